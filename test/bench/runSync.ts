import { booth } from '#renderer/lib/booth.ts';
import { openBatchStore } from '#renderer/batch/openBatchStore.ts';
import { commit } from '#renderer/data/commit.ts';
import type { Put } from '#renderer/data/commit.ts';
import { readBatch } from '#renderer/data/outbox.ts';
import { readMany } from '#renderer/data/read.ts';
import { seedLeads } from '#renderer/data/seed.ts';
import { readShows } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { addTarget, readTargets } from '#renderer/data/targets.ts';
import { odoo } from '#shared/crm/odoo.ts';
import type { CrmRecord } from '#shared/crm/record.ts';
import type { AppointmentId, LeadId, MediaId, TargetId } from '#shared/domain/ids.ts';
import type { Appointment, Media } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { DAY, HOUR } from '#shared/lib/time.ts';
import { say } from './bench.ts';
import type { Bench } from './bench.ts';

const LEADS_A_TIME = 100;
const MEETING_EVERY = 5;
const PICTURE_EVERY = 5;
const PICTURE_BYTES = 60_000;

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A picture of a badge: bytes nobody can compress, behind the first bytes of a JPEG. */
async function keepPicture(store: Store, lead: Lead): Promise<Media> {
  const bytes = crypto.getRandomValues(new Uint8Array(PICTURE_BYTES));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  const id = store.newId() as MediaId; // a fresh id becomes the kind it is used for, here and below
  const kept = await store.media.mediaPut({ id, bytes });
  if (!kept.ok) throw new Error(`a picture could not be kept: ${kept.error}`);
  const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
  const told = hex(await crypto.subtle.digest('SHA-1', bytes));
  await say(`FILE ${id} ${told}`);
  return { v: 1, id, leadId: lead.id, at: lead.capturedAt, mediaType: 'image/jpeg', bytes: bytes.length, sha256, name: '' };
}

function newMeeting(store: Store, lead: Lead, show: Show): Appointment | null {
  const rep = show.staff[0]?.id;
  if (rep === undefined) return null;
  const startsAt = Math.ceil(lead.capturedAt / HOUR) * HOUR + 30 * DAY;
  return {
    v: 1,
    id: store.newId() as AppointmentId,
    showId: show.id,
    leadId: lead.id,
    rep,
    kind: 'meeting',
    startsAt,
    endsAt: startsAt + HOUR / 2,
    zone: show.zone,
    title: `Démonstration <${lead.externalKey.slice(-6)}>`,
    place: 'Hall 3',
    bookedAt: lead.capturedAt,
    bookedBy: rep,
    sequence: 0,
  };
}

/** Gives every fifth visitor a meeting and another fifth a picture. */
async function enrich(store: Store, ids: readonly LeadId[]): Promise<void> {
  const shows = new Map((await readShows(store)).map((show) => [show.id, show]));
  for (let from = 0; from < ids.length; from += LEADS_A_TIME) {
    const some = ids.slice(from, from + LEADS_A_TIME);
    const puts: Put[] = [];
    for (const [at, lead] of (await readMany(store, 'leads', some)).entries()) {
      const show = shows.get(lead.showId);
      const meeting = at % MEETING_EVERY === 0 && show !== undefined ? newMeeting(store, lead, show) : null;
      const picture = at % PICTURE_EVERY === 1 ? await keepPicture(store, lead) : null;
      if (meeting !== null) {
        puts.push({ table: 'appointments', record: meeting });
        puts.push({ table: 'leads', record: { ...lead, appointments: [...lead.appointments, meeting.id] } });
      }
      if (picture !== null) {
        puts.push({ table: 'media', record: picture });
        puts.push({ table: 'leads', record: { ...lead, pictures: [picture.id] } });
      }
    }
    await commit(store, { puts, queue: some, line: { action: 'seed', leadId: null } });
    void booth.batchProgress({ done: from, total: ids.length, what: 'meetings and pictures made' });
  }
}

/** What Odoo must have in the end, a record a line: made by the product's own mapping, which the unit tests hold to the contract. */
async function tellRecords(store: Store, targetId: TargetId, ids: readonly LeadId[]): Promise<void> {
  for (let from = 0; from < ids.length; from += LEADS_A_TIME) {
    const { items, shows } = await readBatch(store, targetId, ids.slice(from, from + LEADS_A_TIME));
    const records = items.flatMap((item): readonly CrmRecord[] => {
      const show = shows.find(({ id }) => id === item.lead.showId);
      return show === undefined ? [] : odoo.recordsOf({ ...item, show });
    });
    const lines = records.map(({ model, externalKey, fields, file }) => JSON.stringify({ model, externalKey, fields, file: file?.id }));
    await booth.batchPrint(lines.map((line) => `RECORD ${line}`));
  }
}

/**
 * Fills a profile for the sync benchmark (`sync:PORT`): leads with meetings and pictures, and three targets behind one proxy, each
 * with a database of its own. scripts/benchSync.mjs then runs the program on it.
 */
export const runSync: Bench = async ({ words, options }) => {
  const port = Number(words[0]?.split(':')[1] ?? 0);
  const leads = options.leads ?? 10_000;
  const { store } = await openBatchStore();
  if ((await readTargets(store)).length > 0) throw new Error('the profile has been used before');
  const tell = (done: number): void => void booth.batchProgress({ done, total: leads, what: 'leads made' });
  await seedLeads(store, { leads, shows: 2, seed: options.seed ?? 1, until: Date.UTC(2026, 10, 20), onProgress: tell });
  const ids = (await store.db.leads.toCollection().primaryKeys()) as LeadId[]; // primary keys of the leads' table
  await enrich(store, ids);
  const names = ['bench-sync', 'bench-rate', 'bench-frames'] as TargetId[]; // the bench's own; their secrets come by the environment
  for (const id of names) {
    const config = { kind: 'odoo', url: `http://127.0.0.1:${port}`, database: id.replace('-', '_') } as const;
    await addTarget(store, { id, name: id, config });
  }
  await tellRecords(store, 'bench-sync' as TargetId, ids);
  return { leads: ids.length };
};
