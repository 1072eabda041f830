import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Consent, Lead } from '#shared/domain/lead.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import type { ConsentWording } from '#shared/domain/show.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** What is asked, with its key: four keys side by side under the right hand, in the order of the rows. */
export const PURPOSE_KEYS: readonly (readonly [ConsentPurpose, string])[] = [
  ['call', 'h'],
  ['email', 'j'],
  ['newsletter', 'k'],
  ['partners', 'l'],
];

/** An answer as it was given at the booth. */
export type ConsentAnswer = Pick<Consent, 'purpose' | 'given' | 'method' | 'wordingVersion' | 'language'>;

const asText = (consent: Consent | undefined): string => {
  if (consent === undefined) return '';
  return consent.given ? 'given' : 'refused';
};

/** Adds an answer; earlier ones are kept, the newest holds. Withdrawal is an answer too. Resolves when it is saved. */
export const recordConsent = (store: Store, id: LeadId, answer: ConsentAnswer): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'consent',
    change: (lead) => ({ ...lead, consents: [...lead.consents, { ...answer, at: store.now(), by: store.staff() }] }),
    changes: (before, after) => [
      { field: answer.purpose, from: asText(consentOf(before, answer.purpose)), to: asText(consentOf(after, answer.purpose)) },
    ],
  });

/** Takes back an answer noted by mistake, by its instant; the history keeps both. Resolves when it is saved. */
export const unrecordConsent = (store: Store, id: LeadId, { purpose, at }: Pick<Consent, 'purpose' | 'at'>): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'consent',
    change: (lead) => ({ ...lead, consents: lead.consents.filter((one) => one.purpose !== purpose || one.at !== at) }),
    changes: (before, after) =>
      before.consents.length === after.consents.length
        ? []
        : [{ field: purpose, from: asText(consentOf(before, purpose)), to: asText(consentOf(after, purpose)) }],
  });

const FRENCH_PREFIXES = ['+33', '+352', '+377', '+212', '+213', '+216', '+221', '+225'];

/** The language to ask a visitor in: French when their phone or mail domain says so, else the one of the screen. */
export function visitorLanguage({ phones, emails }: Contact, screen: 'en' | 'fr'): 'en' | 'fr' {
  const numbers = (phones ?? []).map((phone) => phone.e164 ?? phone.value);
  if (numbers.some((number) => FRENCH_PREFIXES.some((prefix) => number.startsWith(prefix)))) return 'fr';
  if ((emails ?? []).some((email) => email.value.toLowerCase().endsWith('.fr'))) return 'fr';
  const isForeign = numbers.some((number) => number.startsWith('+'));
  return isForeign ? 'en' : screen;
}

/** The wording to show in a language: the newest version of it (the last in the list), else of any language. */
export const wordingIn = (wordings: readonly ConsentWording[], language: 'en' | 'fr'): ConsentWording | undefined =>
  wordings.findLast((wording) => wording.language === language) ?? wordings.at(-1);
