import type { BadgeColumn, BadgeField, BadgePlan, CodeLook } from '#shared/domain/badgeFormat.ts';
import { base64Of, utf8Of } from '#shared/formats/bytes.ts';
import { readBadgeFormat } from './apply.ts';
import { splitBadge } from './split.ts';

/** What is to stand on a badge, by field. */
export type BadgeValues = { readonly [K in BadgeField]?: string };

/** An id of digits in the look that the format wants: cut, or lengthened by its own digits. */
function codeIn(code: string, { least, most }: CodeLook): string {
  const long = code.length >= least ? code : code.repeat(Math.ceil(least / Math.max(1, code.length))).slice(0, least);
  return long.slice(0, most);
}

/** Signs that part a text of this layout: a value must not hold them. */
function partingSigns({ layout }: BadgePlan): string {
  switch (layout.kind) {
    case 'separated':
      return layout.separator;
    case 'keyed':
      return `${layout.separator}${layout.sign}`;
    case 'whole':
    case 'fixed-width':
    case 'json':
      return '';
  }
}

function partOf({ field, prefix = '', suffix = '', fixed, look, width }: BadgeColumn, values: BadgeValues, parting: string): string {
  if (fixed !== undefined) return fixed;
  const value = field === null ? '' : (values[field] ?? '');
  const shaped = look === undefined ? value : codeIn(value, look);
  const bare = Array.from(shaped, (sign) => (parting.includes(sign) ? ' ' : sign)).join('');
  const short = width === undefined ? bare : bare.slice(0, Math.max(0, width - prefix.length - suffix.length));
  return short === '' ? '' : `${prefix}${short}${suffix}`;
}

/** `person.name` and its value as an object within an object. */
function nested(entries: readonly (readonly [path: string, value: string])[]): string {
  const root = new Map<string, unknown>();
  for (const [path, value] of entries) {
    const steps = path.split('.');
    let at = root;
    for (const step of steps.slice(0, -1)) {
      const inner = at.get(step);
      const next = inner instanceof Map ? (inner as Map<string, unknown>) : new Map<string, unknown>(); // only such maps are put into it
      at.set(step, next);
      at = next;
    }
    at.set(steps.at(-1) ?? '', value);
  }
  const plain = (value: unknown): unknown =>
    value instanceof Map ? Object.fromEntries([...value].map(([key, inner]: [unknown, unknown]) => [String(key), plain(inner)])) : value;
  return JSON.stringify(plain(root));
}

function joined({ layout, columns }: BadgePlan, parts: readonly string[]): string {
  const entries = columns.map(({ key = '' }, at) => [key, parts[at] ?? ''] as const);
  switch (layout.kind) {
    case 'whole':
      return parts[0] ?? '';
    case 'separated':
      return parts.join(layout.separator);
    case 'fixed-width':
      return parts.map((part, at) => part.padEnd(columns[at]?.width ?? 0)).join('');
    case 'keyed':
      return entries.map(([key, part]) => `${key}${layout.sign}${part}`).join(layout.separator);
    case 'json':
      return nested(entries);
  }
}

/**
 * A badge as a taught format has it: the inverse of reading one, for badges that are invented. Fields that the format has twice stand in
 * their first column, parts that nobody could name stay empty. Null when what comes out would not be read back: a format may want
 * something that these values do not have.
 */
export function writeBadge(plan: BadgePlan, values: BadgeValues): string | null {
  const parting = partingSigns(plan);
  const seen = new Set<BadgeField>();
  const parts = plan.columns.map((column) => {
    const isAgain = column.field !== null && seen.has(column.field);
    if (column.field !== null) seen.add(column.field);
    const part = isAgain ? partOf(column, {}, parting) : partOf(column, values, parting);
    return plan.wrapping.isPercentEncoded ? encodeURIComponent(part) : part;
  });
  const { prefix, suffix, isBase64 } = plan.wrapping;
  const inner = `${prefix}${joined(plan, parts)}${suffix}`;
  const text = isBase64 ? base64Of(utf8Of(inner)) : inner;
  return readBadgeFormat(plan, text) === null || splitBadge(plan, text) === null ? null : text;
}
