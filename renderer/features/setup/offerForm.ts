import type { LiveForm } from './liveForm.ts';
import { linesOf } from './lines.ts';

/** What a show offers and what brings visitors to it, one a line. */
export type OfferDraft = { readonly interests: string; readonly sources: string };

/** Products and sources. Nothing typed there is wrong. */
export const offerForm: LiveForm<OfferDraft> = {
  name: 'offer',
  draftOf: ({ interests, sources = [] }) => ({ interests: interests.join('\n'), sources: sources.join('\n') }),
  read: (draft, { sources: known, ...before }) => {
    const sources = linesOf(draft.sources);
    return {
      show: { ...before, interests: linesOf(draft.interests), ...(sources.length === 0 && known === undefined ? {} : { sources }) },
      faults: [],
    };
  },
};
