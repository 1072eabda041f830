import type { Attendee } from '#shared/domain/attendee.ts';
import { looseCode } from '#shared/domain/badgeCode.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { foldedName } from '#shared/domain/samePerson.ts';
import type { Codec } from './codec.ts';

/** E-mail as compared: case and blanks do not matter. */
export const foldEmail = (value: string): string => value.trim().toLowerCase();

/** Phone as compared: the E.164 form, else its digits. */
const foldPhone = (value: string): string => value.replace(/[^\d+]/gu, '');

/** Badge id as compared: blanks at the ends do not matter, zeros do. */
const foldCode = (value: string): string => value.trim();

/** Keyed hashes by which the same person is found again: e-mails and phones. */
export async function contactKeys(contact: Contact, codec: Codec): Promise<string[]> {
  const emails = (contact.emails ?? []).map((email) => codec.hash('e', foldEmail(email.value)));
  const phones = (contact.phones ?? [])
    .filter((phone) => phone.kind !== 'fax')
    .map((phone) => codec.hash('p', foldPhone(phone.e164 ?? phone.value)));
  return Promise.all([...emails, ...phones]);
}

/** Keyed hash of a badge id, in one show's lists and leads. */
export const codeKey = (code: string, codec: Codec): Promise<string> => codec.hash('c', foldCode(code));

/** Everything a lead can be found by. */
export async function leadKeys(lead: Lead, codec: Codec): Promise<string[]> {
  const keys = await contactKeys(lead.contact, codec);
  for (const code of [lead.badgeCode ?? [], lead.otherCodes ?? []].flat()) keys.push(await codeKey(code, codec));
  return [...new Set(keys)];
}

/** Keyed hash of an id compared loosely (shared/domain/badgeCode.ts). */
export const looseKey = (loose: string, codec: Codec): Promise<string> => codec.hash('d', loose);

/** Keyed hash of a folded name (shared/domain/samePerson.ts). */
export const nameKey = (name: string, codec: Codec): Promise<string> => codec.hash('n', name);

/** What an attendee can be found by: the badge id, the same compared loosely where that differs, the e-mail, the name. */
export async function attendeeKeys({ code, contact }: Attendee, codec: Codec): Promise<string[]> {
  const email = contact.emails?.[0]?.value;
  const name = foldedName(contact);
  const keys = [
    ...(code === undefined ? [] : [codeKey(code, codec)]),
    ...(code === undefined || looseCode(code) === foldCode(code) ? [] : [looseKey(looseCode(code), codec)]),
    ...(email === undefined ? [] : [codec.hash('e', foldEmail(email))]),
    ...(name === '' ? [] : [nameKey(name, codec)]),
  ];
  return Promise.all(keys);
}
