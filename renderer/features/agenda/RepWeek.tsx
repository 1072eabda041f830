import { ActionIcon, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCoffee, IconCoffeeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import i18next from 'i18next';
import type { RepCalendar } from '#shared/domain/repCalendar.ts';
import type { Hours, Show } from '#shared/domain/show.ts';
import { minutesText } from '#shared/lib/time.ts';
import { minutesOf, weekHours, withHours, withoutPause, withPause } from './repForm.ts';

type Props = {
  readonly show: Show;
  readonly calendar: RepCalendar;
  readonly onChange: (change: (calendar: RepCalendar) => RepCalendar) => void;
};

/** Sunday comes last on a page, first in the record. */
const ORDER = [1, 2, 3, 4, 5, 6, 0];

/** Weekday 0 is a Sunday: 4 January 1970 was one. */
const nameOfWeekday = (weekday: number): string =>
  new Intl.DateTimeFormat(i18next.resolvedLanguage ?? 'en', { weekday: 'long', timeZone: 'UTC' }).format((3 + weekday) * 86_400_000);

function DayRow({ show, calendar, onChange, weekday }: Props & { readonly weekday: number }) {
  const { t } = useTranslation();
  const hours = weekHours(calendar, show)[weekday] ?? [];
  const name = nameOfWeekday(weekday);
  const save = (next: readonly Hours[]): void => onChange((known) => withHours(known, show, { weekday, hours: next }));
  const set = (at: number, part: Partial<Hours>): void => save(hours.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <Group gap="xs" wrap="nowrap" mih={36}>
      <Checkbox
        w={130}
        label={name}
        aria-label={t('agenda.setup.works', { day: name })}
        checked={hours.length > 0}
        onChange={(event) => save(event.currentTarget.checked ? [show.hours] : [])}
      />
      {hours.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('agenda.setup.off')}
        </Text>
      )}
      {hours.map(({ from, to }, at) => (
        // a stretch has no name but its place
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <Group key={at} gap={4} wrap="nowrap">
          <TextInput
            type="time"
            size="xs"
            aria-label={t('agenda.setup.from_on', { day: name })}
            value={minutesText(from)}
            error={to <= from}
            onChange={({ currentTarget: { value } }) => minutesOf(value) !== null && set(at, { from: minutesOf(value) ?? from })}
          />
          –
          <TextInput
            type="time"
            size="xs"
            aria-label={t('agenda.setup.to_on', { day: name })}
            value={to >= 1_440 ? '23:59' : minutesText(to)}
            error={to <= from}
            onChange={({ currentTarget: { value } }) => minutesOf(value) !== null && set(at, { to: minutesOf(value) ?? to })}
          />
        </Group>
      ))}
      {hours.length === 1 && (
        <ActionIcon
          variant="subtle"
          size={32}
          title={t('agenda.setup.pause', { day: name })}
          aria-label={t('agenda.setup.pause', { day: name })}
          onClick={() => save(withPause(hours))}
        >
          <IconCoffee size={18} />
        </ActionIcon>
      )}
      {hours.length > 1 && (
        <ActionIcon
          variant="subtle"
          size={32}
          title={t('agenda.setup.no_pause', { day: name })}
          aria-label={t('agenda.setup.no_pause', { day: name })}
          onClick={() => save(withoutPause(hours))}
        >
          <IconCoffeeOff size={18} />
        </ActionIcon>
      )}
    </Group>
  );
}

/** The hours a rep works on each weekday, before and after the show. */
export function RepWeek(props: Props) {
  const { t } = useTranslation();
  const { calendar, onChange } = props;
  return (
    <Stack gap={2}>
      <Group justify="space-between">
        <Text fw={600} size="sm">
          {t('agenda.setup.week')}
        </Text>
        <Checkbox
          size="sm"
          label={t('agenda.setup.as_show_week')}
          checked={calendar.week === undefined}
          onChange={(event) => {
            const isShow = event.currentTarget.checked;
            onChange(({ week: _own, ...rest }) => (isShow ? rest : { ...rest, week: weekHours(rest, props.show) }));
          }}
        />
      </Group>
      {ORDER.map((weekday) => (
        <DayRow key={weekday} {...props} weekday={weekday} />
      ))}
    </Stack>
  );
}
