import type { LeadId, StaffId } from './ids.ts';
import type { StageFacts } from './stage.ts';

/** What was done, the end of a translation key (`history.<action>`). */
export type HistoryAction =
  | 'capture'
  | 'visit'
  | 'edit'
  | 'note'
  | 'heat'
  | 'bant'
  | 'interests'
  | 'opportunity'
  | 'consent'
  | 'owner'
  | 'promise'
  | 'book'
  | 'move'
  | 'cancel'
  | 'invite'
  | 'invite-open'
  | 'invite-undone'
  | 'picture'
  | 'promise-kept'
  | 'promise-given'
  | 'promise-dropped'
  | 'intention'
  | 'facts'
  | 'answers'
  | 'outcome'
  | 'sale'
  | 'tally'
  | 'judge'
  | 'voice'
  | 'disqualify'
  | 'requalify'
  | 'discard'
  | 'restore'
  | 'merge'
  | 'split'
  | 'resolve'
  | 'import'
  | 'show'
  | 'settings'
  | 'sync'
  | 'seed'
  | 'capsule'
  | 'repair'
  /** Somebody's data was shown to them or handed out. */
  | 'disclose'
  /** Somebody was erased: how many of what, never who. */
  | 'erase'
  /** A line about somebody who was erased: that there was a deed, and nothing of it. */
  | 'erased'
  /** A place outside was ticked off a list of what is to be erased there. */
  | 'erased-there'
  /** A lead is kept although its time is over, or no longer. */
  | 'retain';

/** One changed field, as text, for people to read. */
export type FieldChange = { readonly field: string; readonly from: string; readonly to: string };

/** One line of the history: written in the same transaction as the change it tells. */
export type HistoryLine = {
  readonly v: 1;
  readonly at: number;
  readonly by: StaffId | null;
  readonly leadId: LeadId | null;
  readonly action: HistoryAction;
  readonly changes: readonly FieldChange[];
  /** When the change moved the lead to another stage: from, to and the reason. */
  readonly stage?: { readonly from: string; readonly to: string; readonly because: string };
  /** The facts the stage rests on that this line changed, as they became (null: taken away): all lines together rebuild the stage. */
  readonly facts?: { readonly [K in keyof StageFacts]?: StageFacts[K] | null };
};

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Which top-level fields differ between two versions of a record, in text; `skip` names fields that always change. */
export function changesBetween(before: object, after: object, skip: readonly string[] = ['updatedAt', 'v']): FieldChange[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const fresh = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((field) => !skip.includes(field))
    .map((field) => ({ field, from: textOf(old.get(field)), to: textOf(fresh.get(field)) }))
    .filter(({ from, to }) => from !== to);
}
