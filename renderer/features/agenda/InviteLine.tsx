import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { noteSent, noteUnsent } from '#renderer/data/invitations.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatMoment } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { isDrafted, isTold, mailDue } from '#shared/domain/interaction.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { isReachable } from '#shared/formats/mailDraft.ts';
import { openInvite } from './inviteDeeds.ts';

type Props = { readonly appointment: Appointment; readonly lead: Lead; readonly show: Show; readonly hotkey?: string };

/** What the visitor knows of an appointment, and the mail that is due. */
export function InviteLine({ appointment, lead, show, hotkey }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const due = mailDue(appointment);
  const { id, told, drafted } = appointment;
  if (!isReachable(lead)) {
    return (
      <Text size="sm" c="dimmed" data-testid="invite-state">
        {t('invite.no_address')}
      </Text>
    );
  }
  if (due === null) {
    if (told === undefined || !isTold(appointment)) return null;
    return (
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" c="dimmed" data-testid="invite-state">
          {t('invite.sent', { when: formatMoment(told.at, show.zone) })}
        </Text>
        <Tooltip label={t('invite.mark_unsent')}>
          <ActionIcon variant="subtle" size={32} aria-label={t('invite.mark_unsent')} onClick={() => void noteUnsent(store, id)}>
            <IconArrowBackUp size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
    );
  }
  const isOpen = isDrafted(appointment) && drafted !== undefined;
  const rep = show.staff.find((one) => one.id === appointment.rep);
  return (
    <>
      <Text size="sm" {...(isOpen ? { c: 'dimmed' } : {})} data-testid="invite-state">
        {isOpen ? t('invite.drafted', { when: formatMoment(drafted.at, show.zone) }) : t(`invite.due_${due}`)}
      </Text>
      {rep !== undefined && rep.email === undefined && (
        <Text size="xs" c="dimmed">
          {t('invite.no_host', { name: rep.name })}
        </Text>
      )}
      <Group gap="xs" grow>
        <Button
          size="xs"
          variant={isOpen ? 'default' : 'light'}
          px="xs"
          rightSection={hotkey === undefined ? undefined : <KeyHint keys={hotkey} />}
          title={t(`invite.open_${due}`)}
          aria-label={t('invite.open')}
          onClick={() => void openInvite({ store, show }, id)}
        >
          {t('invite.open_short')}
        </Button>
        <Button
          size="xs"
          variant={isOpen ? 'light' : 'default'}
          px="xs"
          aria-label={t('invite.mark_sent')}
          title={t('invite.mark_sent')}
          rightSection={hotkey === undefined ? undefined : <KeyHint keys={`shift+${hotkey}`} />}
          onClick={() => void noteSent(store, appointment)}
        >
          {t('invite.sent_short')}
        </Button>
      </Group>
    </>
  );
}
