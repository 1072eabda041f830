import { IconCalendarEvent } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { useNow } from '#renderer/data/useNow.ts';
import { formatDate, formatDay } from '#renderer/i18n/format.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { instantOf, localTime } from '#shared/lib/time.ts';
import classes from './Agenda.module.css';
import { AgendaBooking } from './AgendaBooking.tsx';
import { columnsOf } from './agendaColumns.ts';
import type { Column } from './agendaColumns.ts';
import { AgendaConflicts } from './AgendaConflicts.tsx';
import { cancelOnAgenda, moveOnAgenda, settleConflict } from './agendaDeeds.ts';
import type { Desk } from './agendaDeeds.ts';
import { AgendaDetails } from './AgendaDetails.tsx';
import { readAgenda } from './agendaEntries.ts';
import type { Agenda, Entry } from './agendaEntries.ts';
import { AgendaGrid } from './AgendaGrid.tsx';
import { AgendaHead } from './AgendaHead.tsx';
import { focusOn, useAgendaKeys } from './agendaKeys.ts';
import { AgendaList } from './AgendaList.tsx';
import { earliestSlot, freeSlotAt } from './agendaSlots.ts';
import { askFor, select, setMoving, showDay, showView, useAgenda } from './agendaState.ts';
import { mondayOf, weekOf } from './dayAxis.ts';
import { openInvite } from './inviteDeeds.ts';
import { RepSetup } from './RepSetup.tsx';
import { RepZonesContext } from './repZones.ts';
import { saveCalendar } from './saveInvitation.ts';

type Props = { readonly show: Show; readonly onOpen: (id: LeadId) => void; readonly tools?: ReactNode };

const NOTHING: Agenda = { entries: [], booked: new Map(), calendars: new Map(), conflicts: [], doubled: new Set() };

/** Appointments in view, by time. */
function useShown(agenda: Agenda, columns: readonly Column[]): readonly Entry[] {
  const { view, rep } = useAgenda();
  if (view === 'list') return agenda.entries.filter(({ appointment }) => rep === null || appointment.rep === rep);
  return [...new Set(columns.flatMap(({ entries }) => entries))].toSorted((a, b) => a.startsAt - b.startsAt);
}

/** What keys and buttons do to the selected appointment. */
function useDeeds(desk: Desk, entry: Entry | undefined, onOpen: Props['onOpen']) {
  const { t } = useTranslation();
  if (entry === undefined) return [];
  const { appointment } = entry;
  const { show, store } = desk;
  const begin = (): void => {
    if (useAgenda.getState().view === 'list') showView('day');
    showDay(localTime(entry.startsAt, show.zone).day);
    setMoving({ id: appointment.id, rep: appointment.rep, startsAt: entry.startsAt, by: 'keys' });
    focusOn(appointment.id);
  };
  const invite = (): void => void openInvite({ store, show }, appointment.id);
  return [
    { key: 'enter', label: t('agenda.board.open'), run: () => onOpen(appointment.leadId) },
    { key: 'm', label: t('agenda.board.move'), run: begin },
    { key: 'x', label: t('agenda.board.cancel'), run: () => void cancelOnAgenda(desk, appointment) },
    { key: 'i', label: t('invite.open'), run: invite },
  ];
}

/** The deeds of a time that was chosen for a booking. */
function useBookings(desk: Desk, day: string, now: number) {
  const { rep, view } = useAgenda();
  const reps = rep === null ? desk.show.staff.map(({ id }) => id) : [rep];
  return {
    free: (column: Column, at: number): void => {
      const slot = freeSlotAt(desk, column.rep === null ? reps : [column.rep], at);
      if (slot !== null) askFor(slot);
    },
    next: (): void => {
      const first = view === 'week' ? mondayOf(day) : day;
      const from = view === 'list' ? now : instantOf({ day: first, minutes: 0 }, desk.show.zone);
      const slot = earliestSlot(desk, reps, Math.max(now, from));
      if (slot !== null) askFor(slot);
    },
  };
}

