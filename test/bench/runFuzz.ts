import { booth } from '#renderer/lib/booth.ts';
import { readPayload } from '#shared/formats/readPayload.ts';
import { say } from './bench.ts';
import type { Bench } from './bench.ts';
import { newChance, nextPayload } from './fuzzer.ts';
import type { Chance, FuzzPayload } from './fuzzer.ts';
import { isPolluted, knocksOfSeeds, nextKnock } from './fuzzDoors.ts';
import type { Knock } from './fuzzDoors.ts';
import { FLOOD_HEADS, FLOOD_PIECES, floodOf } from './fuzzFloods.ts';
import { nextList, readWholeList } from './fuzzLists.ts';

const PAYLOADS = 1_000_000;
/** As many lists as one in a hundred payloads. */
const LISTS_SHARE = 0.01;
/** As many things at the other doors (calendars, capsules, answers, pictures …) as one in twenty payloads. */
const KNOCKS_SHARE = 0.05;
/** Longest time for one payload, in ms; and for a thing at another door: a calendar may look at 400,000 days. */
const SLOW = 50;
const SLOW_KNOCK = 2_000;
/** Payloads read before the page may breathe. */
const TURN = 2_000;
/** Faults told one by one. */
const TOLD = 20;

type Tally = { throws: number; slow: number; slowestMs: number; told: number };

const breathe = (): Promise<void> => new Promise((done) => void setTimeout(done, 0));

/** The payload for the table: cut, all signs visible. */
const shown = ({ text, bytes }: FuzzPayload): string =>
  `${JSON.stringify(text.slice(0, 300))} (${text.length} letters)${bytes === undefined ? '' : ` bytes ${Array.from(bytes.subarray(0, 60)).join(' ')}`}`;

async function tell(tally: Tally, line: string): Promise<void> {
  tally.told += 1;
  if (tally.told <= TOLD) await say(line);
}

const timeOf = (work: () => void): number => {
  const began = performance.now();
  work();
  return performance.now() - began;
};

/** Reads one payload; one that seems slow is timed three times more by itself, and the best counts: the machine has other work. */
async function tryPayload(payload: FuzzPayload, tally: Tally): Promise<void> {
  const read = (): void => {
    const found = readPayload(payload, { country: 'FR' });
    if (found.length === 0 && (payload.text !== '' || (payload.bytes?.length ?? 0) > 0)) throw new Error('nothing found');
  };
  try {
    let ms = timeOf(read);
    for (let again = 0; again < 3 && ms > SLOW; again += 1) {
      await breathe();
      ms = Math.min(ms, timeOf(read));
    }
    tally.slowestMs = Math.max(tally.slowestMs, ms);
    if (ms <= SLOW) return;
    tally.slow += 1;
    await tell(tally, `slow ${ms.toFixed(0)} ms: ${shown(payload)}`);
  } catch (cause) {
    tally.throws += 1;
    await tell(tally, `threw ${String(cause)}: ${shown(payload)}`);
  }
}

async function tryLists(count: number, chance: Chance, tally: Tally): Promise<number> {
  let rows = 0;
  for (let at = 0; at < count; at += 1) {
    const bytes = nextList(chance);
    try {
      rows += await readWholeList(bytes);
    } catch (cause) {
      tally.throws += 1;
      await tell(tally, `list ${at} threw ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`);
    }
    if (at % 50 !== 0) continue;
    await breathe();
    void booth.batchProgress({ done: at, total: count, what: 'lists read' });
  }
  return rows;
}

async function tryKnock(knock: Knock, tally: Tally): Promise<void> {
  const { door, shown, read } = knock;
  const told = `${JSON.stringify(shown.slice(0, 400))} (${shown.length} letters)`;
  try {
    const ms = timeOf(() => void read());
    if (isPolluted()) throw new Error('all objects were changed');
    if (ms <= SLOW_KNOCK) return;
    tally.slow += 1;
    await tell(tally, `${door}: slow ${ms.toFixed(0)} ms: ${told}`);
  } catch (cause) {
    tally.throws += 1;
    await tell(tally, `${door} threw ${String(cause)}: ${told}`);
  }
}

async function tryKnocks(count: number, chance: Chance, tally: Tally): Promise<void> {
  for (const knock of knocksOfSeeds()) await tryKnock(knock, tally);
  for (let at = 0; at < count; at += 1) {
    await tryKnock(nextKnock(chance), tally);
    if (at % 200 !== 0) continue;
    await breathe();
    void booth.batchProgress({ done: at, total: count, what: 'things read at other doors' });
  }
}

/** What only costs little cannot be compared, in ms. */
const COMPARED = 100;
/** Sixteen times the text: 16 times the work when it is linear, 256 times when an expression goes back and forth. */
const STEEP = 128;

const costOf = (text: string): number => Math.min(...[1, 2, 3].map(() => timeOf(() => void readPayload({ text }))));

/** How many floods cost far more than their length, and the steepest of all. */
async function tryFloods(tally: Tally): Promise<{ floods: number; steepest: number }> {
  let [floods, steepest] = [0, 0];
  for (const head of FLOOD_HEADS)
    for (const piece of FLOOD_PIECES) {
      floods += 1;
      const cost = costOf(floodOf(head, piece, 65_536));
      await breathe();
      if (cost <= COMPARED) continue;
      const ratio = cost / Math.max(1, costOf(floodOf(head, piece, 4_096)));
      steepest = Math.max(steepest, ratio);
      if (ratio < STEEP) continue;
      tally.slow += 1;
      await tell(tally, `steep ${ratio.toFixed(0)}: ${JSON.stringify(head)} and ${JSON.stringify(piece)}`);
    }
  return { floods, steepest };
}

/** Random and mutated payloads, list files, and all else strangers bring, through the very readers of the program (`--leads N`: how many payloads; `--seed S`). */
export const runFuzz: Bench = async ({ options }) => {
  const payloads = options.leads ?? PAYLOADS;
  const lists = Math.max(1, Math.round(payloads * LISTS_SHARE));
  const seed = options.seed ?? 1;
  const tally: Tally = { throws: 0, slow: 0, slowestMs: 0, told: 0 };
  const chance = newChance(seed);
  // the phone tables and the names of countries are built at the first use
  readPayload({ text: 'tel:0142685300' }, { country: 'FR' });
  for (let at = 0; at < payloads; at += 1) {
    await tryPayload(nextPayload(chance), tally);
    if (at % TURN !== 0) continue;
    await breathe();
    void booth.batchProgress({ done: at, total: payloads, what: 'payloads read' });
  }
  const rows = await tryLists(lists, newChance(seed + 1), tally);
  const knocks = Math.max(100, Math.round(payloads * KNOCKS_SHARE));
  await tryKnocks(knocks, newChance(seed + 2), tally);
  const { floods, steepest } = await tryFloods(tally);
  await say(`${payloads} payloads, ${lists} lists with ${rows} rows, ${knocks} things at other doors, ${floods} floods, seed ${seed}`);
  return {
    payloads,
    lists,
    knocks,
    floods,
    steepest: steepest.toFixed(0),
    throws: tally.throws,
    slow: tally.slow,
    slowestMs: tally.slowestMs.toFixed(1),
  };
};
