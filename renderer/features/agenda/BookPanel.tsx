import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRepAppointments } from '#renderer/data/appointments.ts';
import { readWhere } from '#renderer/data/read.ts';
import { readRepCalendar } from '#renderer/data/repCalendars.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { nextFreeSlotsOf } from '#shared/domain/repCalendar.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { AppointmentLine } from './AppointmentLine.tsx';
import { bookSlot, moveToSlot } from './bookSlot.ts';
import { SlotGrid } from './SlotGrid.tsx';

type Props = { readonly lead: Lead; readonly show: Show; readonly staffId: StaffId | null };

const OFFERED = 6;

/** Appointments of a lead, and the next free slots of a rep: F2 books the first, a click any other. */
export function BookPanel({ lead, show, staffId }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [chosen, setChosen] = useState<StaffId | null>(null);
  const [moving, setMoving] = useState<Appointment | null>(null);
  const rep = chosen ?? show.staff.find(({ id }) => id === (lead.owner ?? staffId))?.id ?? show.staff[0]?.id;
  const slots =
    useLive(
      async (live) => {
        if (rep === undefined) return [];
        const calendar = await readRepCalendar(live, rep);
        return nextFreeSlotsOf({ show, rep, booked: await readRepAppointments(live, rep), calendar, from: live.now(), count: OFFERED });
      },
      [rep, show],
    ) ?? [];
  const own = useLive((live) => readWhere(live, 'appointments', { index: 'leadId', value: lead.id }), [lead.id]) ?? [];
  const take = (at: number, kind: Appointment['kind']): void => {
    const slot = slots[at];
    if (slot === undefined) return;
    void (moving === null ? bookSlot(store, { lead, show, slot, kind }) : moveToSlot(store, { show, slot, appointment: moving }));
    setMoving(null);
  };
  useShortcuts([
    { key: 'f2', label: t('agenda.book_next'), group: t('agenda.keys'), run: () => take(0, 'meeting'), inFields: true },
    { key: 'f3', label: t('agenda.call_next'), group: t('agenda.keys'), run: () => take(0, 'call'), inFields: true },
  ]);
  if (rep === undefined) return <Text c="dimmed">{t('agenda.no_staff')}</Text>;
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Title order={3} size="h5">
          {t('agenda.book')}
        </Title>
        <Select
          size="xs"
          w={150}
          aria-label={t('agenda.rep')}
          allowDeselect={false}
          value={rep}
          data={show.staff.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setChosen(show.staff.find((one) => one.id === id)?.id ?? null)}
        />
      </Group>
      {own
        .filter(({ cancelledAt }) => cancelledAt === undefined)
        .map((one) => (
          <AppointmentLine key={one.id} appointment={one} show={show} onMove={() => setMoving(one)} />
        ))}
      {moving !== null && (
        <Text size="sm" fw={600} aria-live="polite">
          {t('agenda.move_hint')}
        </Text>
      )}
      {slots.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('agenda.no_slot')}
        </Text>
      ) : (
        <SlotGrid slots={slots} zone={show.zone} onTake={(at) => take(at, 'meeting')} />
      )}
      {slots.length > 0 && (
        <Group gap="xs" grow>
          <Button
            size="xs"
            leftSection={<IconCalendarPlus size={16} />}
            rightSection={<KeyHint keys="f2" />}
            onClick={() => take(0, 'meeting')}
          >
            {t('agenda.meeting')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPhone size={16} />}
            rightSection={<KeyHint keys="f3" />}
            onClick={() => take(0, 'call')}
          >
            {t('agenda.call')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
