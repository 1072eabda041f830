import * as fc from 'fast-check';
import type { BadgeField } from '#shared/domain/badgeFormat.ts';
import { base64Of, utf8Of } from '#shared/formats/bytes.ts';

/** One visitor as an organiser's system has them. */
export type Visitor = Readonly<Record<'code' | 'first' | 'last' | 'company' | 'title' | 'email' | 'country', string>>;

const FIRST = ['Jane', 'Camille', 'Luca', 'Anna', 'Pierre', 'Sofia', 'Thomas', 'Julie', 'Marco', 'Eva', 'Paul', 'Clara'];
const LAST = [
  'Tallowick',
  'Brandeveaux',
  'Ixworthy',
  'Oosterbeek',
  'Kranzhof',
  'Vostrikane',
  'Dunmarrow',
  'Perrigaux',
  'Zellwanger',
  'Quimbley',
];
const COMPANY = [
  'Ixworthy Couplings Ltd',
  'Verrerie Dunoise SA',
  'Kranz Messtechnik GmbH',
  'Lumen Partners',
  'Groupe Arvelle',
  'Nordwind Energy AG',
];
const TITLE = ['Buyer', 'Head of Engineering', 'Directrice des achats', 'Sales Manager', 'Ingenieur', 'Responsable qualité'];
const COUNTRY = ['FR', 'DE', 'IT', 'GB', 'ES', 'BE'];

/** A show's visitors: running ids with zeros in front, nobody of the same name; companies, titles and countries as it happens. */
export const visitors: fc.Arbitrary<Visitor[]> = fc
  .record({
    start: fc.integer({ min: 100, max: 80_000 }),
    first: fc.shuffledSubarray(FIRST, { minLength: 8 }),
    last: fc.shuffledSubarray(LAST, { minLength: 8 }),
    rest: fc.array(fc.tuple(fc.constantFrom(...COMPANY), fc.constantFrom(...TITLE), fc.constantFrom(...COUNTRY)), {
      minLength: 8,
      maxLength: 8,
    }),
  })
  .map(({ start, first, last, rest }) =>
    rest.map(([company, title, country], at) => {
      const [given = '', family = ''] = [first[at], last[at]];
      const email = `${given}.${family}@example.com`.toLowerCase();
      return { code: String(start + 37 * at).padStart(7, '0'), first: given, last: family.toUpperCase(), company, title, email, country };
    }),
  );

/** How an organiser writes badges. */
export type Maker = {
  readonly fields: readonly (keyof Visitor)[];
  readonly write: (visitor: Visitor) => string;
  readonly name: string;
};

const orders = [
  ['code', 'last', 'first', 'company', 'title', 'country'],
  ['code', 'first', 'last', 'company', 'email'],
  ['first', 'last', 'title', 'company', 'code'],
  ['code', 'first', 'last', 'email', 'company', 'title', 'country'],
  ['last', 'first', 'company', 'code', 'country'],
] as const satisfies readonly (readonly BadgeField[])[];

const separators = ['#', '|', ';', '^', '~', '\t', '::', '||', '\u001D', '\u001E', '$', '*', '#;', '\n', '¦'];

const base64 = (text: string): string => base64Of(utf8Of(text));

/** Ways to write parts one behind the other. */
export const separated: fc.Arbitrary<Maker> = fc
  .record({
    fields: fc.constantFrom(...orders),
    separator: fc.constantFrom(...separators),
    marker: fc.constantFrom('', 'A7', 'X', 'EXPO26', 'V2'),
    label: fc.boolean(),
    isBase64: fc.boolean(),
  })
  .map(({ fields, separator, marker, label, isBase64 }) => ({
    fields,
    name: JSON.stringify({ separator, marker, label, isBase64 }),
    write: (visitor) => {
      const parts = fields.map((field) =>
        label ? `${field === 'code' ? 'ID:' : field === 'last' ? 'N:' : ''}${visitor[field]}` : visitor[field],
      );
      const text = [...(marker === '' ? [] : [marker]), ...parts].join(separator);
      return isBase64 ? base64(text) : text;
    },
  }));

/** Ways to write parts with their names. */
export const named: fc.Arbitrary<Maker> = fc
  .record({ fields: fc.constantFrom(...orders), kind: fc.constantFrom('url', 'json', 'pairs') })
  .map(({ fields, kind }) => ({
    fields,
    name: kind,
    write: (visitor) => {
      const pairs = fields.map(
        (field) => [field === 'code' ? 'id' : field === 'first' ? 'fn' : field === 'last' ? 'ln' : field, visitor[field]] as const,
      );
      if (kind === 'json') return JSON.stringify(Object.fromEntries(pairs));
      if (kind === 'pairs') return pairs.map(([key, value]) => `${key}=${value}`).join(';');
      return `https://badge.example/v?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
    },
  }));
