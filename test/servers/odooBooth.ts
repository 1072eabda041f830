import { createHash, randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { newCrm } from '#electron/main/crm/push.ts';
import type { Crm } from '#electron/main/crm/push.ts';
import type { PushInput, PushReport, PushTarget, ReadBack } from '#shared/crm/push.ts';
import type { LeadId, MediaId, TargetId } from '#shared/domain/ids.ts';
import type { Media } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { FieldMapping } from '#shared/domain/target.ts';
import * as schemas from '#shared/ipc/crm.ts';
import { commit } from '#renderer/data/commit.ts';
import type { Put } from '#renderer/data/commit.ts';
import { readBatch } from '#renderer/data/outbox.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { pushOutbox } from '#renderer/features/handover/pushOutbox.ts';
import type { PushEnd } from '#renderer/features/handover/pushOutbox.ts';
import { someAppointment, someLead, someNote, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';
import type { TestStore } from '#test/unit/renderer/data/testStore.ts';
import { startFaultProxy } from './faultProxy.ts';
import type { FaultProxy } from './faultProxy.ts';
import { startOdoo } from './realServers.ts';
import type { RealOdoo } from './realServers.ts';

/** A booth laptop, a real Odoo, and the bad network between them. */
export type OdooBooth = {
  readonly booth: TestStore;
  readonly odoo: RealOdoo;
  readonly proxy: FaultProxy;
  target: PushTarget;
  /** The secret in use. */
  key: string;
  /** Pictures whose files are away. */
  readonly away: Set<string>;
  /** Main's part; another one after it was killed. */
  crm: Crm;
  readonly push: (options?: { dryRun?: boolean; store?: Store }) => Promise<PushEnd>;
  readonly readBack: (leadIds: readonly LeadId[]) => Promise<readonly ReadBack[]>;
  readonly capture: (first: number, count: number) => Promise<Lead[]>;
  readonly stop: () => Promise<void>;
};

/** Numbers of leads that have a meeting, and that have a picture. */
export const hasMeeting = (at: number): boolean => at % 6 === 0;
export const hasPicture = (at: number): boolean => at % 4 === 0;

/** Number of a lead made by `capture`. */
export const numberOf = ({ id }: Pick<Lead, 'id'>): number => Number(id.slice(-12));

export const pictureId = (lead: Pick<Lead, 'id'>): MediaId => `picture-${lead.id}` as MediaId; // an id of the test's own

/** Most pictures are small, as thumbnails of badges are; one in ten is a photo of some size. */
const sizeOf = (at: number): number => (at % 40 === 0 ? 300_000 : 20_000);

const JPEG_HEAD = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

async function newPicture(store: Store, lead: Lead): Promise<Media> {
  const bytes = Buffer.concat([JPEG_HEAD, randomBytes(sizeOf(numberOf(lead)))]);
  const id = pictureId(lead);
  await store.media.mediaPut({ id, bytes: new Uint8Array(bytes) });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { v: 1, id, leadId: lead.id, at: lead.capturedAt, mediaType: 'image/jpeg', bytes: bytes.length, sha256, name: '' };
}

/** Everything of one visitor as one capture writes it. */
async function putsOf(store: Store, lead: Lead): Promise<Put[]> {
  const at = numberOf(lead);
  const appointment = someAppointment(lead);
  const media = hasPicture(at) ? await newPicture(store, lead) : null;
  const record = {
    ...lead,
    appointments: hasMeeting(at) ? [appointment.id] : [],
    pictures: media === null ? [] : [media.id],
  };
  const note = someNote(lead, 'Saw the <b>laser</b> & liked it');
  const common = { v: 1, showId: lead.showId, leadId: lead.id, updatedAt: lead.capturedAt } as const;
  return [
    { table: 'leads', record },
    { table: 'interactions', record: { ...note, ...common, kind: 'note' } },
    ...(hasMeeting(at) ? [{ table: 'appointments', record: appointment } as const] : []),
    ...(media === null ? [] : [{ table: 'media', record: media } as const]),
  ];
}

const LEADS_A_COMMIT = 100;

async function capture(store: Store, first: number, count: number): Promise<Lead[]> {
  const made = Array.from({ length: count }, (_, at) => someLead(first + at));
  for (let at = 0; at < made.length; at += LEADS_A_COMMIT) {
    const some = made.slice(at, at + LEADS_A_COMMIT);
    const puts = await Promise.all(some.map((lead) => putsOf(store, lead)));
    await commit(store, { puts: puts.flat(), queue: some.map(({ id }) => id), line: { action: 'capture', leadId: null } });
  }
  return made;
}

const newMain = (laptop: Pick<OdooBooth, 'key' | 'booth' | 'away'>): Crm =>
  newCrm({
    readSecret: () => laptop.key,
    now: Date.now,
    readFile: async (id) => {
      if (laptop.away.has(id)) return null;
      const read = await laptop.booth.store.media.mediaGet({ id });
      return read.ok ? read.value : null;
    },
  });

/** The same laptop with another main: what a killed program is when it is started again. */
export function restart(laptop: OdooBooth): void {
  laptop.crm.cancel(laptop.target.id);
  laptop.crm = newMain(laptop);
}

export type Wire = { readonly login?: string; readonly mapping?: FieldMapping; readonly python?: string };

/** Starts Odoo on a fresh database and a laptop with nothing in it yet; with a `login` it speaks JSON-RPC. */
export async function startOdooBooth(database: string, { login, mapping, python }: Wire = {}): Promise<OdooBooth> {
  const odoo = await startOdoo(database, python);
  const proxy = await startFaultProxy(odoo.port);
  const booth = await newTestStore();
  const id = 'target-odoo' as TargetId; // an id of the test's own
  booth.store.targets.push(id);
  await saveShow(booth.store, someShow);
  const own = { key: odoo.keys[0], booth, away: new Set<string>() };
  const laptop: OdooBooth = {
    booth,
    odoo,
    proxy,
    target: {
      id,
      config: { kind: 'odoo', url: proxy.url, database, ...(login === undefined ? {} : { login }) },
      ...(mapping === undefined ? {} : { mapping }),
    },
    key: own.key,
    away: own.away,
    crm: newMain(own),
    // cloned and checked by the contract's schema on arrival, as the program does
    push: ({ dryRun = false, store = booth.store } = {}) => {
      const crmPush = async (input: PushInput): Promise<PushReport> => laptop.crm.push(schemas.PushInput.parse(structuredClone(input)));
      const calls = { crmPush, crmCancel: async (): Promise<void> => undefined };
      return pushOutbox({ store, booth: calls }, laptop.target, { signal: new AbortController().signal, dryRun });
    },
    readBack: async (leadIds) => {
      const back: ReadBack[] = [];
      for (let at = 0; at < leadIds.length; at += 100) {
        const { items, shows } = await readBatch(booth.store, id, leadIds.slice(at, at + 100));
        const read = await laptop.crm.readBack({ target: laptop.target, shows, leads: items, dryRun: false });
        if (!read.ok) throw new Error(`${read.error} ${read.detail ?? ''}`);
        back.push(...read.value);
      }
      return back;
    },
    capture: (first, count) => capture(booth.store, first, count),
    stop: async () => {
      await proxy.stop();
      await odoo.stop();
    },
  };
  restart(laptop);
  return laptop;
}

/** Rows of a model as Odoo tells them, past the proxy, with the key in reserve. */
export async function readRows({ odoo }: OdooBooth, model: string, fields: readonly string[]): Promise<Record<string, unknown>[]> {
  const response = await fetch(`http://127.0.0.1:${odoo.port}/json/2/${model}/search_read`, {
    method: 'POST',
    headers: { authorization: `bearer ${odoo.keys[1]}`, 'x-odoo-database': odoo.database, 'content-type': 'application/json' },
    body: JSON.stringify({ domain: [], fields, context: { active_test: false }, order: 'id' }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>[]; // fields asked for, checked by what each test expects
}

/** Ids of a model's records by our keys (without their module), as they stand in the database. */
export const keysOf = ({ odoo }: OdooBooth, model: string): Map<string, string> =>
  new Map(
    odoo
      .sql(`select name, res_id from ir_model_data where module = 'boothbook' and model = '${model}'`)
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('|') as [string, string]), // two columns were asked for
  );

/** Things in Odoo, counted in its database. */
export const countOf = ({ odoo }: OdooBooth, what: string): number => Number(odoo.sql(`select count(*) from ${what}`));
