import type { AnswerValue } from '#shared/domain/questionnaire.ts';
import { LEAD_DOUBTS } from '#shared/domain/review.ts';
import type { BantAnswer } from '#shared/domain/stage.ts';
import type { AnswerWanted, Entry, Filters, Known, PromisesWanted } from './searchCore.ts';
import { BANT, PURPOSES } from './searchRow.ts';
import { foldText } from './searchText.ts';

/** Some competitor, whoever it is. */
export const ANYONE = '';

type Check = (entry: Entry) => boolean;
/** Stage and heat are counted apart, discarded leads are looked at first. */
type Checked = Exclude<keyof Filters, 'stage' | 'heat' | 'discarded'>;

const SIGN = { yes: 'y', no: 'n', unknown: '-', given: 'g', refused: 'r', unasked: '-' } as const;

const known = (answer: BantAnswer | undefined, wanted: Known): boolean => (answer ?? 'unknown') === wanted;

/** Signs that must stand at their places. */
function signsCheck<K extends string>(order: readonly K[], wanted: { readonly [P in K]?: keyof typeof SIGN }): (signs: string) => boolean {
  const places = order.flatMap((key, at) => {
    const one = wanted[key];
    return one === undefined ? [] : [[at, SIGN[one]] as const];
  });
  return (signs) => places.every(([at, sign]) => signs[at] === sign);
}

const isBlank = (value: AnswerValue | undefined): boolean =>
  value === undefined || value === '' || (typeof value === 'object' && value.length === 0);

/** Does an answer be as it must be? */
export function isAnswer(value: AnswerValue | undefined, wanted: AnswerWanted): boolean {
  switch (wanted.is) {
    case 'answered':
      return !isBlank(value);
    case 'unanswered':
      return isBlank(value);
    case 'at-least':
      return typeof value === 'number' && value >= wanted.value;
    case 'choice':
      return typeof value === 'object' ? value.includes(wanted.choice) : value === wanted.choice;
  }
}

function promisesCheck(wanted: PromisesWanted): Check {
  if (wanted.is === 'late') return ({ row: { more } }) => (more.dues[0] ?? Infinity) <= wanted.at;
  return ({ row: { more } }) => more.dues.length > 0 === (wanted.is === 'open');
}

function competitorCheck(wanted: string): Check {
  const name = foldText(wanted);
  if (wanted === ANYONE) return ({ row: { more } }) => (more.facts?.competitor ?? '') !== '';
  return ({ row: { more } }) => more.facts?.competitor !== undefined && foldText(more.facts.competitor) === name;
}

function answersCheck(wanted: NonNullable<Filters['answers']>): Check {
  const all = Object.entries(wanted).flatMap(([id, one]) => (one === undefined ? [] : [[id, one] as const]));
  return ({ row: { more } }) => all.every(([id, one]) => isAnswer(more.answers?.[id], one));
}

