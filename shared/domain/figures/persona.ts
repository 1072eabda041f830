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

/** Counts each value once a lead, however often it is noted. */
function countValues({ known, values }: Counting, own: readonly string[], isHot: boolean): void {
  if (own.length > 0) count(known, isHot);
  for (const value of own.length > 1 ? new Set(own) : own) {
    const one = values.get(value) ?? none();
    values.set(value, one);
    count(one, isHot);
  }
}

/** Signs of the postal code that make a region: a French department, a German Leitregion, a British area. */
const REGION = /^(?<country>[A-Z]{2})-(?<region>[A-Z0-9]{2})/u;

const regionOf = (territory: string): string | undefined => {
  const { country, region } = REGION.exec(territory)?.groups ?? {};
  return country === undefined || region === undefined ? undefined : `${country}-${region}`;
};

const some = (value: string | undefined | null): string[] => (value === undefined || value === null || value === '' ? [] : [value]);

/** What a lead says of each trait. Titles are read once each: a hundred thousand leads share some thousand. */
function valuesOf(lead: PersonaLead, jobs: Map<string, JobGroup | null>): Record<Trait, readonly string[]> {
  const job = jobs.get(lead.title);
  const group = job === undefined ? jobGroupOf(lead.title) : job;
  if (job === undefined) jobs.set(lead.title, group);
  return {
    role: some(group),
    size: some(lead.size),
    industry: some(lead.industry?.trim()),
    country: some(lead.territory?.slice(0, 2)),
    region: some(lead.territory === undefined ? undefined : regionOf(lead.territory)),
    interest: lead.interests,
    signal: lead.signals,
    source: some(lead.source),
  };
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
  const counting = new Map<Trait, Counting>(TRAITS.map((trait) => [trait, { known: none(), values: new Map() }]));
  for (const lead of leads) {
    count(total, lead.isHot);
    const values = valuesOf(lead, jobs);
    for (const [trait, one] of counting) countValues(one, values[trait], lead.isHot);
  }
  const kept = [...counting].map(([trait, { known, values }]) => {
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
