import type { Address, Contact, Email, Phone } from './contact.ts';
import { formattedNameOf, splitName } from './name.ts';

/** A field of the contact that can be typed over on the lead page. */
export type ContactField =
  | 'given'
  | 'family'
  | 'company'
  | 'department'
  | 'title'
  | 'email'
  | 'email2'
  | 'phone'
  | 'phone2'
  | 'phone3'
  | 'website'
  | 'social'
  | 'street'
  | 'postalCode'
  | 'city'
  | 'country';

type Shape = {
  readonly read: (contact: Contact) => string;
  readonly write: (contact: Contact, value: string) => Contact;
  /** Names under which a reader may have doubted it (`Lead.toCheck`, `Confidence`). */
  readonly doubts: readonly string[];
  /** What a card's reader calls it, and which item of a list it is (`PrintedField`). */
  readonly printed: readonly [field: string, item: number];
};

/** A record without its empty texts and empty lists: what is not known is absent. */
const known = <T extends object>(record: T): T =>
  // fields are only left out, and every field of a contact may be absent
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0))) as T;

/** The list with `value` at `at`; taken out when empty. */
function withAt<T>(list: readonly T[] | undefined, at: number, value: T | null): T[] {
  const all = [...(list ?? [])];
  all.splice(at, 1, ...(value === null ? [] : [value]));
  return all;
}

/** First name of a contact, taken from the whole name when no part is known by itself; '' when there is none. */
export const givenOf = (contact: Contact): string => contact.givenName ?? (hasParts(contact) ? '' : (partsOf(contact).givenName ?? ''));
/** Family name of a contact, found the same way. */
export const familyOf = (contact: Contact): string =>
  contact.familyName ?? (hasParts(contact) ? '' : (partsOf(contact).familyName ?? contact.formattedName ?? ''));

const hasParts = ({ givenName, familyName }: Contact): boolean => givenName !== undefined || familyName !== undefined;
const partsOf = ({ formattedName = '' }: Contact) => splitName(formattedName) ?? {};

function withName(contact: Contact, parts: { readonly givenName: string; readonly familyName: string }): Contact {
  const { formattedName: _old, ...rest } = contact;
  const name = { ...rest, ...parts };
  return known({ ...name, formattedName: formattedNameOf(name) ?? '' });
}

function withEmail(contact: Contact, at: number, value: string): Contact {
  const email: Email | null = value === '' ? null : { value, kind: contact.emails?.[at]?.kind ?? 'work' };
  return known({ ...contact, emails: withAt(contact.emails, at, email) });
}

function withPhone(contact: Contact, at: number, value: string): Contact {
  const phone: Phone | null = value === '' ? null : { value, kind: contact.phones?.[at]?.kind ?? 'other' };
  return known({ ...contact, phones: withAt(contact.phones, at, phone) });
}

/** Company at 0, its unit at 1: an empty company stays as a place, or the unit would take it. */
function withUnit(contact: Contact, at: number, value: string): Contact {
  const units = [...(contact.organization ?? [])];
  while (units.length <= at) units.push('');
  units[at] = value;
  while (units.at(-1) === '') units.pop();
  return known({ ...contact, organization: units });
}

const addressField = (field: keyof Address): Shape => ({
  read: (contact) => contact.addresses?.[0]?.[field] ?? '',
  write: (contact, value) => {
    const address = known({ ...contact.addresses?.[0], [field]: value });
    const isEmpty = Object.keys(address).length === 0;
    return known({ ...contact, addresses: withAt(contact.addresses, 0, isEmpty ? null : address) });
  },
  doubts: ['address'],
  printed: ['address', 0],
});

/** How each field is read from a contact and written into it; written pure, an empty value takes it out. */
export const CONTACT_FIELDS: Readonly<Record<ContactField, Shape>> = {
  given: {
    read: givenOf,
    write: (contact, givenName) => withName(contact, { givenName, familyName: familyOf(contact) }),
    doubts: ['given', 'name'],
    printed: ['name', 0],
  },
  family: {
    read: familyOf,
    write: (contact, familyName) => withName(contact, { givenName: givenOf(contact), familyName }),
    doubts: ['family', 'name'],
    printed: ['name', 0],
  },
  company: {
    read: (contact) => contact.organization?.[0] ?? '',
    write: (contact, value) => withUnit(contact, 0, value),
    doubts: ['company'],
    printed: ['company', 0],
  },
  department: {
    read: (contact) => contact.organization?.[1] ?? '',
    write: (contact, value) => withUnit(contact, 1, value),
    doubts: ['org'],
    printed: ['org', 0],
  },
  title: {
    read: (contact) => contact.jobTitle ?? '',
    write: (contact, jobTitle) => known({ ...contact, jobTitle }),
    doubts: ['title'],
    printed: ['title', 0],
  },
  email: {
    read: (contact) => contact.emails?.[0]?.value ?? '',
    write: (contact, value) => withEmail(contact, 0, value),
    doubts: ['emails'],
    printed: ['emails', 0],
  },
  email2: {
    read: (contact) => contact.emails?.[1]?.value ?? '',
    write: (contact, value) => withEmail(contact, 1, value),
    doubts: [],
    printed: ['emails', 1],
  },
  phone: {
    read: (contact) => contact.phones?.[0]?.value ?? '',
    write: (contact, value) => withPhone(contact, 0, value),
    doubts: ['phones'],
    printed: ['phones', 0],
  },
  phone2: {
    read: (contact) => contact.phones?.[1]?.value ?? '',
    write: (contact, value) => withPhone(contact, 1, value),
    doubts: [],
    printed: ['phones', 1],
  },
  phone3: {
    read: (contact) => contact.phones?.[2]?.value ?? '',
    write: (contact, value) => withPhone(contact, 2, value),
    doubts: [],
    printed: ['phones', 2],
  },
  website: {
    read: (contact) => contact.urls?.[0] ?? '',
    write: (contact, value) => known({ ...contact, urls: withAt(contact.urls, 0, value === '' ? null : value) }),
    doubts: ['websites'],
    printed: ['websites', 0],
  },
  social: {
    read: (contact) => contact.socials?.[0] ?? '',
    write: (contact, value) => known({ ...contact, socials: withAt(contact.socials, 0, value === '' ? null : value) }),
    doubts: ['socials'],
    printed: ['socials', 0],
  },
  street: addressField('street'),
  postalCode: addressField('postalCode'),
  city: addressField('city'),
  country: addressField('country'),
};

/** Fields in the order they stand on the page. */
export const FIELD_ORDER: readonly ContactField[] = [
  'given',
  'family',
  'company',
  'department',
  'title',
  'email',
  'email2',
  'phone',
  'phone2',
  'phone3',
  'website',
  'social',
  'street',
  'postalCode',
  'city',
  'country',
];

/** Whether a field is among those a person should check. */
export const isDoubted = (field: ContactField, toCheck: readonly string[]): boolean =>
  CONTACT_FIELDS[field].doubts.some((doubt) => toCheck.includes(doubt));

/** The first field that still wants a look; undefined when all are confirmed. */
export const nextDoubt = (toCheck: readonly string[]): ContactField | undefined => FIELD_ORDER.find((field) => isDoubted(field, toCheck));
