import { Group, Text, Textarea, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconLoader2 } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { endNote, typeNote, useNoteDrafts } from './noteDraft.ts';
import type { NoteState } from './noteSaver.ts';

const STATE = {
  saving: { icon: IconLoader2, color: 'dimmed', key: 'leads.note.saving' },
  saved: { icon: IconCircleCheck, color: 'teal', key: 'leads.note.saved' },
  failed: { icon: IconAlertTriangle, color: 'red', key: 'leads.note.failed' },
} as const;

function SavedMark({ state }: { readonly state: NoteState }) {
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

/** Where the conversation is written down: saved at each keystroke, ended by mod+Enter or by leaving the page. */
export function NoteBox({ leadId }: { readonly leadId: LeadId }) {
  const { t } = useTranslation();
  const store = useStore();
  const draft = useNoteDrafts(({ drafts }) => drafts[leadId]);
  const field = useRef<HTMLTextAreaElement>(null);
  const end = (): void => {
    field.current?.blur();
    void endNote(leadId);
  };
  useShortcuts([
    { key: 'm', group: t('leads.keys'), label: t('leads.note.write'), run: () => field.current?.focus() },
    { key: 'mod+enter', group: t('leads.keys'), label: t('leads.note.end'), run: end, inFields: true },
  ]);
  useEffect(() => () => void endNote(leadId), [leadId]);
  return (
    <section aria-label={t('leads.note.title')}>
      <Group justify="space-between" mb={4}>
        <Group gap="xs">
          <Title order={3} size="md">
            {t('leads.note.title')}
          </Title>
          <KeyHint keys="m" />
        </Group>
        <SavedMark state={draft?.state ?? 'idle'} />
      </Group>
      <Textarea
        ref={field}
        value={draft?.text ?? ''}
        autosize
        minRows={3}
        maxRows={10}
        placeholder={t('leads.note.placeholder')}
        aria-label={t('leads.note.title')}
        onChange={(event) => typeNote(store, leadId, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          field.current?.blur();
        }}
      />
      <Text size="xs" c="dimmed" mt={2}>
        {t('leads.note.hint')} <KeyHint keys="mod+enter" />
      </Text>
    </section>
  );
}
