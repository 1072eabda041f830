import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteSent, noteUnsent, readMails } from '#renderer/data/invitations.ts';
import type { Mail } from '#renderer/data/invitations.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { mailDue } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { isReachable } from '#shared/formats/mailDraft.ts';
import { DraftRow } from './DraftRow.tsx';
import classes from './Drafts.module.css';
import { openInvite, saveIcs } from './inviteDeeds.ts';

type Props = { readonly show: Show; readonly onOpen: (id: LeadId) => void };

/** The outbox of mails not yet sent, worked to zero by keys; what was sent lately below, with the way back. */
export function DraftsPanel({ show, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [wanted, setWanted] = useState(0);
  const mails = useLive((live) => readMails(live, show.id), [show.id]);
  const due = mails?.due ?? [];
  const sent = mails?.sent ?? [];
  const all = [...due, ...sent];
  const at = Math.max(0, Math.min(wanted, all.length - 1));
  const selected = all[at];
  const move = (by: number): void => setWanted(Math.max(0, Math.min(all.length - 1, at + by)));
  const open = ({ appointment, lead }: Mail): void =>
    void (isReachable(lead) ? openInvite({ store, show }, appointment.id) : saveIcs({ store, show }, appointment.id));
  const isDue = selected !== undefined && mailDue(selected.appointment) !== null;
  const group = t('invite.drafts.keys');
  useShortcuts([
    { key: 'arrowdown', group, label: t('invite.drafts.down'), run: () => move(1) },
    { key: 'j', group, label: t('invite.drafts.down'), run: () => move(1) },
    { key: 'arrowup', group, label: t('invite.drafts.up'), run: () => move(-1) },
    { key: 'k', group, label: t('invite.drafts.up'), run: () => move(-1) },
    ...(selected !== undefined && isDue
      ? [
          { key: 'o', group, label: t('invite.open'), run: () => open(selected) },
          { key: 's', group, label: t('invite.mark_sent'), run: () => void noteSent(store, selected.appointment) },
        ]
      : []),
    ...(selected !== undefined && !isDue
      ? [{ key: 's', group, label: t('invite.mark_unsent'), run: () => void noteUnsent(store, selected.appointment.id) }]
      : []),
  ]);
  const list = (some: readonly Mail[], from: number, label: string) => (
    <ul className={classes['list']} aria-label={label}>
      {some.map((mail, index) => (
        <DraftRow
          key={mail.appointment.id}
          mail={mail}
          show={show}
          isSelected={from + index === at}
          onSelect={() => setWanted(from + index)}
          onOpenLead={onOpen}
        />
      ))}
    </ul>
  );
  return (
    <Stack gap="sm" data-testid="drafts">
      <Text size="sm" c="dimmed">
        {t('invite.drafts.text')}
      </Text>
      {mails !== undefined && due.length === 0 && <Text fw={600}>{t('invite.drafts.none')}</Text>}
      {due.length > 0 && list(due, 0, t('invite.drafts.title'))}
      {sent.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t('invite.drafts.sent_title')}
          </Title>
          {list(sent, due.length, t('invite.drafts.sent_title'))}
        </>
      )}
    </Stack>
  );
}
