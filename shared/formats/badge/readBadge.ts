import type { BadgeFormat } from '#shared/domain/badgeFormat.ts';
import type { Finding, Scan } from '#shared/domain/scan.ts';
import { base64Of, utf8Of } from '#shared/formats/bytes.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import type { Reading } from '#shared/formats/payloadFormat.ts';
import { readPayload } from '#shared/formats/readPayload.ts';
import { readBadgeFormat } from './apply.ts';
import { textOf } from './wrap.ts';

/** Where the badge is from: the show's country for its phone numbers, and the formats taught for it. */
export type BadgeHints = { readonly country?: string; readonly formats?: readonly BadgeFormat[] };
export type BadgeScan = Pick<Scan, 'text' | 'bytes' | 'symbology'>;

/** Longest payload that serves as an id. */
const LONGEST_CODE = 500;

function findingOf(reading: Reading, scan: BadgeScan, { country }: BadgeHints): Finding {
  const text = textOf(scan);
  const { contact, code, ...rest } = reading;
  // without an id, an address or a number the same badge would be a new visitor each time: then the payload is its id
  const id = code ?? (contact?.emails === undefined && contact?.phones === undefined ? text.trim().slice(0, LONGEST_CODE) : undefined);
  const isLost = scan.bytes !== undefined && base64Of(scan.bytes) !== base64Of(utf8Of(text));
  return {
    from: 'code',
    ...rest,
    text,
    ...(scan.symbology === undefined ? {} : { symbology: scan.symbology }),
    ...(isLost && scan.bytes !== undefined ? { bytesBase64: base64Of(scan.bytes) } : {}),
    ...(id === undefined ? {} : { code: id }),
    ...(contact === undefined ? {} : { contact: finishContact(contact, country === undefined ? {} : { country }) }),
  };
}

/** What the formats taught for the show make of a scan; null when it is of none of them. */
export function readTaught(scan: BadgeScan, hints: BadgeHints): Finding | null {
  const text = textOf(scan);
  for (const format of hints.formats ?? []) {
    const reading = readBadgeFormat(format, text);
    if (reading !== null) return findingOf(reading, scan, hints);
  }
  return null;
}

/** What a scan says: by the formats taught for the show, else as `readPayload` has it. Never throws; nothing for an empty scan. */
export function readBadge(scan: BadgeScan, hints: BadgeHints): Finding[] {
  const taught = readTaught(scan, hints);
  return taught === null ? readPayload(scan, hints.country === undefined ? {} : { country: hints.country }) : [taught];
}
