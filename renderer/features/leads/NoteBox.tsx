import { Group, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { PHRASE_KEYS } from '#shared/domain/phrases.ts';
import { readSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { GrowingTextarea } from '#renderer/ui/GrowingTextarea.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { SaveState } from './latestSaver.ts';
import { MemoBar, MemoButton } from './MemoBar.tsx';
import { endNote, typeNote, useNoteDrafts } from './noteDraft.ts';
import { PhraseMenu } from './PhraseMenu.tsx';
import { usePhrases } from './usePhrases.ts';
import { writeAtCaret } from './writeAtCaret.ts';

const STATE = {
  saving: { icon: IconLoader2, color: 'dimmed', key: 'leads.note.saving' },
  saved: { icon: IconCircleCheck, color: 'teal', key: 'leads.note.saved' },
  failed: { icon: IconAlertTriangle, color: 'red', key: 'leads.note.failed' },
} as const;

function SavedMark({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation();
  const mark = state === 'idle' ? undefined : STATE[state];
  return (
    <Group gap={4} component="output" mih={22} data-testid="note-state">
      {mark !== undefined && (
        <>
          <mark.icon size={16} aria-hidden />
          <Text size="sm" c={mark.color} fw={600}>
            {t(mark.key)}
          </Text>
        </>
      )}
    </Group>
  );
}

/** Ends the note when the page is left, and when somebody else comes to the laptop: what they type is theirs. */
function useNoteEnd(leadId: LeadId): void {
  const atWork = useLive(async (live) => ({ staffId: (await readSetting(live)).staffId }), []);
  const staffId = atWork?.staffId;
  useEffect(() => (staffId === undefined ? undefined : () => void endNote(leadId)), [leadId, staffId]);
  useEffect(() => () => void endNote(leadId), [leadId]);
}

/** Where the conversation is written down: saved at each keystroke, ended by mod+Enter or by leaving the page. */
export function NoteBox({ leadId }: { readonly leadId: LeadId }) {
  const { t } = useTranslation();
  const store = useStore();
  const draft = useNoteDrafts(({ drafts }) => drafts[leadId]);
  const phrases = usePhrases(leadId);
  const field = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLElement>(null);
  const group = t('leads.keys');
  // to the note as a whole, not to the top of the page: a screen reader goes on from here, and the keys of the page work again
  const leave = (): void => box.current?.focus({ preventScroll: true });
  const end = (): void => {
    leave();
    void endNote(leadId);
  };
  const write = (phrase: string): void => {
    if (field.current !== null) writeAtCaret(field.current, phrase);
  };
  useShortcuts([
    { key: 'm', group, label: t('leads.note.write'), run: () => field.current?.focus() },
    { key: 'mod+enter', group, label: t('leads.note.end'), run: end, inFields: true },
    ...phrases.slice(0, PHRASE_KEYS).map((phrase, at) => ({
      key: `mod+${at + 1}`,
      group: t('voice.phrases.title'),
      label: phrase,
      run: () => write(phrase),
      inFields: true,
    })),
  ]);
  useNoteEnd(leadId);
  return (
    <section aria-label={t('leads.note.title')} ref={box} tabIndex={-1} style={{ outline: 'none' }}>
      <Group justify="space-between" gap="xs" mb={6}>
        <Group gap="xs" wrap="nowrap">
          <Title order={3} size="md">
            {t('leads.note.title')}
          </Title>
          <KeyHint keys="m" />
          <SavedMark state={draft?.state ?? 'idle'} />
        </Group>
        <Group gap="xs" wrap="nowrap">
          <PhraseMenu phrases={phrases} onPick={write} />
          <MemoButton leadId={leadId} />
        </Group>
      </Group>
      <MemoBar leadId={leadId} />
      <GrowingTextarea
        ref={field}
        value={draft?.text ?? ''}
        minRows={2}
        maxRows={10}
        placeholder={t('leads.note.placeholder')}
        aria-label={t('leads.note.title')}
        onChange={(event) => typeNote(store, leadId, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          leave();
        }}
      />
      <Text size="xs" c="dimmed" mt={2}>
        {t('leads.note.hint')} <KeyHint keys="mod+enter" />
      </Text>
    </section>
  );
}
