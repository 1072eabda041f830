import { addDays, instantOf, localTime, MINUTE, weekdayOf } from '#shared/lib/time.ts';
import { overlapping } from './appointment.ts';
import type { Slot, SlotQuestion } from './appointment.ts';
import type { StaffId } from './ids.ts';
import type { Hours } from './show.ts';

/** A stretch in which a rep has something else, by an imported calendar. Instants in ms UTC. */
export type BusyTime = { readonly startsAt: number; readonly endsAt: number; readonly title?: string };

/** Busy times of one source: a file, or a calendar account; a new import of the same source takes the place of the old one. */
export type BusySource = { readonly id: string; readonly name: string; readonly readAt: number; readonly busy: readonly BusyTime[] };

/** A stretch on the road or otherwise away. */
export type TravelBlock = { readonly id: string; readonly startsAt: number; readonly endsAt: number; readonly title: string };

/** What is known of one rep's time; one record a rep. */
export type RepCalendar = {
  readonly v: 1;
  readonly id: StaffId;
  /** IANA zone the rep works in after the show; the show's when absent. */
  readonly zone?: string;
  /** Hours on each weekday, Sunday first; minutes since midnight of the rep's zone; an empty day is not worked. Absent: the show's hours on Monday to Friday. */
  readonly week?: readonly (readonly Hours[])[];
  /** Length of a slot after the show, minutes; the show's when absent. */
  readonly slotMinutes?: number;
  /** Minutes kept free before and after each appointment and busy time; 0 when absent. */
  readonly bufferMinutes?: number;
  readonly travel: readonly TravelBlock[];
  readonly busy: readonly BusySource[];
};

/** A rep about whom nothing was said. */
export const newRepCalendar = (id: StaffId): RepCalendar => ({ v: 1, id, travel: [], busy: [] });

/** How far ahead slots are offered after the show, days. */
const DAYS_AFTER = 60;
/** Shortest slot: a wrong setting must not make a thousand of them. */
const SHORTEST_SLOT = 5;

/** Hours of work on one day, in the zone they are meant in. */
type WorkDay = { readonly day: string; readonly zone: string; readonly slotMinutes: number; readonly hours: readonly Hours[] };

export type RepSlotQuestion = SlotQuestion & { readonly calendar?: RepCalendar };

/** While the show is on its hours and zone hold for everyone; before and after it the rep's own. */
function workOn(day: string, { show, calendar }: Pick<RepSlotQuestion, 'show' | 'calendar'>): WorkDay {
  const isShowDay = day >= show.firstDay && day <= show.lastDay;
  const weekday = weekdayOf(day);
  const usual = weekday === 0 || weekday === 6 ? [] : [show.hours];
  return {
    day,
    zone: isShowDay ? show.zone : (calendar?.zone ?? show.zone),
    slotMinutes: Math.max(SHORTEST_SLOT, isShowDay ? show.slotMinutes : (calendar?.slotMinutes ?? show.slotMinutes)),
    hours: isShowDay ? [show.hours] : (calendar?.week?.[weekday] ?? usual),
  };
}

/** Everything that stands in the way of a slot, by start. */
type Taken = { readonly startsAt: number; readonly endsAt: number };

function takenOf({ calendar, booked, rep }: RepSlotQuestion): Taken[] {
  const buffer = Math.max(0, calendar?.bufferMinutes ?? 0) * MINUTE;
  const widened = ({ startsAt, endsAt }: Taken): Taken => ({ startsAt: startsAt - buffer, endsAt: endsAt + buffer });
  const standing = booked.filter((one) => one.rep === rep && one.cancelledAt === undefined);
  const busy = (calendar?.busy ?? []).flatMap((source) => source.busy);
  return [...[...standing, ...busy].map(widened), ...(calendar?.travel ?? [])]
    .filter(({ startsAt, endsAt }) => endsAt > startsAt)
    .sort((a, b) => a.startsAt - b.startsAt);
}

/** Overlapping stretches as one: in order, none touches the next. */
function merged(taken: readonly Taken[]): Taken[] {
  const whole: Taken[] = [];
  for (const one of taken) {
    const last = whole.at(-1);
    if (last !== undefined && one.startsAt <= last.endsAt) whole[whole.length - 1] = { ...last, endsAt: Math.max(last.endsAt, one.endsAt) };
    else whole.push(one);
  }
  return whole;
}

/** The stretch that shares time with [startsAt, endsAt); found by halves. */
function hit(taken: readonly Taken[], { startsAt, endsAt }: Taken): Taken | undefined {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.endsAt ?? 0) <= startsAt) low = middle + 1;
    else high = middle;
  }
  const found = taken[low];
  return found !== undefined && found.startsAt < endsAt ? found : undefined;
}

/**
 * All slots of one day, taken or not. Each begins at a wall clock of its zone; one whose wall clock a spring change skips is left out, and
 * none begins before the one before it ends.
 */
