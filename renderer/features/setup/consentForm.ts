import type { Show } from '#shared/domain/show.ts';
import type { LiveForm } from './liveForm.ts';
import { wordingDraftOf, wordingsOf } from './wordingDraft.ts';
import type { WordingDraft } from './wordingDraft.ts';

const numberOf = ({ version }: { readonly version: string }): number => Number(version) || 0;

/** The latest version of a show's wording; 0 when it has none. */
export const latestWording = ({ consentWording }: Pick<Show, 'consentWording'>): number => Math.max(0, ...consentWording.map(numberOf));

/**
 * What visitors are asked. Versions up to `upTo` stay as they are; those after it were typed on this page, nobody has been asked by
 * them yet, and what is typed next takes their place: one visit of the page makes one version, however long one types.
 */
export const consentForm = (upTo: number): LiveForm<WordingDraft> => ({
  name: 'consent',
  draftOf: ({ consentWording }) => wordingDraftOf(consentWording),
  read: (draft, before) => {
    const shown = wordingDraftOf(before.consentWording);
    const isSame = Object.entries(draft).every(([field, text]) => new Map(Object.entries(shown)).get(field) === text);
    if (isSame) return { show: before, faults: [] };
    const kept = before.consentWording.filter((one) => numberOf(one) <= upTo);
    return { show: { ...before, consentWording: wordingsOf(draft, kept) }, faults: [] };
  },
});
