import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { ConsentPurpose, Heat, Stage } from '#shared/domain/stage.ts';
import { consentOf, nameOf } from '#shared/domain/lead.ts';
import { isNextOpen, isOwnerWanted } from '#shared/domain/nextStep.ts';
import { heatOf, stageOf } from '#shared/domain/qualification.ts';
import { foldText, lettersOf } from './searchText.ts';
import type { Haystack } from './searchText.ts';

/** What a list shows of a lead. Instants in ms. */
export type LeadRow = {
  readonly id: LeadId;
  readonly name: string;
  readonly company: string;
  readonly title: string;
  readonly stage: Stage;
  readonly heat: Heat;
  readonly capturedAt: number;
  readonly updatedAt: number;
  readonly owner: StaffId | null;
  readonly visits: number;
  readonly email: string;
  readonly phone: string;
  readonly interests: readonly string[];
  readonly hasAppointment: boolean;
  readonly toCheck: number;
  /** Nothing is known but a picture: its card is still to be read. */
  readonly isUnread: boolean;
};

export type Todo = 'owner' | 'next';

/** What must hold of a lead; what is absent does not matter. `day` is from its first to before its last instant (ms). */
export type Filters = {
  readonly stage?: Stage;
  readonly heat?: Heat;
  /** null: leads that nobody owns. */
  readonly owner?: StaffId | null;
  readonly interest?: string;
  readonly hasAppointment?: boolean;
  /** True: some field of it is to be checked, or the code is not resolved. */
  readonly toCheck?: boolean;
  /** Given for this purpose, by the newest answer. */
  readonly consent?: ConsentPurpose;
  readonly day?: { readonly from: number; readonly before: number };
  /** What is still to be done for it: it needs an owner, or its next action is open. */
  readonly todo?: Todo;
  /** Discarded leads are left out unless `only` they, or they `too`, are asked for. */
  readonly discarded?: 'only' | 'too';
};

export type Sort = 'newest' | 'oldest' | 'name' | 'company' | 'heat' | 'updated';

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
  readonly showId: ShowId;
  readonly consents: readonly ConsentPurpose[];
  readonly isDiscarded: boolean;
  /** Stage and heat as one number (`pairOf`). */
  readonly pair: number;
  readonly needsCheck: boolean;
  readonly todo: readonly Todo[];
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

const PURPOSES: readonly ConsentPurpose[] = ['call', 'email', 'newsletter', 'partners'];

/** The index's view of a lead and its notes; pure. */
export function newEntry(lead: Lead, notes: readonly string[]): Entry {
  const { contact } = lead;
  const { emails = [], phones = [], organization = [] } = contact;
  const row: LeadRow = {
    id: lead.id,
    name: nameOf(lead),
    company: organization[0] ?? '',
    title: contact.jobTitle ?? '',
    stage: stageOf(lead).stage,
    heat: heatOf(lead),
    capturedAt: lead.capturedAt,
    updatedAt: lead.updatedAt,
    owner: lead.owner ?? null,
    visits: lead.visits,
    email: emails[0]?.value ?? '',
    phone: phones[0]?.value ?? '',
    interests: lead.interests,
    hasAppointment: lead.appointments.length > 0,
    toCheck: lead.toCheck.length,
    isUnread: lead.pictures.length > 0 && nameOf(lead) === '',
  };
  const digits = phones.flatMap(({ value, e164 = '' }) => [value.replace(/\D/gu, ''), e164]);
  const names = [row.name, contact.givenName ?? '', contact.familyName ?? ''];
  const texts = [
    ...new Set([...names, ...organization, row.title, ...emails.map(({ value }) => value), ...phones.map(({ value }) => value), ...digits]),
    lead.badgeCode ?? '',
    ...lead.interests,
  ];
  const words = foldText(texts.filter((text) => text !== '').join('\n'));
  return {
    row,
    showId: lead.showId,
    consents: PURPOSES.filter((purpose) => consentOf(lead, purpose)?.given === true),
    isDiscarded: lead.discardedAt !== undefined,
    pair: pairOf(row),
    needsCheck: lead.toCheck.length > 0 || !lead.isResolved,
    todo: [...(isOwnerWanted(lead) ? (['owner'] as const) : []), ...(isNextOpen(lead) ? (['next'] as const) : [])],
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

/** The filters but for stage and heat, as one question to an entry; the most common one, none, asks one thing only. */
export const filterOf = (filters: Filters): ((entry: Entry) => boolean) => {
  const { stage: _stage, heat: _heat, ...others } = filters;
  const isPlain = Object.values(others).every((value) => value === undefined);
  return isPlain ? (entry) => !entry.isDiscarded : (entry) => passes(entry, filters);
};

/** True when the filters hold, but for stage and heat, which are counted apart. */
export function passes(entry: Entry, filters: Filters): boolean {
  const { row } = entry;
  const { owner, interest, hasAppointment, toCheck, consent, day, todo, discarded } = filters;
  if (discarded === undefined ? entry.isDiscarded : discarded === 'only' && !entry.isDiscarded) return false;
  if (owner !== undefined && row.owner !== owner) return false;
  if (interest !== undefined && !row.interests.includes(interest)) return false;
  if (hasAppointment !== undefined && row.hasAppointment !== hasAppointment) return false;
  if (toCheck !== undefined && entry.needsCheck !== toCheck) return false;
  if (todo !== undefined && !entry.todo.includes(todo)) return false;
  if (consent !== undefined && !entry.consents.includes(consent)) return false;
  return day === undefined || (row.capturedAt >= day.from && row.capturedAt < day.before);
}

const HEAT_ORDER: Readonly<Record<Heat, number>> = { hot: 0, warm: 1, cold: 2 };
const textOrder = (a: string, b: string): number => (a === b ? 0 : a === '' ? 1 : b === '' || a < b ? -1 : 1);
const textDown = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);
const newestFirst = (a: Entry, b: Entry): number => b.row.capturedAt - a.row.capturedAt || textDown(a.row.id, b.row.id);

/** Order of each sort; equal ones newest first, so that every order is total. Empty names and companies come last. */
export const ORDERS: Readonly<Record<Sort, (a: Entry, b: Entry) => number>> = {
  newest: newestFirst,
  oldest: (a, b) => newestFirst(b, a),
  name: (a, b) => textOrder(a.nameKey, b.nameKey) || newestFirst(a, b),
  company: (a, b) => textOrder(a.companyKey, b.companyKey) || newestFirst(a, b),
  heat: (a, b) => HEAT_ORDER[a.row.heat] - HEAT_ORDER[b.row.heat] || newestFirst(a, b),
  updated: (a, b) => b.row.updatedAt - a.row.updatedAt || newestFirst(a, b),
};
