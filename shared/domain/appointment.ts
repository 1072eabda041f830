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

/** Appointments that stand and share time with [startsAt, endsAt) of the same rep; touching ends do not count. */
export const overlapping = (booked: readonly Appointment[], slot: Slot): Appointment[] =>
  booked.filter((one) => one.cancelledAt === undefined && one.rep === slot.rep && one.startsAt < slot.endsAt && slot.startsAt < one.endsAt);

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
