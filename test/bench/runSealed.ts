import type { Codec, Sealed } from '#renderer/data/codec.ts';
import { newDb } from '#renderer/data/db.ts';
import type { SealedRow } from '#renderer/data/db.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { openBatchStore } from '#renderer/batch/openBatchStore.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import { percentile, say } from './bench.ts';
import type { Bench } from './bench.ts';

const CAPTURES = 300;
const ROWS = 10_000;
const ROWS_A_TIME = 500;
const ROUNDS = 5;
const BODY_CHARACTERS = 1_100;

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** The same work without a key: bodies are the JSON itself, what is looked up lies in plain. */
const plainCodec: Codec = {
  seal: (_where, record, causal) => Promise.resolve(utf8.encode(JSON.stringify(causal === undefined ? record : { ...record, causal }))),
  open: (_where, body) => Promise.resolve(JSON.parse(text.decode(body)) as unknown),
  openCopy(_where, body) {
    // written by `seal` above
    const { causal, ...record } = JSON.parse(text.decode(body)) as { readonly causal?: NonNullable<Sealed['causal']> };
    return Promise.resolve(causal === undefined ? { record } : { record, causal });
  },
  hash: (kind, value) => Promise.resolve(`${kind}:${value}`),
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const capture = (store: Store, n: number): Promise<unknown> => {
  const email = `visitor${n}@bench.example`;
  const contact = { formattedName: `Visitor ${n}`, organization: ['Bench Works'], emails: [{ value: email, kind: 'work' as const }] };
  const scan = { source: 'scanner', text: `MECARD:N:Visitor ${n};EMAIL:${email};;` } as const;
  return saveCapture(store, { showId: 'bench' as ShowId, scan, seed: { contact, isResolved: true } }); // a show nobody reads
};

async function fill({ db, codec }: Store): Promise<void> {
  const note = 'x'.repeat(BODY_CHARACTERS);
  for (let from = 0; from < ROWS; from += ROWS_A_TIME) {
    const ids = Array.from({ length: ROWS_A_TIME }, (_, at) => `row-${from + at}`);
    const rows = await Promise.all(
      ids.map(async (id): Promise<SealedRow> => ({ id, rev: 'r', body: await codec.seal(`attendees/${id}`, { id, note }) })),
    );
    await db.attendees.bulkPut(rows);
  }
}

async function openAll({ db, codec }: Store): Promise<void> {
  const rows = await db.attendees.toArray();
  for (let from = 0; from < rows.length; from += ROWS_A_TIME)
    await Promise.all(rows.slice(from, from + ROWS_A_TIME).map(({ id, body }) => codec.open(`attendees/${id}`, body)));
}

/** Both ways in turn, so that what else the machine does hurts both. */
async function inTurns(
  stores: readonly [Store, Store],
  rounds: number,
  work: (store: Store, round: number) => Promise<unknown>,
): Promise<[number[], number[]]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1)
    for (const side of [0, 1] as const) times[side].push(await timed(() => work(stores[side], round)));
  return times;
}

/** The page's part of what sealing costs: saving a capture and opening many rows, each sealed and plain in the same run. */
export const runSealed: Bench = async () => {
  const { store } = await openBatchStore();
  const journal = { append: () => Promise.resolve() };
  const sealed: Store = { ...store, db: newDb('bench-sealed'), journal };
  const plain: Store = { ...store, db: newDb('bench-plain'), codec: plainCodec, journal };
  for (const one of [sealed, plain]) await one.db.open();
  const [sealedCapture, plainCapture] = await inTurns([sealed, plain], CAPTURES, capture);
  for (const one of [sealed, plain]) await fill(one);
  const [sealedOpen, plainOpen] = await inTurns([sealed, plain], ROUNDS, openAll);
  for (const one of [sealed, plain]) await one.db.delete();
  const values = {
    capture: [percentile(sealedCapture, 0.5), percentile(plainCapture, 0.5)],
    open: [percentile(sealedOpen, 0.5), percentile(plainOpen, 0.5)],
  };
  await say(`JUDGED ${JSON.stringify(values)}`);
  return {};
};
