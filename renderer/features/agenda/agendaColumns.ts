import type { StaffId } from '#shared/domain/ids.ts';
import { workHoursOf } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, MINUTE } from '#shared/lib/time.ts';
import type { Agenda, Entry } from './agendaEntries.ts';
import type { AgendaView } from './agendaState.ts';
import { newDayAxis, spanOf, weekOf } from './dayAxis.ts';
import type { DayAxis, Stretch } from './dayAxis.ts';
import { gapsOf } from './dayLayout.ts';

/** A stretch that is drawn quietly: it is no appointment of this show, but in the way of one. */
export type Quiet = Stretch & { readonly kind: 'off' | 'busy' | 'travel' | 'buffer' | 'other'; readonly title: string };

/** A column of the grid: one day of one rep, or of everybody (`rep` null). */
export type Column = {
  readonly key: string;
  readonly rep: StaffId | null;
  readonly axis: DayAxis;
  readonly entries: readonly Entry[];
  readonly quiet: readonly Quiet[];
};

const touches = ({ startsAt, endsAt }: Stretch, other: Stretch): boolean => startsAt < other.endsAt && other.startsAt < endsAt;

type Known = { readonly show: Show; readonly agenda: Agenda };

/** Hours that a rep works around a day of the show's zone; by the rep's own zone they may begin the day before. */
function worksOf({ show, agenda }: Known, rep: StaffId, day: string): Stretch[] {
  const calendar = agenda.calendars.get(rep);
  return [-1, 0, 1].flatMap((more) => workHoursOf(addDays(day, more), { show, ...(calendar === undefined ? {} : { calendar }) }));
}

/** What else is in the way of a rep in a stretch of time. */
function quietOf({ show, agenda }: Known, rep: StaffId, axis: Stretch): Quiet[] {
  const calendar = agenda.calendars.get(rep);
  const busy = (calendar?.busy ?? []).flatMap((source) => source.busy);
  const booked = agenda.booked.get(rep) ?? [];
  const buffer = (calendar?.bufferMinutes ?? 0) * MINUTE;
  const around = ({ startsAt, endsAt }: Stretch): Quiet[] => [
    { kind: 'buffer', title: '', startsAt: startsAt - buffer, endsAt: startsAt },
    { kind: 'buffer', title: '', startsAt: endsAt, endsAt: endsAt + buffer },
  ];
  const all: Quiet[] = [
    ...(buffer === 0 ? [] : [...booked, ...busy].flatMap(around)),
    ...(calendar?.travel ?? []).map(({ startsAt, endsAt, title }) => ({ kind: 'travel' as const, startsAt, endsAt, title })),
    ...busy.map(({ startsAt, endsAt, title = '' }) => ({ kind: 'busy' as const, startsAt, endsAt, title })),
    ...booked
      .filter(({ showId }) => showId !== show.id)
      .map(({ startsAt, endsAt, title }) => ({ kind: 'other' as const, startsAt, endsAt, title })),
  ];
  return all.filter((one) => touches(one, axis));
}

const off = (works: readonly Stretch[], axis: DayAxis): Quiet[] => gapsOf(works, axis).map((gap) => ({ ...gap, kind: 'off', title: '' }));

/** The reps of a grid: the show's staff, and who has left but still has an appointment in view. */
export const repsOf = ({ show, agenda }: Known): StaffId[] => {
  const staff = show.staff.map(({ id }) => id);
  const gone = agenda.entries.map(({ appointment }) => appointment.rep).filter((rep) => !staff.includes(rep));
  return [...staff, ...new Set(gone)];
};

/** The columns of a view: a rep each on one day, or a day each of a week. All show the same hours of the clock. */
export function columnsOf(known: Known, at: { readonly view: AgendaView; readonly day: string; readonly rep: StaffId | null }): Column[] {
  const { show, agenda } = known;
  const { zone } = show;
  const days = at.view === 'week' ? weekOf(at.day) : [at.day];
  const shown = agenda.entries.filter(({ appointment }) => at.rep === null || appointment.rep === at.rep);
  const reps = at.rep === null ? repsOf(known) : [at.rep];
  const works = new Map(days.map((day) => [day, reps.map((rep) => worksOf(known, rep, day))] as const));
  // of everybody's hours of work only the show's widen the day: those in other zones would make it a strip
  const own = at.rep === null ? [] : [...works.values()].flat(2);
  const span = spanOf([...shown, ...own, ...days.flatMap((day) => workHoursOf(day, { show }))], days, zone);
  const newColumn = (day: string, rep: StaffId | null, key: string): Column => {
    const axis = newDayAxis(day, span, zone);
    const mine = (works.get(day) ?? []).filter((_, place) => rep === null || reps[place] === rep).flat();
    return {
      key,
      rep,
      axis,
      entries: shown.filter((entry) => touches(entry, axis) && (rep === null || entry.appointment.rep === rep)),
      quiet: [...off(mine, axis), ...(rep === null ? [] : quietOf(known, rep, axis))],
    };
  };
  if (at.view === 'week') return days.map((day) => newColumn(day, at.rep, day));
  const [day] = days;
  if (day === undefined) return [];
  const staff = new Set<StaffId>(show.staff.map(({ id }) => id));
  const wanted = reps.filter(
    (rep) => staff.has(rep) || shown.some((e) => e.appointment.rep === rep && touches(e, newDayAxis(day, span, zone))),
  );
  return wanted.map((rep) => newColumn(day, rep, rep));
}
