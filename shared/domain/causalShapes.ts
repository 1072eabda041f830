import { canonical } from './causal.ts';
import { EVENTS, PHRASES, THINGS, WORDS } from './causalShape.ts';
import type { ListShape, Shape } from './causalShape.ts';

const PLAIN: Shape = { nested: {}, lists: {}, counters: [], groups: {}, latest: [], derived: [], quiet: [] };

const required = (list: ListShape): ListShape => ({ ...list, isRequired: true });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** A territory that follows from the contact is made anew; one that somebody set is merged. */
const derivedOfLead = (record: object): readonly string[] => {
  const profile: unknown = 'profile' in record ? record.profile : undefined;
  return isObject(profile) && profile['isTerritorySet'] === true ? [] : ['profile/territory'];
};

const LEAD: Shape = {
  nested: {
    contact: true,
    confidence: true,
    bant: true,
    opportunity: true,
    bantDetail: false,
    profile: false,
    facts: false,
    answers: false,
  },
  lists: {
    toCheck: required(WORDS),
    interests: required(WORDS),
    actions: required(WORDS),
    appointments: required(WORDS),
    pictures: required(WORDS),
    consents: required(EVENTS),
    refusedAttendees: WORDS,
    notSameAs: WORDS,
    acceptedGaps: WORDS,
    otherCodes: WORDS,
    mergedFrom: WORDS,
    'facts/challenges': WORDS,
    'facts/tags': WORDS,
    'facts/signals': WORDS,
  },
  counters: ['visits'],
  groups: {
    amount: ['opportunity/amount', 'opportunity/currency'],
    budget: ['bantDetail/amount', 'bantDetail/currency'],
    gone: ['discardedAt', 'mergedInto'],
  },
  latest: ['updatedAt'],
  derived: ['judgement', 'standing'],
  alsoDerived: derivedOfLead,
  quiet: ['confidence', '~gone'],
};

/** Wordings are told apart by version and language, definitions by version. */
const keyedBy = (...names: readonly string[]): ListShape => ({
  ...required(THINGS),
  key: (element) => (isObject(element) ? names.map((name) => String(element[name])).join(' ') : canonical(element)),
});

const SHOW: Shape = {
  ...PLAIN,
  nested: { questionnaire: false, mails: false, goals: false, economics: false, plan: false },
  lists: {
    staff: required(THINGS),
    interests: required(PHRASES),
    consentWording: keyedBy('version', 'language'),
    badgeFormats: THINGS,
    definitions: { ...keyedBy('version'), isRequired: false },
    'questionnaire/questions': THINGS,
    routing: THINGS,
    phrases: PHRASES,
    closes: EVENTS,
    costs: THINGS,
    sources: PHRASES,
  },
  quiet: ['questionnaire/version', 'deskSheet'],
};

/** The tables whose records laptops share, and how each is merged. Settings, targets, calendars and the outbox are each laptop's own. */
export const SHAPES = {
  shows: SHOW,
  lists: { ...PLAIN, latest: ['importedAt'], quiet: ['rows', 'gone', 'mapping', 'name'] },
  attendees: { ...PLAIN, quiet: ['contact', 'code', 'listId'] },
  repcalendars: { ...PLAIN, lists: { travel: required(THINGS), busy: required(THINGS) }, quiet: ['week', 'zone'], isBornTwice: true },
  tallies: { ...PLAIN, counters: ['count'], latest: ['updatedAt'], quiet: ['hour', 'laptop'] },
  leads: LEAD,
  captures: { ...PLAIN, quiet: ['leadId', 'mediaId'] },
  interactions: { ...PLAIN, latest: ['updatedAt'], quiet: ['text', 'durationMs', 'mediaId', 'leadId'] },
  appointments: {
    ...PLAIN,
    groups: { slot: ['rep', 'startsAt', 'endsAt', 'zone'] },
    counters: ['sequence'],
    quiet: ['told', 'drafted', 'leadId'],
  },
  promises: {
    ...PLAIN,
    groups: { due: ['dueOn', 'dueAtMinutes'], kept: ['keptAt', 'keptBy'] },
    quiet: ['leadId'],
  },
  media: { ...PLAIN, quiet: ['card', 'leadId', 'name'] },
} as const satisfies Readonly<Record<string, Shape>>;

/** A table whose records laptops share. */
export type SharedTable = keyof typeof SHAPES;

/** In the order they are taken in: what hangs from something comes after it. */
export const SHARED_TABLES = [
  'shows',
  'lists',
  'attendees',
  'repcalendars',
  'tallies',
  'leads',
  'captures',
  'interactions',
  'appointments',
  'promises',
  'media',
] as const satisfies readonly SharedTable[];

/** Is it a table whose records laptops share? */
export const isShared = (table: string): table is SharedTable => Object.hasOwn(SHAPES, table);

/** How the records of a table are merged. */
export const shapeOf = (table: SharedTable): Shape => SHAPES[table];
