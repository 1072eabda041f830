import type { BadgeColumn, BadgeField } from '#shared/domain/badgeFormat.ts';
import { BADGE_FIELDS } from '#shared/domain/badgeFormat.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { foldTight } from '#shared/formats/card/text.ts';
import { readColumnName } from '#shared/formats/columnNames.ts';
import { looksOf } from './looks.ts';
import type { Values } from './looks.ts';
import { labelNames } from './names.ts';
import type { Columns, Labels } from './names.ts';

/** Somebody of the attendee lists whose id is on one of the examples: what they are called tells what the columns are. */
export type KnownPerson = { readonly code: string; readonly contact: Contact };

/** Short names that badges give their parts, beside those of attendee lists. */
const SHORT_NAMES: Readonly<Record<string, BadgeField>> = {
  id: 'code',
  b: 'code',
  badge: 'code',
  fn: 'first',
  f: 'first',
  p: 'first',
  ln: 'last',
  l: 'last',
  sn: 'last',
  co: 'company',
  c: 'company',
  o: 'company',
  org: 'company',
  t: 'title',
  e: 'email',
  m: 'mobile',
  ph: 'phone',
  tel: 'phone',
  ctry: 'country',
  cc: 'country',
  z: 'postal',
};

/** The field that a part's own name says (`fn`, `Prénom:`), with the trust in it; null for a name nobody knows. */
function fieldOfName(name: string): { field: BadgeField; score: number } | null {
  const bare = name.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const last = name.split('.').at(-1) ?? name;
  const short = SHORT_NAMES[bare.toLowerCase()];
  if (short !== undefined) return { field: short, score: 4.5 };
  const guess = readColumnName(bare) ?? readColumnName(last);
  const field = BADGE_FIELDS.find((one) => one === guess?.field);
  return field === undefined || guess === null ? null : { field, score: 7 * guess.confidence };
}

const textsOf = ({ givenName, familyName, formattedName, organization, jobTitle }: Contact): [BadgeField, string | undefined][] => [
  ['first', givenName],
  ['last', familyName],
  ['full', formattedName],
  ['company', organization?.[0]],
  ['title', jobTitle],
];

/** Fields told by people of the attendee lists: a part that is their id, their name, their company. */
function knownScores(values: Values, known: readonly KnownPerson[]): [BadgeField, number][] {
  const codes = new Set(known.map(({ code }) => code.trim()));
  const told = known.flatMap(({ contact }) =>
    textsOf(contact)
      .filter(([, text]) => text !== undefined && values.some((value) => value !== '' && foldTight(value) === foldTight(text)))
      .map(([field]): [BadgeField, number] => [field, 9]),
  );
  return values.some((value) => codes.has(value)) ? [['code', 10], ...told] : told;
}

type Bid = { readonly at: number; readonly field: BadgeField; readonly score: number };

/** Below this a look is a hint only; it counts once names have been found. */
const SURE = 2.6;

function bidsOf(columns: Columns, shapes: readonly BadgeColumn[], known: readonly KnownPerson[]): Bid[] {
  return columns.flatMap((values, at): Bid[] => {
    const { key, prefix } = shapes[at] ?? {};
    const named = [key, prefix].flatMap((name) => (name === undefined ? [] : [fieldOfName(name)])).find((found) => found !== null);
    const looks = [...looksOf(values, at), ...knownScores(values, known)].map(([field, score]) => ({ at, field, score }));
    return [...(named === undefined ? [] : [{ at, ...named }]), ...looks].filter(({ score }) => score > 0);
  });
}

/** The highest bids first; each field once, but for a second number, which is the mobile one. */
function award(labels: Labels, bids: readonly Bid[], least: number): void {
  for (const { at, field, score } of [...bids].sort((a, b) => b.score - a.score)) {
    const isSecondPhone = field === 'phone' && labels.includes('phone') && !labels.includes('mobile');
    const wanted = isSecondPhone ? 'mobile' : field;
    if (score >= least && labels[at] === null && !labels.includes(wanted)) labels[at] = wanted;
  }
}

const isWordy = (values: Values): boolean =>
  values.some((value) => /\p{L}{2}/u.test(value)) && !values.some((value) => /[@]|\d{3}/.test(value));

/** What is left are the company, the title and, beside a postcode or a country, the city: by place. */
function labelRest(columns: Columns, labels: Labels): void {
  const free = (): number[] => [...labels.keys()].filter((at) => labels[at] === null && isWordy(columns[at] ?? []));
  const beside = (at: number, near: BadgeField): boolean => labels[at - 1] === near || labels[at + 1] === near;
  const missing = (['company', 'title'] as const).filter((field) => !labels.includes(field));
  const city =
    free().find((at) => beside(at, 'postal')) ??
    (free().length > missing.length ? free().findLast((at) => beside(at, 'country')) : undefined);
  if (city !== undefined && !labels.includes('city')) labels[city] = 'city';
  const rest = free();
  for (const [place, field] of missing.entries()) {
    const at = rest[place];
    if (at !== undefined) labels[at] = field;
  }
}

/** Proposes a field for each column: by names of parts and people of the lists, by look, by the examples side by side, by place. */
export function labelColumns(columns: Columns, shapes: readonly BadgeColumn[], known: readonly KnownPerson[]): Labels {
  const labels: Labels = shapes.map(() => null);
  const open = (bid: Bid): boolean => shapes[bid.at]?.fixed === undefined;
  const bids = bidsOf(columns, shapes, known).filter(open);
  award(labels, bids, SURE);
  const hidden: Columns = columns.map((values, at) => (shapes[at]?.fixed === undefined ? values : []));
  labelNames(hidden, labels);
  award(labels, bids, 0.5);
  labelRest(hidden, labels);
  return labels;
}
