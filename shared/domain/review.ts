import type { Gap, Lead } from './lead.ts';
import { isOwnerWanted } from './nextStep.ts';
import { hasAddress } from './qualification.ts';

/** What may be left to look at of one lead before it leaves the laptop, in the order it is looked at. */
export const LEAD_DOUBTS = ['unresolved', 'check', 'incomplete', 'owner', 'consent', 'promises'] as const;
export type LeadDoubt = (typeof LEAD_DOUBTS)[number];

/** The kinds of a review: two leads that may be one person come before what is done once for both. */
export const REVIEW_KINDS = ['unresolved', 'check', 'duplicates', 'incomplete', 'owner', 'consent', 'promises'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

const hasName = ({ contact }: Pick<Lead, 'contact'>): boolean =>
  [contact.formattedName, contact.givenName, contact.familyName].some((part) => part !== undefined && part !== '');

/** What is missing of who a visitor is: a name, a company, a way to reach them. Gaps that a person said nobody can fill are none. */
export const gapsOf = (lead: Pick<Lead, 'contact' | 'acceptedGaps'>): Gap[] => {
  const missing: Gap[] = [
    ...(hasName(lead) ? [] : (['name'] as const)),
    ...((lead.contact.organization?.[0] ?? '') === '' ? (['company'] as const) : []),
    ...(hasAddress(lead) ? [] : (['reach'] as const)),
  ];
  return missing.filter((gap) => lead.acceptedGaps?.includes(gap) !== true);
};

/** Consent matters where somebody can be written to or called. */
const isConsentOpen = (lead: Lead): boolean =>
  lead.consents.length === 0 && hasAddress(lead) && lead.acceptedGaps?.includes('consent') !== true;

/**
 * What is left to look at of a lead; nothing of one that is discarded, and of one that was set aside only who it is and what was
 * promised. `openPromises`: how many there are. Pure.
 */
export function doubtsOfLead(lead: Lead, openPromises: number): LeadDoubt[] {
  if (lead.discardedAt !== undefined) return [];
  const isIn = lead.disqualified === undefined;
  const open: Readonly<Record<LeadDoubt, boolean>> = {
    unresolved: !lead.isResolved,
    check: lead.toCheck.length > 0,
    // of a code that says nothing everything is missing: that is one matter, not two
    incomplete: isIn && lead.isResolved && gapsOf(lead).length > 0,
    owner: isOwnerWanted(lead),
    consent: isIn && isConsentOpen(lead),
    promises: openPromises > 0,
  };
  return LEAD_DOUBTS.filter((doubt) => open[doubt]);
}
