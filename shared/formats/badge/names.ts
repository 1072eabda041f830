import type { BadgeField } from '#shared/domain/badgeFormat.ts';
import { foldTight } from '#shared/formats/card/text.ts';
import { areNames, areWhole, capitalShare, companyShare, givenAnywhere, givenShare, titleShare } from './looks.ts';
import type { Values } from './looks.ts';

/** Columns by their place, with the field each got; null for none yet. */
export type Labels = (BadgeField | null)[];
export type Columns = readonly Values[];

/** +1 when the address spells a then b (`jane.doe`, `jdoe`), -1 the other way round, 0 when it does not tell. */
function orderBy(a: string, b: string, email: string): number {
  const local = email.slice(0, Math.max(0, email.indexOf('@')));
  const parts = local.split(/[._-]/).map(foldTight);
  const [one, two, whole] = [foldTight(a), foldTight(b), foldTight(local)];
  if (one === '' || two === '' || one === two) return 0;
  const isSpelt = (given: string, family: string): boolean =>
    (parts.length > 1 && parts[0] === given && parts.at(-1) === family) ||
    whole === given + family ||
    whole === given.charAt(0) + family ||
    (parts.length > 1 && parts[0] === given.charAt(0) && parts.at(-1) === family);
  return isSpelt(one, two) ? 1 : isSpelt(two, one) ? -1 : 0;
}

type Pair = { readonly given: number; readonly family: number };

/** The two columns that the addresses spell. */
function pairByEmail(columns: Columns, free: readonly number[], emails: Values): Pair | null {
  let best: { pair: Pair; votes: number } | null = null;
  for (const a of free) {
    for (const b of free.filter((at) => at > a)) {
      const votes = emails.reduce((sum, email, row) => sum + orderBy(columns[a]?.[row] ?? '', columns[b]?.[row] ?? '', email), 0);
      const pair = votes > 0 ? { given: a, family: b } : { given: b, family: a };
      if (votes !== 0 && Math.abs(votes) > (best?.votes ?? 0)) best = { pair, votes: Math.abs(votes) };
    }
  }
  return best?.pair ?? null;
}

/** How little a column looks like something else than a name. */
const plainness = (values: Values): number => 1 - Math.max(companyShare(values), titleShare(values)) + capitalShare(values) / 2;

/** The column of common given names, and the likelier of its neighbours. */
function pairByGivenNames(columns: Columns, free: readonly number[]): Pair | null {
  const ranked = free.map((at) => ({ at, share: givenShare(columns[at] ?? []) })).sort((a, b) => b.share - a.share);
  const [best] = ranked;
  if (best === undefined || best.share < 0.3) return null;
  const near = [best.at + 1, best.at - 1].filter((at) => free.includes(at));
  const family = near.sort((a, b) => plainness(columns[b] ?? []) - plainness(columns[a] ?? []))[0];
  return family === undefined ? null : { given: best.at, family };
}

/** The first two neighbours: the one in capitals is the family name, else the second. */
function pairByPlace(columns: Columns, free: readonly number[]): Pair | null {
  const first = free.find((at) => free.includes(at + 1) && plainness(columns[at] ?? []) > 0.5 && plainness(columns[at + 1] ?? []) > 0.5);
  if (first === undefined) return null;
  const isFamilyFirst = capitalShare(columns[first] ?? []) > 0.5 && capitalShare(columns[first + 1] ?? []) < 0.5;
  return isFamilyFirst ? { given: first + 1, family: first } : { given: first, family: first + 1 };
}

/** The column of whole names, when there is one: two words or more, one of them a given name; or the only name there is. */
function wholeName(columns: Columns, free: readonly number[], hasPair: boolean): number | undefined {
  const whole = free.find(
    (at) => areWhole(columns[at] ?? []) && givenAnywhere(columns[at] ?? []) >= 0.3 && companyShare(columns[at] ?? []) < 0.5,
  );
  if (whole !== undefined || hasPair) return whole;
  return free.find((at) => plainness(columns[at] ?? []) > 0.5);
}

/**
 * Labels given and family name, or the whole name, among the columns that have no label yet: by the e-mail, by common given names,
 * by capitals, by place. Changes nothing where names are labelled already.
 */
export function labelNames(columns: Columns, labels: Labels): void {
  const has = (field: BadgeField): boolean => labels.includes(field);
  if (has('full') || (has('first') && has('last'))) return;
  const free = [...labels.keys()].filter((at) => labels[at] === null && areNames(columns[at] ?? []));
  const lone = has('first') ? 'last' : has('last') ? 'first' : null;
  if (lone !== null) {
    const known = labels.indexOf(lone === 'last' ? 'first' : 'last');
    const other = [known + 1, known - 1].find((at) => free.includes(at));
    if (other !== undefined) labels[other] = lone;
    return;
  }
  const emails = columns[labels.indexOf('email')] ?? [];
  const sure = pairByEmail(columns, free, emails) ?? pairByGivenNames(columns, free);
  const whole = sure === null ? wholeName(columns, free, pairByPlace(columns, free) !== null) : undefined;
  if (whole !== undefined) {
    labels[whole] = 'full';
    return;
  }
  const pair = sure ?? pairByPlace(columns, free);
  if (pair === null) return;
  labels[pair.given] = 'first';
  labels[pair.family] = 'last';
}
