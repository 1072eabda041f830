import { consentState } from '#shared/domain/consentReceipt.ts';
import type { FieldChange } from '#shared/domain/history.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { KeptMedia } from '#shared/domain/interaction.ts';
import type { Consent, Lead } from '#shared/domain/lead.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';
import { updateLead } from './leads.ts';
import type { Store } from './store.ts';

/** An answer as it was given at the booth. */
export type ConsentAnswer = Pick<Consent, 'purpose' | 'given' | 'method' | 'wordingVersion' | 'language'>;

/** What one visitor said in one go; `signature` is kept already (`keepMedia`) and comes with the answers or not at all. */
export type ConsentAnswers = { readonly answers: readonly ConsentAnswer[]; readonly signature?: KeptMedia };

const changesOf =
  (purposes: readonly ConsentPurpose[]) =>
  (before: Lead, after: Lead): readonly FieldChange[] =>
    before.consents.length === after.consents.length
      ? []
      : [...new Set(purposes)].map((field) => ({ field, from: consentState(before, field) ?? '', to: consentState(after, field) ?? '' }));

/** Adds answers, all of them or none; earlier ones are kept, the newest holds. Withdrawal is an answer too. Resolves when it is saved. */
export const recordConsents = (store: Store, id: LeadId, { answers, signature }: ConsentAnswers): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'consent',
    change: (lead) => {
      const proof = { at: store.now(), by: store.staff(), ...(signature === undefined ? {} : { signature: signature.id }) };
      return { ...lead, consents: [...lead.consents, ...answers.map((answer) => ({ ...answer, ...proof }))] };
    },
    also: (lead) =>
      signature === undefined || answers.length === 0 ? [] : [{ table: 'media', record: { ...signature, leadId: lead.id } }],
    changes: changesOf(answers.map(({ purpose }) => purpose)),
  });

/** Adds one answer. Resolves when it is saved. */
export const recordConsent = (store: Store, id: LeadId, answer: ConsentAnswer): Promise<Lead | undefined> =>
  recordConsents(store, id, { answers: [answer] });

/** Takes back an answer noted by mistake, by its instant; the history keeps both. Resolves when it is saved. */
export const unrecordConsent = (store: Store, id: LeadId, { purpose, at }: Pick<Consent, 'purpose' | 'at'>): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'consent',
    change: (lead) => ({ ...lead, consents: lead.consents.filter((one) => one.purpose !== purpose || one.at !== at) }),
    changes: changesOf([purpose]),
  });
