import { atLevel, unknown } from './finding.ts';
import type { Finding } from './finding.ts';
import { wordsOf } from './fold.ts';
import { slips } from './likeness.ts';
import { sharedLetters, wordOf } from './word.ts';
import type { Word } from './word.ts';
import type { Person } from './person.ts';

/** Levels of birthdays: the same, one slip of the hand, within a month, within a year. */
export const DAY_SAME = 4;
export const DAY_SLIP = 3;
export const DAY_MONTH = 2;
export const DAY_YEAR = 1;

/** A day as compared: eight digits `20260314`, and its number since 1970 (NaN when the calendar has no such day). */
export type Day = { readonly digits: string; readonly number: number };

/** Reads `2026-03-14`, `20260314`, `14.03.2026`, `14/3/2026`; null for anything else. */
export function dayOf(text: string | undefined): Day | null {
  const clean = (text ?? '').trim();
  const iso = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})(?:[T ].*)?$/.exec(clean);
  const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(clean);
  const parts = iso === null ? (local === null ? null : [local[3], local[2], local[1]]) : [iso[1], iso[2], iso[3]];
  if (parts === null) return null;
  const [year = '', month = '', day = ''] = parts;
  const digits = `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
  return { digits, number: Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 };
}

const isTurned = (a: string, b: string): boolean =>
  a.slice(0, 4) === b.slice(0, 4) && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6);

/** How far two birthdays agree. */
export function compareDays(a: Day | null, b: Day | null): Finding {
  if (a === null || b === null) return unknown;
  if (a.digits === b.digits) return atLevel(DAY_SAME);
  if (slips(a.digits, b.digits, 1) <= 1 || isTurned(a.digits, b.digits)) return atLevel(DAY_SLIP);
  const apart = Math.abs(a.number - b.number);
  if (apart <= 31) return atLevel(DAY_MONTH);
  return atLevel(apart <= 366 ? DAY_YEAR : 0);
}

/** Levels of numbers in a register. */
export const CODE_SAME = 2;
export const CODE_CLOSE = 1;

/** Registers whose numbers machines read: no slip of a hand, and the next number is the next person's. */
const READ_BY_MACHINES = new Set(['badge', 'code', 'linkedin']);

const isSlip = (register: string, a: string, b: string): boolean =>
  !READ_BY_MACHINES.has(register) && Math.min(a.length, b.length) > 5 && slips(a, b, 1) <= 1;

/** How far the numbers agree that registers give to people, by register: the best of those that both have. */
export function compareCodes(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): Finding {
  let best = unknown;
  for (const [register, mine] of a) {
    const theirs = b.get(register);
    if (theirs === undefined) continue;
    const level = mine === theirs ? CODE_SAME : isSlip(register, mine, theirs) ? CODE_CLOSE : 0;
    const found = level === 0 ? atLevel(0) : { level, a: `k:${register}:${mine}`, b: `k:${register}:${theirs}` };
    if (best === unknown || found.level > best.level) best = found;
  }
  return best;
}

/** Levels of other columns: most say the same, some do. */
export const OTHER_SAME = 2;
export const OTHER_PARTLY = 1;

/** Values of columns that nobody knows the meaning of, as compared. */
export const othersOf = (others: Person['others']): ReadonlyMap<string, Word> =>
  new Map(
    Object.entries(others ?? {})
      .map(([name, value]) => [name, wordOf(wordsOf(value).join(' '))] as const)
      .filter(([, { text }]) => text !== ''),
  );

const isAlike = (a: Word, b: Word): boolean => a.text === b.text || (a.text.length > 4 && b.text.length > 4 && sharedLetters(a, b) >= 0.9);

/** How far other columns agree, all together. */
export function compareOthers(a: ReadonlyMap<string, Word>, b: ReadonlyMap<string, Word>): Finding {
  let both = 0;
  let alike = 0;
  for (const [name, mine] of a) {
    const theirs = b.get(name);
    if (theirs === undefined) continue;
    both += 1;
    if (isAlike(mine, theirs)) alike += 1;
  }
  if (both === 0) return unknown;
  return atLevel(alike === 0 ? 0 : alike * 4 >= both * 3 ? OTHER_SAME : OTHER_PARTLY);
}
