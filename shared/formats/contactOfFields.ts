import type { Contact } from '#shared/domain/contact.ts';
import { formattedNameOf } from '#shared/domain/name.ts';
import { phoneKindOfLabel } from '#shared/domain/phone.ts';
import { compactContact } from './compactContact.ts';
import type { AttendeeField } from './fieldNames.ts';

/** Values by field, as a list, a JSON object or a query string has them. */
export type FieldValues = Partial<Record<AttendeeField, string>>;

/** Several addresses or numbers in one cell are written with these between them. */
const SEPARATORS = /[;|\n]|,\s(?=\S+@)/;
const several = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter(Boolean);

/** A contact of named fields. Id and ticket type are not part of it. */
export function contactOfFields(values: FieldValues): Contact {
  const { first, last, full, prefix, company, dept } = values;
  const parts = { prefix, givenName: first, familyName: last };
  const { street, city, region, postal, country } = values;
  return compactContact({
    ...parts,
    formattedName: formattedNameOf({ givenName: first, familyName: last }) === undefined ? full : (full ?? formattedNameOf(parts)),
    organization: company === undefined && dept !== undefined ? undefined : [company ?? '', dept ?? ''],
    role: company === undefined ? dept : undefined,
    jobTitle: values.title,
    emails: several(values.email).map((value) => ({ value, kind: 'other' as const })),
    phones: [
      ...several(values.phone).map((value) => ({ value, kind: phoneKindOfLabel(value) })),
      ...several(values.mobile).map((value) => ({ value, kind: 'mobile' as const })),
      ...several(values.fax).map((value) => ({ value, kind: 'fax' as const })),
    ],
    addresses: [
      {
        ...(street ? { street } : {}),
        ...(city ? { city } : {}),
        ...(region ? { region } : {}),
        ...(postal ? { postalCode: postal } : {}),
        ...(country ? { country } : {}),
      },
    ],
    urls: [values.website ?? ''],
    socials: [values.linkedin ?? ''],
    note: values.note,
  });
}
