import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { updateShow } from '#renderer/data/shows.ts';
import { PLAN_FIELDS, readPlan } from '#shared/domain/figures/planning.ts';
import type { SavedPlan } from '#shared/domain/figures/planning.ts';
import type { Show } from '#shared/domain/show.ts';
import { isSamePlan, shownWith, withEdits } from './planEdits.ts';
import type { PlanEdits } from './planEdits.ts';

/** How long a pause is before what was typed is written, ms. */
const PAUSE_MS = 500;

/** Writes what was typed last and is not on the disk yet; one plan is worked on at a time. */
let unsaved: (() => Promise<void>) | null = null;

/** Writes what is typed into a plan and not on the disk yet; null when everything is. */
export const settlePlan = (): Promise<void> | null => unsaved?.() ?? null;

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
  const write = useDebouncedCallback((save: () => Promise<void>) => save(), { delay: PAUSE_MS, flushOnUnmount: true });
  const change = (all: PlanEdits): void => {
    const save = async (): Promise<void> => {
      await updateShow(store, show.id, (one) => {
        const was = readPlan(one.plan);
        const plan = withEdits(was, all);
        return isSamePlan(was, plan) ? one : { ...one, plan };
      });
      if (unsaved === save) unsaved = null;
      setState('saved');
    };
    unsaved = save;
    setEdits(all);
    setState('saving');
    write(save);
  };
  return {
    chosen: shownWith(saved, edits),
    state,
    isChanged: !isSamePlan(shownWith(saved, edits), before),
    edit: (some) => change({ ...edits, ...some }),
    flush: () => write.flush(),
    undo: () => change(Object.fromEntries(PLAN_FIELDS.map((field) => [field, before[field] ?? null]))),
  };
}
