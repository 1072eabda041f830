import { createHash } from 'node:crypto';
import type { CrmRecord, Json } from '#shared/crm/record.ts';
import type { SentFields } from '#shared/crm/push.ts';

/** 72 bits: an accidental equal is out of the question among one lead's values. */
const HASH_CHARACTERS = 12;

const hashOf = (value: Json): string =>
  createHash('sha256').update(JSON.stringify(value), 'utf8').digest('base64url').slice(0, HASH_CHARACTERS);

const keyOf = (record: CrmRecord, field: string): string => `${record.externalKey}/${field}`;

/** What the target has once it has confirmed `records`. */
export const sentOf = (records: readonly CrmRecord[]): SentFields =>
  Object.fromEntries(
    records.flatMap((record) => Object.entries(record.fields).map(([field, value]) => [keyOf(record, field), hashOf(value)])),
  );

/** Records with only the fields the target does not have as they are; without those that have none left. All of them when `sent` is null. */
export function changedSince(records: readonly CrmRecord[], sent: SentFields | null): CrmRecord[] {
  if (sent === null) return [...records];
  return records
    .map((record) => ({
      ...record,
      fields: Object.fromEntries(Object.entries(record.fields).filter(([field, value]) => sent[keyOf(record, field)] !== hashOf(value))),
    }))
    .filter(({ fields }) => Object.keys(fields).length > 0);
}
