import type { Contact } from '#shared/domain/contact.ts';
import type { Confidence, FindingKind, Symbology, Unplaced } from '#shared/domain/scan.ts';

/** What is scanned: the text, and the bytes when the code's own are at hand (the text may have lost its charset). */
export type Payload = { readonly text: string; readonly bytes?: Uint8Array; readonly symbology?: Symbology };

/** What one format makes of a payload. */
export type Reading = {
  readonly kind: FindingKind;
  readonly contact?: Contact;
  readonly code?: string;
  readonly confidence?: Confidence;
  readonly unplaced?: readonly Unplaced[];
};

/** One way to write a visitor into a code. `read` answers null when the payload is not of this format; it never throws. */
export type PayloadFormat = { readonly name: string; readonly read: (payload: Payload) => readonly Reading[] | null };

/** Names of a contact's parts in `Confidence`, and the same trust in each. */
const KEYS = ['name', 'family', 'given', 'title', 'company', 'org', 'emails', 'phones', 'websites', 'address', 'note'] as const;

/** Parts that have no word of their own in `Confidence`: named where they are not to be trusted. */
const PARTS = ['urls', 'street', 'city', 'postal', 'region', 'country'] as const;

/** One object for each value in use: a file may hold thousands of cards. */
const EVEN = new Map<number, Confidence>();

/** The same confidence for every field, with exceptions. */
export function evenConfidence(value: number, but?: Confidence): Confidence {
  const known = EVEN.get(value);
  const even = known ?? Object.fromEntries([...KEYS, ...(value < 0.9 ? PARTS : [])].map((key) => [key, value]));
  if (known === undefined) EVEN.set(value, even);
  return but === undefined ? even : { ...even, ...but };
}

/** What a format that names its fields deserves: the rest is the writer's own error. */
export const NAMED = 0.98;

/** Where in a contact each word of `Confidence` points. */
const HELD: Readonly<Record<string, (contact: Contact) => unknown>> = {
  name: ({ formattedName }) => formattedName,
  family: ({ familyName }) => familyName,
  given: ({ givenName }) => givenName,
  title: ({ jobTitle }) => jobTitle,
  company: ({ organization }) => organization,
  org: ({ organization }) => organization,
  emails: ({ emails }) => emails,
  phones: ({ phones }) => phones,
  websites: ({ urls }) => urls,
  urls: ({ urls }) => urls,
  note: ({ note }) => note,
};

/** The confidence in the fields that a contact has: nobody needs to check what was not read. */
export const confidenceIn = (contact: Contact, confidence: Confidence): Confidence =>
  Object.fromEntries(
    Object.entries(confidence).filter(([field]) => (HELD[field] ?? (({ addresses }: Contact) => addresses))(contact) !== undefined),
  );
