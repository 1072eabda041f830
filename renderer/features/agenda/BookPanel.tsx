import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconPhone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { visitorZone } from '#shared/formats/visitorZone.ts';
import { bookSlot, moveToSlot } from './bookSlot.ts';
import { OwnAppointments } from './OwnAppointments.tsx';
import { FIRST_SLOTS, nextDay, nextSlot, slotBefore } from './slotChoice.ts';
import { SlotGrid } from './SlotGrid.tsx';
import { SlotZones } from './SlotZones.tsx';
import { readFreeSlots, useFreeSlots } from './useFreeSlots.ts';

type Props = { readonly lead: Lead; readonly show: Show; readonly staffId: StaffId | null };

/** The rep after this one, in the order of the team. */
const repAfter = ({ staff }: Show, rep: StaffId | undefined): StaffId | null =>
  staff[(staff.findIndex(({ id }) => id === rep) + 1) % staff.length]?.id ?? null;

/** Appointments of a lead, and the next free slots of a rep: F2 books the marked one, a click any other. */
export function BookPanel({ lead, show, staffId }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [chosen, setChosen] = useState<StaffId | null>(null);
  const [moving, setMoving] = useState<Appointment | null>(null);
  const [choice, setChoice] = useState(FIRST_SLOTS);
  const rep = chosen ?? show.staff.find(({ id }) => id === (lead.owner ?? staffId))?.id ?? show.staff[0]?.id;
  const free = useFreeSlots(show, rep, choice.pages.at(-1) ?? null);
  const slots = free?.slots ?? [];
  const marked = slots[choice.at] === undefined ? 0 : choice.at;
  const slot = slots[marked];
  const showRep = (id: StaffId | null): void => {
    setChosen(id);
    setChoice(FIRST_SLOTS);
  };
  const take = async (at: number, kind: Appointment['kind']): Promise<void> => {
    // a hand that is quicker than the list gets the first slot of it
    const known = free === undefined && rep !== undefined ? (await readFreeSlots(store, { show, rep, from: null })).slots : slots;
    const taken = known[at];
    if (taken === undefined) return;
    void (moving === null
      ? bookSlot(store, { lead, show, slot: taken, kind })
      : moveToSlot(store, { show, slot: taken, appointment: moving }));
    setMoving(null);
    setChoice(FIRST_SLOTS);
  };
  const group = t('agenda.keys');
  const inFields = true;
  useShortcuts([
    { key: 'f2', label: t('agenda.book_next'), group, run: () => void take(marked, 'meeting'), inFields },
    { key: 'f3', label: t('agenda.call_next'), group, run: () => void take(marked, 'call'), inFields },
    { key: 'shift+f2', label: t('invite.day_next'), group, run: () => setChoice(nextDay(choice, slots, show.zone)), inFields },
    { key: 'shift+f3', label: t('invite.rep_next'), group, run: () => showRep(repAfter(show, rep)), inFields },
    { key: 'alt+arrowright', label: t('invite.slot_next'), group, run: () => setChoice(nextSlot(choice, slots)) },
    { key: 'alt+arrowleft', label: t('invite.slot_before'), group, run: () => setChoice(slotBefore(choice)) },
  ]);
  useShortcuts([{ key: 'escape', label: t('invite.stop_moving'), group, run: () => setMoving(null) }], moving !== null);
  if (rep === undefined) return <Text c="dimmed">{t('agenda.no_staff')}</Text>;
  return (
    <Stack gap="xs">
      <Group justify="space-between" wrap="nowrap">
        <Title order={3} size="h5">
          {t('agenda.book')}
        </Title>
        <Select
          size="xs"
          w={190}
          aria-label={t('agenda.rep')}
          allowDeselect={false}
          value={rep}
          data={show.staff.map(({ id, name }) => ({ value: id, label: name }))}
          rightSectionWidth={show.staff.length > 1 ? 60 : 28}
          {...(show.staff.length > 1 ? { rightSection: <KeyHint keys="shift+f3" /> } : {})}
          onChange={(id) => showRep(show.staff.find((one) => one.id === id)?.id ?? null)}
        />
      </Group>
      <OwnAppointments lead={lead} show={show} onMove={setMoving} />
      {moving !== null && (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" fw={600} aria-live="polite">
            {t('agenda.move_hint')}
          </Text>
          <Button size="compact-sm" variant="subtle" rightSection={<KeyHint keys="escape" />} onClick={() => setMoving(null)}>
            {t('invite.stop_moving')}
          </Button>
        </Group>
      )}
      {free !== undefined && slot === undefined && (
        <Text size="sm" c="dimmed">
          {t('agenda.no_slot')}
        </Text>
      )}
      <SlotGrid slots={slots} zone={show.zone} marked={marked} onTake={(at) => void take(at, 'meeting')} />
      {slot !== undefined && (
        <SlotZones
          at={slot.startsAt}
          zone={show.zone}
          visitor={visitorZone(lead.contact)}
          rep={{ name: show.staff.find(({ id }) => id === rep)?.name ?? '', zone: free?.repZone }}
        />
      )}
      <SlotKeys
        hasSlot={slot !== undefined}
        isFirst={choice.pages.length === 0}
        onTake={(kind) => void take(marked, kind)}
        onDay={() => setChoice(nextDay(choice, slots, show.zone))}
        onStart={() => setChoice(FIRST_SLOTS)}
      />
    </Stack>
  );
}

type KeysProps = {
  readonly hasSlot: boolean;
  readonly isFirst: boolean;
  readonly onTake: (kind: Appointment['kind']) => void;
  readonly onDay: () => void;
  readonly onStart: () => void;
};

/** What the keys do with the marked slot, as buttons. */
function SlotKeys({ hasSlot, isFirst, onTake, onDay, onStart }: KeysProps) {
  const { t } = useTranslation();
  return (
    <>
      {hasSlot && (
        <Group gap="xs" grow>
          <Button
            size="xs"
            leftSection={<IconCalendarPlus size={16} />}
            rightSection={<KeyHint keys="f2" />}
            onClick={() => onTake('meeting')}
          >
            {t('agenda.meeting')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPhone size={16} />}
            rightSection={<KeyHint keys="f3" />}
            onClick={() => onTake('call')}
          >
            {t('agenda.call')}
          </Button>
        </Group>
      )}
      <Group gap="xs" justify="space-between">
        {hasSlot && (
          <Button size="compact-sm" variant="subtle" rightSection={<KeyHint keys="shift+f2" />} onClick={onDay}>
            {t('invite.day_next')}
          </Button>
        )}
        {!isFirst && (
          <Button size="compact-sm" variant="subtle" onClick={onStart}>
            {t('invite.start')}
          </Button>
        )}
      </Group>
    </>
  );
}
