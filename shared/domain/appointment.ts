import { addDays, instantOf, localTime, MINUTE, weekdayOf } from '#shared/lib/time.ts';
import type { StaffId } from './ids.ts';
import type { Appointment } from './interaction.ts';
import type { Show } from './show.ts';

/** A free stretch of a rep's time. Instants in ms UTC. */
export type Slot = { readonly rep: StaffId; readonly startsAt: number; readonly endsAt: number };

export type SlotQuestion = {
  readonly show: Pick<Show, 'zone' | 'firstDay' | 'lastDay' | 'hours' | 'slotMinutes'>;
  readonly rep: StaffId;
  /** Appointments of the rep, cancelled ones included. */
  readonly booked: readonly Appointment[];
  readonly from: number;
  readonly count: number;
};

/** How far ahead slots are offered after the show. */
const DAYS_AFTER = 60;

/** Weekdays always count, weekend days only while the show is on. */
const isWorked = (day: string, { firstDay, lastDay }: { firstDay: string; lastDay: string }): boolean =>
  (day >= firstDay && day <= lastDay) || (weekdayOf(day) !== 0 && weekdayOf(day) !== 6);

/** Appointments that stand and share time with [startsAt, endsAt) of the same rep; touching ends do not count. */
export const overlapping = (booked: readonly Appointment[], slot: Slot): Appointment[] =>
  booked.filter((one) => one.cancelledAt === undefined && one.rep === slot.rep && one.startsAt < slot.endsAt && slot.startsAt < one.endsAt);

/** The next free slots of a rep: at the show and in the weeks after, in the show's hours and zone, none that overlaps. */
export function nextFreeSlots({ show, rep, booked, from, count }: SlotQuestion): Slot[] {
  const slots: Slot[] = [];
  const today = localTime(from, show.zone).day;
  const begin = today > show.firstDay ? today : show.firstDay;
  const end = addDays(begin > show.lastDay ? begin : show.lastDay, DAYS_AFTER);
  for (let day = begin; day <= end && slots.length < count; day = addDays(day, 1)) {
    if (isWorked(day, show)) slots.push(...freeOn(day, { show, rep, booked, from, count: count - slots.length }));
  }
  return slots;
}

function freeOn(day: string, { show, rep, booked, from, count }: SlotQuestion): Slot[] {
  const free: Slot[] = [];
  for (let minutes = show.hours.from; minutes + show.slotMinutes <= show.hours.to && free.length < count; minutes += show.slotMinutes) {
    const startsAt = instantOf({ day, minutes }, show.zone);
    const slot: Slot = { rep, startsAt, endsAt: startsAt + show.slotMinutes * MINUTE };
    if (startsAt >= from && overlapping(booked, slot).length === 0) free.push(slot);
  }
  return free;
}

/** Two appointments of one rep that share time; `first` was booked first (then by id, so that two laptops say the same) and keeps the slot. */
export type Conflict = { readonly first: Appointment; readonly second: Appointment };

const bookedBefore = (a: Appointment, b: Appointment): number => a.bookedAt - b.bookedAt || (a.id < b.id ? -1 : 1);

/** All double bookings among appointments, as happens when two laptops are merged: both are kept, one has to move. By time of the later start. */
export function conflictsOf(appointments: readonly Appointment[]): Conflict[] {
  const conflicts: Conflict[] = [];
  const running = new Map<StaffId, Appointment[]>();
  const standing = appointments
    .filter(({ cancelledAt, startsAt, endsAt }) => cancelledAt === undefined && endsAt > startsAt)
    .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
  for (const one of standing) {
    const still = (running.get(one.rep) ?? []).filter(({ endsAt }) => endsAt > one.startsAt);
    for (const other of still) {
      const [first, second] = [one, other].sort(bookedBefore);
      if (first !== undefined && second !== undefined) conflicts.push({ first, second });
    }
    running.set(one.rep, [...still, one]);
  }
  return conflicts;
}