/** The agenda of a show and the weeks after it: by day, by week, as a list; worked by keys or by hand. */
export function AgendaScreen({ show, onOpen, tools }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const now = useNow();
  const state = useAgenda();
  const { view, rep, selected, moving, asked, setup } = state;
  const read = useLive((live) => readAgenda(live, show), [show.id, show.staff]);
  const agenda = read ?? NOTHING;
  const desk: Desk = { store, show, agenda };
  const today = localTime(now, show.zone).day;
  const day = state.day ?? (today < show.firstDay ? show.firstDay : today);
  const columns = useMemo(() => (view === 'list' ? [] : columnsOf({ show, agenda }, { view, day, rep })), [show, agenda, view, day, rep]);
  const zones = useMemo(
    () =>
      new Map([...agenda.calendars].flatMap(([id, { zone }]) => (zone === undefined || zone === show.zone ? [] : [[id, zone] as const]))),
    [agenda, show.zone],
  );
  const shown = useShown(agenda, columns);
  const entry = shown.find(({ appointment }) => appointment.id === selected);
  const conflicts = agenda.conflicts.filter(({ first, second }) => Math.min(first.endsAt, second.endsAt) > now);
  const [soonest] = conflicts;
  const deeds = useDeeds(desk, entry, onOpen);
  const bookings = useBookings(desk, day, now);
  const drop = (): void => {
    const going = agenda.entries.find(({ appointment }) => appointment.id === moving?.id);
    if (moving === null || going === undefined) return;
    const slot = { rep: moving.rep, startsAt: moving.startsAt, endsAt: moving.startsAt + going.endsAt - going.startsAt };
    void moveOnAgenda(desk, going.appointment, slot).then((isMoved) => isMoved && setMoving(null));
  };
  const press = ({ appointment }: Entry, isByKey: boolean): void => {
    if (moving !== null) return isByKey ? drop() : undefined;
    select(appointment.id);
    return isByKey ? onOpen(appointment.leadId) : undefined;
  };
  useAgendaKeys({
    desk,
    columns,
    shown,
    day,
    now,
    deeds,
    onBook: bookings.next,
    onSettle: () => soonest !== undefined && void settleConflict(desk, soonest),
    onDrop: drop,
    isOn: asked === null && setup === null,
  });
  const save = (): void =>
    void saveCalendar(store, {
      show,
      appointments: shown.map(({ appointment }) => appointment),
      name: `${show.name}.ics`,
      method: 'PUBLISH',
    });
  const [monday = day, , , , , , sunday = day] = weekOf(day);
  const period = view === 'week' ? `${formatDate(monday)} – ${formatDate(sunday)}` : formatDay(Date.parse(`${day}T12:00:00Z`), 'UTC');
  return (
    <RepZonesContext value={zones}>
      <Page
        isWide
        title={t('agenda.title')}
        hint={view === 'list' ? t('agenda.zone', { zone: show.zone }) : period}
        actions={
          <>
            {tools}
            <AgendaHead show={show} day={day} today={today} onExport={shown.length === 0 ? undefined : save} />
          </>
        }
      >
        <div className={classes['frame']}>
          <AgendaConflicts desk={desk} conflicts={conflicts} />
          {view !== 'list' && <AgendaGrid desk={desk} columns={columns} now={now} onPress={press} onFree={bookings.free} />}
          {view === 'list' && shown.length > 0 && <AgendaList show={show} agenda={agenda} entries={shown} day={day} onPress={press} />}
          {view === 'list' && shown.length === 0 && read !== undefined && (
            <EmptyState icon={<IconCalendarEvent size={32} />} title={t('agenda.board.nothing')} text={t('agenda.board.nothing_text')} />
          )}
          <AgendaDetails desk={desk} entry={entry} deeds={deeds} />
        </div>
        {asked !== null && <AgendaBooking desk={desk} asked={asked} />}
        {setup !== null && <RepSetup key={setup} show={show} rep={setup} />}
      </Page>
    </RepZonesContext>
  );
}
