import type { Collection } from 'dexie';
import type { FieldChange, HistoryAction } from '#shared/domain/history.ts';
import { changesBetween } from '#shared/domain/history.ts';
import type { CaptureId, InteractionId, LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Capture, Interaction, KeptMedia } from '#shared/domain/interaction.ts';
import { newLead } from '#shared/domain/lead.ts';
import { isSameVisitor } from '#shared/domain/sameVisitor.ts';
import type { Lead, LeadSeed } from '#shared/domain/lead.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { base64Of, readUtf8 } from '#shared/formats/bytes.ts';
import { codeKey, contactKeys } from './keys.ts';
import { commit } from './commit.ts';
import type { Put } from './commit.ts';
import type { SealedRow } from './db.ts';
import { openRows, readRecord } from './read.ts';
import { settleLead } from './settleLead.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** What a capture did: a new lead, or one more visit of a known one. */
export type Captured = { readonly lead: Lead; readonly isNew: boolean; readonly capture: Capture };

/** A scan as it comes to be saved: what was read, and what it says. */
export type CaptureInput = {
  readonly showId: ShowId;
  readonly scan: Scan;
  readonly seed: LeadSeed;
  /** The picture it was read from, its bytes kept already (`keepMedia`): it comes with the lead or not at all. */
  readonly picture?: KeptMedia;
};

function captureOf(store: Store, { showId, scan, picture }: CaptureInput, leadId: LeadId): Capture {
  const { bytes, ...rest } = scan;
  return {
    v: 1,
    id: store.newId() as CaptureId, // a fresh id becomes the kind it is used for
    showId,
    leadId,
    at: store.now(),
    by: store.staff(),
    scan: rest,
    ...(picture === undefined ? {} : { mediaId: picture.id }),
    ...(bytes === undefined || readUtf8(bytes) === scan.text ? {} : { bytesBase64: base64Of(bytes) }),
  };
}

const visitOf = (store: Store, capture: Capture): Interaction => ({
  v: 1,
  id: store.newId() as InteractionId, // a fresh id becomes the kind it is used for
  showId: capture.showId,
  leadId: capture.leadId,
  at: capture.at,
  updatedAt: capture.at,
  by: capture.by,
  kind: 'visit',
  captureId: capture.id,
});

/** A visit's records: their ids were made just now, so no row is looked for. */
const visitPuts = (store: Store, capture: Capture): Put[] => [
  { table: 'captures', record: capture, isNew: true },
  { table: 'interactions', record: visitOf(store, capture), isNew: true },
];

/** The picture of a capture as a record of its lead. */
const pictureOf = ({ picture }: CaptureInput, leadId: LeadId): Put[] =>
  picture === undefined ? [] : [{ table: 'media', record: { ...picture, leadId } }];

/** What a lead has become by merging; itself when it was not merged. Undefined when there is no such lead. */
export async function readLive(store: Store, id: LeadId): Promise<Lead | undefined> {
  const seen = new Set<LeadId>();
  let lead = await readRecord(store, 'leads', id);
  while (lead?.mergedInto !== undefined && !seen.has(lead.id)) {
    seen.add(lead.id);
    lead = await readRecord(store, 'leads', lead.mergedInto.leadId);
  }
  return lead;
}

/**
 * The lead of this show that has the badge id, e-mail or phone, or that one with it was merged into; the newest when there are several.
 * Discarded ones do not count.
 */
export async function findKnown(store: Store, showId: ShowId, seed: LeadSeed): Promise<Lead | undefined> {
  const keys = await contactKeys(seed.contact, store.codec);
  if (seed.badgeCode !== undefined) keys.push(await codeKey(seed.badgeCode, store.codec));
  const rows = await store.db.leads.where('keys').anyOf(keys).distinct().toArray();
  const leads = await openRows(
    store,
    'leads',
    rows.filter((row) => row['showId'] === showId),
  );
  const same = leads.filter((lead) => isSameVisitor(lead, seed));
  const live = await Promise.all(same.map(async (lead) => (lead.mergedInto === undefined ? lead : readLive(store, lead.id))));
  return live
    .filter((lead) => lead !== undefined)
    .filter(({ discardedAt }) => discardedAt === undefined)
    .sort((a, b) => b.capturedAt - a.capturedAt)[0];
}

/** Two captures of one person must not run side by side, or both would be new: one lane a show, entered before the lane of any lead. */
export const captureLane = (showId: ShowId): string => `capture:${showId}`;

/**
 * Saves a capture: a new lead, or another visit of the lead that has the same badge id, e-mail or phone.
 * Resolves when the lead, its capture, its outbox rows and its history line are on the disk twice (database and journal).
 */
export const saveCapture = (store: Store, input: CaptureInput): Promise<Captured> =>
  inTurn(captureLane(input.showId), async () => {
    // before it looks for the visitor: that waits for what the database is doing
    for (const tell of store.onBegin) tell();
    const known = await findKnown(store, input.showId, input.seed);
    return known === undefined ? saveNew(store, input) : saveVisit(store, input, known.id);
  });

