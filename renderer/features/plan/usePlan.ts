import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { updateShow } from '#renderer/data/shows.ts';
import { PLAN_FIELDS, planFault, readPlan } from '#shared/domain/figures/planning.ts';
import type { PlanField, SavedPlan } from '#shared/domain/figures/planning.ts';
import type { Show } from '#shared/domain/show.ts';

/** How long a pause is before what was typed is written, ms. */
const PAUSE_MS = 500;

/** What was typed since the plan was opened; null: taken back to what the show, its past or a guess says. NaN: something that is no number. */
export type PlanEdits = { readonly [K in PlanField]?: number | null };

/** A plan with edits, as it is kept: what cannot be planned with stays as it was. */
export function withEdits(plan: SavedPlan, edits: PlanEdits): SavedPlan {
  const fields = PLAN_FIELDS.flatMap((field) => {
    const [edit, was] = [edits[field], plan[field]];
    const isUsable = edit !== undefined && (edit === null || planFault(field, edit) === null);
    const value = isUsable ? edit : was;
    return value === undefined || value === null ? [] : [[field, value] as const];
  });
  return Object.fromEntries(fields);
}

/** A plan with edits, as it is shown: with what cannot be planned with. */
const shownWith = (plan: SavedPlan, edits: PlanEdits): SavedPlan =>
  Object.fromEntries(
    PLAN_FIELDS.flatMap((field) => {
      const value = edits[field] === undefined ? plan[field] : edits[field];
      return value === undefined || value === null ? [] : [[field, value] as const];
    }),
  );

const isSame = (a: SavedPlan, b: SavedPlan): boolean => PLAN_FIELDS.every((field) => a[field] === b[field]);

export type PlanState = 'idle' | 'saving' | 'saved';

/** The inputs of a show's plan while they are worked on. */
export type Planning = {
  readonly chosen: SavedPlan;
  readonly state: PlanState;
  /** Something differs from when the plan was opened. */
  readonly isChanged: boolean;
  readonly edit: (edits: PlanEdits) => void;
  /** Writes at once what waits (a field is left). */
  readonly flush: () => void;
  /** Everything as it was when the plan was opened. */
  readonly undo: () => void;
};

/** Works on a show's plan; it is written by itself, a moment after the last change and when the screen is left. */
export function usePlan(show: Show): Planning {
  const store = useStore();
  const saved = readPlan(show.plan);
  const [before] = useState(saved);
  const [edits, setEdits] = useState<PlanEdits>({});
  const [state, setState] = useState<PlanState>('idle');
  const write = useDebouncedCallback(
    async (wanted: PlanEdits) => {
      await updateShow(store, show.id, (one) => {
        const was = readPlan(one.plan);
        const plan = withEdits(was, wanted);
        return isSame(was, plan) ? one : { ...one, plan };
      });
      setState('saved');
    },
    { delay: PAUSE_MS, flushOnUnmount: true },
  );
  const change = (all: PlanEdits): void => {
    setEdits(all);
    setState('saving');
    write(all);
  };
  return {
    chosen: shownWith(saved, edits),
    state,
    isChanged: !isSame(shownWith(saved, edits), before),
    edit: (some) => change({ ...edits, ...some }),
    flush: () => write.flush(),
    undo: () => change(Object.fromEntries(PLAN_FIELDS.map((field) => [field, before[field] ?? null]))),
  };
}
