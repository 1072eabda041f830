import type { Slot } from '#shared/domain/appointment.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { daySlotsOf, nextFreeSlotsOf } from '#shared/domain/repCalendar.ts';
import type { RepSlotQuestion } from '#shared/domain/repCalendar.ts';
import { addDays, localTime, MINUTE } from '#shared/lib/time.ts';
import { obstacleAt } from './agendaDeeds.ts';
import type { Desk } from './agendaDeeds.ts';
import { snapTo, stepOfSlots } from './dayAxis.ts';

function questionOf({ show, agenda }: Desk, rep: StaffId, from: number): RepSlotQuestion {
  const calendar = agenda.calendars.get(rep);
  return { show, rep, booked: agenda.booked.get(rep) ?? [], from, count: 1, ...(calendar === undefined ? {} : { calendar }) };
}

/** The slot of a rep's day that holds an instant; outside their hours one as long that begins on the grid. */
export function slotAt(desk: Desk, rep: StaffId, at: number): Slot {
  const { show } = desk;
  const question = questionOf(desk, rep, at);
  const { day } = localTime(at, show.zone);
  const slots = [-1, 0, 1].flatMap((more) => daySlotsOf(addDays(day, more), question));
  const found = slots.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
  if (found !== undefined) return { rep, startsAt: found.startsAt, endsAt: found.endsAt };
  const step = stepOfSlots(show.slotMinutes);
  const startsAt = snapTo(at - (step * MINUTE) / 2, step, show.zone);
  return { rep, startsAt, endsAt: startsAt + show.slotMinutes * MINUTE };
}

/** Of these reps the slot at an instant of the first who is free then; of the first one when nobody is. Null without reps. */
export function freeSlotAt(desk: Desk, reps: readonly StaffId[], at: number): Slot | null {
  const slots = reps.map((rep) => slotAt(desk, rep, at));
  return slots.find((slot) => obstacleAt(desk, slot) === null) ?? slots[0] ?? null;
}

/** The earliest free slot of these reps from an instant on; null: none. */
export function earliestSlot(desk: Desk, reps: readonly StaffId[], from: number): Slot | null {
  const slots = reps.flatMap((rep) => nextFreeSlotsOf(questionOf(desk, rep, from)));
  return slots.toSorted((a, b) => a.startsAt - b.startsAt)[0] ?? null;
}
