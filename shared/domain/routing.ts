import type { SizeBand } from './definitions.ts';
import type { RuleId, StaffId } from './ids.ts';
import type { Lead } from './lead.ts';

/** Who gets which leads. Every list that is not empty must hold; several people take turns. */
export type RoutingRule = {
  readonly id: RuleId;
  /** Beginnings of a territory: `FR`, `FR-75`. */
  readonly territories: readonly string[];
  /** Interests of the show. */
  readonly interests: readonly string[];
  readonly sizes: readonly SizeBand[];
  readonly to: readonly StaffId[];
};

/** A proposed owner, and the rule it follows from. */
export type OwnerProposal = { readonly owner: StaffId; readonly rule: RoutingRule };

type Routed = Pick<Lead, 'interests' | 'profile'>;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Does the rule speak of this lead? A rule without conditions speaks of all. */
export function isRouted(lead: Routed, { territories, interests, sizes }: RoutingRule): boolean {
  const { territory = '', size } = lead.profile ?? {};
  const begins = (one: string): boolean => one.trim() !== '' && territory.toLowerCase().startsWith(one.trim().toLowerCase());
  const isHere = territories.length === 0 || territories.some(begins);
  const isWanted = interests.length === 0 || interests.some((one) => lead.interests.some((own) => same(own, one)));
  const isSize = sizes.length === 0 || (size !== undefined && sizes.includes(size));
  return isHere && isWanted && isSize;
}

type Person = { readonly id: StaffId };

const hasSomebody = ({ to }: RoutingRule, staff: readonly Person[]): boolean => to.some((id) => staff.some((person) => person.id === id));

/** Does the show propose owners? Only a rule that names somebody who is here does. */
export const hasRouting = ({
  routing = [],
  staff,
}: {
  readonly routing?: readonly RoutingRule[];
  readonly staff: readonly Person[];
}): boolean => routing.some((rule) => hasSomebody(rule, staff));

/** What a rule asks for, in its own words: `FR-75, Conveyors, 50-249`; '' when it asks for nothing. */
export const conditionsOf = ({ territories, interests, sizes }: RoutingRule): string => [...territories, ...interests, ...sizes].join(', ');

/**
 * Who should own a lead: the first rule that speaks of it, and of its people who is here and has the fewest leads yet (`owned`), the
 * first in the rule among equals. Null when no rule speaks of it.
 */
export function proposeOwner(
  lead: Routed,
  rules: readonly RoutingRule[],
  { staff, owned }: { readonly staff: readonly Person[]; readonly owned: ReadonlyMap<StaffId, number> },
): OwnerProposal | null {
  const rule = rules.find((one) => isRouted(lead, one) && hasSomebody(one, staff));
  if (rule === undefined) return null;
  const here = rule.to.filter((id) => staff.some((person) => person.id === id));
  const [owner] = here.toSorted((a, b) => (owned.get(a) ?? 0) - (owned.get(b) ?? 0));
  return owner === undefined ? null : { owner, rule };
}

/** Proposals for leads in their order, each counted as accepted before the next: people of one rule take turns. Null where no rule speaks. */
export function routeAll(
  leads: readonly Routed[],
  rules: readonly RoutingRule[],
  { staff, owned }: { readonly staff: readonly Person[]; readonly owned: ReadonlyMap<StaffId, number> },
): (OwnerProposal | null)[] {
  const counts = new Map(owned);
  return leads.map((lead) => {
    const proposal = proposeOwner(lead, rules, { staff, owned: counts });
    if (proposal !== null) counts.set(proposal.owner, (counts.get(proposal.owner) ?? 0) + 1);
    return proposal;
  });
}

/** How many of these leads each person would get if all were given out by the rules, and how many nobody. */
export function spreadOf(
  leads: readonly Routed[],
  rules: readonly RoutingRule[],
  staff: readonly Person[],
): { readonly counts: ReadonlyMap<StaffId, number>; readonly nobody: number } {
  const counts = new Map<StaffId, number>();
  const proposals = routeAll(leads, rules, { staff, owned: counts });
  for (const proposal of proposals) if (proposal !== null) counts.set(proposal.owner, (counts.get(proposal.owner) ?? 0) + 1);
  return { counts, nobody: proposals.filter((proposal) => proposal === null).length };
}