function slotsOn({ day, zone, slotMinutes, hours }: WorkDay, rep: StaffId): Slot[] {
  const slots: Slot[] = [];
  for (const { from, to } of hours.toSorted((a, b) => a.from - b.from)) {
    for (let minutes = from; minutes + slotMinutes <= to; minutes += slotMinutes) {
      const startsAt = instantOf({ day, minutes }, zone);
      const wall = localTime(startsAt, zone);
      const isShown = wall.minutes === minutes % 1_440;
      if (isShown && startsAt >= (slots.at(-1)?.endsAt ?? 0)) slots.push({ rep, startsAt, endsAt: startsAt + slotMinutes * MINUTE });
    }
  }
  return slots;
}

/** The first free slots of one day, at most `most`. */
function freeOn(day: string, question: RepSlotQuestion, taken: readonly Taken[]): Slot[] {
  const all = slotsOn(workOn(day, question), question.rep);
  return all.filter((slot) => slot.startsAt >= question.from && hit(taken, slot) === undefined);
}

/**
 * The next free slots of a rep: at the show in its hours and zone, before and after in the rep's own; none shares time with an appointment
 * that stands (buffers included), a busy time, a travel block, or another slot. In order, at most `count`.
 */
export function nextFreeSlotsOf(question: RepSlotQuestion): Slot[] {
  const { show, from, count } = question;
  const taken = merged(takenOf(question));
  const slots: Slot[] = [];
  const today = localTime(from, show.zone).day;
  // the rep's today may be the show's yesterday
  const begin = today > show.firstDay ? addDays(today, -1) : show.firstDay;
  const end = addDays(begin > show.lastDay ? begin : show.lastDay, DAYS_AFTER);
  for (let day = begin; day <= end && slots.length < count; day = addDays(day, 1)) {
    const last = slots.at(-1)?.endsAt ?? 0;
    slots.push(...freeOn(day, question, taken).filter(({ startsAt }) => startsAt >= last));
  }
  return slots.slice(0, count);
}

/** One slot of a day as an agenda draws it. */
export type DaySlot = Slot & { readonly isFree: boolean };

/** All slots of a calendar day (in the zone it is worked in), free or not: the grid of an agenda. */
export function daySlotsOf(day: string, question: RepSlotQuestion): DaySlot[] {
  const taken = merged(takenOf(question));
  return slotsOn(workOn(day, question), question.rep).map((slot) => ({ ...slot, isFree: hit(taken, slot) === undefined }));
}

/** The stretches a rep works on a calendar day of the zone it is worked in, as instants (ms): what an agenda leaves white. */
export function workHoursOf(day: string, question: Pick<RepSlotQuestion, 'show' | 'calendar'>): { startsAt: number; endsAt: number }[] {
  const { zone, hours } = workOn(day, question);
  const at = (minutes: number): number =>
    instantOf(minutes < 1_440 ? { day, minutes } : { day: addDays(day, 1), minutes: minutes - 1_440 }, zone);
  return hours.filter(({ from, to }) => to > from).map(({ from, to }) => ({ startsAt: at(from), endsAt: at(to) }));
}

/** What stands in the way of a slot that someone chose by hand: an appointment of the rep, something else in their calendar, or nothing. */
export function obstacleOf(
  slot: Slot,
  { booked, calendar }: Pick<RepSlotQuestion, 'booked' | 'calendar'>,
): 'appointment' | 'travel' | 'busy' | 'buffer' | null {
  const shares = ({ startsAt, endsAt }: Taken): boolean => startsAt < slot.endsAt && slot.startsAt < endsAt;
  if (overlapping(booked, slot).length > 0) return 'appointment';
  if ((calendar?.travel ?? []).some(shares)) return 'travel';
  const busy = (calendar?.busy ?? []).flatMap((source) => source.busy);
  if (busy.some(shares)) return 'busy';
  const buffer = Math.max(0, calendar?.bufferMinutes ?? 0) * MINUTE;
  const wide: Slot = { ...slot, startsAt: slot.startsAt - buffer, endsAt: slot.endsAt + buffer };
  const isNear = overlapping(booked, wide).length > 0 || busy.some((one) => one.startsAt < wide.endsAt && wide.startsAt < one.endsAt);
  return isNear ? 'buffer' : null;
}

/** Puts the busy times of a source in the place of its earlier ones. */
export const withBusy = (calendar: RepCalendar, source: BusySource): RepCalendar => ({
  ...calendar,
  busy: [
    ...calendar.busy.filter(({ id }) => id !== source.id),
    { ...source, busy: source.busy.toSorted((a, b) => a.startsAt - b.startsAt) },
  ],
});

/** Do the clocks of two zones differ at an instant? Only then is a second time worth showing. */
export function zonesDiffer(one: string, other: string, at: number): boolean {
  if (one === other) return false;
  const a = localTime(at, one);
  const b = localTime(at, other);
  return a.day !== b.day || a.minutes !== b.minutes;
}
