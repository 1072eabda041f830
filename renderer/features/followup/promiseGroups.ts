import type { OpenPromise } from '#renderer/data/promises.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { urgencyOf } from '#shared/domain/urgency.ts';
import type { Urgency } from '#shared/domain/urgency.ts';
import type { LocalTime } from '#shared/lib/time.ts';
import type { Whose } from './followupState.ts';

export type PromiseGroup = { readonly urgency: Urgency; readonly items: readonly OpenPromise[] };

const ORDER: readonly Urgency[] = ['late', 'today', 'tomorrow', 'later'];

type View = { readonly now: LocalTime; readonly whose: Whose; readonly me: StaffId | null };

/** Open promises by urgency, of everybody or one person; in each group my own come first, then by due time as given. Empty groups are left out. */
export function groupPromises(open: readonly OpenPromise[], { now, whose, me }: View): PromiseGroup[] {
  const seen = open.filter(({ promise }) => whose === 'all' || promise.owner === whose);
  const isMine = ({ promise }: OpenPromise): boolean => me !== null && promise.owner === me;
  return ORDER.map((urgency) => {
    const items = seen.filter(({ promise }) => urgencyOf(promise, now) === urgency);
    return { urgency, items: [...items.filter(isMine), ...items.filter((one) => !isMine(one))] };
  }).filter(({ items }) => items.length > 0);
}

/** How many open promises there are, and how many of them are late. */
export const countPromises = (open: readonly OpenPromise[], now: LocalTime): { readonly all: number; readonly late: number } => ({
  all: open.length,
  late: open.filter(({ promise }) => urgencyOf(promise, now) === 'late').length,
});
