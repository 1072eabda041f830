import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { BantAnswer } from '#shared/domain/stage.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { nextAnswer } from './answerBant.ts';

/** Two facts that are not the same: meaning to buy, and wanting to hear from us. */
export type Wish = 'intention' | 'wantsContact';

/** Both wishes, each with its key: neighbours under the right hand, free of letters. */
export const WISH_KEYS: readonly (readonly [Wish, string])[] = [
  ['intention', '.'],
  ['wantsContact', ';'],
];

/** Turns one of the two facts to the next answer: not known → yes → no → not known. The other one stays. Resolves when it is saved. */
export const cycleWish = (store: Store, id: LeadId, wish: Wish): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'intention',
    change: (lead) => {
      const { [wish]: answer, ...others } = lead;
      const next: BantAnswer | undefined = nextAnswer(answer);
      return next === undefined ? others : { ...others, [wish]: next };
    },
    changes: (before, after) => [{ field: wish, from: before[wish] ?? '', to: after[wish] ?? '' }],
  });
