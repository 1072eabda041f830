import { readRepAppointments } from '#renderer/data/appointments.ts';
import { readRepCalendar } from '#renderer/data/repCalendars.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { Slot } from '#shared/domain/appointment.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { nextFreeSlotsOf } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';

/** Slots that are offered at a time. */
const OFFERED = 6;

type FreeSlots = { readonly slots: readonly Slot[]; readonly repZone?: string | undefined };

/** The free slots of a rep from an instant on (null: now), never in the past; undefined until they are known. */
export const useFreeSlots = (show: Show, rep: StaffId | undefined, from: number | null): FreeSlots | undefined =>
  useLive(
    async (store): Promise<FreeSlots> => {
      if (rep === undefined) return { slots: [] };
      const calendar = await readRepCalendar(store, rep);
      const booked = await readRepAppointments(store, rep);
      const now = store.now();
      const slots = nextFreeSlotsOf({ show, rep, booked, calendar, from: Math.max(now, from ?? now), count: OFFERED });
      return { slots, repZone: calendar.zone };
    },
    [rep, show, from],
  );