async function saveNew(store: Store, input: CaptureInput): Promise<Captured> {
  const id = store.newId() as LeadId; // a fresh id becomes the kind it is used for
  const fresh = newLead(input.seed, { id, showId: input.showId, now: store.now(), staff: store.staff(), via: input.scan.source });
  const after: Lead = input.picture === undefined ? fresh : { ...fresh, pictures: [input.picture.id] };
  const { lead, line } = await settleLead(store, { before: null, after, action: 'capture' });
  const capture = captureOf(store, input, id);
  const puts: Put[] = [{ table: 'leads', record: lead, isNew: true }, ...visitPuts(store, capture), ...pictureOf(input, id)];
  await commit(store, { puts, queue: [id], line: { action: 'capture', leadId: id, ...line } });
  return { lead, isNew: true, capture };
}

function saveVisit(store: Store, input: CaptureInput, id: LeadId): Promise<Captured> {
  return inTurn(id, async () => {
    const before = await readRecord(store, 'leads', id);
    if (before === undefined) return saveNew(store, input);
    const pictures = input.picture === undefined ? before.pictures : [...before.pictures, input.picture.id];
    const after: Lead = { ...before, pictures, visits: before.visits + 1, updatedAt: store.now() };
    const { lead, line } = await settleLead(store, { before, after, action: 'visit' });
    const capture = captureOf(store, input, id);
    const puts: Put[] = [{ table: 'leads', record: lead }, ...visitPuts(store, capture), ...pictureOf(input, id)];
    await commit(store, { puts, queue: [id], line: { action: 'visit', leadId: id, ...line } });
    return { lead, isNew: false, capture };
  });
}

/** What an edit does: the lead as it becomes, and records to write with it. */
export type Edit = {
  readonly action: HistoryAction;
  readonly change: (lead: Lead) => Lead;
  readonly also?: (lead: Lead) => readonly Put[];
  /** What the history says of it; by default, which top-level fields differ. */
  readonly changes?: (before: Lead, after: Lead) => readonly FieldChange[];
};

/**
 * Runs work in the lane of a lead, or, when that was merged into another, in the lane of what it has become: one lane at a time, so that
 * nobody waits for somebody who waits for them. `work` gets the lead as it is then; undefined when there is none.
 */
export async function inLiveTurn<T>(store: Store, id: LeadId, work: (lead: Lead) => Promise<T>): Promise<T | undefined> {
  const outcome = await inTurn(id, async () => {
    const lead = await readRecord(store, 'leads', id);
    if (lead === undefined) return { result: undefined };
    const live = lead.mergedInto === undefined ? lead : await readLive(store, id);
    // two laptops may have merged two leads into each other: then each stands for itself until that is mended
    return live === undefined || live.id === id || live.mergedInto !== undefined ? { result: await work(lead) } : { to: live.id };
  });
  return outcome.to === undefined ? outcome.result : inLiveTurn(store, outcome.to, work);
}

/**
 * Changes one lead: reads, changes, writes with its history line, in turn with every other edit of the same lead. One that was merged
 * is no more: the change is made to what it has become. Resolves with the lead as it is on the disk; undefined when there is no such
 * lead. A change that changes nothing writes nothing.
 */
export const updateLead = (store: Store, given: LeadId, edit: Edit): Promise<Lead | undefined> =>
  inLiveTurn(store, given, async (before) => {
    const { id } = before;
    const after = edit.change(before);
    const also = edit.also?.(after) ?? [];
    const changes = (edit.changes ?? changesBetween)(before, after);
    if (changes.length === 0 && also.length === 0) return before;
    const { lead, line } = await settleLead(store, { before, after: { ...after, updatedAt: store.now() }, action: edit.action });
    await commit(store, {
      puts: [{ table: 'leads', record: lead }, ...also],
      queue: [id],
      line: { action: edit.action, leadId: id, changes, ...line },
    });
    return lead;
  });

/** The rows of all leads of a show, the discarded too, in the order of their capture: a range to count, to walk or to take keys of. */
export const leadsOfShow = (store: Store, showId: ShowId): Collection<SealedRow, string> =>
  store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER]);

/** One lead; undefined when there is none. */
export const readLead = (store: Store, id: LeadId): Promise<Lead | undefined> => readRecord(store, 'leads', id);

/** Takes a lead out of every list, count, export and sync; nothing is erased. */
export const discardLead = (store: Store, id: LeadId): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'discard',
    // undoing a capture takes back that capture's lead, never the one it was merged into
    change: (lead) => (lead.id === id ? { ...lead, discardedAt: store.now() } : lead),
  });

/** Brings a discarded lead back. */
export const restoreLead = (store: Store, id: LeadId): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'restore',
    change: ({ discardedAt: _gone, ...lead }) => lead,
  });
