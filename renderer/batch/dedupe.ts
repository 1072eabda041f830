import { booth } from '#renderer/lib/booth.ts';
import { findPairs } from '#shared/domain/dedupe/findPairs.ts';
import type { Person } from '#shared/domain/dedupe/person.ts';
import { peopleInRows } from '#shared/formats/dedupeRows.ts';
import { faultOf, headOf, likeliestSheet } from '#shared/formats/listSource.ts';
import type { ListSource } from '#shared/formats/listSource.ts';
import type { ListFault } from '#shared/formats/listFault.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { openFile } from './lists.ts';
import type { Verb } from './verb.ts';

const rounded = (probability: number): number => Math.round(probability * 1_000_000) / 1_000_000;

function peopleOf(source: ListSource): Result<Person[], ListFault> {
  const heads = source.sheets.map(headOf).map((head) => (head.ok ? head.value : null));
  const sheet = source.sheets[likeliestSheet(heads)];
  if (sheet === undefined) return ok([]);
  try {
    return ok(peopleInRows(() => sheet.rows()));
  } catch (cause) {
    return fail(faultOf(cause));
  }
}

/** `dedupe`: which rows of a list are the same person; prints `{ pairs: [[id, id, probability], …] }`, the likeliest first. */
export const dedupe: Verb = async () => {
  const opened = await openFile(0);
  // a file with nothing in it is not a fault
  const people = opened.ok ? peopleOf(opened.value) : opened.error === 'empty' ? ok([]) : opened;
  if (!people.ok) return { exit: 1, message: `the list cannot be read: ${people.error}` };
  void booth.batchProgress({ done: 0, total: people.value.length, what: 'rows' });
  const pairs = findPairs(people.value).map(({ a, b, probability }) => [a, b, rounded(probability)]);
  void booth.batchProgress({ done: people.value.length, total: people.value.length, what: 'rows' });
  await booth.batchPrint([JSON.stringify({ pairs })]);
  return { exit: 0 };
};
