import { textOf } from './call.ts';
import type { FakeObject } from './call.ts';

/** One field of a vendor's object, with what the vendor enforces. */
export type Column = {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'number' | 'boolean' | 'date' | 'datetime' | 'pick' | 'pick-many' | 'lookup' | 'json';
  readonly length?: number;
  readonly isRequired?: boolean;
  readonly isUnique?: boolean;
  /** May be named as the key of an upsert. */
  readonly isKey?: boolean;
  readonly isReadOnly?: boolean;
  readonly isCustom?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Tables a lookup may point into. */
  readonly to?: readonly string[];
};

export type Row = {
  readonly id: string;
  readonly createdAt: number;
  updatedAt: number;
  fields: FakeObject;
  isDeleted: boolean;
  /** The row that this one was merged into. */
  mergedInto?: string;
  isConverted?: boolean;
};

export type Table = {
  readonly name: string;
  readonly columns: Map<string, Column>;
  readonly rows: Map<string, Row>;
  readonly newId: () => string;
  /** Every value comes as text (HubSpot). */
  readonly isText?: boolean;
  /** Rows written by calls so far. */
  readonly written: { count: number };
};

export type Problem = {
  readonly kind: 'required' | 'too-long' | 'not-in-list' | 'no-such-field' | 'duplicate' | 'wrong-type' | 'no-such-record' | 'read-only';
  readonly field: string;
  readonly value: unknown;
  readonly column?: Column;
  /** The row that has the value already. */
  readonly other?: Row;
};

export const newTable = (name: string, columns: readonly Column[], rest: Pick<Table, 'newId' | 'isText'>): Table => ({
  name,
  columns: new Map(columns.map((column) => [column.name, column])),
  rows: new Map(),
  written: { count: 0 },
  ...rest,
});

export type Tables = ReadonlyMap<string, Table>;

/** The table of that name; a fake that asks for one it does not have is broken. */
export function tableOf(tables: Tables, name: string): Table {
  const table = tables.get(name);
  if (table === undefined) throw new Error(`the fake has no table ${name}`);
  return table;
}

export const living = (table: Table): Row[] => [...table.rows.values()].filter(({ isDeleted }) => !isDeleted);

export const findBy = (table: Table, field: string, value: unknown): Row | undefined =>
  living(table).find(({ fields }) => {
    const has = fields[field];
    if (typeof has === 'string' && typeof value === 'string') return has.toLowerCase() === value.toLowerCase();
    return textOf(has) !== '' && textOf(has) === textOf(value);
  });

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

const DAY = /^\d{4}-\d\d-\d\d$/u;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/u;
/** One @, no spaces, a dot in the host with letters after it: what all five vendors ask for at least. */
const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(?:\.[^\s@.]+)*\.[\p{L}\d-]{2,}$/u;

function isOfType(column: Column, value: unknown, isText: boolean): boolean {
  const text = typeof value === 'string';
  switch (column.type) {
    case 'text':
      return text;
    case 'email':
      return text && EMAIL.test(value);
    case 'number':
      return isText ? text && value.trim() !== '' && Number.isFinite(Number(value)) : typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return isText ? value === 'true' || value === 'false' : typeof value === 'boolean';
    case 'date':
      return text && DAY.test(value) && new Date(value).toISOString().startsWith(value);
    case 'datetime':
      return text && (INSTANT.test(value) ? !Number.isNaN(Date.parse(value)) : isText && /^\d{12,14}$/u.test(value));
    case 'pick':
      return text || typeof value === 'number';
    case 'pick-many':
      return text || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
    case 'lookup':
      return text || typeof value === 'number' || typeof value === 'object';
    case 'json':
      return true;
  }
}

function pickedOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return String(value).split(';');
}

function problemOf(table: Table, column: Column, value: unknown): Problem['kind'] | null {
  if (column.isReadOnly === true) return 'read-only';
  if (isBlank(value)) return column.isRequired === true ? 'required' : null;
  if (!isOfType(column, value, table.isText === true)) return 'wrong-type';
  if (column.length !== undefined && typeof value === 'string' && value.length > column.length) return 'too-long';
  const known = new Set(column.options?.map((option) => option.value));
  if (column.type === 'pick' && !known.has(String(value))) return 'not-in-list';
  if (column.type === 'pick-many' && !pickedOf(value).every((one) => known.has(one))) return 'not-in-list';
  return null;
}

/** What the vendor would have against writing `fields`, field by field; `row` is null for a new one. */
export function problemsOf(tables: Tables, table: Table, { fields, row }: { fields: FakeObject; row: Row | null }): Problem[] {
  const problems: Problem[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const column = table.columns.get(field);
    const kind = column === undefined ? 'no-such-field' : problemOf(table, column, value);
    if (kind !== null) problems.push({ kind, field, value, ...(column === undefined ? {} : { column }) });
    if (kind !== null || column === undefined || isBlank(value)) continue;
    const other = column.isUnique === true ? findBy(table, field, value) : undefined;
    if (other !== undefined && other.id !== row?.id) problems.push({ kind: 'duplicate', field, value, column, other });
    if (column.to === undefined) continue;
    const isThere = column.to.some((name) => tables.get(name)?.rows.get(String(value))?.isDeleted === false);
    if (!isThere) problems.push({ kind: 'no-such-record', field, value, column });
  }
  if (row !== null) return problems;
  for (const column of table.columns.values()) {
    const isMissing = column.isRequired === true && !(column.name in fields);
    if (isMissing) problems.push({ kind: 'required', field: column.name, value: undefined, column });
  }
  return problems;
}

/** Writes `fields` onto `row`, or onto a new one (under `id`, where the client chooses it). A blank is kept as null: the field has been erased. */
export function write(table: Table, row: Row | null, { fields, now, id }: { fields: FakeObject; now: number; id?: string }): Row {
  table.written.count += 1;
  const known = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, isBlank(value) ? null : value]));
  if (row !== null) {
    row.fields = { ...row.fields, ...known };
    row.updatedAt = now;
    return row;
  }
  const added: Row = { id: id ?? table.newId(), createdAt: now, updatedAt: now, fields: known, isDeleted: false };
  table.rows.set(added.id, added);
  return added;
}

/** Numbers of its own for every table, from `first`. */
export function counter(first: number): () => number {
  let next = first;
  return () => next++;
}
