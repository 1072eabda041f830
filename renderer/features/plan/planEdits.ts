import { PLAN_FIELDS, planFault } from '#shared/domain/figures/planning.ts';
import type { PlanField, SavedPlan } from '#shared/domain/figures/planning.ts';

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
export const shownWith = (plan: SavedPlan, edits: PlanEdits): SavedPlan =>
  Object.fromEntries(
    PLAN_FIELDS.flatMap((field) => {
      const value = edits[field] === undefined ? plan[field] : edits[field];
      return value === undefined || value === null ? [] : [[field, value] as const];
    }),
  );

/** Do two plans say the same? */
export const isSamePlan = (a: SavedPlan, b: SavedPlan): boolean => PLAN_FIELDS.every((field) => a[field] === b[field]);
