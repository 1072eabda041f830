import type { Grave } from '#shared/domain/grave.ts';
import { graveId } from '#shared/domain/grave.ts';
import { countsOf } from '#shared/domain/privacy/dossier.ts';
import type { Dossier, FileMade } from '#shared/domain/privacy/dossier.ts';
import { KINDS, NO_COUNTS, addCounts, initialsOf } from '#shared/domain/privacy/erasure.ts';
import type { Elsewhere, Erasure, ErasureReason, KindCounts } from '#shared/domain/privacy/erasure.ts';
import { tracesOf } from '#shared/domain/privacy/suppression.ts';
import type { Erased } from '#shared/domain/privacy/suppression.ts';
import { commit } from './commit.ts';
import type { SealedTable } from './db.ts';
import { captureLane } from './leads.ts';
import type { Person } from './person.ts';
import { readDossier, readFilesOf } from './personDossier.ts';
import type { Put } from './put.ts';
import { readAll, readMany, readRecord } from './read.ts';
import { readSetting } from './settings.ts';
import { hashWords, newSuppressionKey, tracesOfLead } from './suppressed.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

/** What an erasure is about, besides the person. `program`: its version; `byName`: who sits at the laptop, as the certificate names them. */
export type EraseOrder = { readonly why: ErasureReason; readonly program: string; readonly byName: string };

/** The table of certificates: graves of a name of their own. */
const CASES = 'erasures';

type Row = { readonly table: SealedTable; readonly id: string };

const OF_A_LEAD = ['captures', 'interactions', 'appointments', 'promises', 'media', 'heard'] as const;

/** Everything of some leads that lies in tables, by id; nothing is opened. */
async function rowsOf(store: Store, { leads, attendees }: Ids): Promise<Row[]> {
  const rows: Row[] = [
    ...leads.map((id) => ({ table: 'leads' as const, id })),
    ...attendees.map((id) => ({ table: 'attendees' as const, id })),
  ];
  for (const table of OF_A_LEAD) {
    const ids = await store.db[table].where('leadId').anyOf(leads).primaryKeys();
    rows.push(...ids.map((id) => ({ table, id })));
  }
  const appointments = rows.flatMap(({ table, id }) => (table === 'appointments' ? [id] : []));
  const links = await store.db.calendarlinks.where('appointmentId').anyOf(appointments).primaryKeys();
  return [...rows, ...links.map((id) => ({ table: 'calendarlinks' as const, id }))];
}

type Ids = { readonly leads: readonly string[]; readonly attendees: readonly string[] };

/** Waits for every edit under way of these leads, and lets no other begin; always in one order, so that nobody waits for each other. */
function inAllTurns<T>(lanes: readonly string[], work: () => Promise<T>): Promise<T> {
  const [first, ...rest] = lanes;
  return first === undefined ? work() : inTurn(first, () => inAllTurns(rest, work));
}

/** The key of this laptop's hashes: that of its erasures before, else a new one. */
function suppressionKey(graves: readonly Grave[]): string {
  const ours = new Set(graves.flatMap(({ of, erasure }) => (erasure === undefined ? [] : [of])));
  const own = graves.flatMap(({ erased = [] }) => erased).find((part) => ours.has(part.case));
  return own?.key ?? newSuppressionKey();
}

