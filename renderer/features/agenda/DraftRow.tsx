import { Badge, Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconCalendarDown, IconCheck, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { noteSent, noteUnsent } from '#renderer/data/invitations.ts';
import type { Mail } from '#renderer/data/invitations.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant, formatMoment } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import { isDrafted, mailDue } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { isReachable } from '#shared/formats/mailDraft.ts';
import classes from './Drafts.module.css';
import { openInvite, saveIcs } from './inviteDeeds.ts';

type Props = {
  readonly mail: Mail;
  readonly show: Show;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onOpenLead: (id: LeadId) => void;
};

function Deeds({ mail, show, isSelected }: Pick<Props, 'mail' | 'show' | 'isSelected'>) {
  const { t } = useTranslation();
  const store = useStore();
  const { appointment, lead } = mail;
  if (mailDue(appointment) === null) {
    return (
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowBackUp size={16} />}
        onClick={() => void noteUnsent(store, appointment.id)}
      >
        {t('invite.mark_unsent')}
      </Button>
    );
  }
  const hint = (keys: string) => (isSelected ? { rightSection: <KeyHint keys={keys} /> } : {});
  const isOpen = isDrafted(appointment);
  return (
    <>
      {isReachable(lead) ? (
        <Button
          size="xs"
          variant={isOpen ? 'default' : 'light'}
          leftSection={<IconMail size={16} />}
          {...hint('o')}
          onClick={() => void openInvite({ store, show }, appointment.id)}
        >
          {t('invite.open')}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconCalendarDown size={16} />}
          {...hint('o')}
          onClick={() => void saveIcs({ store, show }, appointment.id)}
        >
          {t('invite.save_ics')}
        </Button>
      )}
      <Button
        size="xs"
        variant={isOpen ? 'light' : 'default'}
        leftSection={<IconCheck size={16} />}
        {...hint('s')}
        onClick={() => void noteSent(store, appointment)}
      >
        {t('invite.mark_sent')}
      </Button>
    </>
  );
}

/** One mail of the outbox: to whom, about what, how far it is, and what can be done. */
export function DraftRow({ mail, show, isSelected, onSelect, onOpenLead }: Props) {
  const { t } = useTranslation();
  const { appointment, lead } = mail;
  const due = mailDue(appointment);
  const kind = due === 'invite' && appointment.kind === 'call' ? 'call' : due;
  const who = nameOf(lead) || t('invite.drafts.unnamed');
  const email = lead.contact.emails?.[0]?.value;
  const state =
    due === null
      ? t('invite.sent', { when: formatMoment(appointment.told?.at ?? 0, show.zone) })
      : !isReachable(lead)
        ? t('invite.no_address')
        : isDrafted(appointment)
          ? t('invite.drafted', { when: formatMoment(appointment.drafted?.at ?? 0, show.zone) })
          : null;
  return (
    <li className={classes['row']} {...(isSelected ? { 'data-selected': true, 'aria-current': true } : {})}>
      <Stack gap={0} style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs" wrap="nowrap">
          {kind !== null && (
            <Badge variant="light" tt="none" style={{ flexShrink: 0 }} {...(kind === 'cancel' ? { color: 'red' } : {})}>
              {t(`invite.drafts.kind_${kind}`)}
            </Badge>
          )}
          <UnstyledButton style={{ minWidth: 0 }} title={t('agenda.open')} onFocus={onSelect} onClick={() => onOpenLead(lead.id)}>
            <Text fw={600} truncate>
              {who}
            </Text>
          </UnstyledButton>
          <Text size="sm" c="dimmed" truncate>
            {email ?? ''}
          </Text>
        </Group>
        <Text size="sm" truncate>
          {formatInstant(appointment.startsAt, show.zone)}
          {state !== null && ` · ${state}`}
        </Text>
      </Stack>
      <Group gap="xs" wrap="nowrap">
        <Deeds mail={mail} show={show} isSelected={isSelected} />
      </Group>
    </li>
  );
}
