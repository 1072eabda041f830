import { z } from 'zod';
import type { Causal } from '#shared/domain/causal.ts';
import { SHARED_TABLES } from '#shared/domain/causalShapes.ts';
import type { SharedTable } from '#shared/domain/causalShapes.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { DAYS_MOST, KEEP_REASONS } from '#shared/domain/privacy/keeping.ts';
import { idOf, instant } from './manifest.ts';

const ITEMS_MOST = 2_000;
const text = z.string().max(200_000);
const short = z.string().max(500);
const maybeText = text.exactOptional();
const texts = z.array(text).max(ITEMS_MOST);
const id = idOf<string>();
const ids = z.array(id).max(ITEMS_MOST);
const staff = idOf<StaffId>().nullable();
const number = z.number();
const count = z.number().int().min(0);

/** A deed as it is named in `causal`: letters of an id, a dot, a number. */
const dot = z.string().regex(/^[\w~-]{1,40}\.\d{1,9}$/u);
const actors = z.record(z.string().regex(/^[\w~-]{1,40}$/u), count);

const Making: z.ZodType<Causal> = z.object({
  clock: actors,
  deeds: z.record(dot, z.tuple([instant, staff])),
  fields: z.record(z.string().max(5_000), z.array(z.object({ dot, value: z.unknown().exactOptional() })).max(ITEMS_MOST)),
});

const Email = z.looseObject({ value: text, kind: short });
const Contact = z.looseObject({
  formattedName: maybeText,
  givenName: maybeText,
  familyName: maybeText,
  organization: texts.exactOptional(),
  jobTitle: maybeText,
  emails: z.array(Email).max(ITEMS_MOST).exactOptional(),
  phones: z.array(Email).max(ITEMS_MOST).exactOptional(),
  addresses: z.array(z.looseObject({})).max(ITEMS_MOST).exactOptional(),
  urls: texts.exactOptional(),
  socials: texts.exactOptional(),
  note: maybeText,
});

const base = { v: z.literal(1), id, causal: Making.exactOptional() };
const ofLead = { ...base, showId: id, leadId: id };
const yesNo = z.enum(['yes', 'no']).exactOptional();
const Part = z.looseObject({});
const days = z.number().int().min(0).max(DAYS_MOST).exactOptional();

/** A place of the program that reads a record leans on these fields; what a later version adds is kept as it is. */
const LeadRecord = z.looseObject({
  ...base,
  showId: id,
  externalKey: z.string().regex(/^boothbook\.[\w-]{1,120}$/u),
  capturedAt: instant,
  updatedAt: instant,
  capturedBy: staff,
  contact: Contact,
  confidence: z.record(short, number),
  toCheck: texts,
  badgeCode: maybeText,
  isResolved: z.boolean(),
  heatChosen: z.enum(['cold', 'warm', 'hot']).exactOptional(),
  bant: z.looseObject({ budget: yesNo, authority: yesNo, need: yesNo, timeline: yesNo }),
  opportunity: z.looseObject({
    probability: number.exactOptional(),
    amount: number.exactOptional(),
    currency: maybeText,
    month: maybeText,
  }),
  interests: texts,
  actions: z.array(short).max(ITEMS_MOST),
  visits: count,
  consents: z.array(z.looseObject({ purpose: short, given: z.boolean(), at: instant, by: staff, method: short })).max(ITEMS_MOST),
  owner: id.exactOptional(),
  appointments: ids,
  pictures: ids,
  facts: z.looseObject({ tags: texts.exactOptional(), challenges: texts.exactOptional(), signals: texts.exactOptional() }).exactOptional(),
  answers: z.record(id, z.looseObject({ value: z.union([text, number, texts]), version: number, at: instant, by: staff })).exactOptional(),
  judgement: z.looseObject({ version: count, maturity: number, fit: number, score: number, heat: short }).exactOptional(),
  standing: z.looseObject({ stage: short, because: short, cause: short, since: instant, by: staff }).exactOptional(),
  sale: z.looseObject({ state: z.enum(['won', 'lost']), day: short, amount: number.exactOptional(), currency: maybeText }).exactOptional(),
  discardedAt: instant.exactOptional(),
  kept: z.looseObject({ reason: z.enum(KEEP_REASONS), words: maybeText, at: instant, by: staff }).exactOptional(),
});

const Person = z.looseObject({ id, name: text, pin: short.exactOptional() });