/** Places outside that have, or may have, data of a person: CRMs with ids there, calendars, files, capsules, other laptops. */
export async function elsewhereOf(store: Store, dossier: Dossier): Promise<Elsewhere[]> {
  const targets = new Map<string, string[]>();
  for (const { name, target, remoteId, isFile, isThere, leadId } of dossier.outbox)
    if (!isFile && isThere)
      targets.set(name === '' ? target : name, [...(targets.get(name === '' ? target : name) ?? []), remoteId ?? `boothbook.${leadId}`]);
  const calendars = new Map<string, string[]>();
  for (const { calendar, accountId, href, known, acked } of dossier.calendarlinks)
    if (acked !== null || known.length > 0) calendars.set(calendar || accountId, [...(calendars.get(calendar || accountId) ?? []), href]);
  const files = [...new Map(dossier.files.map((file) => [`${file.file} ${file.at}`, file])).values()];
  const handed = dossier.history
    .filter(({ action }) => action === 'disclose')
    .map(({ at }) => ({ kind: 'file', name: 'zip', refs: [], at }) as const);
  const { laptop, wholeUntil, lastVerified } = await readSetting(store);
  const shows = new Set<string>(dossier.leads.map(({ showId }) => showId));
  // a capsule that was verified after the first capture of the show's lead has them too
  const capsules = Object.entries(wholeUntil ?? {}).flatMap(([showId, until]) => {
    const first = dossier.leads.filter((lead) => lead.showId === showId).map(({ capturedAt }) => capturedAt);
    const isIn = shows.has(showId) && until !== undefined && first.some((at) => at <= until);
    const show = dossier.shows.find(({ id }) => id === showId);
    return isIn ? [{ kind: 'capsule', name: show?.name ?? '', refs: [], at: until } as const] : [];
  });
  return [
    ...[...targets].map(([name, refs]) => ({ kind: 'target', name, refs }) as const),
    ...[...calendars].map(([name, refs]) => ({ kind: 'calendar', name, refs }) as const),
    ...files.map(({ file, at }) => ({ kind: 'file', name: lastVerified?.at === at ? lastVerified.file : file, refs: [], at }) as const),
    ...handed,
    ...capsules,
    ...Object.values(laptop?.others ?? {}).map((name) => ({ kind: 'laptop', name, refs: [] }) as const),
  ];
}

/** What goes, and what stays where; nothing is written. */
export type ErasePreview = { readonly dossier: Dossier; readonly counts: KindCounts; readonly elsewhere: readonly Elsewhere[] };

/** Says exactly what erasing a person would take away, and what others still have. */
export async function previewErase(store: Store, person: Person): Promise<ErasePreview> {
  const dossier = await readDossier(store, person);
  return { dossier, counts: countsOf(dossier), elsewhere: await elsewhereOf(store, dossier) };
}

type Burial = { readonly caseId: string; readonly key: string; readonly now: number };

async function gravesOf(store: Store, { leads, attendees }: Person, { caseId, key, now }: Burial): Promise<Put[]> {
  const made = async (table: 'leads' | 'attendees', of: string, words: readonly string[]): Promise<Put> => {
    const id = graveId(table, of);
    const before = await readRecord(store, 'graves', id);
    const erased: Erased[] = [...(before?.erased ?? []), { case: caseId, key, hashes: await hashWords(key, words) }];
    return { table: 'graves', record: { v: 1, id, table, of, at: now, by: store.staff(), clock: before?.clock ?? {}, erased } };
  };
  const lists = new Map(
    (await readMany(store, 'lists', new Set(attendees.map(({ listId }) => listId)))).map(({ id, showId }) => [id, showId]),
  );
  return Promise.all([
    ...leads.map((lead) => made('leads', lead.id, tracesOf(tracesOfLead(lead)))),
    ...attendees.map(({ id, contact, code, listId }) =>
      made('attendees', id, tracesOf({ contact, codes: code === undefined ? [] : [code], showId: lists.get(listId) ?? '' })),
    ),
  ]);
}

const casePut = (caseId: string, erasure: Erasure): Put => ({
  table: 'graves',
  record: { v: 1, id: graveId(CASES, caseId), table: CASES, of: caseId, at: erasure.at, by: erasure.by, clock: {}, erasure },
});

/** A certificate with its id. */
export type Case = Erasure & { readonly id: string };

/** All erasures of this laptop, the newest first. */
export const readCases = async (store: Store): Promise<Case[]> =>
  (await readAll(store, 'graves'))
    .flatMap(({ of, erasure }) => (erasure === undefined ? [] : [{ ...erasure, id: of }]))
    .sort((a, b) => b.at - a.at);

/** Changes a certificate in its lane: what was finished, what was ticked off. */
export const updateCase = (
  store: Store,
  id: string,
  { change, action }: { readonly change: (erasure: Erasure) => Erasure; readonly action: 'erase' | 'erased-there' },
): Promise<void> =>
  inTurn(`erasure:${id}`, async () => {
    const before = (await readRecord(store, 'graves', graveId(CASES, id)))?.erasure;
    if (before === undefined) return;
    await commit(store, { puts: [casePut(id, change(before))], line: { action, leadId: null } });
  });

/** Ids of what an erasure took away. */
export async function readErasedBy(store: Store, caseId: string): Promise<Ids> {
  const graves = (await readAll(store, 'graves')).filter(({ erased = [] }) => erased.some((part) => part.case === caseId));
  const of = (table: string): string[] => graves.filter((grave) => grave.table === table).map((grave) => grave.of);
  return { leads: of('leads'), attendees: of('attendees') };
}

