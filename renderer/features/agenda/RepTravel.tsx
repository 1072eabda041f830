import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { RepCalendar } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import { fieldOf, instantOfField, withTravel } from './repForm.ts';

type Props = {
  readonly show: Show;
  readonly calendar: RepCalendar;
  readonly onChange: (change: (calendar: RepCalendar) => RepCalendar) => void;
};

/** When a rep is on the road or away: nothing is booked then. */
export function RepTravel({ show, calendar, onChange }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const { day } = localTime(store.now(), show.zone);
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState(fieldOf({ day, minutes: show.hours.from }));
  const [to, setTo] = useState(fieldOf({ day, minutes: show.hours.to }));
  const startsAt = instantOfField(from, show.zone);
  const endsAt = instantOfField(to, show.zone);
  const isWrong = startsAt !== null && endsAt !== null && endsAt <= startsAt;
  const add = (): void => {
    if (startsAt === null || endsAt === null || isWrong) return;
    const block = { id: store.newId(), startsAt, endsAt, title: title.trim() || t('agenda.setup.travel_word') };
    onChange((known) => withTravel(known, block));
    setTitle('');
  };
  return (
    <Stack gap={6}>
      <Text fw={600} size="sm">
        {t('agenda.setup.travel')}
      </Text>
      {calendar.travel.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('agenda.setup.travel_none')}
        </Text>
      )}
      {calendar.travel.map((block) => (
        <Group key={block.id} justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm" truncate>
            {block.title} · {formatInstant(block.startsAt, show.zone)} – {formatInstant(block.endsAt, show.zone)}
          </Text>
          <ActionIcon
            variant="subtle"
            color="red"
            size={32}
            aria-label={t('agenda.setup.travel_remove', { title: block.title })}
            onClick={() => onChange((known) => ({ ...known, travel: known.travel.filter(({ id }) => id !== block.id) }))}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </Group>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Stack gap={6}>
          <TextInput
            label={t('agenda.setup.travel_what')}
            placeholder={t('agenda.setup.travel_word')}
            value={title}
            maxLength={120}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              type="datetime-local"
              label={t('agenda.setup.travel_from')}
              value={from}
              flex={1}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="datetime-local"
              label={t('agenda.setup.travel_to')}
              value={to}
              flex={1}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={startsAt === null || endsAt === null || isWrong}>
              {t('agenda.setup.travel_add')}
            </Button>
          </Group>
          {isWrong && (
            <Text size="sm" c="red">
              {t('agenda.setup.travel_wrong')}
            </Text>
          )}
        </Stack>
      </form>
    </Stack>
  );
}
