import type { SizeBand } from '#shared/domain/definitions.ts';
import type { Signal } from '#shared/domain/lead.ts';
import { chanceOf } from './chance.ts';
import { jobGroupOf } from './jobGroup.ts';
import type { JobGroup } from './jobGroup.ts';

/** What hot leads are described by. Never who they are: no name, no company, nobody who sent them. */
export const TRAITS = ['role', 'size', 'industry', 'country', 'region', 'interest', 'signal', 'source'] as const;
export type Trait = (typeof TRAITS)[number];

/** What the persona looks at of a lead that counts. */
export type PersonaLead = {
  readonly isHot: boolean;
  readonly title: string;
  readonly size: SizeBand | undefined;
  readonly industry: string | undefined;
  /** Country, and after a dash the postal code: `FR-75011`. */
  readonly territory: string | undefined;
  readonly interests: readonly string[];
  readonly signals: readonly Signal[];
  readonly source: string;
};

/**
 * One value of a trait. `more`: more frequent among the hot ones than chance would make it; `less`: rarer; `same`: as chance may have it;
 * `few`: too few to tell.
 */
export type PersonaValue = {
  readonly of: string;
  readonly hot: number;
  readonly all: number;
  /** Share among the hot ones against the share among all: 2 is twice as often. */
  readonly lift: number;
  readonly chance: number;
  readonly verdict: 'more' | 'less' | 'same' | 'few';
};

/** A trait: of how many it is known, hot ones and all, and its values, what sets the hot ones apart first. */
export type PersonaTrait = {
  readonly trait: Trait;
  readonly hot: number;
  readonly all: number;
  readonly values: readonly PersonaValue[];
};

export type Persona = {
  readonly hot: number;
  readonly all: number;
  /** Fewer hot leads, or fewer others, than anything can be told from. */
  readonly isFew: boolean;
  readonly traits: readonly PersonaTrait[];
};

/** Fewer hot leads (or others) than this are single people, not a kind of people. */
export const LEAST_HOT = 10;
/** A value that fewer leads have is not judged: one more of it would turn the answer round. */
export const LEAST_CASES = 5;
/** How often we accept to call chance a pattern, over all values of all traits together (each is judged by its part of it, Bonferroni). */
export const CHANCE_ACCEPTED = 0.05;
/** Interests and industries may be typed: of each trait so many values are kept, the most frequent. */
const VALUES_KEPT = 40;

type Count = { hot: number; all: number };
type Counting = { readonly known: Count; readonly values: Map<string, Count> };

const none = (): Count => ({ hot: 0, all: 0 });

function count(one: Count, isHot: boolean): void {
  one.all += 1;
  if (isHot) one.hot += 1;
}

function countValue({ values }: Counting, value: string, isHot: boolean): void {
  const known = values.get(value);
  const one = known ?? none();
  if (known === undefined) values.set(value, one);
  count(one, isHot);
}

/** A trait of which a lead has one value, or says nothing. */
function countOne(counting: Counting, value: string | undefined | null, isHot: boolean): void {
  if (value === undefined || value === null || value === '') return;
  count(counting.known, isHot);
  countValue(counting, value, isHot);
}

/** A trait of which a lead may have several values; each counts once, however often it is noted. */
function countMany(counting: Counting, values: readonly string[], isHot: boolean): void {
  if (values.length > 0) count(counting.known, isHot);
  for (const [at, value] of values.entries()) if (values.indexOf(value) === at) countValue(counting, value, isHot);
}

/** Country and the first two signs of the postal code: a French department, a German Leitregion, a British area. */
const REGION_LENGTH = 5;
const regionOf = (territory: string | undefined): string | undefined =>
  territory !== undefined && territory.length >= REGION_LENGTH && territory[2] === '-' ? territory.slice(0, REGION_LENGTH) : undefined;

/** Counts what a lead says of each trait. Titles are read once each: a hundred thousand leads share some thousand. */
function countLead(counting: Record<Trait, Counting>, lead: PersonaLead, jobs: Map<string, JobGroup | null>): void {
  const { isHot, title, territory } = lead;
  const known = jobs.get(title);
  const job = known === undefined ? jobGroupOf(title) : known;
  if (known === undefined) jobs.set(title, job);
  countOne(counting.role, job, isHot);
  countOne(counting.size, lead.size, isHot);
  countOne(counting.industry, lead.industry?.trim(), isHot);
  countOne(counting.country, territory?.slice(0, 2), isHot);
  countOne(counting.region, regionOf(territory), isHot);
  countMany(counting.interest, lead.interests, isHot);
  countMany(counting.signal, lead.signals, isHot);
  countOne(counting.source, lead.source, isHot);
}

/** Who has no interest or no signal is known to have none noted; of the others silence says nothing. */
const isOpen = (trait: Trait): boolean => trait === 'interest' || trait === 'signal';

function judged(of: string, { hot, all }: Count, known: Count): Omit<PersonaValue, 'verdict'> {
  const lift = known.hot === 0 || all === 0 ? 0 : hot / known.hot / (all / known.all);
  return { of, hot, all, lift, chance: chanceOf({ some: hot, group: known.hot, marked: all, all: known.all }) };
}

/** A trait can be judged: enough hot leads are known of it, and enough others. */
const isEnough = ({ hot, all }: Count): boolean => hot >= LEAST_HOT && all - hot >= LEAST_HOT;

const RANK: Readonly<Record<PersonaValue['verdict'], number>> = { more: 0, less: 1, same: 2, few: 3 };

const readTrait = ({ known, values }: Counting, tests: number): PersonaValue[] =>
  [...values]
    .map(([of, count]) => {
      const value = judged(of, count, known);
      const isJudged = isEnough(known) && count.all >= LEAST_CASES;
      const isOdd = isJudged && value.chance < CHANCE_ACCEPTED / tests;
      return { ...value, verdict: isJudged ? (isOdd ? (value.lift > 1 ? 'more' : 'less') : 'same') : 'few' } as const;
    })
    .sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || b.hot - a.hot || b.all - a.all || (a.of < b.of ? -1 : 1));

/**
 * Who the hot leads are: each value of each trait with its share among the hot ones against that among all (lift), told apart from chance by
 * Fisher's exact test of the hot ones against the others, at 5 % over all values together (Bonferroni). One pass; pure.
 */
export function personaOf(leads: Iterable<PersonaLead>): Persona {
  const total = none();
  const jobs = new Map<string, JobGroup | null>();
  const empty = (): Counting => ({ known: none(), values: new Map() });
  const counting: Record<Trait, Counting> = {
    role: empty(),
    size: empty(),
    industry: empty(),
    country: empty(),
    region: empty(),
    interest: empty(),
    signal: empty(),
    source: empty(),
  };
  for (const lead of leads) {
    count(total, lead.isHot);
    countLead(counting, lead, jobs);
  }
  const kept = TRAITS.map((trait) => {
    const { known, values } = counting[trait];
    const most = [...values].sort(([, a], [, b]) => b.all - a.all).slice(0, VALUES_KEPT);
    return { trait, known: isOpen(trait) ? total : known, values: new Map(most) };
  });
  const asked = kept.filter(({ known }) => isEnough(known)).flatMap(({ values }) => [...values.values()]);
  const tests = Math.max(1, asked.filter(({ all }) => all >= LEAST_CASES).length);
  return {
    ...total,
    isFew: !isEnough(total),
    traits: kept
      .filter(({ values }) => values.size > 0)
      .map(({ trait, known, values }) => ({ trait, hot: known.hot, all: known.all, values: readTrait({ known, values }, tests) })),
  };
}
