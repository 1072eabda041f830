import { Box, Button, Group, Text, ThemeIcon } from '@mantine/core';
import {
  IconCalendarEvent,
  IconChecks,
  IconHeartHandshake,
  IconMicrophone,
  IconNote,
  IconPhone,
  IconPhoto,
  IconScan,
  IconShare3,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { keepPromise } from '#renderer/data/promises.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { MemoCaption } from './MemoCaption.tsx';
import { MemoPlayer } from './MemoPlayer.tsx';
import { reopenNote } from './noteDraft.ts';
import { Pictures } from './Pictures.tsx';
import { RawCapture } from './RawCapture.tsx';
import type { TimelineItem } from './timelineItems.ts';

type Props = { readonly item: TimelineItem; readonly leadId: LeadId; readonly show: Show };

const ICON = {
  note: IconNote,
  visit: IconScan,
  voice: IconMicrophone,
  picture: IconPhoto,
  appointment: IconCalendarEvent,
  made: IconHeartHandshake,
  kept: IconChecks,
  handed: IconShare3,
} as const;

/** Text of people: as it was written, whatever it holds. */
const Words = ({ text }: { readonly text: string }) => (
  <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
    {text}
  </Text>
);

function Body({ item, leadId, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  switch (item.kind) {
    case 'note': {
      const { id: noteId, by, text } = item.note;
      return (
        <>
          <Words text={text} />
          {by === store.staff() && (
            <Button size="sm" px={4} variant="subtle" onClick={() => void reopenNote(leadId, { noteId, by, text })}>
              {t('leads.note.edit')}
            </Button>
          )}
        </>
      );
    }
    case 'visit':
      return item.capture === undefined ? null : (
        <>
          {item.capture.mediaId !== undefined && (
            <Pictures ids={[item.capture.mediaId]} label={t('leads.picture.of', { at: formatInstant(item.at, show.zone) })} />
          )}
          <RawCapture capture={item.capture} zone={show.zone} />
        </>
      );
    case 'voice':
      return (
        <>
          <MemoPlayer memo={item.memo} />
          <MemoCaption memo={item.memo} />
        </>
      );
    case 'picture':
      return (
        <>
          {item.text !== '' && <Words text={item.text} />}
          <Pictures ids={[item.picture]} label={t('leads.picture.of', { at: formatInstant(item.at, show.zone) })} />
        </>
      );
    case 'appointment': {
      const { appointment } = item;
      const isOff = appointment.cancelledAt !== undefined;
      return (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }} {...(isOff ? { td: 'line-through', c: 'dimmed' } : {})}>
          {appointment.kind === 'call' && <IconPhone size={14} aria-label={t('leads.timeline.call')} />} {appointment.title}{' '}
          {formatInstant(appointment.startsAt, appointment.zone)}
        </Text>
      );
    }
    case 'made':
      return <Words text={item.promise.text} />;
    case 'kept':
      return (
        <Group gap="xs">
          <Words text={item.promise.text} />
          <Button size="sm" px={4} variant="subtle" onClick={() => void keepPromise(store, item.promise.id, false)}>
            {t('leads.promise.reopen')}
          </Button>
        </Group>
      );
    case 'handed':
      return <Words text={`${item.promise.text} (${t('leads.timeline.to', { name: item.promise.handedTo?.name ?? '' })})`} />;
  }
}

/** One thing that happened: what, when, who, and what was said. */
export function TimelineEntry({ item, leadId, show }: Props) {
  const { t } = useTranslation();
  const Icon = ICON[item.kind];
  const name = show.staff.find(({ id }) => id === item.by)?.name ?? (item.by === null ? undefined : t('history.somebody'));
  const isOff = item.kind === 'appointment' && item.appointment.cancelledAt !== undefined;
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="start" data-kind={item.kind}>
      <ThemeIcon size={28} radius="xl" variant="light" aria-hidden>
        <Icon size={16} />
      </ThemeIcon>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600} span>
          {t(isOff ? 'leads.timeline.cancelled' : `leads.timeline.${item.kind}`)}
        </Text>
        <Text size="xs" c="dimmed" span ml={6} style={{ overflowWrap: 'anywhere' }}>
          {formatInstant(item.at, show.zone)}
          {name !== undefined && ` · ${name}`}
        </Text>
        <Body item={item} leadId={leadId} show={show} />
      </Box>
    </Group>
  );
}
