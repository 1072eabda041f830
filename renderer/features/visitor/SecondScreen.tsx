import { Center, Text, useMantineColorScheme } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ToVisitor, VISITOR_CHANNEL } from '#shared/ipc/visitor.ts';
import type { FromVisitor } from '#shared/ipc/visitor.ts';
import { takeMessage } from './takeMessage.ts';
import type { Shown } from './takeMessage.ts';
import { Thanks } from './Thanks.tsx';
import { useSwallowedScans } from './useSwallowedScans.ts';
import { useVisitorWords } from './useVisitorWords.ts';
import { VisitorForm } from './VisitorForm.tsx';

/** The whole of the visitor's own window: it knows what the program tells it, tells back what is typed, and can do nothing else. */
export function SecondScreen({ language: first }: { readonly language: 'en' | 'fr' }) {
  const [shown, setShown] = useState<Shown | null>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  const { setColorScheme } = useMantineColorScheme();
  const language = shown?.draft.language ?? first;
  const t = useVisitorWords(language);
  useSwallowedScans();
  const hear = useEffectEvent((data: unknown) => {
    const read = ToVisitor.safeParse(data);
    if (!read.success) return;
    if (read.data.kind === 'show') setColorScheme(read.data.sheet.scheme);
    setShown((before) => takeMessage(before, read.data));
  });
  const tell = (message: FromVisitor): void => channel.current?.postMessage(message);
  useEffect(() => {
    const own = new BroadcastChannel(VISITOR_CHANNEL);
    channel.current = own;
    own.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data));
    own.postMessage({ kind: 'ready' } satisfies FromVisitor);
    return () => own.close();
  }, []);
  if (shown === null)
    return (
      <Center h="100vh" lang={language}>
        <Text size="xl">{t('visitor.waiting')}</Text>
      </Center>
    );
  const { sheet, draft, step } = shown;
  if (step === 'thanks') return <Thanks language={language} title={t('visitor.thanks')} text={t('visitor.thanks_second')} />;
  return (
    <VisitorForm
      key={sheet.visit}
      sheet={sheet}
      draft={draft}
      step={step}
      onDraft={(next) => {
        setShown({ ...shown, draft: next });
        tell({ kind: 'draft', visit: sheet.visit, draft: next });
      }}
      onConfirm={(next) => {
        setShown({ ...shown, step: 'saving' });
        tell({ kind: 'confirm', visit: sheet.visit, draft: next });
      }}
    />
  );
}
