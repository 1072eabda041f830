import { contentOf, definitionsOf, undoOf, withDefinitions } from '#shared/domain/definitions.ts';
import type { Definitions, DefinitionsContent } from '#shared/domain/definitions.ts';
import type { HistoryLine } from '#shared/domain/history.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { judgementOf } from '#shared/domain/qualification.ts';
import type { Show } from '#shared/domain/show.ts';
import { whereOf } from './codec.ts';
import { leadsOfShow, updateLead } from './leads.ts';
import { readMany } from './read.ts';
import { editShow, readShow } from './shows.ts';
import type { Store } from './store.ts';

const numberOf = (show: Show): string => String(definitionsOf(show).version);

/**
 * Keeps another opinion as the show's next version, in turn with every other change of the show; new leads are judged by it from now
 * on, all others keep theirs. Resolves with the version that holds: the one of before when the content is the same. `undoes` names the
 * version it takes back. Undefined when there is no such show.
 */
export async function saveDefinitions(
  store: Store,
  showId: ShowId,
  change: DefinitionsContent & Pick<Definitions, 'undoes'>,
): Promise<Definitions | undefined> {
  const { undoes: _undoes, ...content } = change;
  const show = await editShow(store, showId, {
    change: (before) =>
      JSON.stringify(contentOf(definitionsOf(before))) === JSON.stringify(content)
        ? before
        : { ...before, definitions: withDefinitions(before, change, { now: store.now(), by: store.staff() }) },
    changes: (before, after) => [{ field: 'definitions', from: numberOf(before), to: numberOf(after) }],
  });
  return show === undefined ? undefined : definitionsOf(show);
}

export type RejudgeOptions = {
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
};

/** `judged`: leads that have another version now, of those looked at. `isWhole` false: it was stopped. */
export type Rejudged = { readonly leads: number; readonly judged: number; readonly isWhole: boolean };

/** Leads opened at a time. */
const LEADS_A_TIME = 100;
/** Leads written side by side: sealing one while another is on its way to the disk. */
const LANES = 4;

const versionOf = (lead: Lead): number => judgementOf(lead).version;

/** Judges one lead by a version and keeps that; `settle` does the judging, and asks the lead which version it is. */
const judgeBy = (store: Store, id: LeadId, version: number): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'judge',
    change: (lead) => (versionOf(lead) === version ? lead : { ...lead, judgement: { ...judgementOf(lead), version } }),
    changes: (before, after) =>
      versionOf(before) === versionOf(after)
        ? []
        : [{ field: 'definitions', from: String(versionOf(before)), to: String(versionOf(after)) }],
  });

type Aim = (lead: Lead) => Promise<number> | number;

async function judgeSome(store: Store, leads: readonly Lead[], aim: Aim): Promise<number> {
  const judged = await Promise.all(
    leads.map(async (lead) => {
      const version = await aim(lead);
      if (version === versionOf(lead)) return false;
      const after = await judgeBy(store, lead.id, version);
      return after !== undefined && versionOf(after) === version;
    }),
  );
  return judged.filter(Boolean).length;
}

type Job = RejudgeOptions & { readonly aim: Aim };

/** Goes through all leads of the show but the discarded ones, and judges each by the version it should have. */
async function judgeAll(store: Store, showId: ShowId, { aim, onProgress, signal }: Job): Promise<Rejudged> {
  const ids = (await leadsOfShow(store, showId).primaryKeys()).map(String);
  let [done, judged] = [0, 0];
  for (let from = 0; from < ids.length; from += LEADS_A_TIME) {
    const some = await readMany(store, 'leads', ids.slice(from, from + LEADS_A_TIME));
    const leads = some.filter(({ discardedAt }) => discardedAt === undefined);
    for (let at = 0; at < leads.length; at += LANES) {
      if (signal?.aborted === true) return { leads: done, judged, isWhole: false };
      judged += await judgeSome(store, leads.slice(at, at + LANES), aim);
      onProgress?.({ done: from + at, total: ids.length });
    }
    done += leads.length;
    onProgress?.({ done: Math.min(ids.length, from + LEADS_A_TIME), total: ids.length });
  }
  return { leads: done, judged, isWhole: true };
}

/**
 * Judges all leads of a show by the definitions that hold now: each by itself, with a line of history, queued for export and sync.
 * Disqualified leads too (they may come back); discarded ones keep their version. Doing it again changes nothing, so it may be stopped
 * at any time and begun again.
 */
export async function rejudgeLeads(store: Store, showId: ShowId, options: RejudgeOptions = {}): Promise<Rejudged> {
  const { version } = definitionsOf(await readShow(store, showId));
  return judgeAll(store, showId, { ...options, aim: () => version });
}

/**
 * The version a lead was judged by before those that are taken back; undefined when it was never judged by an older one. A newer one it
 * came back from by an earlier undo does not count.
 */
async function versionBefore(store: Store, leadId: LeadId, undone: ReadonlySet<number>): Promise<number | undefined> {
  const rows = await store.db.history.where('leadId').equals(leadId).sortBy('seq');
  const oldest = Math.min(...undone);
  for (const row of rows.toReversed()) {
    // the body was sealed by `commit` for this line
    const line = (await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine;
    const judged = line.action === 'judge' ? line.changes.find(({ field }) => field === 'definitions') : undefined;
    const from = Number(judged?.from);
    if (judged !== undefined && undone.has(Number(judged.to)) && from < oldest) return from;
  }
  return undefined;
}

/** What an undo did: the version that holds now, and the leads it took back. */
export type Undone = { readonly holds: Definitions; readonly leads: Rejudged };

/**
 * Takes back the last change of a show's definitions: what they said before holds again, as a version of its own (nothing is erased),
 * and each lead that was judged by what is taken back goes back to the version it was judged by before, as its history tells; one that
 * was captured since is judged by the version that holds now. Undefined when there is nothing to take back. Stopped half-way, the rest
 * keeps its version until `rejudgeLeads`.
 */
export async function undoDefinitions(store: Store, showId: ShowId, options: RejudgeOptions = {}): Promise<Undone | undefined> {
  const undo = undoOf(await readShow(store, showId));
  if (undo === null) return undefined;
  const undone = new Set(undo.undone);
  const holds = await saveDefinitions(store, showId, { ...contentOf(undo.holds), undoes: Math.max(...undone) });
  if (holds === undefined) return undefined;
  const aim = async (lead: Lead): Promise<number> =>
    undone.has(versionOf(lead)) ? ((await versionBefore(store, lead.id, undone)) ?? holds.version) : versionOf(lead);
  return { holds, leads: await judgeAll(store, showId, { ...options, aim }) };
}
