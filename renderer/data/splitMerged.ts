import type { AppointmentId, LeadId } from '#shared/domain/ids.ts';
import type { Lead, Merged } from '#shared/domain/lead.ts';
import { patchOf, takeBack } from '#shared/domain/merge/takeBack.ts';
import { uniteLeads } from '#shared/domain/merge/uniteLeads.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import { asMerged, given, inBothTurns, ROWS_OF_LEAD, tellLoser, told } from './mergeLeads.ts';
import { takeUpAgain } from './mergedOutbox.ts';
import { readMany, readRecord } from './read.ts';
import { settleLead } from './settleLead.ts';
import type { Store } from './store.ts';

/** The two leads as they are after a merge was taken back. */
export type Split = { readonly winner: Lead; readonly loser: Lead };

/** Why a merge is not taken back: there is none, or the other lead went into a third one, which has to be parted first. */
export type SplitFault = 'not-merged' | 'merged-on';

type Going = { readonly lead: Lead; readonly merged: Merged };

const merging = (lead: Lead | undefined): Going | undefined =>
  lead?.mergedInto === undefined ? undefined : { lead, merged: lead.mergedInto };

/** The leads that went into `winner` after `loser` did, in that order. */
async function readLater(store: Store, winner: Lead, loser: LeadId): Promise<Going[]> {
  const ids = winner.mergedFrom ?? [];
  const later = await readMany(store, 'leads', ids.slice(ids.indexOf(loser) + 1));
  return later.flatMap((lead) => merging(lead) ?? []).filter(({ merged }) => merged.leadId === winner.id);
}

/** The rows that went along and are still there, given back. */
async function returnRows(store: Store, { lead, merged }: Going): Promise<{ puts: Put[]; standing: AppointmentId[] }> {
  const puts: Put[] = [];
  const standing: AppointmentId[] = [];
  for (const table of ROWS_OF_LEAD) {
    const rows = await readMany(store, table, merged.moved[table]);
    const own = rows.filter(({ leadId }) => leadId === merged.leadId);
    puts.push(...own.map((record) => given(table, record, lead.id)));
  }
  for (const { table, record } of puts) if (table === 'appointments' && record.cancelledAt === undefined) standing.push(record.id);
  return { puts, standing };
}

/** The lead with these appointments and no others of those that were moved; the deed of having one follows. */
function withAppointments(lead: Lead, appointments: readonly AppointmentId[]): Lead {
  const isBooked = lead.actions.includes('appointment');
  if (appointments.length > 0 && !isBooked) return { ...lead, appointments, actions: [...lead.actions, 'appointment'] };
  return { ...lead, appointments };
}

/** The loser as it was, with those of its appointments that stand by now. */
function returned({ lead: { discardedAt: _gone, mergedInto: _merge, ...lead } }: Going, standing: readonly AppointmentId[]): Lead {
  const before = lead.appointments.filter((id) => standing.includes(id));
  return withAppointments(lead, [...before, ...standing.filter((id) => !before.includes(id))]);
}

type Again = { readonly going: Going; readonly before: Lead; readonly after: Lead };

/** A lead with others merged into it anew, as they were chosen. */
function mergeAgain(bare: Lead, later: readonly Going[]): { readonly lead: Lead; readonly steps: readonly Again[] } {
  let lead = bare;
  const steps = later.map((going): Again => {
    const { discardedAt: _gone, mergedInto: _merge, ...other } = going.lead;
    const before = lead;
    lead = uniteLeads(before, other, going.merged.choices);
    return { going, before, after: lead };
  });
  return { lead, steps };
}

/**
 * The winner without what one of the leads brought. Those merged later are taken out before, and merged anew afterwards; what people
 * edited since, which merging anew would write over, is put back.
 */
function without(winner: Lead, going: Going, later: readonly Going[]): { readonly lead: Lead; readonly steps: readonly Again[] } {
  const early = later.toReversed().reduce((lead, { merged }) => takeBack(lead, merged.patch), winner);
  const { lead, steps } = mergeAgain(takeBack(early, going.merged.patch), later);
  return { lead: takeBack(lead, patchOf(winner, mergeAgain(early, later).lead)), steps };
}

/** Where it stood before the merge, when that is where it stands again. */
const standingAgain = (lead: Lead, { stood }: Merged): Lead =>
  stood !== undefined && lead.standing?.stage === stood.stage && lead.standing.because === stood.because
    ? { ...lead, standing: stood }
    : lead;

/**
 * Takes a merge back, also hours later: fields are as they were before unless somebody edited them since (then they stay with the lead
 * that was edited), what the merged lead brought goes back to it, with what was made of it meanwhile; leads merged later stay merged.
 * One commit. Resolves when it is on the disk.
 */
export async function splitMerged(store: Store, loserId: LeadId): Promise<Result<Split, SplitFault>> {
  const into = (await readRecord(store, 'leads', loserId))?.mergedInto?.leadId;
  if (into === undefined) return fail('not-merged');
  return inBothTurns(store, [loserId, into], async () => {
    const going = merging(await readRecord(store, 'leads', loserId));
    const winner = await readRecord(store, 'leads', into);
    if (going === undefined || winner === undefined || going.merged.leadId !== into) return fail('not-merged');
    if (winner.mergedInto !== undefined) return fail('merged-on');
    const now = store.now();
    const { puts, standing } = await returnRows(store, going);
    const { lead: bare, steps } = without(winner, going, await readLater(store, winner, loserId));
    const left = bare.appointments.filter((id) => !going.merged.moved.appointments.includes(id));
    const after: Lead = { ...withAppointments(bare, left), updatedAt: now };
    const settled = await settleLead(store, { before: winner, after, action: 'split' });
    const lead = steps.length === 0 ? standingAgain(settled.lead, going.merged) : settled.lead;
    const back: Lead = { ...returned(going, standing), updatedAt: now };
    const { lead: loser, line: own } = await settleLead(store, { before: going.lead, after: back, action: 'split' });
    const again = steps.map(({ going: one, before, after: became }): Put => {
      return { table: 'leads', record: asMerged(one.lead, { ...one.merged, patch: patchOf(before, became) }) };
    });
    await commit(store, {
      puts: [{ table: 'leads', record: lead }, { table: 'leads', record: loser }, ...again, ...puts],
      queue: [lead.id, loser.id],
      // after the queue: it leaves a row that waits for a person as it is
      outbox: await takeUpAgain(store, loserId),
      line: { action: 'split', leadId: lead.id, changes: [told(loser)], ...settled.line },
    });
    await tellLoser(store, loserId, { action: 'split', ...own });
    return ok({ winner: lead, loser });
  });
}
