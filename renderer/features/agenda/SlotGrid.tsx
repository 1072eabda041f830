import { Button, SimpleGrid, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { Slot } from '#shared/domain/appointment.ts';
import { formatDay, formatTime } from '#renderer/i18n/format.ts';

type Props = {
  readonly slots: readonly Slot[];
  readonly zone: string;
  /** The slot that the key books. */
  readonly marked: number;
  readonly onTake: (at: number) => void;
};

/** Free slots as buttons, each day named once. */
export function SlotGrid({ slots, zone, marked, onTake }: Props) {
  const days = [...new Set(slots.map(({ startsAt }) => formatDay(startsAt, zone)))];
  return days.map((day) => (
    <Fragment key={day}>
      <Text size="sm" c="dimmed">
        {day}
      </Text>
      <SimpleGrid cols={3} spacing={6} verticalSpacing={6}>
        {slots.map(
          (slot, at) =>
            formatDay(slot.startsAt, zone) === day && (
              <Button
                key={slot.startsAt}
                size="compact-md"
                px={4}
                variant={at === marked ? 'light' : 'default'}
                {...(at === marked ? { 'aria-current': true, 'data-testid': 'marked-slot' } : {})}
                aria-label={`${day} ${formatTime(slot.startsAt, zone)}`}
                onClick={() => onTake(at)}
              >
                {formatTime(slot.startsAt, zone)}
              </Button>
            ),
        )}
      </SimpleGrid>
    </Fragment>
  ));
}
