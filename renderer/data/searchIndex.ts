import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { FigureLead } from '#shared/domain/figures/figureLead.ts';
import type { PersonaLead } from '#shared/domain/figures/persona.ts';
import type { Heat, Stage } from '#shared/domain/stage.ts';
import { pairAt, STAGES, HEATS } from './searchCore.ts';
import type { Counts, Entry, Filters, PageQuestion, Question, SearchPage } from './searchCore.ts';
import { facetsOf } from './searchFacets.ts';
import type { Facets } from './searchFacets.ts';
import { filterKey, filterOf } from './searchFilters.ts';
import { newOrders } from './searchOrders.ts';
import { matcherOf, narrows, readWords } from './searchText.ts';
import type { Word } from './searchText.ts';

/** All leads in memory, to be found by a letter. */
export type SearchIndex = {
  /** Adds or replaces leads. */
  readonly set: (entries: readonly Entry[]) => void;
  readonly remove: (id: LeadId) => void;
  readonly get: (id: LeadId) => Entry | undefined;
  readonly page: (question: PageQuestion) => SearchPage;
  /** Ids of all that is found, in order. */
  readonly ids: (question: Question) => LeadId[];
  /** How many leads of a show (null: of all) each of these filters alone would leave. */
  readonly tally: (showId: ShowId | null, filters: readonly Filters[]) => number[];
  /** What the leads of a show can be filtered by. */
  readonly facets: (showId: ShowId | null) => Facets;
  /** What figures need of the leads of a show. */
  readonly figures: (showId: ShowId) => Iterable<FigureLead>;
  /** What the persona needs of the leads of a show that count. */
  readonly people: (showId: ShowId) => Iterable<PersonaLead>;
  /** The leads of a show, as they are held. */
  readonly ofShow: (showId: ShowId) => Entry[];
};

/** What was answered to a question, kept for its other pages, and for the next letter. */
type Answer = {
  readonly scope: string;
  readonly words: readonly Word[];
  /** Found but for the filters on stage and heat. */
  readonly base: readonly Entry[];
  readonly stage: Stage | undefined;
  readonly heat: Heat | undefined;
  readonly found: readonly Entry[];
  readonly counts: Counts;
};

/** A list, a palette and a tile may ask in turn; more is not worth the memory. */
const ANSWERS = 4;
/** From here on sorting anew costs less than putting each in its place. */
const MANY = 200;

const scopeOf = ({ showId, sort, filters }: Question): string => `${showId ?? ''} ${sort} ${filterKey(filters)}`;

const sameWords = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.length === b.length && a.every((word, at) => word.typed === b[at]?.typed);

function noCounts(): { stage: Record<Stage, number>; heat: Record<Heat, number> } {
  return {
    stage: { unresolved: 0, contact: 0, lead: 0, mql: 0, sql: 0, qualified: 0, customer: 0, ambassador: 0, disqualified: 0 },
    heat: { cold: 0, warm: 0, hot: 0 },
  };
}

/** Counts without a filter on stage and heat; by number, because keys by name cost more than the search itself. */
function countAll(base: readonly Entry[]): Counts {
  const pairs = new Uint32Array(STAGES.length * HEATS.length);
  for (const { pair } of base) pairs[pair] = (pairs[pair] ?? 0) + 1;
  const counts = noCounts();
  for (const [at, count] of pairs.entries()) {
    const [stage, heat] = pairAt(at);
    counts.stage[stage] += count;
    counts.heat[heat] += count;
  }
  return counts;
}

function countBase(base: readonly Entry[], { stage, heat }: Filters): { found: readonly Entry[]; counts: Counts } {
  const counts = noCounts();
  if (stage === undefined && heat === undefined) return { found: base, counts: countAll(base) };
  const found: Entry[] = [];
  for (const entry of base) {
    const isStage = stage === undefined || entry.row.stage === stage;
    const isHeat = heat === undefined || entry.row.heat === heat;
    if (isHeat) counts.stage[entry.row.stage] += 1;
    if (isStage) counts.heat[entry.row.heat] += 1;
    if (isStage && isHeat) found.push(entry);
  }
  return { found, counts };
}

