import type { Slot } from '#shared/domain/appointment.ts';
import { addDays, instantOf, localTime } from '#shared/lib/time.ts';

/** Where one is among the free slots: the instants that pages begin at (none: now), and the slot that is marked. */
export type SlotChoice = { readonly pages: readonly number[]; readonly at: number };

export const FIRST_SLOTS: SlotChoice = { pages: [], at: 0 };

/** The slot after the marked one; after the last of a page the next page begins. */
export function nextSlot({ pages, at }: SlotChoice, slots: readonly Slot[]): SlotChoice {
  const last = slots.at(-1);
  if (last === undefined) return FIRST_SLOTS;
  return at + 1 < slots.length ? { pages, at: at + 1 } : { pages: [...pages, last.endsAt], at: 0 };
}

/** The slot before the marked one; before the first of a page the page before comes back. */
export const slotBefore = ({ pages, at }: SlotChoice): SlotChoice =>
  at > 0 ? { pages, at: at - 1 } : { pages: pages.slice(0, -1), at: 0 };

/** The first free slots of a later day than the marked one's, in a zone (IANA); from the end of all slots back to the first ones. */
export function nextDay({ pages, at }: SlotChoice, slots: readonly Slot[], zone: string): SlotChoice {
  const marked = slots[at] ?? slots[0];
  if (marked === undefined) return FIRST_SLOTS;
  const { day } = localTime(marked.startsAt, zone);
  return { pages: [...pages, instantOf({ day: addDays(day, 1), minutes: 0 }, zone)], at: 0 };
}
