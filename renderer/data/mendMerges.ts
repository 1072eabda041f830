import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead, MovedRows } from '#shared/domain/lead.ts';
import { commit } from './commit.ts';
import { readLive } from './leads.ts';
import { inBothTurns, moveRows } from './mergeLeads.ts';
import { readMany, readRecord } from './read.ts';
import { settleLead } from './settleLead.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** Leads opened at a time. */
const LEADS_A_TIME = 500;

/** The leads one comes to by following merges from `lead`, when they lead back to it; null when they end. */
async function readCircle(store: Store, lead: Lead): Promise<Lead[] | null> {
  const circle = new Map<LeadId, Lead>();
  let next: Lead | undefined = lead;
  while (next?.mergedInto !== undefined && !circle.has(next.id)) {
    circle.set(next.id, next);
    next = await readRecord(store, 'leads', next.mergedInto.leadId);
  }
  return next?.id === lead.id ? [...circle.values()] : null;
}

const captured = (a: Lead, b: Lead): number => a.capturedAt - b.capturedAt || (a.id < b.id ? -1 : 1);

/** Lets the lead of a circle live that was captured first; on every laptop the same one. */
async function openCircle(store: Store, circle: readonly Lead[]): Promise<void> {
  const [first] = circle.toSorted(captured);
  if (first === undefined) return;
  await inTurn(first.id, async () => {
    const before = await readRecord(store, 'leads', first.id);
    if (before?.mergedInto === undefined) return;
    const { mergedInto: _merge, discardedAt: _gone, ...after } = before;
    const { lead, line } = await settleLead(store, { before, after: { ...after, updatedAt: store.now() }, action: 'split' });
    await commit(store, {
      puts: [{ table: 'leads', record: lead }],
      queue: [lead.id],
      line: { action: 'split', leadId: lead.id, ...line },
    });
  });
}

const both = (one: MovedRows, other: MovedRows): MovedRows => ({
  captures: [...new Set([...one.captures, ...other.captures])],
  interactions: [...new Set([...one.interactions, ...other.interactions])],
  appointments: [...new Set([...one.appointments, ...other.appointments])],
  promises: [...new Set([...one.promises, ...other.promises])],
  media: [...new Set([...one.media, ...other.media])],
});

/** Gives rows that were written elsewhere on a merged lead to what it has become. True when there were any. */
async function gatherRows(store: Store, id: LeadId): Promise<boolean> {
  const live = await readLive(store, id);
  if (live === undefined || live.id === id || live.mergedInto !== undefined) return false;
  return inBothTurns(store, [id, live.id], async () => {
    const lead = await readRecord(store, 'leads', id);
    const into = await readRecord(store, 'leads', live.id);
    const { puts, moved } = await moveRows(store, id, live.id);
    if (lead?.mergedInto === undefined || into === undefined || into.mergedInto !== undefined || puts.length === 0) return false;
    const record: Lead = { ...lead, mergedInto: { ...lead.mergedInto, moved: both(lead.mergedInto.moved, moved) } };
    const appointments = new Set([...into.appointments, ...standing(puts)]);
    const after: Lead = { ...into, appointments: [...appointments], updatedAt: store.now() };
    const { lead: judged, line } = await settleLead(store, { before: into, after, action: 'merge' });
    await commit(store, {
      puts: [...puts, { table: 'leads', record }, { table: 'leads', record: judged }],
      queue: [live.id],
      line: { action: 'merge', leadId: live.id, ...line },
    });
    return true;
  });
}

type Puts = Awaited<ReturnType<typeof moveRows>>['puts'];
const standing = (puts: Puts) =>
  puts.flatMap((put) => (put.table === 'appointments' && put.record.cancelledAt === undefined ? [put.record.id] : []));

/**
 * Mends what laptops that did not know of each other made of merged leads: two that were merged into each other would both be gone, so
 * the one captured first lives again; what was written on a merged lead elsewhere goes to what it has become. The same on every laptop,
 * and again it changes nothing. Resolves with how many leads were mended.
 */
export async function mendMerges(store: Store, ids: readonly LeadId[]): Promise<number> {
  let mended = 0;
  for (let from = 0; from < ids.length; from += LEADS_A_TIME) {
    const leads = await readMany(store, 'leads', ids.slice(from, from + LEADS_A_TIME));
    for (const lead of leads.filter(({ mergedInto }) => mergedInto !== undefined)) {
      // as it is by now: the circle may have been opened at another of its leads
      const now = await readRecord(store, 'leads', lead.id);
      const circle = now === undefined ? null : await readCircle(store, now);
      if (circle !== null) await openCircle(store, circle);
      if ((await gatherRows(store, lead.id)) || circle !== null) mended += 1;
    }
  }
  return mended;
}
