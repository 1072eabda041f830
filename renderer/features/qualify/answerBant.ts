import type { LeadId } from '#shared/domain/ids.ts';
import type { Bant, Lead } from '#shared/domain/lead.ts';
import type { BantAnswer, BantKey } from '#shared/domain/stage.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** The four questions in the order they are asked, each with its key. */
export const BANT_KEYS: readonly (readonly [BantKey, string])[] = [
  ['budget', 'b'],
  ['authority', 'a'],
  ['need', 'n'],
  ['timeline', 't'],
];

/** The answer after this one: not known → yes → no → not known. */
export function nextAnswer(answer: BantAnswer | undefined): BantAnswer | undefined {
  if (answer === undefined) return 'yes';
  return answer === 'yes' ? 'no' : undefined;
}

function withNext(bant: Bant, key: BantKey): Bant {
  const { [key]: answer, ...others } = bant;
  const next = nextAnswer(answer);
  return next === undefined ? others : { ...others, [key]: next };
}

/** Turns one BANT answer to the next one. Resolves when it is saved. */
export const cycleBant = (store: Store, id: LeadId, key: BantKey): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'bant',
    change: (lead) => ({ ...lead, bant: withNext(lead.bant, key) }),
    changes: (before, after) => [{ field: key, from: before.bant[key] ?? '', to: after.bant[key] ?? '' }],
  });

/** Sets one BANT answer; undefined takes it back. Nothing is written when it is so already. Resolves when it is saved. */
export const setBant = (
  store: Store,
  id: LeadId,
  { key, answer }: { key: BantKey; answer: BantAnswer | undefined },
): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'bant',
    change: (lead) => {
      const { [key]: _before, ...others } = lead.bant;
      return { ...lead, bant: answer === undefined ? others : { ...others, [key]: answer } };
    },
    changes: (before, after) =>
      before.bant[key] === after.bant[key] ? [] : [{ field: key, from: before.bant[key] ?? '', to: after.bant[key] ?? '' }],
  });
