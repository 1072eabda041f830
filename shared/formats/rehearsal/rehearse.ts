import type { LeadId } from '#shared/domain/ids.ts';
import type { LeftOut, Template } from '#shared/formats/export/column.ts';
import { issueOf } from './checkRow.ts';
import type { CellIssue, RowCheck } from './checkRow.ts';

/** A row with cells to mend. */
export type FaultyRow = { readonly leadId: LeadId; readonly name: string; readonly issues: readonly CellIssue[] };

/** How an import would go. */
export type Rehearsal = {
  /** Rows that are meant for the file: all leads but those left out. */
  readonly rows: number;
  /** Rows that would be taken. */
  readonly taken: number;
  /** Cells to mend, all rows together. */
  readonly cells: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** Faulty rows, those that would be refused first; at most `LISTED`. */
  readonly listed: readonly FaultyRow[];
};

/** More is not read by anybody, and a screen stays quick. */
export const LISTED = 300;

/**
 * Judges rows in the order of the file: what two rows may not both say goes to the first that is taken, and rows beyond the most that one
 * file may have are refused. Answers all faults of the row.
 */
export function newJudge({ maxRows = Number.POSITIVE_INFINITY }: Pick<Template, 'maxRows'>): (check: RowCheck) => CellIssue[] {
  const owners = new Map<string, string>();
  let taken = 0;
  return ({ name, issues, keys, leftOut }) => {
    if (leftOut !== null) return [];
    const doubles = keys.flatMap(([header, key, from]) => {
      const owner = owners.get(`${header}\n${key}`);
      return owner === undefined ? [] : [issueOf({ header, ...(from === null ? {} : { from }) }, key, { why: 'double', detail: owner })];
    });
    const all = [...issues, ...doubles];
    if (all.some(({ isFatal }) => isFatal)) return all;
    if (taken >= maxRows) return [...all, issueOf({ header: '' }, '', { why: 'beyond', detail: String(maxRows) })];
    taken += 1;
    for (const [header, key] of keys) owners.set(`${header}\n${key}`, name);
    return all;
  };
}

/** Rehearses the import of rows that were judged one by one, in the order of the file. */
export function rehearse(checks: Iterable<RowCheck>, template: Pick<Template, 'maxRows'>): Rehearsal {
  const judge = newJudge(template);
  const leftOut = { 'no-consent': 0, refused: 0, 'not-withdrawn': 0 };
  const refused: FaultyRow[] = [];
  const mild: FaultyRow[] = [];
  let rows = 0;
  let taken = 0;
  let cells = 0;
  for (const check of checks) {
    if (check.leftOut !== null) {
      leftOut[check.leftOut] += 1;
      continue;
    }
    const issues = judge(check);
    const isRefused = issues.some(({ isFatal }) => isFatal);
    rows += 1;
    taken += isRefused ? 0 : 1;
    cells += issues.length;
    const list = isRefused ? refused : mild;
    if (issues.length > 0 && list.length < LISTED) list.push({ leadId: check.leadId, name: check.name, issues });
  }
  return { rows, taken, cells, leftOut, listed: [...refused, ...mild].slice(0, LISTED) };
}
