import { Divider, Drawer, Group, NumberInput, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRepCalendar, updateRepCalendar } from '#renderer/data/repCalendars.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { RepCalendar } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { setUp } from './agendaState.ts';
import { RepBusy } from './RepBusy.tsx';
import { RepTravel } from './RepTravel.tsx';
import { RepWeek } from './RepWeek.tsx';

type Props = { readonly show: Show; readonly rep: StaffId };
type FormProps = Props & { readonly calendar: RepCalendar };

const ZONES = Intl.supportedValuesOf('timeZone');
const LONGEST_SLOT = 480;
const LONGEST_BUFFER = 240;

const minutesIn = (value: string | number, most: number): number | null =>
  value === '' || !Number.isFinite(Number(value)) ? null : Math.min(most, Math.max(0, Math.round(Number(value))));

/** Zone, slots and buffers; an empty field is as the show has it. */
function Times({ show, calendar, onChange }: FormProps & { readonly onChange: (change: (known: RepCalendar) => RepCalendar) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('agenda.setup.zone')}
        description={t('agenda.setup.zone_hint')}
        placeholder={t('agenda.setup.as_show', { zone: show.zone })}
        searchable
        clearable
        limit={100}
        data={[...new Set([...ZONES, ...(calendar.zone === undefined ? [] : [calendar.zone])])]}
        value={calendar.zone ?? null}
        onChange={(zone) => onChange(({ zone: _gone, ...rest }) => (zone === null || zone === show.zone ? rest : { ...rest, zone }))}
      />
      <Group grow align="start">
        <NumberInput
          label={t('agenda.setup.slot')}
          description={t('agenda.setup.slot_hint')}
          placeholder={t('agenda.setup.as_show_slot', { minutes: show.slotMinutes })}
          min={5}
          max={LONGEST_SLOT}
          step={5}
          value={calendar.slotMinutes ?? ''}
          onChange={(value) => {
            const slotMinutes = minutesIn(value, LONGEST_SLOT);
            onChange(({ slotMinutes: _gone, ...rest }) => (slotMinutes === null || slotMinutes < 5 ? rest : { ...rest, slotMinutes }));
          }}
        />
        <NumberInput
          label={t('agenda.setup.buffer')}
          description={t('agenda.setup.buffer_hint')}
          placeholder={t('agenda.setup.none')}
          min={0}
          max={LONGEST_BUFFER}
          step={5}
          value={calendar.bufferMinutes ?? ''}
          onChange={(value) => {
            const bufferMinutes = minutesIn(value, LONGEST_BUFFER);
            onChange(({ bufferMinutes: _gone, ...rest }) => (bufferMinutes === null ? rest : { ...rest, bufferMinutes }));
          }}
        />
      </Group>
    </>
  );
}

/** When a rep works and when not: every change holds at once, for the agenda and for the slots that are offered. */
export function RepSetup({ show, rep }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const saved = useLive((live) => readRepCalendar(live, rep), [rep]);
  // what is being typed is not overtaken by what was saved a letter before
  const [typed, setTyped] = useState<RepCalendar | undefined>(undefined);
  const calendar = saved === undefined ? undefined : { ...(typed ?? saved), travel: saved.travel, busy: saved.busy };
  const change = (by: (known: RepCalendar) => RepCalendar): void => {
    if (calendar !== undefined) setTyped((known) => by(known ?? calendar));
    void updateRepCalendar(store, rep, by);
  };
  const name = show.staff.find(({ id }) => id === rep)?.name ?? t('agenda.board.gone');
  return (
    <Drawer
      opened
      position="right"
      size={620}
      onClose={() => setUp(null)}
      title={t('agenda.setup.title', { name })}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {calendar !== undefined && (
        <Stack data-testid="rep-setup">
          <Select
            label={t('agenda.setup.whose')}
            allowDeselect={false}
            value={rep}
            data={show.staff.map(({ id, name: label }) => ({ value: id as string, label }))}
            onChange={(id) => setUp(show.staff.find((one) => one.id === id)?.id ?? rep)}
          />
          <Times show={show} rep={rep} calendar={calendar} onChange={change} />
          <Divider />
          <RepWeek show={show} calendar={calendar} onChange={change} />
          <Divider />
          <RepTravel show={show} calendar={calendar} onChange={change} />
          <Divider />
          <RepBusy show={show} rep={rep} calendar={calendar} />
        </Stack>
      )}
    </Drawer>
  );
}
