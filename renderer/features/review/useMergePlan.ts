import { useState } from 'react';
import type { MergeChoices, MergeField, MergeSide } from '#shared/domain/merge/mergeFields.ts';
import { olderFirst, planMerge } from '#shared/domain/merge/planMerge.ts';
import type { PlannedField } from '#shared/domain/merge/planMerge.ts';
import type { Party } from './readPair.ts';

/** What would become of two leads, and the keys' way through it. */
export type MergePlanned = {
  readonly winner: Party;
  readonly loser: Party;
  readonly plan: readonly PlannedField[];
  /** What a person chose; the rest is as proposed. */
  readonly choices: MergeChoices;
  readonly at: MergeField | undefined;
  readonly move: (by: number) => void;
  readonly choose: (field: MergeField, side: MergeSide) => void;
  /** Takes the other side's value of the field under the keys. */
  readonly turn: (side?: MergeSide) => void;
  /** Lets the other lead stay. */
  readonly swap: () => void;
};

const OTHER: Readonly<Record<MergeSide, MergeSide>> = { winner: 'loser', loser: 'winner' };

/** The plan of a merge while a person looks at it: which lead stays, which value is taken of each field that differs. */
export function useMergePlan([one, other]: readonly [Party, Party]): MergePlanned {
  const [isSwapped, setSwapped] = useState(false);
  const [choices, setChoices] = useState<MergeChoices>({});
  const [place, setPlace] = useState(0);
  const sent = new Map([one, other].map(({ lead, hanging }) => [lead.id, hanging.isSent]));
  const [first] = olderFirst(one.lead, other.lead, ({ id }) => sent.get(id) === true);
  const isOneFirst = (first.id === one.lead.id) !== isSwapped;
  const [winner, loser] = isOneFirst ? [one, other] : [other, one];
  const plan = planMerge(winner, loser, choices);
  const open = plan.filter(({ isOpen }) => isOpen);
  const at = open[Math.min(place, open.length - 1)];
  const choose = (field: MergeField, side: MergeSide): void => setChoices((all) => ({ ...all, [field]: side }));
  return {
    winner,
    loser,
    plan,
    choices,
    at: at?.field,
    choose,
    move: (by) => setPlace(Math.max(0, Math.min(open.length - 1, place + by))),
    turn: (side) => (at === undefined ? undefined : choose(at.field, side ?? OTHER[at.side])),
    swap: () => {
      setSwapped(!isSwapped);
      // the values that were chosen stay chosen: their side has changed its name
      setChoices((all) => Object.fromEntries(Object.entries(all).map(([field, side]) => [field, OTHER[side]])));
    },
  };
}
