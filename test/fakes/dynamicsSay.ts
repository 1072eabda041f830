import { textOf } from './call.ts';
import type { Answer, FakeObject } from './call.ts';
import { LOGICAL } from './dynamicsTables.ts';
import type { Column, Problem, Row, Table } from './table.ts';

/** Dataverse's words: `{ error: { code, message } }`, records and metadata as its Web API answers them. */

export const say = (status: number, code: string, message: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'odata-version': '4.0', ...headers },
  json: { error: { code, message } },
});

/** A merged record stays, deactivated and marked; a deleted one is gone. */
export const isThere = (row: Row): boolean => !row.isDeleted || row.mergedInto !== undefined;

export function refusalOf(table: Table, { kind, field, value, column }: Problem): Answer {
  const name = LOGICAL[table.name] ?? table.name;
  const words = textOf(value);
  switch (kind) {
    case 'too-long':
      return say(
        400,
        '0x80044331',
        `A validation error occurred.  The length of the '${field}' attribute of the '${name}' entity exceeded the maximum allowed length of '${column?.length ?? 0}'.`,
      );
    case 'not-in-list':
      return say(
        400,
        '0x8004431a',
        `A validation error occurred.  The value ${words} of '${field}' on record of type '${name}' is outside the valid range. Accepted Values: ${(column?.options ?? []).map((one) => one.value).join(',')}`,
      );
    case 'no-such-field':
    case 'read-only':
      return say(
        400,
        '0x80048d19',
        `Error identified in Payload provided by the user for Entity :'${table.name}'  InnerException : Microsoft.OData.ODataException: The property '${field}' does not exist on type 'Microsoft.Dynamics.CRM.${name}'. Make sure to only use property names that are defined by the type.`,
      );
    case 'duplicate':
      return say(
        412,
        '0x80060892',
        `A record that has the attribute values ${field} already exists. The entity key ${field} requires that this set of attributes contains unique values. Select unique values and try again.`,
      );
    case 'no-such-record':
      return say(404, '0x80040217', `Entity With Id = ${words} Does Not Exist`);
    case 'wrong-type':
    case 'required':
      return say(
        400,
        '0x80048d19',
        `Cannot convert a value to target type 'Edm.${column?.type ?? ''}' for property '${field}'. Value: ${words}`,
      );
  }
}

export const idName = (table: Table): string =>
  table.name === 'tasks' || table.name === 'appointments' ? 'activityid' : `${LOGICAL[table.name] ?? table.name}id`;

export const fieldsOf = (row: Row, table: Table): FakeObject => ({
  [idName(table)]: row.id,
  createdon: new Date(row.createdAt).toISOString(),
  modifiedon: new Date(row.updatedAt).toISOString(),
  ...(table.name === 'leads' ? { merged: row.mergedInto !== undefined, _masterid_value: row.mergedInto ?? null } : {}),
  statecode: row.isConverted === true ? 1 : row.mergedInto === undefined ? 0 : 2,
  ...row.fields,
});

export function recordOf(row: Row, table: Table, select: string | null): FakeObject {
  const all = fieldsOf(row, table);
  const names = select === null ? [...new Set([...table.columns.keys(), ...Object.keys(all)])] : [idName(table), ...select.split(',')];
  const wanted = Object.fromEntries(names.map((name) => [name.trim(), all[name.trim()] ?? null]));
  return { '@odata.etag': `W/"${row.updatedAt}"`, ...wanted };
}

const KINDS: Readonly<Record<Column['type'], string>> = {
  text: 'String',
  email: 'String',
  number: 'Money',
  boolean: 'Boolean',
  date: 'DateTime',
  datetime: 'DateTime',
  pick: 'Picklist',
  'pick-many': 'Virtual',
  lookup: 'Lookup',
  json: 'Memo',
};

const kindOf = (column: Column): string => (column.type === 'text' && (column.length ?? 0) >= 2_000 ? 'Memo' : KINDS[column.type]);
const labelled = (label: string): FakeObject => ({ UserLocalizedLabel: { Label: label, LanguageCode: 1033 } });

export const attributeOf = (column: Column): FakeObject => ({
  '@odata.type': `#Microsoft.Dynamics.CRM.${kindOf(column)}AttributeMetadata`,
  LogicalName: column.type === 'lookup' ? column.name.replace(/^_|_value$/gu, '') : column.name,
  SchemaName: column.name,
  AttributeType: kindOf(column),
  DisplayName: labelled(column.label),
  IsCustomAttribute: column.isCustom === true,
  IsValidForCreate: column.isReadOnly !== true,
  IsValidForUpdate: column.isReadOnly !== true,
  IsValidForRead: true,
  AttributeOf: null,
  RequiredLevel: { Value: ['lastname', 'subject'].includes(column.name) ? 'ApplicationRequired' : 'None' },
  ...(column.length === undefined ? {} : { MaxLength: column.length }),
  ...(column.options === undefined
    ? {}
    : { OptionSet: { Options: column.options.map(({ value, label }) => ({ Value: Number(value), Label: labelled(label) })) } }),
});
