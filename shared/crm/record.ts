import type { QuestionId } from '#shared/domain/ids.ts';
import type { Appointment, Interaction, Media, PromiseMade } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { NextStep } from '#shared/domain/nextStep.ts';
import type { AnswerValue } from '#shared/domain/questionnaire.ts';
import type { Show, Staff } from '#shared/domain/show.ts';
import type { TargetConfig } from '#shared/domain/target.ts';

/** What a record may hold: JSON, absent rather than empty. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A value as text: text as it is, everything else as JSON. */
export const jsonText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

export type Note = Pick<Extract<Interaction, { kind: 'note' }>, 'id' | 'at' | 'by' | 'text'>;

/** What a target is told of a show; of its people neither PIN nor anything else that opens something. */
export type PushShow = Pick<Show, 'id' | 'name' | 'venue' | 'zone' | 'country' | 'company' | 'consentWording'> & {
  readonly staff: readonly Pick<Staff, 'id' | 'name' | 'email' | 'phone'>[];
};

/** An answer to the questionnaire with its question, in words and as it was given. */
export type AnswerTold = { readonly id: QuestionId; readonly question: string; readonly text: string; readonly value: AnswerValue };

/** A picture of a visitor: what is known of it, not its bytes; those main reads when they are sent. */
export type PushPicture = Pick<Media, 'id' | 'at' | 'mediaType' | 'bytes' | 'sha256' | 'name'>;

/** All that is known of one lead, as a connector maps it. */
export type LeadSource = {
  readonly lead: Lead;
  readonly appointments: readonly Appointment[];
  readonly notes: readonly Note[];
  /** Oldest first. */
  readonly promises: readonly PromiseMade[];
  readonly answers: readonly AnswerTold[];
  /** What is still to be done next; null when nothing is. */
  readonly next: NextStep | null;
  /** How many voice memos there are. */
  readonly memos: number;
  /** Pictures of the visitor, their card or badge, in the order they were taken; no signatures. */
  readonly pictures: readonly PushPicture[];
  readonly show: PushShow;
  /** Revision of the lead that this is. */
  readonly rev: string;
};

/**
 * One record of a target. `externalKey` is the key it is upserted by; `fields` holds only what is known: a field that is absent
 * is not sent, so a blank never erases what a salesperson wrote.
 */
export type CrmRecord = {
  readonly model: string;
  readonly externalKey: string;
  readonly fields: Readonly<Record<string, Json>>;
  /** Sent along, but not a reason to send: what changes with every save. */
  readonly stamps?: Readonly<Record<string, Json>>;
  /** A file whose bytes go into a field of the record: main reads them when the record is really sent. */
  readonly file?: PushPicture;
  /** Which part of a description made it, by its place there. */
  readonly part?: number;
};

/** One CRM: how a lead becomes its records. The first record is the lead, the others hang from it and are sent after it. */
export type Connector = {
  readonly kind: TargetConfig['kind'];
  /** Most leads in one call. */
  readonly batch: number;
  /** Values of its lists that are whole numbers travel as numbers. */
  readonly areChoicesNumbers?: boolean;
  readonly recordsOf: (source: LeadSource) => readonly [CrmRecord, ...CrmRecord[]];
};

/** Key of an appointment in every CRM and file, stable for ever. */
export const appointmentKey = (appointment: Pick<Appointment, 'id'>): string => `boothbook.${appointment.id}`;

/** Text without what databases and XML refuse: control characters (NUL first of all) and halves of surrogate pairs; line ends become LF. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Surrogate}\uFFFE\uFFFF]/gu, '')
    .trim();

/** Name of a member of staff; undefined when nobody is meant or the show does not know them. */
export const staffName = (show: PushShow, id: string | null | undefined): string | undefined =>
  show.staff.find((person) => person.id === id)?.name;

/** `fields` without those that are undefined or blank. */
export function present(fields: Readonly<Record<string, Json | undefined>>): Record<string, Json> {
  const known: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    const clean = typeof value === 'string' ? cleanText(value) : value;
    if (clean !== undefined && clean !== '' && !(Array.isArray(clean) && clean.length === 0)) known[name] = clean;
  }
  return known;
}

/** Notes that say something, oldest first. */
export const writtenNotes = (source: LeadSource): Note[] =>
  source.notes.filter((note) => cleanText(note.text) !== '').sort((a, b) => a.at - b.at);
