import { z } from 'zod';
import type { Contents, Copies } from '#renderer/data/capsuleContents.ts';
import type { Causal } from '#shared/domain/causal.ts';
import { SHARED_TABLES } from '#shared/domain/causalShapes.ts';
import type { MediaId } from '#shared/domain/ids.ts';
import { FRAME, newFrameReader } from '#shared/formats/capsule/frames.ts';
import type { Frame } from '#shared/formats/capsule/frames.ts';
import { CapsuleManifest } from '#shared/formats/capsule/manifest.ts';
import { readRecords } from '#shared/formats/capsule/records.ts';
import type { CapsuleTable } from '#shared/formats/capsule/records.ts';
import { readUtf8 } from '#shared/formats/bytes.ts';
import { parseJson } from '#shared/lib/json.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { decrypt } from './age.ts';
import type { AgeFault, KeyMaker } from './age.ts';
import type { CapsuleCount } from './writeCapsule.ts';

/** Why a capsule cannot be read. `newer`: made by a later version. `too-large`: more records than a page can hold. */
export type ReadFault = AgeFault | 'newer' | 'stopped' | 'gone' | 'too-large';

export type ReadOrder = {
  readonly makeKey: KeyMaker;
  readonly signal?: AbortSignal;
  /** Takes each picture; without it reading ends before the pictures. */
  readonly onPicture?: (id: MediaId, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** The records were read before: they are passed over. */
  readonly isPicturesOnly?: boolean;
  /** Called with the bytes read until now. */
  readonly onProgress?: (bytes: number) => void;
};

/** What was read. `count` tells of the pictures only when they were read. */
export type CapsuleRead = { readonly contents: Contents; readonly count: CapsuleCount };

const RecordsEnd = z.object({ records: z.record(z.string().max(40), z.number()) });
const End = z.object({ pictures: z.number() });

type Loose = object & { readonly causal?: Causal };
type Reading = {
  manifest: CapsuleManifest | null;
  readonly tables: Map<CapsuleTable, Loose[]>;
  /** Counts of all records until now, and of the bytes they came in. */
  records: number;
  bytes: number;
  pictures: number;
  state: 'records' | 'pictures' | 'end';
};

/** Undefined when it is no frame of ours (told as damaged). */
function jsonOf(bytes: Uint8Array): unknown {
  const text = readUtf8(bytes);
  return text === null ? undefined : parseJson(text);
}

/** A show of 200,000 leads, each with some ten records; and the bytes of as many. */
const RECORDS_MOST = 3_000_000;
const RECORD_BYTES_MOST = 1_500_000_000;

const countOf = ({ tables, pictures }: Reading): CapsuleCount => ({
  records: Object.fromEntries([...tables].map(([table, records]) => [table, records.length])),
  pictures,
});

function takeManifest(reading: Reading, bytes: Uint8Array): Result<null, ReadFault> {
  const value = jsonOf(bytes);
  const read = CapsuleManifest.safeParse(value);
  const isNewer = z.looseObject({ v: z.number().min(2) }).safeParse(value).success;
  if (!read.success || reading.manifest !== null) return fail(isNewer ? 'newer' : 'damaged');
  reading.manifest = read.data;
  return ok(null);
}

function takeRecords(reading: Reading, bytes: Uint8Array): Result<null, ReadFault> {
  const read = readRecords(jsonOf(bytes));
  if (read === null || reading.manifest === null) return fail('damaged');
  reading.records += read.records.length;
  reading.bytes += bytes.length;
  if (reading.records > RECORDS_MOST || reading.bytes > RECORD_BYTES_MOST) return fail('too-large');
  const list = reading.tables.get(read.table) ?? [];
  for (const record of read.records) list.push(record);
  reading.tables.set(read.table, list);
  return ok(null);
}

/** The count of the records, as it was written, must be that of the records that came. */
function takeRecordsEnd(reading: Reading, bytes: Uint8Array, isPassedOver: boolean): Result<null, ReadFault> {
  const end = RecordsEnd.safeParse(jsonOf(bytes));
  const { records } = countOf(reading);
  if (!end.success || reading.manifest === null || reading.state !== 'records') return fail('damaged');
  const names = new Set([...Object.keys(records), ...Object.keys(end.data.records)]);
  if (!isPassedOver && [...names].some((name) => (records[name] ?? 0) !== (end.data.records[name] ?? 0))) return fail('damaged');
  reading.state = 'pictures';
  return ok(null);
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

async function takePicture(reading: Reading, bytes: Uint8Array, onPicture: ReadOrder['onPicture']): Promise<Result<null, ReadFault>> {
  if (reading.state !== 'pictures' || bytes.length < 16) return fail('damaged');
  const sign = hex(bytes.subarray(0, 16));
  const id = `${sign.slice(0, 8)}-${sign.slice(8, 12)}-${sign.slice(12, 16)}-${sign.slice(16, 20)}-${sign.slice(20)}`;
  reading.pictures += 1;
  // named by its sixteen bytes; who takes it checks what it is a picture of
  await onPicture?.(id as MediaId, bytes.slice(16));
  return ok(null);
}

async function takeFrame(reading: Reading, { kind, bytes }: Frame, order: ReadOrder): Promise<Result<null, ReadFault>> {
  if (reading.state === 'end') return fail('damaged');
  switch (kind) {
    case FRAME.manifest:
      return takeManifest(reading, bytes);
    case FRAME.records:
      if (reading.state !== 'records') return fail('damaged');
      return order.isPicturesOnly === true ? ok(null) : takeRecords(reading, bytes);
    case FRAME.recordsEnd:
      return takeRecordsEnd(reading, bytes, order.isPicturesOnly === true);
    case FRAME.picture:
      return takePicture(reading, bytes, order.onPicture);
    case FRAME.end: {
      const end = End.safeParse(jsonOf(bytes));
      if (!end.success || reading.state !== 'pictures' || end.data.pictures !== reading.pictures) return fail('damaged');
      reading.state = 'end';
      return ok(null);
    }
  }
}

const parted = ({ causal, ...record }: Loose): { record: object; causal?: Causal } =>
  causal === undefined ? { record } : { record, causal };

/** Records of another show, or with the id of one record twice, are not what a capsule of ours holds; the last of an id is taken. */
function contentsOf({ manifest, tables }: Reading): Contents | null {
  if (manifest === null) return null;
  const records = (table: CapsuleTable): Loose[] => {
    const own = (tables.get(table) ?? []).filter((record) => !('showId' in record) || record.showId === manifest.show.id);
    return [...new Map(own.map((record) => ['id' in record ? String(record.id) : '', record])).values()];
  };
  const shows = records('shows').filter((record) => 'id' in record && record.id === manifest.show.id);
  const copies = SHARED_TABLES.map((table) => [table, (table === 'shows' ? shows : records(table)).map(parted)] as const);
  // each record has passed the check of its table
  return {
    manifest,
    copies: Object.fromEntries(copies) as unknown as Copies,
    graves: records('graves') as unknown as Contents['graves'],
    heard: records('heard') as unknown as Contents['heard'],
  };
}

type Taken = { readonly reading: Reading; readonly order: ReadOrder };

/** Reads to the end, or to where the pictures begin. */
async function drain(plain: ReadableStream<Uint8Array>, { reading, order }: Taken): Promise<Result<null, ReadFault>> {
  const reader = plain.getReader();
  const frames = newFrameReader();
  let bytes = 0;
  for (;;) {
    const { value, done } = await reader.read();
    if (order.signal?.aborted === true) return fail('stopped');
    if (done) return reading.state === 'end' && frames.isAtEnd() ? ok(null) : fail('damaged');
    bytes += value.length;
    order.onProgress?.(bytes);
    const whole = frames.take(value);
    if (!whole.ok) return fail(whole.error);
    for (const frame of whole.value) {
      const taken = await takeFrame(reading, frame, order);
      if (!taken.ok) return taken;
    }
    if (reading.state === 'pictures' && order.onPicture === undefined) {
      await reader.cancel();
      return ok(null);
    }
  }
}

/** What a stream throws when a piece of it is not authentic, cut short, or no longer there. */
async function drainOrFail(plain: ReadableStream<Uint8Array>, taken: Taken): Promise<Result<null, ReadFault>> {
  try {
    return await drain(plain, taken);
  } catch (cause) {
    return fail(cause instanceof Gone ? 'gone' : 'damaged');
  }
}

/** Thrown by a stream whose file went away while it was read. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

/**
 * Reads a capsule, everything checked, nothing written. Its pictures are given one by one to `onPicture`; that nothing is missing or
 * changed is known when it has answered ok.
 */
export async function readCapsule(sealed: ReadableStream<Uint8Array>, order: ReadOrder): Promise<Result<CapsuleRead, ReadFault>> {
  const plain = await decrypt(sealed, order.makeKey);
  if (!plain.ok) return plain;
  const reading: Reading = { manifest: null, tables: new Map(), records: 0, bytes: 0, pictures: 0, state: 'records' };
  const drained = await drainOrFail(plain.value, { reading, order });
  if (!drained.ok) return drained;
  const contents = contentsOf(reading);
  return contents === null ? fail('damaged') : ok({ contents, count: countOf(reading) });
}
