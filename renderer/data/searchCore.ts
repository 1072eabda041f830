import { figureLeadOf } from '#shared/domain/figures/figureLead.ts';
import type { FigureLead, Via } from '#shared/domain/figures/figureLead.ts';
import type { SizeBand } from '#shared/domain/definitions.ts';
import type { QuestionId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead, Signal } from '#shared/domain/lead.ts';
import { isOwnerWanted } from '#shared/domain/nextStep.ts';
import { doubtsOfLead, LEAD_DOUBTS } from '#shared/domain/review.ts';
import type { LeadDoubt } from '#shared/domain/review.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { Quadrant } from '#shared/domain/score.ts';
import type { BantAnswer, BantKey, ConsentPurpose, Heat, Stage } from '#shared/domain/stage.ts';
import type { Due } from './searchByLead.ts';
import { byDefinitions, duesOf, rowOf } from './searchRow.ts';
import type { LeadRow, ShowWords } from './searchRow.ts';
import { foldText, lettersOf } from './searchText.ts';
import type { Haystack } from './searchText.ts';

export type Todo = 'owner' | 'next';
/** An answer, or that there is none. */
export type Known = BantAnswer | 'unknown';
/** Refused counts what was withdrawn. */
export type ConsentState = 'given' | 'refused' | 'unasked';
/** What an answer to the questionnaire must be. */
export type AnswerWanted =
  | { readonly is: 'choice'; readonly choice: string }
  | { readonly is: 'at-least'; readonly value: number }
  | { readonly is: 'answered' }
  | { readonly is: 'unanswered' };
/** `late` at an instant (ms). */
export type PromisesWanted = { readonly is: 'open' | 'none' } | { readonly is: 'late'; readonly at: number };

/** What must hold of a lead, all of it; what is absent does not matter. `day` is from its first to before its last instant (ms). */
export type Filters = {
  readonly stage?: Stage;
  readonly heat?: Heat;
  /** null: leads that nobody owns. */
  readonly owner?: StaffId | null;
  readonly interest?: string;
  readonly hasAppointment?: boolean;
  /** True: some field of it is to be checked, or the code is not resolved. */
  readonly toCheck?: boolean;
  readonly day?: { readonly from: number; readonly before: number };
  /** Something of it is left to look at, or any of it is. */
  readonly review?: LeadDoubt | 'any';
  /** What is still to be done for it: it needs an owner, or its next action is open. */
  readonly todo?: Todo;
  /** Its next action is open and due before this instant (ms), by the definitions it was judged by. */
  readonly nextBefore?: number;
  /** Discarded leads are left out unless `only` they, or they `too`, are asked for. */
  readonly discarded?: 'only' | 'too';
  readonly quadrant?: Quadrant;
  readonly scoreFrom?: number;
  readonly maturityFrom?: number;
  readonly fitFrom?: number;
  /** Version of the definitions it was judged by. */
  readonly judgedBy?: number;
  readonly proposed?: Heat;
  /** Set by staff, left to the score, or set to something else than the score proposes. */
  readonly heatBy?: 'chosen' | 'score' | 'against';
  readonly intention?: Known;
  readonly wantsContact?: Known;
  readonly bant?: { readonly [K in BantKey]?: Known };
  /** At least so many of the four are answered. */
  readonly bantFrom?: number;
  /** Least weighted forecast. */
  readonly forecastFrom?: number;
  readonly outcome?: 'customer' | 'ambassador';
  /** What became of it after the show; `open`: nothing is decided. */
  readonly sale?: Sale['state'] | 'open';
  /** Sold for at least so much, in whole units of whatever currency. */
  readonly saleFrom?: number;
  /** Beginning of the day it was decided: `2026`, `2026-03`. */
  readonly saleIn?: string;
  /** What brought the visitor; '' where nobody asked. */
  readonly source?: string;
  readonly via?: Via;
  readonly consents?: { readonly [K in ConsentPurpose]?: ConsentState };
  readonly promises?: PromisesWanted;
  readonly size?: SizeBand | 'unknown';
  readonly industry?: string;
  /** Beginning of a territory: `FR`, `FR-75`. */
  readonly territory?: string;
  readonly isCustomer?: boolean;
  readonly tag?: string;
  readonly signal?: Signal;
  /** `ANYONE` (searchFilters.ts): one is named, whoever it is. */
  readonly competitor?: string;
  readonly answers?: { readonly [K in QuestionId]?: AnswerWanted };
};

