import { FIT_CRITERIA } from './definitions.ts';
import type { Definitions, FitCriterion } from './definitions.ts';
import type { Judgement, Lead } from './lead.ts';
import type { Heat } from './stage.ts';

/** How one criterion of the target was met; `unknown` when nothing says so. */
export type Match = 'yes' | 'no' | 'unknown';

/** What a lead is judged by: its facts, and where it is from (`territoryOf`), which only the formats can tell. */
export type Judged = Pick<Lead, 'actions' | 'visits' | 'bant' | 'intention' | 'profile' | 'contact'>;

/** Points an unknown criterion gives: neither for nor against. */
const UNKNOWN = 0.5;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Folded lists by the list they were made of: thousands of leads are judged by the same few words. */
const foldedLists = new WeakMap<readonly string[], readonly string[]>();

function foldedList(wanted: readonly string[]): readonly string[] {
  const known = foldedLists.get(wanted);
  if (known !== undefined) return known;
  const made = wanted.map(folded).filter((one) => one !== '');
  foldedLists.set(wanted, made);
  return made;
}

const within = (text: string | undefined, wanted: readonly string[], isMatch: (text: string, wanted: string) => boolean): Match => {
  if (text === undefined || text.trim() === '') return 'unknown';
  const own = folded(text);
  return foldedList(wanted).some((one) => isMatch(own, one)) ? 'yes' : 'no';
};

/** Up to this many signs a role is a word of its own: "IT" is not in "Site manager". Longer ones may be part of a word ("leiter"). */
const SHORT_ROLE = 3;

const hasRole = (title: string, role: string): boolean =>
  role.length > SHORT_ROLE ? title.includes(role) : ` ${title.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${role} `);

/** How well the lead answers one criterion of the target; null when the target does not ask for it. */
export function matchOf(lead: Judged, criterion: FitCriterion, { target, weights }: Definitions): Match | null {
  if (weights[criterion] === 0) return null;
  switch (criterion) {
    case 'role':
      if (target.roles.length === 0) return null;
      return within(lead.contact.jobTitle ?? lead.contact.role, target.roles, hasRole);
    case 'size': {
      const size = lead.profile?.size;
      if (target.sizes.length === 0) return null;
      return size === undefined ? 'unknown' : target.sizes.includes(size) ? 'yes' : 'no';
    }
    case 'industry':
      if (target.industries.length === 0) return null;
      return within(lead.profile?.industry, target.industries, (text, wanted) => text === wanted);
    case 'territory':
      if (target.territories.length === 0) return null;
      return within(lead.profile?.territory, target.territories, (text, wanted) => text.startsWith(wanted));
  }
}

/** Fit 0…100: the weighted share of the target's criteria that the lead meets; an unknown one counts half. 100 when nothing is asked. */
export function fitOf(lead: Judged, definitions: Definitions): number {
  let asked = 0;
  let met = 0;
  for (const criterion of FIT_CRITERIA) {
    const match = matchOf(lead, criterion, definitions);
    const weight = match === null ? 0 : definitions.weights[criterion];
    asked += weight;
    met += weight * (match === 'yes' ? 1 : match === 'unknown' ? UNKNOWN : 0);
  }
  return asked === 0 ? 100 : Math.round((100 * met) / asked);
}

/** Maturity 0…100: points of the most mature thing the visitor did, and those for a second visit, BANT answers of "yes", an intention. */
export function maturityOf(lead: Judged, definitions: Definitions): number {
  const best = Math.max(0, ...lead.actions.map((action) => definitions.maturity[action]));
  const yes = Object.values(lead.bant).filter((answer) => answer === 'yes').length;
  const visits = lead.visits > 1 ? definitions.secondVisit : 0;
  const intention = lead.intention === 'yes' ? definitions.intention : 0;
  return Math.min(100, best + visits + yes * definitions.bantYes + intention);
}

/** The temperature that a score is proposed as. */
export function heatOfScore(score: number, { warmFrom, hotFrom }: Definitions): Heat {
  if (score >= hotFrom) return 'hot';
  return score >= warmFrom ? 'warm' : 'cold';
}

/** Judges a lead by one version of the definitions: both axes, their product as the score, and the temperature it proposes. Pure. */
export function judge(lead: Judged, definitions: Definitions): Judgement {
  const maturity = maturityOf(lead, definitions);
  const fit = fitOf(lead, definitions);
  const score = Math.round((maturity * fit) / 100);
  return { version: definitions.version, maturity, fit, score, heat: heatOfScore(score, definitions) };
}

/** Where a lead lies between fit (is it for us?) and maturity (is it ready?). */
export type Quadrant = 'sell' | 'nurture' | 'check' | 'leave';

/** The quadrant of a judgement: ready and fitting → sell, fitting → nurture, ready → check, neither → leave. */
export function quadrantOf(
  { maturity, fit }: Pick<Judgement, 'maturity' | 'fit'>,
  { matureFrom, fitFrom }: Pick<Definitions, 'matureFrom' | 'fitFrom'>,
): Quadrant {
  if (fit >= fitFrom) return maturity >= matureFrom ? 'sell' : 'nurture';
  return maturity >= matureFrom ? 'check' : 'leave';
}
