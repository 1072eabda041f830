import { formatNumber } from '#renderer/i18n/format.ts';
import { GOALS } from '#shared/domain/budget.ts';
import type { Economics, ShowGoals } from '#shared/domain/budget.ts';
import type { Show } from '#shared/domain/show.ts';
import { readAmount } from './amount.ts';
import type { FaultName, FieldFault, LiveForm } from './liveForm.ts';

/** What figures of money rest on, in the order in which it is asked. */
export const ECONOMICS = ['averageSale', 'marginPercent', 'market', 'visitors'] as const satisfies readonly (keyof Economics)[];

type Name = keyof ShowGoals | keyof Economics;
/** Goals and economics as typed; '' is none. */
export type GoalsDraft = { readonly [K in Name]: string };

const NAMES: readonly Name[] = [...GOALS, ...ECONOMICS];

const faultOf = (name: Name): FaultName => {
  if (name === 'marginPercent') return 'percent';
  return name === 'averageSale' || name === 'revenue' ? 'amount' : 'count';
};

/** The number that is typed; undefined for none, null for what is no number. */
function numberIn(name: Name, text: string): number | undefined | null {
  const bare = text.trim();
  if (bare === '') return undefined;
  if (name !== 'marginPercent') return readAmount(bare);
  const percent = Number(bare.replace(/\s*%$/u, '').replace(',', '.'));
  return Number.isFinite(percent) && percent >= 0 && percent <= 100 ? percent : null;
}

const textOf = (value: number | undefined): string => (value === undefined ? '' : formatNumber(Math.round(value)));

const withValue = <T extends object>(all: T, name: keyof T, value: number | undefined): T => {
  const { [name]: _before, ...others } = all;
  return (value === undefined ? others : { ...others, [name]: value }) as T; // one of its own optional numbers, set or left out
};

const has = (known: object | undefined, now: object): boolean => known !== undefined || Object.keys(now).length > 0;

const draftOf = ({ goals = {}, economics = {} }: Show): GoalsDraft => ({
  leads: textOf(goals.leads),
  qualified: textOf(goals.qualified),
  appointments: textOf(goals.appointments),
  customers: textOf(goals.customers),
  revenue: textOf(goals.revenue),
  averageSale: textOf(economics.averageSale),
  marginPercent: economics.marginPercent === undefined ? '' : String(economics.marginPercent),
  market: textOf(economics.market),
  visitors: textOf(economics.visitors),
});

/** What a show is meant to bring, and what that is worth. */
export const goalsForm: LiveForm<GoalsDraft> = {
  name: 'goals',
  draftOf,
  read: (draft, before) => {
    const shown = draftOf(before);
    // what nobody touched is what it was, to the last decimal
    const values = NAMES.filter((name) => draft[name] !== shown[name]).map((name) => ({ name, value: numberIn(name, draft[name]) }));
    const faults = values
      .filter(({ value }) => value === null)
      .map(({ name }): FieldFault<GoalsDraft> => ({ field: name, fault: faultOf(name) }));
    let [goals, economics]: [ShowGoals, Economics] = [before.goals ?? {}, before.economics ?? {}];
    for (const { name, value } of values) {
      if (value === null) continue;
      const goal = GOALS.find((one) => one === name);
      const ground = ECONOMICS.find((one) => one === name);
      if (goal !== undefined) goals = withValue(goals, goal, value);
      if (ground !== undefined) economics = withValue(economics, ground, value);
    }
    return {
      show: { ...before, ...(has(before.goals, goals) ? { goals } : {}), ...(has(before.economics, economics) ? { economics } : {}) },
      faults,
    };
  },
};
