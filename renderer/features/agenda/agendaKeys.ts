import { useTranslation } from 'react-i18next';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Shortcut } from '#renderer/ui/shortcuts.ts';
import type { AppointmentId } from '#shared/domain/ids.ts';
import { addDays, instantOf, localTime, MINUTE } from '#shared/lib/time.ts';
import type { Column } from './agendaColumns.ts';
import type { Desk } from './agendaDeeds.ts';
import type { Entry } from './agendaEntries.ts';
import { select, setMoving, setUp, showDay, showRep, showView, undoLast, useAgenda } from './agendaState.ts';
import type { AgendaView, Moving } from './agendaState.ts';
import type { AgendaDeed } from './AgendaDetails.tsx';
import { stepOfSlots } from './dayAxis.ts';

/** Puts the focus on an appointment once it is drawn. */
export function focusOn(id: AppointmentId): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-appointment="${CSS.escape(id)}"]`)?.focus());
}

type Board = {
  readonly desk: Desk;
  readonly columns: readonly Column[];
  /** Appointments in view, by time. */
  readonly shown: readonly Entry[];
  readonly day: string;
  readonly now: number;
  readonly deeds: readonly AgendaDeed[];
  readonly onBook: () => void;
  readonly onSettle: () => void;
  readonly onDrop: () => void;
  /** No dialog is open. */
  readonly isOn: boolean;
};

const VIEWS: readonly (readonly [AgendaView, string])[] = [
  ['day', 'd'],
  ['week', 'w'],
  ['list', 'l'],
];

/** Turns to the day or week before or after. */
export const turnPage = (view: AgendaView, day: string, by: -1 | 1): void => showDay(addDays(day, view === 'week' ? 7 * by : by));

/** The next appointment that has not ended, of whom is in view. */
export function selectSoonest({ desk, now }: Pick<Board, 'desk' | 'now'>): void {
  const { rep } = useAgenda.getState();
  const soonest = desk.agenda.entries.find((entry) => entry.endsAt > now && (rep === null || entry.appointment.rep === rep));
  if (soonest === undefined) return;
  showDay(localTime(soonest.startsAt, desk.show.zone).day);
  select(soonest.appointment.id);
  focusOn(soonest.appointment.id);
}

/** One step of an appointment that moves by keys: in time, or to the next column. */
export function stepped(moving: Moving, key: 'up' | 'down' | 'left' | 'right', { desk, columns }: Pick<Board, 'desk' | 'columns'>): Moving {
  const { show } = desk;
  const step = stepOfSlots(show.slotMinutes) * MINUTE;
  if (key === 'up' || key === 'down') return { ...moving, startsAt: moving.startsAt + (key === 'up' ? -step : step) };
  const by = key === 'left' ? -1 : 1;
  const { view, rep } = useAgenda.getState();
  if (view === 'day' && rep === null && columns.length > 1) {
    const at = columns.findIndex((column) => column.rep === moving.rep);
    return { ...moving, rep: columns[at + by]?.rep ?? moving.rep };
  }
  const { day, minutes } = localTime(moving.startsAt, show.zone);
  return { ...moving, startsAt: instantOf({ day: addDays(day, by), minutes }, show.zone) };
}

/** The keys of an appointment on its way. */
function useMovingKeys({ desk, columns, onDrop }: Board): void {
  const { t } = useTranslation();
  const moving = useAgenda((state) => state.moving);
  const isMoving = moving !== null && moving.by === 'keys';
  const go = (key: 'up' | 'down' | 'left' | 'right') => (): void => {
    if (moving === null) return;
    const next = stepped(moving, key, { desk, columns });
    setMoving(next);
    const { day } = localTime(next.startsAt, desk.show.zone);
    if (!columns.some(({ axis }) => axis.day === day)) showDay(day);
  };
  const group = t('agenda.title');
  useShortcuts(
    [
      { key: 'arrowup', group, label: t('agenda.board.up'), run: go('up') },
      { key: 'arrowdown', group, label: t('agenda.board.down'), run: go('down') },
      { key: 'arrowleft', group, label: t('agenda.board.left'), run: go('left') },
      { key: 'arrowright', group, label: t('agenda.board.right'), run: go('right') },
      { key: 'enter', group, label: t('agenda.board.drop'), run: onDrop },
      { key: 'escape', group, label: t('agenda.board.give_up'), run: () => setMoving(null) },
    ],
    isMoving,
  );
}

/** The keys of the agenda: views, pages, reps, and what is done to the selected appointment. */
export function useAgendaKeys(board: Board): void {
  const { t } = useTranslation();
  const { desk, shown, day, now, deeds, onBook, onSettle, isOn } = board;
  const { view, rep, selected, moving, done } = useAgenda();
  const group = t('agenda.title');
  const reps = desk.show.staff;
  const hop = (by: -1 | 1) => (): void => {
    const at = shown.findIndex(({ appointment }) => appointment.id === selected);
    const next = shown[at === -1 ? (by === 1 ? 0 : shown.length - 1) : at + by];
    if (next === undefined) return;
    select(next.appointment.id);
    focusOn(next.appointment.id);
  };
  const shortcuts: Omit<Shortcut, 'group'>[] = [
    ...VIEWS.map(([name, key]) => ({ key, label: t(`agenda.board.${name}`), run: () => showView(name) })),
    { key: 'arrowdown', label: t('agenda.board.select_next'), run: hop(1) },
    { key: 'arrowup', label: t('agenda.board.select_before'), run: hop(-1) },
    { key: 'arrowleft', label: t('agenda.board.earlier'), run: () => turnPage(view, day, -1) },
    { key: 'arrowright', label: t('agenda.board.later'), run: () => turnPage(view, day, 1) },
    { key: 't', label: t('agenda.board.today'), run: () => showDay(localTime(now, desk.show.zone).day) },
    { key: 'n', label: t('agenda.board.soonest'), run: () => selectSoonest(board) },
    { key: 'b', label: t('agenda.board.book'), run: onBook },
    { key: 'c', label: t('agenda.board.settle'), run: onSettle },
    { key: '0', label: t('agenda.board.everyone'), run: () => showRep(null) },
    ...reps.slice(0, 9).map(({ id, name }, at) => ({ key: String(at + 1), label: name, run: () => showRep(id) })),
    ...deeds,
  ];
  const [last] = done;
  const setupOf = rep ?? reps[0]?.id;
  if (setupOf !== undefined) shortcuts.push({ key: 's', label: t('agenda.board.setup'), run: () => setUp(setupOf) });
  if (last !== undefined) shortcuts.push({ key: 'u', label: t('app.undo'), run: () => void undoLast() });
  useShortcuts(
    shortcuts.map((one) => ({ ...one, group })),
    isOn && moving === null,
  );
  useMovingKeys(board);
}
