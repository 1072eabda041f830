import { listOf, objectOf, textOf } from './call.ts';
import type { Answer, Call, FakeObject } from './call.ts';
import { hubspotBatch, hubspotRecord } from './hubspotSay.ts';
import { idIn, notFound, resolve } from './hubspotWrite.ts';
import { findBy, living } from './table.ts';
import type { Row, Table } from './table.ts';
import type { World } from './vendor.ts';

export function readMany(world: World, table: Table, call: Call): Answer {
  const { inputs, properties, idProperty } = objectOf(call.body);
  const key = textOf(idProperty);
  const found = listOf(inputs).map((one) => (key === '' ? resolve(table, idIn(one)) : findBy(table, key, idIn(one))));
  const names = listOf(properties).map(textOf);
  const results = found.flatMap((row) => (row === undefined ? [] : [hubspotRecord(row, names)]));
  const lost = listOf(inputs)
    .filter((_, at) => found[at] === undefined)
    .map(idIn);
  const errors = lost.length === 0 ? {} : { numErrors: 1, errors: [notFound(lost)] };
  return hubspotBatch(lost.length > 0 && call.path.startsWith('/crm/v3') ? 207 : 200, world.now(), { results, ...errors });
}

function isMatch(row: Row, filter: FakeObject): boolean {
  const has = textOf(row.fields[textOf(filter['propertyName'])]).toLowerCase();
  switch (filter['operator']) {
    case 'EQ':
      return has === textOf(filter['value']).toLowerCase();
    case 'NEQ':
      return has !== textOf(filter['value']).toLowerCase();
    case 'IN':
      return listOf(filter['values']).some((value) => textOf(value).toLowerCase() === has);
    case 'NOT_IN':
      return !listOf(filter['values']).some((value) => textOf(value).toLowerCase() === has);
    case 'HAS_PROPERTY':
      return has !== '';
    default:
      return has === '';
  }
}

export function search(world: World, table: Table, call: Call): Answer {
  const { filterGroups, properties, limit, after } = objectOf(call.body);
  const groups = listOf(filterGroups).map((group) => listOf(objectOf(group)['filters']).map(objectOf));
  const settled = world.now() - (world.options.searchLagMs ?? 0);
  const all = living(table).filter(
    (row) => row.updatedAt <= settled && (groups.length === 0 || groups.some((filters) => filters.every((filter) => isMatch(row, filter)))),
  );
  const from = Number(textOf(after) || 0);
  const until = from + Number(limit);
  const results = all.slice(from, until).map((row) => hubspotRecord(row, listOf(properties).map(textOf)));
  return {
    status: 200,
    json: { total: all.length, results, ...(until < all.length ? { paging: { next: { after: String(until) } } } : {}) },
  };
}
