import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { VisitorAction } from '#shared/domain/stage.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** What staff can say a visitor did, with its key; a scan and an appointment are noted by the program itself. */
export const STAFF_ACTIONS: readonly (readonly [Exclude<VisitorAction, 'scan' | 'appointment'>, string])[] = [
  ['demo', 'd'],
  ['document', 'f'],
  ['quote', 'q'],
  ['newsletter', 'w'],
  ['call-back', 'c'],
];

/** The keys of the show's first interests; 1, 2 and 3 are temperatures. */
export const INTEREST_KEYS: readonly string[] = ['4', '5', '6', '7', '8', '9'];

/** The list with the item, or without it; the very list when nothing changes. */
const withOrWithout = <T>(list: readonly T[], one: T, isOn: boolean): readonly T[] => {
  if (list.includes(one) === isOn) return list;
  return isOn ? [...list, one] : list.filter((other) => other !== one);
};

const toggled = <T>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

/** Adds an interest, or takes it off when the lead has it already (case does not matter). Resolves when it is saved. */
export const toggleInterest = (store: Store, id: LeadId, interest: string): Promise<Lead | undefined> => {
  const typed = interest.trim();
  return updateLead(store, id, {
    action: 'interests',
    change: (lead) => {
      const known = lead.interests.find((one) => one.toLowerCase() === typed.toLowerCase());
      return typed === '' ? lead : { ...lead, interests: toggled(lead.interests, known ?? typed) };
    },
    changes: (before, after) =>
      before.interests === after.interests
        ? []
        : [{ field: 'interests', from: before.interests.join(', '), to: after.interests.join(', ') }],
  });
};

/** Notes that the visitor did something, or takes it back. Resolves when it is saved. */
export const toggleAction = (store: Store, id: LeadId, action: VisitorAction): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'interests',
    change: (lead) => ({ ...lead, actions: toggled(lead.actions, action) }),
    changes: (before, after) => [{ field: 'actions', from: before.actions.join(', '), to: after.actions.join(', ') }],
  });

/** Sets whether the lead has an interest (case does not matter); nothing is written when it is so already. Resolves when it is saved. */
export const setInterest = (store: Store, id: LeadId, { interest, isOn }: { interest: string; isOn: boolean }): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'interests',
    change: (lead) => {
      const known = lead.interests.find((one) => one.toLowerCase() === interest.trim().toLowerCase());
      return { ...lead, interests: withOrWithout(lead.interests, known ?? interest.trim(), isOn) };
    },
    changes: (before, after) =>
      before.interests === after.interests
        ? []
        : [{ field: 'interests', from: before.interests.join(', '), to: after.interests.join(', ') }],
  });

/** Sets whether the visitor did something; nothing is written when it is so already. Resolves when it is saved. */
export const setAction = (
  store: Store,
  id: LeadId,
  { action, isOn }: { action: VisitorAction; isOn: boolean },
): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'interests',
    change: (lead) => ({ ...lead, actions: withOrWithout(lead.actions, action, isOn) }),
    changes: (before, after) =>
      before.actions === after.actions ? [] : [{ field: 'actions', from: before.actions.join(', '), to: after.actions.join(', ') }],
  });
