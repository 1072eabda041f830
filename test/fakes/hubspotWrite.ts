import { listOf, objectOf, textOf } from './call.ts';
import type { Answer, Call, FakeObject } from './call.ts';
import { hubspotBatch, hubspotConflict, hubspotError, hubspotInvalid, hubspotRecord } from './hubspotSay.ts';
import { findBy, living, problemsOf, tableOf, write } from './table.ts';
import type { Row, Table } from './table.ts';
import type { World } from './vendor.ts';

export type Planned = { readonly row: Row | null; readonly fields: FakeObject; readonly links: readonly string[] };

export const notFound = (ids: readonly string[]): FakeObject => ({
  status: 'error',
  category: 'OBJECT_NOT_FOUND',
  message: 'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.',
  context: { ids },
  errors: [],
  links: {},
});

/** A record that was merged into another answers as that one. */
export function resolve(table: Table, id: string): Row | undefined {
  const row = table.rows.get(id);
  if (row?.mergedInto !== undefined) return resolve(table, row.mergedInto);
  return row?.isDeleted === false ? row : undefined;
}

export const idIn = (value: unknown): string => textOf(objectOf(value)['id']);

/** All rows of a batch, or none: the first fault is the whole batch's. */
export function writeAll(world: World, table: Table, plans: readonly Planned[]): Answer | { rows: readonly Row[] } {
  const problems = plans.flatMap(({ row, fields }) => problemsOf(world.tables, table, { fields, row }));
  const conflict = problems.find(({ kind }) => kind === 'duplicate');
  const invalid = problems.filter(({ kind }) => kind !== 'duplicate');
  if (invalid.length > 0) return hubspotInvalid(invalid);
  if (conflict !== undefined) return hubspotConflict(conflict.other);
  for (const column of table.columns.values()) {
    const values = column.isUnique === true ? plans.map(({ fields }) => fields[column.name]).filter((value) => value !== undefined) : [];
    if (new Set(values.map((value) => textOf(value).toLowerCase())).size < values.length) return hubspotConflict(undefined);
  }
  return { rows: plans.map(({ row, fields }) => write(table, row, { fields, now: world.now() })) };
}

export function upsert(world: World, table: Table, call: Call): Answer {
  const inputs = listOf(objectOf(call.body)['inputs']).map(objectOf);
  const ids = inputs.map(({ id }) => textOf(id));
  if (new Set(ids.map((id) => id.toLowerCase())).size < ids.length)
    return hubspotError(400, 'VALIDATION_ERROR', `Duplicate IDs found in batch input: [${ids.join(', ')}]. IDs must be unique`);
  const plans: Planned[] = [];
  for (const { id, idProperty, properties } of inputs) {
    const key = textOf(idProperty);
    if (key !== '' && table.columns.get(key)?.isUnique !== true)
      return hubspotError(400, 'VALIDATION_ERROR', `Property ${key} is not a unique property of ${table.name}`);
    const row = (key === '' ? resolve(table, textOf(id)) : findBy(table, key, id)) ?? null;
    if (row === null && key === '') return hubspotError(404, 'OBJECT_NOT_FOUND', `Object not found. objectId: ${textOf(id)}`);
    plans.push({ row, fields: { ...(row === null ? { [key]: id } : {}), ...objectOf(properties) }, links: [] });
  }
  const done = writeAll(world, table, plans);
  if (!('rows' in done)) return done;
  const results = done.rows.map((row, at) => ({
    ...hubspotRecord(row, Object.keys(plans[at]?.fields ?? {})),
    new: plans[at]?.row === null,
  }));
  return hubspotBatch(200, world.now(), { results });
}

/** Both ends are there; asked again, nothing changes. */
export function associate(world: World, from: string, to: string): boolean {
  const isThere = (end: string): boolean => {
    const [type = '', id = ''] = end.split('/');
    const table = world.tables.get(type);
    return table !== undefined && resolve(table, id) !== undefined;
  };
  if (!isThere(from) || !isThere(to)) return false;
  const table = tableOf(world.tables, 'associations');
  const isKnown = living(table).some(({ fields }) => fields['from'] === from && fields['to'] === to);
  if (!isKnown) write(table, null, { fields: { from, to }, now: world.now() });
  return true;
}

export function create(
  world: World,
  table: Table,
  inputs: readonly unknown[],
): Answer | { rows: readonly Row[]; plans: readonly Planned[] } {
  const plans = inputs.map(objectOf).map(({ properties, associations }): Planned => {
    // the kind of the other end follows from the type's id; ours hang from contacts only
    const links = listOf(associations).map((one) => `contacts/${idIn(objectOf(one)['to'])}`);
    return { row: null, fields: objectOf(properties), links };
  });
  const contacts = tableOf(world.tables, 'contacts');
  const lost = plans.flatMap(({ links }) => links).filter((link) => resolve(contacts, link.slice('contacts/'.length)) === undefined);
  if (lost.length > 0) return hubspotError(400, 'VALIDATION_ERROR', `invalid associations: ${lost.join(', ')} do not exist`);
  const done = writeAll(world, table, plans);
  if (!('rows' in done)) return done;
  for (const [at, row] of done.rows.entries()) for (const link of plans[at]?.links ?? []) associate(world, `${table.name}/${row.id}`, link);
  return { ...done, plans };
}