const CHECKS: { readonly [K in Checked]: (wanted: Exclude<Filters[K], undefined>) => Check } = {
  owner: (owner) => (entry) => entry.row.owner === owner,
  interest: (interest) => (entry) => entry.row.interests.includes(interest),
  hasAppointment: (wanted) => (entry) => entry.row.hasAppointment === wanted,
  toCheck: (wanted) => (entry) => entry.needsCheck === wanted,
  day:
    ({ from, before }) =>
    ({ row }) =>
      row.capturedAt >= from && row.capturedAt < before,
  review: (doubt) => {
    const bits = doubt === 'any' ? -1 : 1 << LEAD_DOUBTS.indexOf(doubt);
    return (entry) => (entry.doubts & bits) !== 0;
  },
  todo: (todo) => (entry) => entry.todo.includes(todo),
  nextBefore: (instant) => (entry) => entry.row.more.deadline !== null && entry.row.more.deadline < instant,
  quadrant: (quadrant) => (entry) => entry.row.more.quadrant === quadrant,
  scoreFrom: (least) => (entry) => entry.row.more.score >= least,
  maturityFrom: (least) => (entry) => entry.row.more.maturity >= least,
  fitFrom: (least) => (entry) => entry.row.more.fit >= least,
  judgedBy: (version) => (entry) => entry.row.more.version === version,
  proposed: (heat) => (entry) => entry.row.more.proposed === heat,
  heatBy:
    (by) =>
    ({ row }) =>
      by === 'against' ? row.heat !== row.more.proposed : row.more.isChosen === (by === 'chosen'),
  intention: (wanted) => (entry) => known(entry.row.more.intention, wanted),
  wantsContact: (wanted) => (entry) => known(entry.row.more.wantsContact, wanted),
  bant: (wanted) => {
    const holds = signsCheck(BANT, wanted);
    return (entry) => holds(entry.row.more.bant);
  },
  bantFrom: (least) => (entry) => entry.row.more.bant.replaceAll('-', '').length >= least,
  forecastFrom: (least) => (entry) => entry.row.more.forecast !== null && entry.row.more.forecast >= least,
  sale: (state) => (entry) => (entry.row.more.sale?.state ?? 'open') === state,
  saleFrom: (least) => (entry) => (entry.row.more.sale?.amount ?? -1) >= least,
  saleIn: (beginning) => (entry) => entry.row.more.sale?.day.startsWith(beginning) ?? false,
  source: (source) => {
    const wanted = foldText(source);
    return (entry) => foldText(entry.figure.source) === wanted;
  },
  via: (via) => (entry) => entry.figure.via === via,
  outcome: (outcome) => (entry) => entry.row.more.outcome === outcome,
  consents: (wanted) => {
    const holds = signsCheck(PURPOSES, wanted);
    return (entry) => holds(entry.row.more.consents);
  },
  promises: promisesCheck,
  size: (size) => (entry) => (entry.row.more.profile?.size ?? 'unknown') === size,
  industry: (industry) => {
    const wanted = foldText(industry);
    return ({ row: { more } }) => more.profile?.industry !== undefined && foldText(more.profile.industry) === wanted;
  },
  territory: (beginning) => (entry) => entry.row.more.profile?.territory?.startsWith(beginning) ?? false,
  isCustomer: (wanted) => (entry) => (entry.row.more.facts?.isCustomer ?? false) === wanted,
  tag: (tag) => (entry) => entry.row.more.facts?.tags?.includes(tag) ?? false,
  signal: (signal) => (entry) => entry.row.more.facts?.signals?.includes(signal) ?? false,
  competitor: competitorCheck,
  answers: answersCheck,
};

/** The names of the filters but for stage, heat and discarded, in a fixed order. */
const CHECKED = Object.keys(CHECKS) as Checked[]; // the keys of the table above

function checkOf(filters: Filters, name: Checked): Check | null {
  const wanted = filters[name];
  if (wanted === undefined) return null;
  // the table has a check for the very value of each name
  return (CHECKS[name] as (value: unknown) => Check)(wanted);
}

/** The filters but for stage and heat, as one question to an entry; the most common one, none, asks one thing only. */
export function filterOf(filters: Filters): Check {
  const { discarded } = filters;
  const checks = CHECKED.map((name) => checkOf(filters, name)).filter((check) => check !== null);
  const isIn: Check = discarded === undefined ? (entry) => !entry.isDiscarded : (entry) => discarded === 'too' || entry.isDiscarded;
  if (checks.length === 0) return isIn;
  const [first = isIn] = checks;
  return checks.length === 1 ? (entry) => isIn(entry) && first(entry) : (entry) => isIn(entry) && checks.every((check) => check(entry));
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value;

/** The same text for the same filters, in whatever order they were set; stage and heat are not in it. */
export const filterKey = (filters: Filters): string =>
  JSON.stringify([filters.discarded, ...CHECKED.map((name) => [filters[name] === null ? 'null' : 0, sorted(filters[name])])]);
