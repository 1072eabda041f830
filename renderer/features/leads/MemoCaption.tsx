import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { captionMemo } from '#renderer/data/memos.ts';
import type { VoiceMemo } from '#renderer/data/memos.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { newLatestSaver } from './latestSaver.ts';
import type { SaveState } from './latestSaver.ts';

/** A few words on what a memo is about, saved at each keystroke; only whoever spoke it writes them. */
export function MemoCaption({ memo }: { readonly memo: VoiceMemo }) {
  const { t } = useTranslation();
  const store = useStore();
  const { id, leadId } = memo;
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<SaveState>('idle');
  const [saver] = useState(() => newLatestSaver<string>(async (text) => (await captionMemo(store, { id, leadId, text })).ok, setState));
  const isOwn = memo.by === store.staff();
  if (typed !== null && isOwn)
    return (
      <TextInput
        value={typed}
        // opened by a press on the button that stood here
        ref={(field) => field?.focus()}
        maxLength={500}
        aria-label={t('voice.caption')}
        placeholder={t('voice.captionHint')}
        error={state === 'failed' && t('leads.note.failed')}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          saver.take(event.currentTarget.value);
        }}
        onBlur={() => state !== 'failed' && setTyped(null)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.blur();
        }}
      />
    );
  return (
    <>
      {memo.text !== '' && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {memo.text}
        </Text>
      )}
      {isOwn && (
        <Button size="sm" px={4} variant="subtle" onClick={() => setTyped(memo.text)}>
          {t(memo.text === '' ? 'voice.addCaption' : 'voice.changeCaption')}
        </Button>
      )}
    </>
  );
}
