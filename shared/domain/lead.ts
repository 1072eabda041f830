import type { Contact } from './contact.ts';
import type { Confidence } from './scan.ts';
import type { AppointmentId, AttendeeId, LeadId, MediaId, ShowId, StaffId } from './ids.ts';

/** Temperature of a lead; warm is MQL, hot is SQL (PRODUCT.md, Glossary). */
export type Heat = 'cold' | 'warm' | 'hot';

/** Where a lead stands. `unresolved` is a code nobody could read yet. Derived by `stageOf`, never typed in. */
export type Stage = 'unresolved' | 'contact' | 'lead' | 'mql' | 'sql' | 'qualified' | 'customer' | 'ambassador' | 'disqualified';

/** One BANT answer: what is known, not known yet, or known to be missing. */
export type BantAnswer = 'yes' | 'no';
export type BantKey = 'budget' | 'authority' | 'need' | 'timeline';
export type Bant = { readonly [K in BantKey]?: BantAnswer };

/** A sale that may come of it. `probability` in percent, `amount` in whole units of `currency`, month `2026-03`. */
export type Opportunity = { readonly probability?: number; readonly amount?: number; readonly currency?: string; readonly month?: string };

/** What a visitor did, from least to most mature. */
export type VisitorAction = 'scan' | 'newsletter' | 'document' | 'demo' | 'call-back' | 'quote' | 'appointment';

export type ConsentPurpose = 'call' | 'email' | 'newsletter' | 'partners';

/** One answer about one purpose, and how it was obtained; the newest per purpose holds. */
export type Consent = {
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly at: number;
  readonly by: StaffId | null;
  readonly method: 'spoken' | 'screen' | 'card' | 'badge';
  readonly wordingVersion: string;
  readonly language: 'en' | 'fr';
};

/** One visitor of one show, from the first capture on. The record's key in every CRM and file is `externalKey`. */
export type Lead = {
  readonly v: 1;
  readonly id: LeadId;
  /** Stable for ever, made at capture: `boothbook.<lead id>`. */
  readonly externalKey: string;
  readonly showId: ShowId;
  readonly capturedAt: number;
  readonly updatedAt: number;
  readonly capturedBy: StaffId | null;
  readonly contact: Contact;
  readonly confidence: Confidence;
  /** Fields a person should check; emptied field by field as they are confirmed or corrected. */
  readonly toCheck: readonly string[];
  /** Badge id as scanned, leading zeros kept. */
  readonly badgeCode?: string;
  readonly isResolved: boolean;
  /** Attendees proposed by name and company that a person said this is not. */
  readonly refusedAttendees?: readonly AttendeeId[];
  readonly heatChosen?: Heat;
  readonly bant: Bant;
  readonly opportunity: Opportunity;
  readonly interests: readonly string[];
  readonly actions: readonly VisitorAction[];
  readonly visits: number;
  readonly consents: readonly Consent[];
  readonly owner?: StaffId;
  /** Appointments that stand (not cancelled): they make a qualified prospect. */
  readonly appointments: readonly AppointmentId[];
  readonly pictures: readonly MediaId[];
  readonly disqualified?: { readonly reason: string; readonly at: number; readonly by: StaffId | null };
  readonly outcome?: 'customer' | 'ambassador';
  /** Set by undo: kept, but out of every list, count, export and sync. */
  readonly discardedAt?: number;
};

export type LeadContext = {
  readonly id: LeadId;
  readonly showId: ShowId;
  readonly now: number;
  readonly staff: StaffId | null;
};

export type LeadSeed = {
  readonly contact: Contact;
  readonly confidence?: Confidence;
  readonly badgeCode?: string;
  readonly isResolved: boolean;
};

/** Below this a field is shown for checking (PRODUCT.md §1). */
const CHECK_BELOW = 0.9;

/** Parts that are checked as one: the address, the web pages. */
const PARTS = new Set(['urls', 'street', 'city', 'postal', 'region', 'country']);

/** The fields of a reading that a person should check. */
export const fieldsToCheck = (confidence: Confidence): string[] =>
  Object.keys(confidence).filter((field) => !PARTS.has(field) && (confidence[field] ?? 1) < CHECK_BELOW);

/** A new lead from what a badge or card said; pure. */
export function newLead(seed: LeadSeed, { id, showId, now, staff }: LeadContext): Lead {
  const confidence = seed.confidence ?? {};
  return {
    v: 1,
    id,
    externalKey: `boothbook.${id}`,
    showId,
    capturedAt: now,
    updatedAt: now,
    capturedBy: staff,
    contact: seed.contact,
    confidence,
    toCheck: fieldsToCheck(confidence),
    ...(seed.badgeCode === undefined ? {} : { badgeCode: seed.badgeCode }),
    isResolved: seed.isResolved,
    bant: {},
    opportunity: {},
    interests: [],
    actions: ['scan'],
    visits: 1,
    consents: [],
    ...(staff === null ? {} : { owner: staff }),
    appointments: [],
    pictures: [],
  };
}

/** Name to show: the full one, else its parts, else the first e-mail, the company, or the badge code; '' when nothing is known. */
export function nameOf(lead: Pick<Lead, 'contact' | 'badgeCode'>): string {
  const { contact } = lead;
  const parts = [contact.givenName, contact.familyName].filter(Boolean).join(' ');
  return (
    contact.formattedName ||
    parts ||
    contact.emails?.[0]?.value ||
    contact.organization?.[0] ||
    contact.phones?.[0]?.value ||
    lead.badgeCode ||
    ''
  );
}

/** The answer that holds for a purpose: the newest, or undefined when never asked. */
export const consentOf = (lead: Pick<Lead, 'consents'>, purpose: ConsentPurpose): Consent | undefined =>
  lead.consents.filter((consent) => consent.purpose === purpose).sort((a, b) => b.at - a.at)[0];
