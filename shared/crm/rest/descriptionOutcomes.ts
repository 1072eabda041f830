import { z } from 'zod';
import { Call, Field, Pointer, Pointers, When } from './descriptionParts.ts';

/** What a record tells of a sale: won, else lost, where neither holds it is open. */
const Told = z.strictObject({
  isWon: When.exactOptional(),
  isLost: When.exactOptional(),
  amount: Pointers.exactOptional(),
  /** ISO 4217; a target that does not tell one leaves it unsaid. */
  currency: Pointers.exactOptional(),
  /** A day or an instant; where several stand, the first that holds something. */
  day: Pointers.exactOptional(),
  reason: Pointers.exactOptional(),
});
export type Told = z.infer<typeof Told>;

/** Which sales hang from leads: read for up to `size` leads at once; `of` is the lead's id in a row, `ids` those of its sales (`*`). */
const Links = z.strictObject({
  size: z.number().int().min(1).max(200).default(1),
  call: Call,
  list: Pointer,
  of: Pointers,
  ids: Pointer,
});
export type Links = z.infer<typeof Links>;

/** Sales: read by their own ids (`rows` with the blank {id}), or all that hang from one lead ({id} is the lead's) in one call for each. */
const Deals = z.strictObject({
  by: z.enum(['ids', 'lead']),
  size: z.number().int().min(1).max(200).default(1),
  call: Call,
  list: Pointer,
  /** The sale's id in a row, where they are read by ids. */
  id: Pointers.exactOptional(),
  /** Rows for which it holds count for nothing (deleted ones). */
  isGone: When.exactOptional(),
  told: Told,
});
export type Deals = z.infer<typeof Deals>;

/**
 * How what became of leads is read back. The leads themselves are read by the description's `read`, with `fields` beside; `lead` is what
 * their own record tells, `linkAt` where it names its sale, `links` a call that lists them, `deals` how those are read. What sales tell
 * counts before what the lead's own record tells. A description without it says: outcomes by file.
 */
export const Outcomes = z.strictObject({
  fields: z.array(Field).max(30).default([]),
  /** In place of the read's own: a lead that became a sale is not gone. */
  isGone: z.array(When).max(10).exactOptional(),
  lead: Told.exactOptional(),
  linkAt: Pointers.exactOptional(),
  links: Links.exactOptional(),
  deals: Deals.exactOptional(),
});
export type Outcomes = z.infer<typeof Outcomes>;

/** What the shape alone cannot say. */
export function outcomesProblem(outcomes: Outcomes | undefined, hasRead: boolean): { path: string; message: string }[] {
  if (outcomes === undefined) return [];
  const { deals, links, linkAt, lead } = outcomes;
  const faults: { path: string; message: string }[] = [];
  const say = (path: string, message: string): void => void faults.push({ path, message });
  if (!hasRead) say('outcomes', 'needs read');
  if (deals === undefined && lead === undefined) say('outcomes', 'neither lead nor deals: nothing could be told');
  if (deals?.by === 'ids' && links === undefined && linkAt === undefined) say('outcomes.deals', 'by ids needs links or linkAt');
  if (deals?.by === 'ids' && deals.id === undefined) say('outcomes.deals.id', 'by ids needs the place of the id');
  if (deals?.by === 'lead' && deals.size !== 1) say('outcomes.deals.size', 'by lead is one lead a call');
  return faults;
}
