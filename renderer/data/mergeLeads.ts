import type { FieldChange, HistoryLine } from '#shared/domain/history.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead, Merged, MovedRows } from '#shared/domain/lead.ts';
import type { MergeChoices } from '#shared/domain/merge/mergeFields.ts';
import { choicesOf, planMerge } from '#shared/domain/merge/planMerge.ts';
import type { MergeParty } from '#shared/domain/merge/planMerge.ts';
import { patchOf } from '#shared/domain/merge/takeBack.ts';
import { uniteLeads } from '#shared/domain/merge/uniteLeads.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import { captureLane } from './leads.ts';
import { leaveMerged } from './mergedOutbox.ts';
import { readRecord, readWhere } from './read.ts';
import type { RecordOf } from './records.ts';
import { settleLead } from './settleLead.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';
import { readEdits, typedIn } from './typedFields.ts';

/** Two leads of one visitor: `winner` stays, with its key in the CRMs; `loser` goes into it. Fields not chosen are as proposed. */
export type MergeInput = { readonly winner: LeadId; readonly loser: LeadId; readonly choices?: MergeChoices };

/** Why two leads are not merged: one is gone, discarded or merged by now, or they are of two shows. */
export type MergeFault = 'no-lead' | 'not-live' | 'other-show';

/** Everything that hangs from a lead and goes with it. */
export const ROWS_OF_LEAD = [
  'captures',
  'interactions',
  'appointments',
  'promises',
  'media',
] as const satisfies readonly (keyof MovedRows)[];
type RowTable = (typeof ROWS_OF_LEAD)[number];

/** One row given to another lead. */
export const given = <T extends RowTable>(table: T, record: RecordOf[T], leadId: LeadId): Put =>
  // the record is one of its table, with another lead
  ({ table, record: { ...record, leadId } }) as Put;

/** Enters the lanes of a show's captures and of both leads, always in that order, so that nobody waits in a circle. */
export async function inBothTurns<T>(store: Store, [a, b]: readonly [LeadId, LeadId], work: () => Promise<T>): Promise<T> {
  const showId = (await readRecord(store, 'leads', a))?.showId;
  const [first, second] = a < b ? [a, b] : [b, a];
  const inner = (): Promise<T> => inTurn(first, () => (first === second ? work() : inTurn(second, work)));
  return showId === undefined ? inner() : inTurn(captureLane(showId), inner);
}

/** A lead before a merge, with the fields of its contact that people typed. */
export const readParty = async (store: Store, lead: Lead): Promise<MergeParty> => ({
  lead,
  typed: typedIn(await readEdits(store, lead.id)),
});

async function readBoth(store: Store, { winner, loser }: MergeInput): Promise<Result<readonly [Lead, Lead], MergeFault>> {
  const [one, other] = [await readRecord(store, 'leads', winner), await readRecord(store, 'leads', loser)];
  if (one === undefined || other === undefined || winner === loser) return fail('no-lead');
  if (one.discardedAt !== undefined || other.discardedAt !== undefined) return fail('not-live');
  return one.showId === other.showId ? ok([one, other]) : fail('other-show');
}

/** Tells the history of the other lead what became of it; its own line, for a commit has one. */
export const tellLoser = (store: Store, leadId: LeadId, line: Partial<HistoryLine> & Pick<HistoryLine, 'action'>): Promise<void> =>
  commit(store, { puts: [], line: { leadId, ...line } });

/** What the history says of the other lead: which one it was. */
export const told = (loser: Lead): FieldChange => ({ field: 'merged', from: nameOf(loser), to: nameOf(loser) });

/** Every row of a lead, given to another; and their ids. */
export async function moveRows(store: Store, from: LeadId, to: LeadId): Promise<{ readonly puts: Put[]; readonly moved: MovedRows }> {
  const puts: Put[] = [];
  const ids = new Map<RowTable, string[]>();
  for (const table of ROWS_OF_LEAD) {
    const rows = await readWhere(store, table, { index: 'leadId', value: from });
    puts.push(...rows.map((record) => given(table, record, to)));
    ids.set(
      table,
      rows.map(({ id }) => id),
    );
  }
  // each list holds the ids of its own table
  return { puts, moved: Object.fromEntries(ids) as unknown as MovedRows };
}

/** A lead as it is after it went into another: its record stays as it was, for its page and for the way back. */
export const asMerged = (lead: Lead, merged: Merged): Lead => ({
  ...lead,
  discardedAt: merged.at,
  updatedAt: merged.at,
  mergedInto: merged,
});

/**
 * Merges two leads of a show into one: field by field as proposed (`planMerge`) or chosen, lists united, visits added up, all notes,
 * captures, promises, appointments, memos and pictures given to the winner, in one commit. Nothing is erased: the other lead keeps its
 * record, leaves every list, count and export, and `splitMerged` parts the two again. Where a CRM has it already a person is told so.
 */
export const mergeLeads = (store: Store, input: MergeInput): Promise<Result<Lead, MergeFault>> =>
  inBothTurns(store, [input.winner, input.loser], async () => {
    const both = await readBoth(store, input);
    if (!both.ok) return both;
    const [winner, loser] = both.value;
    const choices = choicesOf(planMerge(await readParty(store, winner), await readParty(store, loser), input.choices));
    const now = store.now();
    const united: Lead = { ...uniteLeads(winner, loser, choices), updatedAt: now };
    const { lead, line } = await settleLead(store, { before: winner, after: united, action: 'merge' });
    const { puts, moved } = await moveRows(store, loser.id, winner.id);
    const patch = patchOf(winner, lead);
    const stood = winner.standing === undefined ? {} : { stood: winner.standing };
    const gone = asMerged(loser, { leadId: winner.id, at: now, by: store.staff(), choices, moved, patch, ...stood });
    await commit(store, {
      puts: [{ table: 'leads', record: lead }, { table: 'leads', record: gone }, ...puts],
      queue: [winner.id],
      outbox: await leaveMerged(store, loser.id, lead),
      line: { action: 'merge', leadId: winner.id, changes: [told(loser)], ...line },
    });
    const { line: own } = await settleLead(store, { before: loser, after: gone, action: 'merge' });
    await tellLoser(store, loser.id, { action: 'merge', ...own });
    return ok(lead);
  });