export type Sort = 'newest' | 'oldest' | 'name' | 'company' | 'heat' | 'updated' | 'score' | 'deadline' | 'forecast' | 'sale' | 'promises';

/** What to find: all words of `text`, in any order; `showId` null is every show. */
export type Question = { readonly showId: ShowId | null; readonly text: string; readonly filters: Filters; readonly sort: Sort };

/** A question and which of its rows. */
export type PageQuestion = Question & { readonly offset: number; readonly limit: number };

/** Counts of everything found but for the stage filter, and but for the heat filter: what each chip would give. */
export type Counts = { readonly stage: Readonly<Record<Stage, number>>; readonly heat: Readonly<Record<Heat, number>> };

/** Some rows of an answer; `total` of all; `version` grows with each change of the index. */
export type SearchPage = { readonly total: number; readonly rows: readonly LeadRow[]; readonly counts: Counts; readonly version: number };

/** A lead as the index holds it. */
export type Entry = {
  readonly row: LeadRow;
  readonly figure: FigureLead;
  readonly showId: ShowId;
  readonly isDiscarded: boolean;
  /** Stage and heat as one number (`pairOf`). */
  readonly pair: number;
  readonly needsCheck: boolean;
  readonly todo: readonly Todo[];
  /** What is left to look at, a bit for each of `LEAD_DOUBTS`. */
  readonly doubts: number;
  /** Folded name and company, to sort by. */
  readonly nameKey: string;
  readonly companyKey: string;
  /** Everything it can be found by, folded, one a line, but the notes. */
  readonly words: string;
  /** `words` and the notes, and which letters are in it. */
  readonly haystack: string;
  readonly letters: number;
};

export const STAGES = [
  'unresolved',
  'contact',
  'lead',
  'mql',
  'sql',
  'qualified',
  'customer',
  'ambassador',
  'disqualified',
] as const satisfies readonly Stage[];
export const HEATS = ['cold', 'warm', 'hot'] as const satisfies readonly Heat[];

const pairOf = ({ stage, heat }: Pick<LeadRow, 'stage' | 'heat'>): number => STAGES.indexOf(stage) * HEATS.length + HEATS.indexOf(heat);

/** The stage and heat of a number that `pairOf` made. */
export const pairAt = (pair: number): readonly [Stage, Heat] => [
  STAGES[Math.floor(pair / HEATS.length)] ?? 'contact',
  HEATS[pair % HEATS.length] ?? 'cold',
];

/** What hangs from a lead: its notes, its open promises, and the show it is of. */
export type Around = { readonly notes: readonly string[]; readonly dues: readonly Due[]; readonly show: ShowWords | undefined };

const PROMISES = 1 << LEAD_DOUBTS.indexOf('promises');
const bitsOf = (lead: Lead): number => doubtsOfLead(lead, 0).reduce((bits, doubt) => bits | (1 << LEAD_DOUBTS.indexOf(doubt)), 0);
const withPromises = (bits: number, isOpen: boolean): number => (isOpen ? bits | PROMISES : bits & ~PROMISES);

const ALONE: Around = { notes: [], dues: [], show: undefined };

/** Everything a lead can be found by, but its notes. */
function wordsOf(lead: Lead, row: LeadRow): string {
  const { contact, facts, profile } = lead;
  const { emails = [], phones = [], organization = [] } = contact;
  const digits = phones.flatMap(({ value, e164 = '' }) => [value.replace(/\D/gu, ''), e164]);
  const names = [row.name, contact.givenName ?? '', contact.familyName ?? ''];
  const texts = [
    ...new Set([...names, ...organization, row.title, ...emails.map(({ value }) => value), ...phones.map(({ value }) => value), ...digits]),
    lead.badgeCode ?? '',
    ...(lead.otherCodes ?? []),
    ...lead.interests,
    ...(facts === undefined
      ? []
      : [...(facts.tags ?? []), ...(facts.challenges ?? []), facts.competitor ?? '', facts.referredBy ?? '', facts.source ?? '']),
    profile?.industry ?? '',
  ];
  return foldText(texts.filter((text) => text !== '').join('\n'));
}

