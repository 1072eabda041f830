import { textOf } from './call.ts';
import type { Answer, FakeObject } from './call.ts';
import type { Column, Problem, Row, Table } from './table.ts';

/** Zoho's words: `{ code, details, message, status }` for a row and for a whole call (zoho.com/crm/developer/docs/api/v8/status-codes.html). */

export const error = (code: string, message: string, details: FakeObject = {}): FakeObject => ({ code, details, message, status: 'error' });
export const say = (status: number, code: string, message: string, details: FakeObject = {}): Answer => ({
  status,
  json: error(code, message, details),
});

/** What Zoho has against one row (`at` is its place in `data`). */
export function errorOf({ kind, field, value, column, other }: Problem, at: number): FakeObject {
  const place = { api_name: field, json_path: `$.data[${at}].${field}` };
  switch (kind) {
    case 'required':
      return error('MANDATORY_NOT_FOUND', 'required field not found', place);
    case 'too-long':
      return error('INVALID_DATA', 'invalid data', {
        ...place,
        expected_data_type: 'string',
        maximum_length: String(column?.length ?? ''),
      });
    case 'not-in-list':
      return error('INVALID_DATA', 'invalid data', {
        ...place,
        expected_data_type: 'picklist',
        supported_values: column?.options?.map((one) => one.value),
      });
    case 'duplicate':
      return error('DUPLICATE_DATA', 'duplicate data', { ...place, duplicate_record: { id: other?.id } });
    case 'wrong-type':
      return error('INVALID_DATA', 'invalid data', { ...place, expected_data_type: column?.type, given: textOf(value).slice(0, 50) });
    case 'no-such-record':
      return error('INVALID_DATA', 'the id given seems to be invalid', place);
    case 'no-such-field':
    case 'read-only':
      return error('INVALID_DATA', 'invalid data', place);
  }
}

export const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`;

export const savedOf = (row: Row, rest: FakeObject): FakeObject => ({
  code: 'SUCCESS',
  details: {
    Modified_Time: instant(row.updatedAt),
    Modified_By: { name: 'Ana', id: '5545974000000000090' },
    Created_Time: instant(row.createdAt),
    id: row.id,
    Created_By: { name: 'Ana', id: '5545974000000000090' },
  },
  ...rest,
  status: 'success',
});

export function recordOf(row: Row, table: Table, names: readonly string[] | null): FakeObject {
  const all: FakeObject = { Created_Time: instant(row.createdAt), Modified_Time: instant(row.updatedAt), ...row.fields };
  const wanted = names ?? [...table.columns.keys()];
  const shown = wanted.map((name) => {
    const value = all[name] ?? (name === 'Tag' ? [] : null);
    return [name, table.columns.get(name)?.type === 'lookup' && value !== null ? { id: value } : value];
  });
  return { ...Object.fromEntries(shown), id: row.id, $converted: row.isConverted === true };
}

const KINDS: Readonly<Record<Column['type'], string>> = {
  text: 'text',
  email: 'email',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  pick: 'picklist',
  'pick-many': 'multiselectpicklist',
  lookup: 'lookup',
  json: 'text',
};

export const fieldOf = (column: Column, at: number): FakeObject => ({
  id: `55459740000000025${at}`,
  api_name: column.name,
  field_label: column.label,
  display_label: column.label,
  data_type: column.name === 'Owner' ? 'ownerlookup' : (column.length ?? 0) > 2_000 ? 'textarea' : KINDS[column.type],
  length: column.length ?? 100,
  system_mandatory: column.isRequired === true,
  custom_field: column.isCustom === true,
  read_only: column.isReadOnly === true,
  field_read_only: column.isReadOnly === true,
  unique: column.isUnique === true ? { casesensitive: false } : {},
  external: null,
  view_type: { view: true, edit: true, create: true, quick_create: false },
  pick_list_values: (column.options ?? []).map((option, place) => ({
    display_value: option.label,
    actual_value: option.value,
    sequence_number: place + 1,
    type: 'used',
  })),
});
