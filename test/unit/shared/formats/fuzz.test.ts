import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { FLOOD_HEADS, FLOOD_PIECES, floodOf } from '#test/bench/fuzzFloods.ts';
import { newChance, nextPayload } from '#test/bench/fuzzer.ts';
import { nextList, readWholeList } from '#test/bench/fuzzLists.ts';
import { PAYLOAD_SEEDS } from '#test/bench/fuzzSeeds.ts';
import type { Finding } from '#shared/domain/scan.ts';
import { openList } from '#shared/formats/listSource.ts';
import { readPayload } from '#shared/formats/readPayload.ts';

/** Kinds that staff can be shown; a payload of any other would have no place on the screen. */
const KINDS = new Set(['contact', 'code', 'profile-url', 'url', 'text', 'calendar', 'geo', 'wifi']);

/** Signs that change what stands beside them on the screen; no field of a contact may hold one. */
// oxlint-disable-next-line no-control-regex -- these are the signs looked for
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;

const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
};

function faultsOf({ kind, contact, confidence, unplaced }: Finding): string[] {
  const faults: string[] = [];
  if (!KINDS.has(kind)) faults.push(`kind ${kind}`);
  if (texts(contact).some((text) => UNSEEN.test(text))) faults.push('a sign nobody sees');
  if (Object.values(confidence ?? {}).some((trust) => !(trust >= 0 && trust <= 1))) faults.push('confidence');
  if (unplaced?.length === 0) faults.push('an empty list of what had no place');
  return faults;
}

describe('the readers hold against the same flood as npm run bench -- fuzz', () => {
  test('10,000 random and mutated badges are all read, kept whole, and clean on the screen', { timeout: 60_000 }, () => {
    const chance = newChance(20_261_122);
    const faults: string[] = [];
    for (let at = 0; at < 10_000; at += 1) {
      const payload = nextPayload(chance);
      const found = readPayload(payload, { country: 'FR' });
      const isEmpty = payload.text === '' && (payload.bytes?.length ?? 0) === 0;
      if (found.length === 0 && !isEmpty) faults.push(`${at}: nothing found`);
      for (const finding of found) faults.push(...faultsOf(finding).map((fault) => `${at}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test('300 mutated lists are read or refused', { timeout: 60_000 }, async () => {
    const chance = newChance(20_261_123);
    let rows = 0;
    for (let at = 0; at < 300; at += 1) rows += await readWholeList(nextList(chance));
    expect(rows).toBeGreaterThan(100);
  });

  test('a workbook that is packed wrongly is refused, not unpacked for ever by the library that reads unusual ones', async () => {
    const packed = zipSync({ 'xl/other.xml': [strToU8('<a>visitors</a>'.repeat(50)), { level: 6 }] });
    // its name is 12 letters long and the packed bytes begin behind it
    packed.fill(0xf7, 42, 60);
    expect(await openList(packed)).toEqual({ ok: false, error: 'damaged' });
  });

  test('every badge is read wherever it is cut off', () => {
    for (const seed of PAYLOAD_SEEDS)
      for (let end = 1; end < seed.length; end += 1) expect(readPayload({ text: seed.slice(0, end) }).length).toBeGreaterThan(0);
  });
});

test.each(FLOOD_HEADS)('a flood behind %j is read to its end: how much it costs is measured by npm run bench -- fuzz', (head) => {
  for (const piece of FLOOD_PIECES) expect(readPayload({ text: floodOf(head, piece, 65_536) }).length).toBeGreaterThan(0);
});
