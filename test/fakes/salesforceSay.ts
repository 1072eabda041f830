import { textOf } from './call.ts';
import type { Answer, FakeObject } from './call.ts';
import type { Column, Problem, Row, Table } from './table.ts';

/** Salesforce's words: a list of `{ errorCode, message, fields }` for a call, `{ statusCode, message, fields }` within a result. */

export type Complaint = { readonly statusCode: string; readonly message: string; readonly fields: readonly string[] };
export type Saved = { readonly row: Row; readonly created: boolean } | { readonly errors: readonly Complaint[] };

export const say = (status: number, errorCode: string, message: string, fields: readonly string[] = []): Answer => ({
  status,
  json: [{ message, errorCode, ...(fields.length === 0 ? {} : { fields }) }],
});

export const complain = (statusCode: string, message: string, fields: readonly string[] = []): Complaint => ({
  statusCode,
  message,
  fields,
});

export function complaintOf({ kind, field, value, column, other }: Problem): Complaint {
  const words = textOf(value);
  switch (kind) {
    case 'required':
      return complain('REQUIRED_FIELD_MISSING', `Required fields are missing: [${field}]`, [field]);
    case 'too-long':
      return complain('STRING_TOO_LONG', `${field}: data value too large: ${words.slice(0, 255)} (max length=${column?.length ?? 0})`, [
        field,
      ]);
    case 'not-in-list':
      return complain('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', `${field}: bad value for restricted picklist field: ${words}`, [field]);
    case 'no-such-field':
      return complain('INVALID_FIELD', `No such column '${field}' on sobject`, [field]);
    case 'duplicate':
      return complain('DUPLICATE_VALUE', `duplicate value found: ${field} duplicates value on record with id: ${other?.id ?? ''}`, [field]);
    case 'wrong-type':
      if (column?.type === 'email') return complain('INVALID_EMAIL_ADDRESS', `${field}: invalid email address: ${words}`, [field]);
      return complain('JSON_PARSER_ERROR', `Cannot deserialize instance of ${column?.type ?? ''} from VALUE value ${words}`, [field]);
    case 'no-such-record':
      return complain('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field]);
    case 'read-only':
      return complain('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${field}.`, [field]);
  }
}

const KINDS: Readonly<Record<Column['type'], string>> = {
  text: 'string',
  email: 'email',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  datetime: 'datetime',
  pick: 'picklist',
  'pick-many': 'multipicklist',
  lookup: 'reference',
  json: 'base64',
};

const describeField = (column: Column): FakeObject => ({
  name: column.name,
  label: column.label,
  type: column.type === 'text' && (column.length ?? 0) > 255 ? 'textarea' : KINDS[column.type],
  length: column.length ?? 0,
  custom: column.isCustom === true,
  nillable: column.isRequired !== true,
  createable: column.isReadOnly !== true,
  updateable: column.isReadOnly !== true,
  defaultedOnCreate: column.name === 'OwnerId' || column.name === 'Status' || column.type === 'boolean',
  externalId: column.isKey === true,
  idLookup: column.isKey === true || column.name === 'Id',
  unique: column.isUnique === true,
  restrictedPicklist: column.type === 'pick',
  referenceTo: column.to ?? [],
  relationshipName: column.name.endsWith('Id') && column.to !== undefined ? column.name.slice(0, -2) : null,
  picklistValues: (column.options ?? []).map((option) => ({ ...option, active: true, defaultValue: false })),
});

export const describe = (table: Table): FakeObject => ({
  name: table.name,
  label: table.name,
  createable: true,
  updateable: true,
  queryable: true,
  mergeable: table.name === 'Lead',
  fields: [...table.columns.values()].map(describeField),
});
