import { Box, Button, Group, Text, ThemeIcon } from '@mantine/core';
import { IconCalendarEvent, IconChecks, IconNote, IconPhone, IconPhoto, IconScan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { keepPromise } from '#renderer/data/promises.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import { reopenNote } from './noteDraft.ts';
import { Pictures } from './Pictures.tsx';
import { RawCapture } from './RawCapture.tsx';
import type { TimelineItem } from './timelineItems.ts';

type Props = { readonly item: TimelineItem; readonly leadId: LeadId; readonly show: Show };

const ICON = { note: IconNote, visit: IconScan, media: IconPhoto, appointment: IconCalendarEvent, promise: IconChecks } as const;

function Body({ item, leadId, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  switch (item.kind) {
    case 'note':
      return (
        <>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {item.note.text}
          </Text>
          {item.note.by === store.staff() && (
            <Button size="sm" px={4} variant="subtle" onClick={() => reopenNote(leadId, item.note.id, item.note.text)}>
              {t('leads.note.edit')}
            </Button>
          )}
        </>
      );
    case 'visit':
      return item.capture === undefined ? null : <RawCapture capture={item.capture} zone={show.zone} />;
    case 'media':
      return (
        <>
          {item.media.text !== '' && <Text size="sm">{item.media.text}</Text>}
          {item.media.kind === 'photo' && <Pictures ids={[item.media.mediaId]} />}
        </>
      );
    case 'appointment': {
      const { appointment } = item;
      const isOff = appointment.cancelledAt !== undefined;
      return (
        <Text size="sm" {...(isOff ? { td: 'line-through', c: 'dimmed' } : {})}>
          {appointment.kind === 'call' && <IconPhone size={14} aria-label={t('leads.timeline.call')} />} {appointment.title}{' '}
          {formatInstant(appointment.startsAt, appointment.zone)}
        </Text>
      );
    }
    case 'promise':
      return (
        <Group gap="xs">
          <Text size="sm">{item.promise.text}</Text>
          <Button size="sm" px={4} variant="subtle" onClick={() => void keepPromise(store, item.promise.id, false)}>
            {t('leads.promise.reopen')}
          </Button>
        </Group>
      );
  }
}

const authorOf = (item: TimelineItem): StaffId | null => {
  switch (item.kind) {
    case 'note':
      return item.note.by;
    case 'visit':
      return item.visit.by;
    case 'media':
      return item.media.by;
    case 'appointment':
      return item.appointment.bookedBy;
    case 'promise':
      return item.promise.owner;
  }
};

/** One thing that happened: what, when, who, and what was said. */
export function TimelineEntry({ item, leadId, show }: Props) {
  const { t } = useTranslation();
  const Icon = ICON[item.kind];
  const author = authorOf(item);
  const name = show.staff.find(({ id }) => id === author)?.name;
  const isOff = item.kind === 'appointment' && item.appointment.cancelledAt !== undefined;
  return (
    <Group component="li" gap="xs" wrap="nowrap" align="start">
      <ThemeIcon size={28} radius="xl" variant="light" aria-hidden>
        <Icon size={16} />
      </ThemeIcon>
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Text size="sm" fw={600} span>
          {t(isOff ? 'leads.timeline.cancelled' : `leads.timeline.${item.kind}`)}
        </Text>
        <Text size="xs" c="dimmed" span ml={6}>
          {formatInstant(item.at, show.zone)}
          {name !== undefined && ` · ${name}`}
        </Text>
        <Body item={item} leadId={leadId} show={show} />
      </Box>
    </Group>
  );
}
