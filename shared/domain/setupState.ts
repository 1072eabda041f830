import { isLive } from './answers.ts';
import { definitionsOf } from './definitions.ts';
import type { Show } from './show.ts';

/** The steps of setting up a show, in the order in which one thinks of them. */
export const SETUP_STEPS = ['basics', 'staff', 'offer', 'target', 'questions', 'costs', 'goals', 'consent', 'list', 'rehearsal'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

/** What may be open: the end of a translation key (`setup.open.<what>`). */
export type OpenWhat =
  | 'company'
  | 'venue'
  | 'over'
  | 'nobody'
  | 'mails'
  | 'interests'
  | 'sources'
  | 'profile'
  | 'definitions'
  | 'no-questions'
  | 'no-costs'
  | 'estimates'
  | 'no-goals'
  | 'average-sale'
  | 'market'
  | 'wording'
  | 'no-list'
  | 'no-rehearsal'
  | 'untried';

/** Something a show lacks. `isNeeded`: without it the program cannot do its work; else it is only better with it. */
export type OpenItem = { readonly what: OpenWhat; readonly isNeeded: boolean; readonly count?: number };

/** Where a step stands: nothing is open, something that is needed is, or only what is better with it. */
export type StepState = { readonly step: SetupStep; readonly state: 'done' | 'todo' | 'optional'; readonly open: readonly OpenItem[] };

/** What is known besides the show itself. `rehearsed`: leads of its rehearsal, null when there is none. */
export type SetupFacts = { readonly today: string; readonly lists: number; readonly rehearsed: number | null };

const needs = (isMissing: boolean, what: OpenWhat, count?: number): OpenItem[] =>
  isMissing ? [{ what, isNeeded: true, ...(count === undefined ? {} : { count }) }] : [];
const wants = (isMissing: boolean, what: OpenWhat, count?: number): OpenItem[] =>
  needs(isMissing, what, count).map((item) => ({ ...item, isNeeded: false }));

function hasTarget(show: Show): boolean {
  const { roles, sizes, industries, territories } = definitionsOf(show).target;
  return [roles, sizes, industries, territories].some((asked) => asked.length > 0);
}

function openOf(step: SetupStep, show: Show, { today, lists, rehearsed }: SetupFacts): OpenItem[] {
  switch (step) {
    case 'basics':
      return [
        ...needs(show.company.trim() === '', 'company'),
        ...wants(show.venue.trim() === '', 'venue'),
        ...wants(show.lastDay < today, 'over'),
      ];
    case 'staff': {
      const silent = show.staff.filter(({ email = '' }) => email.trim() === '').length;
      return [...needs(show.staff.length === 0, 'nobody'), ...wants(silent > 0, 'mails', silent)];
    }
    case 'offer':
      return [...needs(show.interests.length === 0, 'interests'), ...wants((show.sources ?? []).length === 0, 'sources')];
    case 'target':
      return [...needs(!hasTarget(show), 'profile'), ...wants(show.definitions === undefined, 'definitions')];
    case 'questions':
      return wants(!(show.questionnaire?.questions ?? []).some(isLive), 'no-questions');
    case 'costs': {
      const costs = show.costs ?? [];
      const guessed = costs.filter(({ isEstimate }) => isEstimate === true).length;
      return [...needs(costs.length === 0, 'no-costs'), ...needs(guessed > 0, 'estimates', guessed)];
    }
    case 'goals':
      return [
        ...needs(
          Object.values(show.goals ?? {}).every((goal) => goal === 0),
          'no-goals',
        ),
        ...needs((show.economics?.averageSale ?? 0) <= 0, 'average-sale'),
        ...wants(show.economics?.market === undefined, 'market'),
      ];
    case 'consent': {
      const said = (language: 'en' | 'fr'): boolean =>
        (show.consentWording.findLast((one) => one.language === language)?.text ?? '').trim() !== '';
      return needs(!said('en') || !said('fr'), 'wording');
    }
    case 'list':
      return wants(lists === 0, 'no-list');
    case 'rehearsal':
      return [...wants(rehearsed === null, 'no-rehearsal'), ...wants(rehearsed === 0, 'untried')];
  }
}

/** How far a show is set up, step by step; pure. */
export const setupState = (show: Show, facts: SetupFacts): readonly StepState[] =>
  SETUP_STEPS.map((step) => {
    const open = openOf(step, show, facts);
    const state = open.length === 0 ? 'done' : open.some(({ isNeeded }) => isNeeded) ? 'todo' : 'optional';
    return { step, state, open };
  });

/** The step to begin with: the first that needs something, else the first that wants something; null when nothing is open. */
export const firstOpen = (states: readonly StepState[]): SetupStep | null =>
  (states.find(({ state }) => state === 'todo') ?? states.find(({ state }) => state === 'optional'))?.step ?? null;
