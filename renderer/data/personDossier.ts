import { consentReceipt } from '#shared/domain/consentReceipt.ts';
import type { HistoryLine } from '#shared/domain/history.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { Dossier, FileMade, HistoryOf, SentTo } from '#shared/domain/privacy/dossier.ts';
import { whereOf } from './codec.ts';
import type { HistoryRow, OutboxRow } from './db.ts';
import { mayBeThere } from './mergedOutbox.ts';
import type { Person } from './person.ts';
import { openRows, readAll, readMany, readOfLeads } from './read.ts';
import type { Store } from './store.ts';

const FILES = `${FILES_TARGET}:`;

const openLine = async (store: Store, row: HistoryRow): Promise<HistoryLine> =>
  // sealed by `commit` for this line
  (await store.codec.open(whereOf('history', row.seq), row.body)) as HistoryLine;

/** Lines that tell of an export into which one of these leads went: lines of nobody that touched its row of the files' queue. */
async function exportLines(store: Store, ids: ReadonlySet<string>): Promise<HistoryRow[]> {
  const found: HistoryRow[] = [];
  await store.db.history.each((row) => {
    if (row.leadId === null && row.touched.some(({ id }) => id.startsWith(FILES) && ids.has(id.slice(FILES.length)))) found.push(row);
  });
  return found;
}

/** Which files were written with these leads in them; looks at the whole history. */
export async function readFilesOf(store: Store, ids: ReadonlySet<string>): Promise<FileMade[]> {
  const rows = await exportLines(store, ids);
  const files = await Promise.all(
    rows.map(async (row): Promise<FileMade[]> => {
      const line = await openLine(store, row);
      const change = line.changes.find(({ field }) => field === 'export');
      const hers = row.touched.flatMap(({ id }) => (id.startsWith(FILES) && ids.has(id.slice(FILES.length)) ? [id] : []));
      return change === undefined ? [] : hers.map((id) => ({ file: change.to, at: line.at, leadId: id.slice(FILES.length) }));
    }),
  );
  return files.flat();
}

async function linesOf(store: Store, ids: readonly LeadId[]): Promise<HistoryOf[]> {
  const rows = await store.db.history
    .where('leadId')
    .anyOf([...ids])
    .sortBy('seq');
  return Promise.all(rows.map(async (row) => ({ ...(await openLine(store, row)), seq: row.seq })));
}

async function sentTo(store: Store, rows: readonly OutboxRow[]): Promise<SentTo[]> {
  const names = new Map((await readAll(store, 'targets')).map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    leadId: row.leadId,
    target: row.targetId,
    name: names.get(row.targetId) ?? '',
    isFile: row.targetId === FILES_TARGET,
    state: row.state,
    remoteId: row.remoteId,
    isThere: mayBeThere(row) || row.state === 'sending',
  }));
}

async function linksOf(store: Store, appointments: readonly string[]): Promise<Dossier['calendarlinks']> {
  const rows = await store.db.calendarlinks
    .where('appointmentId')
    .anyOf([...appointments])
    .toArray();
  const names = new Map((await readAll(store, 'calendars')).map(({ id, name }) => [id, name]));
  return (await openRows(store, 'calendarlinks', rows)).map((link) => ({ ...link, calendar: names.get(link.accountId) ?? '' }));
}

async function attendeesOf(store: Store, { attendees }: Person): Promise<Dossier['attendees']> {
  const lists = new Map((await readMany(store, 'lists', new Set(attendees.map(({ listId }) => listId)))).map((list) => [list.id, list]));
  return attendees.map((attendee) => {
    const list = lists.get(attendee.listId);
    return { ...attendee, list: list?.name ?? '', showId: list?.showId ?? '' };
  });
}

/**
 * Reads everything that is kept of one person: all rows of their leads, what was sent where, and the history. `files`: what is known of
 * files already (`readFilesOf`), where many people are read.
 */
export async function readDossier(store: Store, person: Person, files?: readonly FileMade[]): Promise<Dossier> {
  const ids = person.leads.map(({ id }) => id);
  const [captures, interactions, appointments, promises, media, shows, attendees] = await Promise.all([
    readOfLeads(store, 'captures', ids),
    readOfLeads(store, 'interactions', ids),
    readOfLeads(store, 'appointments', ids),
    readOfLeads(store, 'promises', ids),
    readOfLeads(store, 'media', ids),
    readAll(store, 'shows'),
    attendeesOf(store, person),
  ]);
  const heard = await openRows(store, 'heard', await store.db.heard.where('leadId').anyOf(ids).toArray());
  const outbox = await sentTo(store, await store.db.outbox.where('leadId').anyOf(ids).toArray());
  const isHers = new Set<string>(ids);
  const byId = new Map(shows.map((show) => [show.id, show]));
  const consents = person.leads.flatMap((lead) => {
    const show = byId.get(lead.showId);
    return show === undefined ? [] : consentReceipt(lead, show).map((line) => ({ ...line, leadId: lead.id }));
  });
  const used = new Set<string>([...person.leads, ...attendees].map(({ showId }) => showId));
  const [first] = person.leads.toReversed();
  const named = first ?? person.attendees[0];
  return {
    name: named === undefined ? '' : nameOf(named),
    leads: person.leads,
    attendees,
    captures: captures.sort((a, b) => a.at - b.at),
    interactions: interactions.sort((a, b) => a.at - b.at),
    appointments: appointments.sort((a, b) => a.startsAt - b.startsAt),
    promises: promises.sort((a, b) => a.madeAt - b.madeAt),
    consents,
    media: media.sort((a, b) => a.at - b.at),
    history: await linesOf(store, ids),
    heard: heard.sort((a, b) => a.at - b.at),
    outbox,
    files: files?.filter(({ leadId }) => isHers.has(leadId)) ?? (await readFilesOf(store, isHers)),
    calendarlinks: await linksOf(store, appointments.map(({ id }) => id)), // prettier-ignore
    shows: shows.filter(({ id }) => used.has(id)).map(({ id, name, zone }) => ({ id, name, zone })),
  };
}
