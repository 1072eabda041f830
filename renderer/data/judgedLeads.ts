import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { judgedLeadOf } from '#shared/domain/previewDefinitions.ts';
import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';
import { leadsOfShow } from './leads.ts';
import { readMany } from './read.ts';
import type { JournalOp, Store } from './store.ts';
import { pause } from './pause.ts';
import { hearSaves } from './hearSaves.ts';

/** Rows opened between two breaths of the screen. */
const ROWS_A_TIME = 250;
/** Saves are gathered this long before the list is told of them, milliseconds: re-judging saves hundreds a second. */
const GATHER_MS = 500;

/** Leads by id, with those of the ids opened (again); a lead that is gone, discarded or of another show is taken out. */
async function openInto(leads: Map<LeadId, JudgedLead>, store: Store, { showId, ids }: { showId: ShowId; ids: string[] }): Promise<void> {
  const opened = await readMany(store, 'leads', ids);
  for (const id of ids) leads.delete(id as LeadId); // ids of rows of the table of leads
  for (const lead of opened) if (lead.showId === showId && lead.discardedAt === undefined) leads.set(lead.id, judgedLeadOf(lead));
}

const touchedLeads = (ops: readonly JournalOp[]): string[] =>
  ops.flatMap((op) => (op.table !== 'leads' ? [] : 'put' in op ? [op.put.id] : [op.del]));

/**
 * Keeps what judging needs of all leads of a show (but the discarded) in memory: opened once, a few at a time so that typing stays
 * smooth, and afterwards only those that were saved. Tells the whole list when it is there and after saves. Answers what ends it.
 */
export function watchJudgedLeads(store: Store, showId: ShowId, onLeads: (leads: readonly JudgedLead[]) => void): () => void {
  const stop = new AbortController();
  const leads = new Map<LeadId, JudgedLead>();
  let touched = new Set<string>();
  let isBusy = true;
  const tell = (): void => {
    if (!stop.signal.aborted) onLeads([...leads.values()]);
  };
  async function load(): Promise<void> {
    const ids = (await leadsOfShow(store, showId).primaryKeys()).map(String);
    for (let at = 0; at < ids.length && !stop.signal.aborted; at += ROWS_A_TIME) {
      await openInto(leads, store, { showId, ids: ids.slice(at, at + ROWS_A_TIME) });
      await pause(0);
    }
    tell();
    await refresh();
  }
  async function refresh(): Promise<void> {
    isBusy = true;
    while (touched.size > 0 && !stop.signal.aborted) {
      const ids = [...touched];
      touched = new Set();
      await openInto(leads, store, { showId, ids });
      tell();
      await pause(GATHER_MS);
    }
    isBusy = false;
  }
  const deafen = hearSaves(store, (ops) => {
    for (const id of touchedLeads(ops)) touched.add(id);
    if (!isBusy && touched.size > 0) void refresh();
  });
  void load();
  return () => {
    stop.abort();
    deafen();
  };
}
