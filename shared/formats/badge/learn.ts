import type { BadgeColumn, BadgeLayout, BadgePlan } from '#shared/domain/badgeFormat.ts';
import { readPart } from './apply.ts';
import { labelColumns } from './fields.ts';
import type { KnownPerson } from './fields.ts';
import { commonEnd, commonStart, findFrame } from './layouts.ts';
import { codeLookOf, isSame } from './looks.ts';
import type { Values } from './looks.ts';
import { splitBadge } from './split.ts';
import { LONGEST } from './wrap.ts';

/** What helps to learn: a layout that a person chose, and people of the attendee lists whose id is on an example. */
export type LearnHints = { readonly layout?: BadgeLayout; readonly known?: readonly KnownPerson[] };

/** Examples beyond these teach nothing new. */
const MOST_EXAMPLES = 12;

const transpose = (rows: readonly (readonly string[])[], width: number): Values[] =>
  Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? ''));

/** Text that stands around the value of a part on every badge: a label with a sign (`ID:`), or letters before an id that the lists know without. */
function affixesOf(values: Values, known: readonly KnownPerson[]): Pick<BadgeColumn, 'prefix' | 'suffix'> {
  const there = values.filter((value) => value !== '');
  const start = commonStart(there);
  const label = /^[\p{L}_.]{1,14}\s?[:=]\s?/u.exec(start)?.[0] ?? '';
  const isTime = /^https?:/i.test(start) || /^\d/.test(start);
  if (label !== '' && !isTime && there.every((value) => value.length > label.length)) return { prefix: label };
  const letters = /^\p{L}+[-_ ]?(?=\d|$)/u.exec(start)?.[0] ?? '';
  const isKnown = letters !== '' && known.some(({ code }) => there.some((value) => value.slice(letters.length) === code.trim()));
  if (isKnown) return { prefix: letters };
  const end = commonEnd(there);
  const tail = there.length > 1 && /^[^\p{L}\p{N}]+$/u.test(end) && !/[.)!?'"]$/.test(end) ? end : '';
  return tail === '' || there.some((value) => value.length <= tail.length) ? {} : { suffix: tail };
}

/** What is on every badge of the show: a marker in front, or a part with a digit in it that no badge varies. */
function isMarker(values: Values, isFirst: boolean): boolean {
  const [value = ''] = values;
  if (value === '') return false;
  if (values.length === 1) return isFirst && value.length < 4 && /^[A-Z0-9]+$/i.test(value);
  if (!isSame(values) || value.length > 24) return false;
  const isWord = /\p{Ll}/u.test(value) && value.length > 3;
  return (isFirst && !isWord) || (/\d/.test(value) && !/^\d{4,6}$/.test(value)) || /^[^\p{L}\p{N}]+$/u.test(value);
}

/** Columns with what is taken off and what must be there, without fields. */
function shapesOf(plan: BadgePlan, columns: readonly Values[], known: readonly KnownPerson[]): BadgeColumn[] {
  return plan.columns.map((column, at) => {
    const values = columns[at] ?? [];
    const isFirst = at === 0 && columns.length > 2 && column.key === undefined;
    if (columns.length > 1 && isMarker(values, isFirst)) return { ...column, fixed: values[0] ?? '' };
    return { ...column, ...(column.key === undefined ? affixesOf(values, known) : {}) };
  });
}

/** The id's look, so that another show's badge of the same layout is told apart. */
function withLook(column: BadgeColumn, values: Values): BadgeColumn {
  const look = column.field === 'code' && column.fixed === undefined ? codeLookOf(values) : undefined;
  return look === undefined ? column : { ...column, look };
}

/**
 * Proposes how to read badges of which these are examples (payloads as text, see `textOf`): one is enough to begin with, three tell
 * what varies. A proposal for a person to correct: its layout always splits every example that fits it. Pure, never throws.
 */
export function proposeBadgeFormat(examples: readonly string[], hints: LearnHints = {}): BadgePlan {
  const texts = [...new Set(examples)].filter((text) => text.trim() !== '' && text.length <= LONGEST).slice(0, MOST_EXAMPLES);
  const { known = [], layout } = hints;
  const frame = findFrame(texts, layout);
  const rows = texts.map((text) => splitBadge(frame, text)).filter((row) => row !== null);
  const columns = transpose(rows, frame.columns.length);
  const shapes = shapesOf(frame, columns, known);
  const values = columns.map((column, at) => column.map((part) => readPart(shapes[at] ?? { field: null }, part) ?? part));
  const labels = labelColumns(values, shapes, known);
  return { ...frame, columns: shapes.map((shape, at) => withLook({ ...shape, field: labels[at] ?? null }, values[at] ?? [])) };
}

/** The plan with the looks of its ids as these examples have them: after a person has moved the labels. */
export function refreshLooks(plan: BadgePlan, examples: readonly string[]): BadgePlan {
  const rows = examples.map((text) => splitBadge(plan, text)).filter((row) => row !== null);
  const columns = plan.columns.map(({ look: _old, ...column }, at) => {
    const values = rows.map((row) => readPart({ ...column, field: null }, row[at] ?? '') ?? '');
    return withLook(column, values);
  });
  return { ...plan, columns };
}

const keysOf = ({ columns }: BadgePlan): string => columns.map(({ key = '' }) => key.toLowerCase()).sort().join(); // prettier-ignore

const hostOf = ({ wrapping }: BadgePlan): string => /^https?:\/\/[^/?#]+/i.exec(wrapping.prefix)?.[0] ?? '';

/** Whether two payloads look like badges of one show: same wrapping, same layout, about as many parts. */
export function areAlike(a: string, b: string): boolean {
  const [one, two] = [findFrame([a]), findFrame([b])];
  if (JSON.stringify(one.layout) !== JSON.stringify(two.layout) && one.layout.kind !== 'fixed-width') return false;
  if (one.wrapping.isBase64 !== two.wrapping.isBase64 || hostOf(one) !== hostOf(two)) return false;
  if (one.layout.kind === 'keyed' || one.layout.kind === 'json') return keysOf(one) === keysOf(two) || one.columns.length > 2;
  return one.layout.kind === two.layout.kind && Math.abs(one.columns.length - two.columns.length) < 2;
}
