import type { Attendee, AttendeeList } from '#shared/domain/attendee.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { AttendeeId, LeadId, ListId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { codeKey } from './keys.ts';
import { commit } from './commit.ts';
import { updateLead } from './leads.ts';
import { openRow, readWhere } from './read.ts';
import type { Store } from './store.ts';

/** Rows that one commit writes: large enough to be quick, small enough for the screen to breathe. */
const ROWS_A_COMMIT = 500;

export type AttendeeInput = { readonly code?: string; readonly contact: Contact };
export type ListInput = { readonly showId: ShowId; readonly name: string; readonly rows: AsyncIterable<readonly AttendeeInput[]> };
export type ImportReport = { readonly rows: number; readonly resolved: number };

/** Lists of a show. */
export const readLists = (store: Store, showId: ShowId): Promise<AttendeeList[]> =>
  readWhere(store, 'lists', { index: 'showId', value: showId });

/** The attendee of this show who wears the badge id; undefined when no list has it. */
export async function findAttendee(store: Store, showId: ShowId, code: string): Promise<Attendee | undefined> {
  const lists = new Set((await store.db.lists.where('showId').equals(showId).primaryKeys()).map(String));
  const rows = await store.db.attendees
    .where('keys')
    .equals(await codeKey(code, store.codec))
    .toArray();
  const row = rows.find((one) => lists.has(String(one['listId'])));
  return row === undefined ? undefined : openRow(store, 'attendees', row);
}

/** An id that the same badge id of the same list name always gets, so that a second import updates and never doubles. */
async function attendeeId(store: Store, listId: ListId, row: AttendeeInput): Promise<AttendeeId> {
  const key = row.code ?? row.contact.emails?.[0]?.value;
  const id = key === undefined ? store.newId() : `${listId}:${await store.codec.hash('a', key)}`;
  return id as AttendeeId; // made here, for an attendee
}

async function saveRows(store: Store, list: AttendeeList, rows: readonly AttendeeInput[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_COMMIT) {
    const puts = await Promise.all(
      rows.slice(at, at + ROWS_A_COMMIT).map(async ({ code, contact }) => {
        const record: Attendee = {
          v: 1,
          id: await attendeeId(store, list.id, { contact, ...(code === undefined ? {} : { code }) }),
          listId: list.id,
          contact,
          ...(code === undefined ? {} : { code }),
        };
        return { table: 'attendees', record } as const;
      }),
    );
    await commit(store, { puts, line: { action: 'import', leadId: null } });
  }
}

/** The list of that name at the show, or a new one. */
async function listNamed(store: Store, { showId, name }: ListInput): Promise<AttendeeList> {
  const known = (await readLists(store, showId)).find((list) => list.name === name);
  return known ?? { v: 1, id: store.newId() as ListId, showId, name, importedAt: store.now(), rows: 0 }; // a fresh id for a list
}

/**
 * Imports an organiser's list: the same name again updates it. Rows are durable batch by batch; scans that were waiting for the
 * list are resolved at the end. Returns how many rows were read and how many earlier scans they resolved.
 */
export async function importAttendees(
  store: Store,
  input: ListInput,
  onProgress: (rows: number) => void = () => undefined,
): Promise<ImportReport> {
  const list = await listNamed(store, input);
  await commit(store, { puts: [{ table: 'lists', record: list }], line: { action: 'import', leadId: null } });
  let rows = 0;
  for await (const batch of input.rows) {
    await saveRows(store, list, batch);
    rows += batch.length;
    onProgress(rows);
  }
  await commit(store, {
    puts: [{ table: 'lists', record: { ...list, rows, importedAt: store.now() } }],
    line: { action: 'import', leadId: null },
  });
  return { rows, resolved: await resolveWaiting(store, input.showId) };
}

/** Gives leads of id-only scans their names from the lists, exactly by badge id. Returns how many. */
export async function resolveWaiting(store: Store, showId: ShowId): Promise<number> {
  const range = store.db.leads.where('[showId+capturedAt]').between([showId, 0], [showId, Number.MAX_SAFE_INTEGER]);
  const waiting = await range.filter((row) => row['stage'] === 'unresolved').toArray();
  let resolved = 0;
  for (const row of waiting) {
    const lead = await openRow(store, 'leads', row);
    const attendee = lead.badgeCode === undefined ? undefined : await findAttendee(store, showId, lead.badgeCode);
    if (attendee === undefined) continue;
    await resolveLead(store, lead.id, attendee.contact);
    resolved += 1;
  }
  return resolved;
}

/** Fills a lead from an attendee: what staff already wrote stays, what is missing comes from the list. */
export const resolveLead = (store: Store, id: LeadId, contact: Contact): Promise<Lead | undefined> =>
  updateLead(store, id, { action: 'resolve', change: (lead) => ({ ...lead, contact: { ...contact, ...lead.contact }, isResolved: true }) });
