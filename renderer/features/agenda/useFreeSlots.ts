import { readRepAppointments } from '#renderer/data/appointments.ts';
import { readRepCalendar } from '#renderer/data/repCalendars.ts';
import type { Store } from '#renderer/data/store.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { Slot } from '#shared/domain/appointment.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { nextFreeSlotsOf } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';

/** Slots that are offered at a time. */
const OFFERED = 6;

type FreeSlots = { readonly slots: readonly Slot[]; readonly repZone?: string | undefined };

export type SlotAsk = { readonly show: Show; readonly rep: StaffId; readonly from: number | null };

/** Reads the next free slots of a rep from an instant on (null: now), never in the past. */
export async function readFreeSlots(store: Store, { show, rep, from }: SlotAsk): Promise<FreeSlots> {
  const calendar = await readRepCalendar(store, rep);
  const booked = await readRepAppointments(store, rep);
  const now = store.now();
  const slots = nextFreeSlotsOf({ show, rep, booked, calendar, from: Math.max(now, from ?? now), count: OFFERED });
  return { slots, repZone: calendar.zone };
}

/** The next free slots of a rep as they are; undefined until they are known. */
export const useFreeSlots = (show: Show, rep: StaffId | undefined, from: number | null): FreeSlots | undefined =>
  useLive(
    (store): Promise<FreeSlots> => (rep === undefined ? Promise.resolve({ slots: [] }) : readFreeSlots(store, { show, rep, from })),
    [rep, show, from],
  );