/** How many pass all of the filters; no list is made of them. */
function countIn(entries: readonly Entry[], filters: Filters): number {
  const passes = filterOf(filters);
  const { stage = null, heat = null } = filters;
  let count = 0;
  for (const entry of entries)
    if ((stage === null || entry.row.stage === stage) && (heat === null || entry.row.heat === heat) && passes(entry)) count += 1;
  return count;
}

const countEach = (entries: readonly Entry[], filters: readonly Filters[]): number[] => filters.map((one) => countIn(entries, one));

/** What figures need of the leads of a show, without a list of them. */
function* figuresIn(entries: Iterable<Entry>, showId: ShowId): Generator<FigureLead> {
  for (const entry of entries) if (entry.showId === showId) yield entry.figure;
}

const NO_SIGNALS: PersonaLead['signals'] = [];

/** What the persona needs of the leads of a show that count. */
function* peopleIn(entries: Iterable<Entry>, showId: ShowId): Generator<PersonaLead> {
  for (const { showId: own, figure, row } of entries) {
    if (own !== showId || !figure.counts) continue;
    const { title, interests, heat, more } = row;
    yield {
      isHot: heat === 'hot',
      title,
      size: more.profile?.size,
      industry: more.profile?.industry,
      territory: more.profile?.territory,
      interests,
      signals: more.facts?.signals ?? NO_SIGNALS,
      source: figure.source,
    };
  }
}

/** The shows that leads are of, and were of before. */
const showsOf = (given: readonly Entry[], entries: ReadonlyMap<LeadId, Entry>): ReadonlySet<ShowId> =>
  new Set(given.flatMap((entry) => [entry.showId, entries.get(entry.row.id)?.showId ?? entry.showId]));

/**
 * An empty index. Answers in a few milliseconds over 100,000 leads: one pass over the sorted list, less when a letter was added.
 * `onReplace` hears of each lead that came, changed or went.
 */
export function newSearchIndex(onReplace?: (before: Entry | undefined, after: Entry | undefined) => void): SearchIndex {
  const entries = new Map<LeadId, Entry>();
  const orders = newOrders(entries);
  let answers: Answer[] = [];
  let version = 0;

  function change(): void {
    answers = [];
    version += 1;
  }

  function put(id: LeadId, after: Entry | undefined): void {
    const before = entries.get(id);
    orders.replace(before, after);
    if (after === undefined) entries.delete(id);
    else entries.set(id, after);
    onReplace?.(before, after);
  }

  function baseOf(question: Question, scope: string, words: readonly Word[]): readonly Entry[] {
    const near = answers.find((answer) => answer.scope === scope && narrows(answer.words, words));
    const matches = matcherOf(words);
    if (near !== undefined) return sameWords(near.words, words) ? near.base : near.base.filter(matches);
    const passes = filterOf(question.filters);
    return orders.by(question.showId, question.sort).filter((entry) => passes(entry) && matches(entry));
  }

  function answer(question: Question): Answer {
    const scope = scopeOf(question);
    const words = readWords(question.text);
    const { stage, heat } = question.filters;
    const same = answers.find((one) => one.scope === scope && one.stage === stage && one.heat === heat && sameWords(one.words, words));
    if (same !== undefined) return same;
    const base = baseOf(question, scope, words);
    const fresh: Answer = { scope, words, base, stage, heat, ...countBase(base, question.filters) };
    answers = [fresh, ...answers].slice(0, ANSWERS);
    return fresh;
  }

  const ofShow = (showId: ShowId | null): Entry[] => [...entries.values()].filter((entry) => showId === null || entry.showId === showId);

  return {
    set(given) {
      if (given.length > MANY) orders.forget(showsOf(given, entries));
      for (const entry of given) put(entry.row.id, entry);
      change();
    },
    remove(id) {
      put(id, undefined);
      change();
    },
    get: (id) => entries.get(id),
    page(question) {
      const { found, counts } = answer(question);
      const rows = found.slice(question.offset, question.offset + question.limit).map(({ row }) => row);
      return { total: found.length, rows, counts, version };
    },
    ids: (question) => answer(question).found.map(({ row }) => row.id),
    tally: (showId, filters) => countEach(ofShow(showId), filters),
    facets: (showId) => facetsOf(entries.values(), showId),
    figures: (showId) => figuresIn(entries.values(), showId),
    people: (showId) => peopleIn(entries.values(), showId),
    ofShow,
  };
}
