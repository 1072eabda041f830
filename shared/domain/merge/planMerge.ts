import type { Contact } from '#shared/domain/contact.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { foldedName } from '#shared/domain/samePerson.ts';
import { isRoleAddress } from '#shared/domain/sameVisitor.ts';
import { contactKeysOf, isFilled, MERGE_ORDER, valueIn } from './mergeFields.ts';
import type { MergeChoices, MergeField, MergeSide } from './mergeFields.ts';

/** A lead, and which fields of its contact a person typed. */
export type MergeParty = { readonly lead: Lead; readonly typed?: ReadonlySet<keyof Contact> };

/** One field before a merge: whose value is taken, and whether there is anything to choose. */
export type PlannedField = { readonly field: MergeField; readonly side: MergeSide; readonly isOpen: boolean };

const newer = (winner: Lead, loser: Lead): MergeSide => (loser.updatedAt > winner.updatedAt ? 'loser' : 'winner');

/** The side with the lower number, null when both are alike. */
const lower = (winner: number, loser: number): MergeSide | null => (winner === loser ? null : winner < loser ? 'winner' : 'loser');

const EMAIL_RANK = { work: 0, other: 1, home: 2 } as const;
const OUTCOME_RANK = { ambassador: 0, customer: 1 } as const;

/** A person's own address at work is best, a firm's (info@) worst. */
function emailRank({ contact: { emails = [] } }: Lead): number {
  const [first] = emails;
  return first === undefined ? 9 : EMAIL_RANK[first.kind] + (isRoleAddress(first.value.trim().toLowerCase()) ? 4 : 0);
}

const hasParts = ({ contact }: Lead): boolean => contact.givenName !== undefined && contact.familyName !== undefined;
const isOneName = (winner: Lead, loser: Lead): boolean => {
  const name = foldedName(winner.contact);
  return name !== '' && name === foldedName(loser.contact);
};

const e164Rank = ({ contact }: Lead): number => (contact.phones?.[0]?.e164 === undefined ? 1 : 0);
/** A sale that was won is never lost by finding the same visitor twice. */
const SALE_RANK = { won: 0, lost: 1 } as const;
const saleRank = ({ sale }: Lead): number => (sale === undefined ? 2 : SALE_RANK[sale.state]);
const outcomeRank = ({ outcome = 'customer' }: Lead): number => OUTCOME_RANK[outcome];

/** What a field itself says of which of two values is better; null when nothing. */
const BETTER: { readonly [K in MergeField]?: (winner: Lead, loser: Lead) => MergeSide | null } = {
  email: (winner, loser) => lower(emailRank(winner), emailRank(loser)),
  phone: (winner, loser) => lower(e164Rank(winner), e164Rank(loser)),
  name: (winner, loser) => (isOneName(winner, loser) ? lower(hasParts(winner) ? 0 : 1, hasParts(loser) ? 0 : 1) : null),
  outcome: (winner, loser) => lower(outcomeRank(winner), outcomeRank(loser)),
  sale: (winner, loser) => lower(saleRank(winner), saleRank(loser)),
};

function proposedSide(field: MergeField, winner: MergeParty, loser: MergeParty): MergeSide {
  const [one, other] = [winner.lead, loser.lead];
  // being in the running is an answer too: the later word holds
  if (field === 'disqualified')
    return (loser.lead.disqualified?.at ?? loser.lead.updatedAt) > (winner.lead.disqualified?.at ?? winner.lead.updatedAt)
      ? 'loser'
      : 'winner';
  if (isFilled(one, field) !== isFilled(other, field)) return isFilled(one, field) ? 'winner' : 'loser';
  const isTyped = ({ typed }: MergeParty): number => (contactKeysOf(field).some((key) => typed?.has(key) === true) ? 0 : 1);
  return lower(isTyped(winner), isTyped(loser)) ?? BETTER[field]?.(one, other) ?? newer(one, other);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is compared of a list: its first item, that is what is chosen. */
const HEAD: { readonly [K in MergeField]?: (lead: Lead) => unknown } = {
  email: ({ contact }) => contact.emails?.[0]?.value.trim().toLowerCase(),
  phone: ({ contact }) => contact.phones?.[0]?.e164 ?? contact.phones?.[0]?.value,
  address: ({ contact }) => contact.addresses?.[0],
};

const headOf = (lead: Lead, field: MergeField): unknown => HEAD[field]?.(lead) ?? valueIn(lead, field);

/**
 * What a merge would do, field by field: filled over empty, typed by a person over read, a work address first, else the newer lead's.
 * `choices` overrule. `isOpen`: both say something, and not the same. Fields that neither has are left out. Pure.
 */
export function planMerge(winner: MergeParty, loser: MergeParty, choices: MergeChoices = {}): PlannedField[] {
  return MERGE_ORDER.filter((field) => isFilled(winner.lead, field) || isFilled(loser.lead, field)).map((field) => {
    const isBoth = isFilled(winner.lead, field) && isFilled(loser.lead, field);
    const isEither = isBoth || field === 'disqualified';
    return {
      field,
      side: choices[field] ?? proposedSide(field, winner, loser),
      isOpen: isEither && !isSame(headOf(winner.lead, field), headOf(loser.lead, field)),
    };
  });
}

/** The sides of a plan, to be kept with the merge. */
export const choicesOf = (plan: readonly PlannedField[]): MergeChoices => Object.fromEntries(plan.map(({ field, side }) => [field, side]));

/**
 * Which of two leads stays by default, so that its key in the CRMs holds: the one a CRM has already when it has only one of them,
 * else the one captured first.
 */
export function olderFirst(one: Lead, other: Lead, isSent: (lead: Lead) => boolean = () => false): readonly [winner: Lead, loser: Lead] {
  const isFirst = one.capturedAt < other.capturedAt || (one.capturedAt === other.capturedAt && one.id < other.id);
  const [first, second] = isFirst ? [one, other] : [other, one];
  return isSent(second) && !isSent(first) ? [second, first] : [first, second];
}
