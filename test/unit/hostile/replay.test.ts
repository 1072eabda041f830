import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isPolluted, knocksOfSeeds, nextKnock } from '#test/bench/fuzzDoors.ts';
import { newChance } from '#test/bench/fuzzer.ts';
import { replyOf } from '#electron/main/crm/odooCall.ts';
import { z } from 'zod';

const seeds = join(import.meta.dirname, '..', '..', 'fixtures', 'hostile', 'seeds');

/** What a door does wrong with what comes in; '' when nothing. */
function faultOf({ door, shown, read }: ReturnType<typeof nextKnock>): string {
  try {
    read();
    return isPolluted() ? `${door}: all objects were changed: ${shown.slice(0, 200)}` : '';
  } catch (cause) {
    return `${door}: ${String(cause)}: ${shown.slice(0, 200)}`;
  }
}

describe('what strangers bring', () => {
  test('is read or refused at each door, as it once did harm', () => {
    const knocks = knocksOfSeeds();
    expect(new Set(knocks.map(({ door }) => door)).size).toBe(11);
    expect(knocks.map(faultOf).filter(Boolean)).toEqual([]);
  });

  test('is read or refused when it is mutated, 4,000 times', { timeout: 60_000 }, () => {
    const chance = newChance(20_261_124);
    const faults = Array.from({ length: 4_000 }, () => faultOf(nextKnock(chance)));
    expect(faults.filter(Boolean)).toEqual([]);
  });

  test('as an answer of Odoo is the expected shape or a fault, never more', () => {
    const Loaded = z.object({ ids: z.union([z.array(z.number()), z.literal(false)]) });
    for (const name of readdirSync(seeds).filter((name) => /\.(?:json|txt)$/u.test(name)))
      for (const status of [200, 401, 500, 503]) {
        const text = readFileSync(join(seeds, name), 'utf8');
        expect(replyOf({ kind: 'answer', status, headers: new Headers(), text }, Loaded, 0).ok, name).toBe(false);
      }
  });
});