const SCHEMAS: Readonly<Record<SharedTable | 'graves' | 'heard', z.ZodType>> = {
  shows: z.looseObject({
    ...base,
    name: text,
    venue: text,
    zone: short,
    firstDay: short,
    lastDay: short,
    country: short,
    company: text,
    staff: z.array(Person).max(ITEMS_MOST),
    interests: texts,
    hours: z.looseObject({ from: number, to: number }),
    slotMinutes: z.number().min(1),
    consentWording: z.array(z.looseObject({ version: short, language: z.enum(['en', 'fr']), text })).max(ITEMS_MOST),
    isSample: z.boolean(),
    createdAt: instant,
    definitions: z.array(Part).max(ITEMS_MOST).exactOptional(),
    questionnaire: z
      .looseObject({ version: count, questions: z.array(z.looseObject({ id, kind: short })).max(ITEMS_MOST) })
      .exactOptional(),
    routing: z
      .array(z.looseObject({ id, to: ids, territories: texts, interests: texts, sizes: texts }))
      .max(ITEMS_MOST)
      .exactOptional(),
    phrases: texts.exactOptional(),
    retention: z.object({ none: days, contact: days, lasting: days }).exactOptional(),
    costs: z
      .array(z.looseObject({ id: short, kind: short, text, amount: number }))
      .max(ITEMS_MOST)
      .exactOptional(),
    goals: z.looseObject({}).exactOptional(),
    economics: z.looseObject({}).exactOptional(),
    plan: z.looseObject({}).exactOptional(),
    sources: texts.exactOptional(),
    badgeFormats: z
      .array(z.looseObject({ id, name: text }))
      .max(ITEMS_MOST)
      .exactOptional(),
  }),
  lists: z.looseObject({ ...base, showId: id, name: text, importedAt: instant, rows: count }),
  attendees: z.looseObject({ ...base, listId: id, contact: Contact, code: maybeText }),
  repcalendars: z.looseObject({ ...base, travel: z.array(Part).max(ITEMS_MOST), busy: z.array(Part).max(ITEMS_MOST) }),
  tallies: z.looseObject({ ...base, showId: id, laptop: short, hour: instant, count: number, updatedAt: instant }),
  leads: LeadRecord,
  captures: z.looseObject({
    ...ofLead,
    at: instant,
    by: staff,
    scan: z.looseObject({ source: short, text: z.string().max(1_000_000) }),
    mediaId: id.exactOptional(),
  }),
  interactions: z.looseObject({
    ...ofLead,
    at: instant,
    updatedAt: instant,
    by: staff,
    kind: z.enum(['note', 'visit', 'photo', 'voice']),
    text: maybeText,
  }),
  appointments: z.looseObject({
    ...ofLead,
    rep: id,
    kind: z.enum(['meeting', 'call']),
    startsAt: instant,
    endsAt: instant,
    zone: short,
    title: text,
    place: text,
    bookedAt: instant,
    bookedBy: staff,
    sequence: count,
    cancelledAt: instant.exactOptional(),
  }),
  promises: z.looseObject({ ...ofLead, text, owner: staff, dueOn: short, madeAt: instant, keptAt: instant.exactOptional() }),
  media: z.looseObject({
    ...base,
    // its file is named by it
    id: z.uuid(),
    leadId: id,
    at: instant,
    mediaType: short,
    bytes: count,
    sha256: z.string().regex(/^[0-9a-f]{64}$/u),
    name: text,
  }),
  graves: z.object({
    v: z.literal(1),
    id,
    table: short,
    of: id,
    at: instant,
    by: staff,
    clock: actors,
    erased: z
      .array(z.object({ case: id, key: short, hashes: z.array(z.string().max(64)).max(ITEMS_MOST) }))
      .max(50)
      .exactOptional(),
  }),
  heard: z.looseObject({
    v: z.literal(1),
    id,
    laptop: short,
    at: instant,
    by: staff,
    leadId: id.nullable(),
    action: short,
    changes: z.array(z.object({ field: short, from: text, to: text })).max(ITEMS_MOST),
  }),
};

export type CapsuleTable = keyof typeof SCHEMAS;
const TABLES = [...SHARED_TABLES, 'graves', 'heard'] as const;

/** Some records of one table as they lie in a frame. */
export type RecordsOf = { readonly table: CapsuleTable; readonly records: readonly object[] };

const RecordsFrame = z.object({ table: z.enum(TABLES), records: z.array(z.unknown()).max(20_000) });

/** Reads a frame of records; null when it is not one, or when one record of it is not what its table holds. */
export function readRecords(value: unknown): RecordsOf | null {
  const frame = RecordsFrame.safeParse(value);
  if (!frame.success) return null;
  const { table, records } = frame.data;
  const schema = SCHEMAS[table];
  const read: object[] = [];
  for (const record of records) {
    const one = schema.safeParse(record);
    if (!one.success || typeof one.data !== 'object' || one.data === null) return null;
    read.push(one.data);
  }
  return { table, records: read };
}
