import type { LeadId } from '#shared/domain/ids.ts';
import type { Bant, BantDetail, Lead } from '#shared/domain/lead.ts';
import type { BantKey } from '#shared/domain/stage.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** One detail or more of the four answers; undefined empties it. */
export type DetailChange = { readonly [K in keyof BantDetail]?: BantDetail[K] | undefined };

const FIELDS = ['amount', 'currency', 'role', 'need', 'by'] as const;

/** Which question a detail answers with "yes" by itself. Not the role: to gather information is no authority. */
const ANSWERS: Partial<Readonly<Record<keyof BantDetail, BantKey>>> = { amount: 'budget', need: 'need', by: 'timeline' };

const asText = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

function answered(bant: Bant, change: DetailChange): Bant {
  const yes = FIELDS.flatMap((field) => (change[field] === undefined ? [] : (ANSWERS[field] ?? []))).filter(
    (question) => bant[question] === undefined,
  );
  return yes.length === 0 ? bant : { ...bant, ...Object.fromEntries(yes.map((question) => [question, 'yes'])) };
}

/** The lead with the details in it; emptied ones are gone, and a question that nobody had answered is by an amount, a need, a day. Pure. */
export function withDetail(lead: Lead, change: DetailChange): Lead {
  const { bantDetail: old = {}, ...others } = lead;
  // only the fields of a detail are in either, and no undefined is left
  const detail = Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value !== undefined)) as BantDetail;
  const bant = answered(lead.bant, change);
  return Object.keys(detail).length === 0 ? { ...others, bant } : { ...others, bant, bantDetail: detail };
}

/** Writes down what is behind the BANT answers: amount, role, need in words, day or month. Resolves when it is saved. */
export const detailBant = (store: Store, id: LeadId, change: DetailChange): Promise<Lead | undefined> =>
  updateLead(store, id, {
    action: 'bant',
    change: (lead) => withDetail(lead, change),
    changes: (before, after) => [
      ...FIELDS.filter((field) => before.bantDetail?.[field] !== after.bantDetail?.[field]).map((field) => ({
        field: `bant-${field}`,
        from: asText(before.bantDetail?.[field]),
        to: asText(after.bantDetail?.[field]),
      })),
      ...(['budget', 'need', 'timeline'] as const)
        .filter((question) => before.bant[question] !== after.bant[question])
        .map((question) => ({ field: question, from: asText(before.bant[question]), to: asText(after.bant[question]) })),
    ],
  });

/** A day or a month of it: `2026-03-14` where the day is a day of that month, else `2026-03`. */
export function dayOrMonth(month: string, day: number | undefined): string {
  if (day === undefined) return month;
  const whole = `${month}-${String(day).padStart(2, '0')}`;
  return new Date(`${whole}T00:00:00Z`).toISOString().slice(0, 10) === whole ? whole : month;
}