/** Each combination once: a hundred thousand leads share four lists. */
const TODOS: readonly (readonly Todo[])[] = [[], ['owner'], ['next'], ['owner', 'next']];

/** The index's view of a lead and what hangs from it; pure. */
export function newEntry(lead: Lead, { notes, dues, show }: Around = ALONE): Entry {
  const row = rowOf(lead, dues, show);
  const words = wordsOf(lead, row);
  return {
    row,
    figure: figureLeadOf(lead),
    showId: lead.showId,
    isDiscarded: lead.discardedAt !== undefined,
    pair: pairOf(row),
    needsCheck: lead.toCheck.length > 0 || !lead.isResolved,
    todo: TODOS[(isOwnerWanted(lead) ? 1 : 0) + (row.more.next === null ? 0 : 2)] ?? [],
    doubts: withPromises(bitsOf(lead), dues.length > 0 && lead.discardedAt === undefined),
    nameKey: foldText(row.name),
    companyKey: foldText(row.company),
    words,
    ...withNotes(words, notes),
  };
}

/** Joined, not added: V8 would put the pieces together only at the first search, and make that one slow. */
function withNotes(words: string, notes: readonly string[]): Haystack {
  const haystack = notes.length === 0 ? words : [words, foldText(notes.join('\n'))].join('\n');
  return { haystack, letters: lettersOf(haystack) };
}

/** The same lead with other notes. */
export const setNotes = (entry: Entry, notes: readonly string[]): Entry => ({ ...entry, ...withNotes(entry.words, notes) });

/** The same lead with other open promises, or after a change of its show's definitions. */
export function setDues(entry: Entry, dues: readonly Due[], show: ShowWords | undefined): Entry {
  const { row } = entry;
  const more = {
    ...row.more,
    ...byDefinitions(row, row.more, { show, isOpen: row.more.next !== null }),
    dues: duesOf(dues, show?.zone ?? 'UTC'),
  };
  return { ...entry, row: { ...row, more }, doubts: withPromises(entry.doubts, dues.length > 0 && !entry.isDiscarded) };
}

const HEAT_ORDER: Readonly<Record<Heat, number>> = { hot: 0, warm: 1, cold: 2 };
const textOrder = (a: string, b: string): number => (a === b ? 0 : a === '' ? 1 : b === '' || a < b ? -1 : 1);
const textDown = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);
const newestFirst = (a: Entry, b: Entry): number => b.row.capturedAt - a.row.capturedAt || textDown(a.row.id, b.row.id);
/** The least first; what has no number comes last. */
const up = (a: number | null | undefined, b: number | null | undefined): number => {
  const [one, other] = [a ?? Number.MAX_VALUE, b ?? Number.MAX_VALUE];
  return one === other ? 0 : one < other ? -1 : 1;
};

/** Order of each sort; equal ones newest first, so that every order is total. What is empty comes last. */
export const ORDERS: Readonly<Record<Sort, (a: Entry, b: Entry) => number>> = {
  newest: newestFirst,
  oldest: (a, b) => newestFirst(b, a),
  name: (a, b) => textOrder(a.nameKey, b.nameKey) || newestFirst(a, b),
  company: (a, b) => textOrder(a.companyKey, b.companyKey) || newestFirst(a, b),
  heat: (a, b) => HEAT_ORDER[a.row.heat] - HEAT_ORDER[b.row.heat] || newestFirst(a, b),
  updated: (a, b) => b.row.updatedAt - a.row.updatedAt || newestFirst(a, b),
  score: (a, b) => b.row.more.score - a.row.more.score || newestFirst(a, b),
  deadline: (a, b) => up(a.row.more.deadline, b.row.more.deadline) || newestFirst(a, b),
  forecast: (a, b) => (b.row.more.forecast ?? -1) - (a.row.more.forecast ?? -1) || newestFirst(a, b),
  sale: (a, b) => (b.row.more.sale?.amount ?? -1) - (a.row.more.sale?.amount ?? -1) || newestFirst(a, b),
  promises: (a, b) => up(a.row.more.dues[0], b.row.more.dues[0]) || newestFirst(a, b),
};
