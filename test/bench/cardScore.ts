import type { Address, Contact } from '#shared/domain/contact.ts';

/** What is printed on a card; the first company is the preferred writing of its name. */
export type CardLabel = {
  readonly name: string;
  readonly title: string;
  readonly company: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly websites: readonly string[];
  readonly address: string;
};

export type Count = { readonly right: number; readonly want: number; readonly got: number };
export type CardField = 'name' | 'title' | 'company' | 'emails' | 'phones' | 'websites' | 'address';
export const CARD_FIELDS: readonly CardField[] = ['name', 'title', 'company', 'emails', 'phones', 'websites', 'address'];

const fold = (value: string): string =>
  value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@+]+/gu, ' ')
    .trim();
const site = (value: string): string =>
  value
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '')
    .trim();
const lastDigits = (value: string): string => value.replace(/\D/g, '').replace(/^0+/, '').slice(-8);

/** Right, wanted and given values of each field of one card: equal after folding case, accents, blanks and punctuation; an address
 * is right when four fifths of its words are the same. Fax numbers do not count. */
export function scoreCard(label: CardLabel, contact: Contact): Readonly<Record<CardField, Count>> {
  const phones = (contact.phones ?? []).filter(({ kind }) => kind !== 'fax').map(({ value }) => lastDigits(value));
  return {
    name: count([label.name].map(fold), [contact.formattedName ?? ''].map(fold)),
    title: count([label.title].map(fold), [contact.jobTitle ?? ''].map(fold)),
    company: countCompany(label.company.map(fold), fold(contact.organization?.[0] ?? '')),
    emails: count(
      label.emails.map((value) => value.toLowerCase()),
      (contact.emails ?? []).map(({ value }) => value.toLowerCase()),
    ),
    phones: count(label.phones.map(lastDigits), phones),
    websites: count(label.websites.map(site), (contact.urls ?? []).map(site)),
    address: countAddress(label.address, contact.addresses ?? []),
  };
}

function count(wanted: readonly string[], given: readonly string[]): Count {
  const want = wanted.filter((value) => value !== '');
  const got = given.filter((value) => value !== '');
  return { right: Math.min(got.filter((value) => want.includes(value)).length, want.length), want: want.length, got: got.length };
}

const countCompany = (wanted: readonly string[], given: string): Count => ({
  right: given !== '' && wanted.includes(given) ? 1 : 0,
  want: Math.min(wanted.length, 1),
  got: given === '' ? 0 : 1,
});

function countAddress(wanted: string, given: readonly Address[]): Count {
  if (wanted === '') return { right: 0, want: 0, got: 0 };
  const words = new Set(fold(wanted).split(' '));
  const isRight = given.some((address) => {
    const read = new Set(fold(Object.values(address).join(' ')).split(' '));
    return [...words].filter((word) => read.has(word)).length / Math.max(words.size, read.size) >= 0.8;
  });
  return { right: isRight ? 1 : 0, want: 1, got: given.length > 0 ? 1 : 0 };
}

/** The sums of several counts. */
export const sumCounts = (counts: readonly Count[]): Count =>
  counts.reduce((a, b) => ({ right: a.right + b.right, want: a.want + b.want, got: a.got + b.got }), { right: 0, want: 0, got: 0 });

/** Harmonic mean of precision and recall, 0…1. */
export const f1 = ({ right, want, got }: Count): number => (want + got === 0 ? 0 : (2 * right) / (want + got));