const told = (counts: KindCounts): { field: string; from: string; to: string }[] =>
  KINDS.filter((kind) => counts[kind] > 0).map((kind) => ({ field: `erased-${kind}`, from: String(counts[kind]), to: '0' }));

const lanesOf = (leads: Person['leads']): string[] => [
  ...[...new Set(leads.map(({ showId }) => captureLane(showId)))].sort(),
  ...leads.map(({ id }) => id as string).sort(),
];

type Erasing = { readonly caseId: string; readonly key: string; readonly order: EraseOrder; readonly files: readonly FileMade[] };

/** One person's rows in one commit, with the graves that keep them from coming back and the certificate of the whole erasure so far. */
function eraseOne(store: Store, person: Person, { caseId, key, order, files }: Erasing): Promise<KindCounts> {
  return inAllTurns(lanesOf(person.leads), async () => {
    const dossier = await readDossier(store, person, files);
    const counts = countsOf(dossier);
    const elsewhere = await elsewhereOf(store, dossier);
    const now = store.now();
    const before = (await readRecord(store, 'graves', graveId(CASES, caseId)))?.erasure;
    const words = tracesOf(person.leads[0] === undefined ? { contact: person.attendees[0]?.contact ?? {} } : tracesOfLead(person.leads[0]));
    const [hash = ''] = await hashWords(key, words.slice(0, 1));
    const erasure: Erasure = {
      at: before?.at ?? now,
      by: store.staff(),
      byName: order.byName,
      why: order.why,
      person: before === undefined ? { initials: initialsOf(dossier.name), hash } : null,
      people: (before?.people ?? 0) + 1,
      counts: addCounts(before?.counts ?? NO_COUNTS, counts),
      program: order.program,
      elsewhere: joinElsewhere(before?.elsewhere ?? [], elsewhere),
    };
    const ids: Ids = { leads: person.leads.map(({ id }) => id), attendees: person.attendees.map(({ id }) => id) };
    const outbox = await store.db.outbox.where('leadId').anyOf(ids.leads).primaryKeys();
    await commit(store, {
      puts: [...(await gravesOf(store, person, { caseId, key, now })), casePut(caseId, erasure)],
      deletes: await rowsOf(store, ids),
      outbox: { ids: outbox, change: () => 'delete' },
      line: { action: 'erase', leadId: null, changes: told(counts) },
    });
    return counts;
  });
}

/** Places of several people as one list: the ids of one place together. */
function joinElsewhere(one: readonly Elsewhere[], other: readonly Elsewhere[]): Elsewhere[] {
  const all = new Map<string, Elsewhere>();
  for (const place of [...one, ...other]) {
    const name = `${place.kind} ${place.name} ${place.at ?? ''}`;
    const before = all.get(name);
    all.set(name, before === undefined ? place : { ...before, refs: [...new Set([...before.refs, ...place.refs])] });
  }
  return [...all.values()];
}

export type EraseProgress = (done: number, total: number) => void;

/**
 * Erases people: all rows of theirs, one commit a person, which leaves ids and keyed hashes behind so that nothing brings them back, and
 * one certificate for all. The journal and the database's files are cleaned after it (`finishErasures`). Answers the certificate's id.
 */
export async function erasePeople(
  store: Store,
  people: readonly Person[],
  order: EraseOrder & { readonly onProgress?: EraseProgress },
): Promise<string> {
  const key = suppressionKey(await readAll(store, 'graves'));
  const caseId = store.newId();
  // one look at the history for all of them
  const files = await readFilesOf(store, new Set(people.flatMap(({ leads }) => leads.map(({ id }) => id))));
  for (const [at, person] of people.entries()) {
    await eraseOne(store, person, { caseId, key, order, files });
    order.onProgress?.(at + 1, people.length);
  }
  return caseId;
}

/**
 * The same by id, each lead and row alone; those that are gone are left out. Null when none is there: nothing is written, and there is no
 * certificate.
 */
export async function eraseIds(store: Store, ids: readonly string[], order: EraseOrder): Promise<string | null> {
  const leads = await readMany(store, 'leads', ids);
  const attendees = await readMany(store, 'attendees', ids);
  const people: Person[] = leads.map((lead) => ({ leads: [lead], attendees: [] }));
  if (attendees.length > 0) people.push({ leads: [], attendees });
  return people.length === 0 ? null : erasePeople(store, people, order);
}
