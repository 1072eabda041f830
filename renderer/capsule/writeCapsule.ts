import { readManifest, readPieces } from '#renderer/data/capsuleContents.ts';
import type { Piece } from '#renderer/data/capsuleContents.ts';
import type { Store } from '#renderer/data/store.ts';
import type { MediaId, ShowId } from '#shared/domain/ids.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { FRAME, capsuleHead, frameBytes } from '#shared/formats/capsule/frames.ts';
import type { FrameKind } from '#shared/formats/capsule/frames.ts';
import type { SaveFault } from '#shared/ipc/files.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { encrypt } from './age.ts';
import type { AgeFault, KeyMaker } from './age.ts';

/** Where the bytes of a capsule go, in order. */
export type Sink = (bytes: Uint8Array) => Promise<Result<null, SaveFault>>;

/** How many records of each table a capsule holds, and pictures. */
export type CapsuleCount = { readonly records: Readonly<Record<string, number>>; readonly pictures: number };

export type WriteOrder = {
  readonly showId: ShowId;
  readonly makeKey: KeyMaker;
  /** Whose bytes come along. */
  readonly pictures: readonly MediaId[];
  /** Pictures alone: the records are in another capsule of the same laptop. */
  readonly isPicturesOnly?: boolean;
  /** Work factor of the passphrase (2^n); age's usual one when absent. */
  readonly logN?: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
};

export type WriteFault = SaveFault | AgeFault | 'no-show' | 'stopped';

/** Bytes handed on at once: few messages, little memory. */
const PIECE = 1024 * 1024;
/** Records in one frame: some 300 kB. */
const RECORDS_A_FRAME = 250;

const json = (kind: FrameKind, value: unknown): Uint8Array => frameBytes({ kind, bytes: utf8Of(JSON.stringify(value)) });

const idBytes = (id: string): Uint8Array =>
  Uint8Array.from(id.replaceAll('-', '').match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));

function pictureFrame(id: MediaId, bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(16 + bytes.length);
  all.set(idBytes(id));
  all.set(bytes, 16);
  return frameBytes({ kind: FRAME.picture, bytes: all });
}

function* framesOf({ table, records }: Piece): Generator<Uint8Array> {
  for (let at = 0; at < records.length; at += RECORDS_A_FRAME)
    yield json(FRAME.records, { table, records: records.slice(at, at + RECORDS_A_FRAME) });
}

type Counting = { readonly records: Record<string, number>; pictures: number };

async function* recordFrames(store: Store, showId: ShowId, count: Counting): AsyncGenerator<Uint8Array> {
  for await (const piece of readPieces(store, showId)) {
    count.records[piece.table] = (count.records[piece.table] ?? 0) + piece.records.length;
    yield* framesOf(piece);
  }
}

async function* plainOf(store: Store, order: WriteOrder, count: Counting): AsyncGenerator<Uint8Array> {
  const { showId, pictures, signal, onProgress } = order;
  const manifest = await readManifest(store, showId);
  if (manifest === undefined) return;
  yield capsuleHead();
  yield json(FRAME.manifest, manifest);
  if (order.isPicturesOnly !== true) yield* recordFrames(store, showId, count);
  yield json(FRAME.recordsEnd, { records: count.records });
  for (const [done, id] of pictures.entries()) {
    if (signal.aborted) return;
    const found = await store.media.mediaGet({ id });
    // bytes that are not here may be on another laptop: its record says that there is a picture
    if (found.ok) {
      count.pictures += 1;
      yield pictureFrame(id, found.value);
    }
    onProgress?.({ done: done + 1, total: pictures.length });
  }
  yield json(FRAME.end, { pictures: count.pictures });
}

const streamOf = (pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    async pull(out) {
      const { value, done } = await pieces.next();
      if (done === true) out.close();
      else out.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });

/** Collects small pieces into few messages. */
async function pour(sealed: ReadableStream<Uint8Array>, sink: Sink, signal: AbortSignal): Promise<Result<number, SaveFault | 'stopped'>> {
  const reader = sealed.getReader();
  let waiting: Uint8Array[] = [];
  let size = 0;
  let total = 0;
  const flush = async (): Promise<Result<null, SaveFault>> => {
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of waiting) {
      bytes.set(piece, at);
      at += piece.length;
    }
    waiting = [];
    total += size;
    size = 0;
    return bytes.length === 0 ? ok(null) : sink(bytes);
  };
  for (;;) {
    const { value, done } = await reader.read();
    if (signal.aborted) {
      await reader.cancel();
      return fail('stopped');
    }
    if (value !== undefined) {
      waiting.push(value);
      size += value.length;
    }
    const saved = size >= PIECE || done ? await flush() : ok(null);
    if (!saved.ok) {
      await reader.cancel();
      return saved;
    }
    if (done) return ok(total);
  }
}

/** Writes the capsule of a show, sealed, piece by piece: one picture in memory at a time. Answers what is in it and how long it is. */
export async function writeCapsule(
  store: Store,
  sink: Sink,
  order: WriteOrder,
): Promise<Result<CapsuleCount & { readonly bytes: number }, WriteFault>> {
  if ((await readManifest(store, order.showId)) === undefined) return fail('no-show');
  const count: Counting = { records: {}, pictures: 0 };
  const sealed = await encrypt(streamOf(plainOf(store, order, count)), order.makeKey, order.logN);
  if (!sealed.ok) return sealed;
  const poured = await pour(sealed.value, sink, order.signal);
  return poured.ok ? ok({ ...count, bytes: poured.value }) : poured;
}
