import { randomUUID } from 'node:crypto';
import type { Answer, FakeObject } from './call.ts';
import { textOf } from './call.ts';
import type { Problem, Row } from './table.ts';

/** HubSpot's words: `{status, category, message, correlationId, errors}` (developers.hubspot.com/docs/api/error-handling). */

export const hubspotError = (status: number, category: string, message: string, rest: FakeObject = {}): Answer => ({
  status,
  json: { status: 'error', message, correlationId: randomUUID(), category, ...rest },
});

const CODES: Readonly<Record<Problem['kind'], string>> = {
  required: 'REQUIRED_FIELD',
  'too-long': 'PROPERTY_VALUE_TOO_LONG',
  'not-in-list': 'INVALID_OPTION',
  'no-such-field': 'PROPERTY_DOESNT_EXIST',
  duplicate: 'CONFLICTING_UNIQUE_VALUE',
  'wrong-type': 'INVALID_VALUE',
  'no-such-record': 'INVALID_OWNER_ID',
  'read-only': 'READ_ONLY_VALUE',
};

function wordsOf({ kind, field, value, column }: Problem): string {
  switch (kind) {
    case 'required':
      return `Required property "${field}" was not set`;
    case 'too-long':
      return `${field} was too long. Maximum length is ${column?.length ?? 0}`;
    case 'not-in-list':
      return `${textOf(value)} was not one of the allowed options: [${(column?.options ?? []).map((one) => one.value).join(', ')}]`;
    case 'no-such-field':
      return `Property "${field}" does not exist`;
    case 'duplicate':
      return `A record with ${field} ${textOf(value)} exists already`;
    case 'wrong-type':
      return column?.type === 'email'
        ? `Email address ${textOf(value)} is invalid`
        : `${textOf(value)} was not a valid ${column?.type ?? ''}.`;
    case 'no-such-record':
      return `Owner ${textOf(value)} does not exist`;
    case 'read-only':
      return `"${field}" is a read only property; its value cannot be set.`;
  }
}

const codeOf = ({ kind, column }: Problem): string => (kind === 'wrong-type' && column?.type === 'email' ? 'INVALID_EMAIL' : CODES[kind]);

/** One bad value fails the whole batch and does not say in which row it stood. */
export function hubspotInvalid(problems: readonly Problem[]): Answer {
  const found = problems.map((one) => ({ isValid: false, message: wordsOf(one), error: codeOf(one), name: one.field }));
  const errors = problems.map((one) => ({ message: wordsOf(one), code: codeOf(one), context: { propertyName: [one.field] } }));
  return hubspotError(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(found)}`, { errors });
}

/** A value somebody else has fails the whole batch, too. */
export const hubspotConflict = (other: Row | undefined): Answer =>
  hubspotError(409, 'CONFLICT', `Contact already exists. Existing ID: ${other?.id ?? ''}`);

const instant = (at: number): string => new Date(at).toISOString();

/** A record as it is answered; `names` are the properties asked for. */
export function hubspotRecord(row: Row, names: readonly string[]): FakeObject {
  const own = { hs_object_id: row.id, createdate: instant(row.createdAt), lastmodifieddate: instant(row.updatedAt) };
  const wanted = Object.fromEntries(names.map((name) => [name, row.fields[name] ?? null]));
  return {
    id: row.id,
    properties: { ...wanted, ...own },
    createdAt: instant(row.createdAt),
    updatedAt: instant(row.updatedAt),
    archived: row.isDeleted,
  };
}

export const hubspotBatch = (status: number, now: number, rest: FakeObject): Answer => ({
  status,
  json: { status: 'COMPLETE', startedAt: instant(now), completedAt: instant(now), ...rest },
});
