import type { Contact } from './contact.ts';
import type { Sale } from './sale.ts';
import type { Confidence, ScanSource } from './scan.ts';
import type { BuyingRole, SizeBand } from './definitions.ts';
import type { HistoryAction } from './history.ts';
import type {
  AppointmentId,
  AttendeeId,
  CaptureId,
  InteractionId,
  LeadId,
  MediaId,
  PromiseId,
  QuestionId,
  ShowId,
  StaffId,
} from './ids.ts';
import type { Patch } from './merge/takeBack.ts';
import type { Kept } from './privacy/keeping.ts';
import type { Answer } from './questionnaire.ts';
import type { BantAnswer, BantKey, ConsentPurpose, Heat, Stage, VisitorAction } from './stage.ts';

export type Bant = { readonly [K in BantKey]?: BantAnswer };

/** What is behind the four answers: amount in whole units of `currency`, the visitor's part in the purchase, the need in words, the day. */
export type BantDetail = {
  readonly amount?: number;
  readonly currency?: string;
  readonly role?: BuyingRole;
  readonly need?: string;
  /** A day `2026-03-14` or a month `2026-03`. */
  readonly by?: string;
};

/** What is known of the visitor's company; `territory` as in a target profile (`FR-75011`), derived from the contact unless set by hand. */
export type CompanyProfile = {
  readonly size?: SizeBand;
  readonly industry?: string;
  readonly territory?: string;
  readonly isTerritorySet?: boolean;
};

/** Things that make a company buy. */
export type Signal = 'moving' | 'hiring' | 'merger' | 'new-company' | 'investing' | 'contract-ends';
export const SIGNALS: readonly Signal[] = ['moving', 'hiring', 'merger', 'new-company', 'investing', 'contract-ends'];

/** How and when the visitor prefers to be reached. */
export type Channel = 'phone' | 'email' | 'message' | 'video' | 'visit';
export const CHANNELS: readonly Channel[] = ['phone', 'email', 'message', 'video', 'visit'];
export type Moment = 'morning' | 'noon' | 'afternoon' | 'evening';
export const MOMENTS: readonly Moment[] = ['morning', 'noon', 'afternoon', 'evening'];

/** What else was learnt; every part may be absent. `referredBy`: the ambassador who sent them, by name; `source`: what brought them to the booth. */
export type LeadFacts = {
  readonly source?: string;
  readonly challenges?: readonly string[];
  readonly tags?: readonly string[];
  readonly signals?: readonly Signal[];
  readonly competitor?: string;
  readonly referredBy?: string;
  readonly channel?: Channel;
  readonly moment?: Moment;
  readonly isCustomer?: boolean;
};

/** What the definitions of a version made of a lead: both axes, the score, the temperature it proposes. */
export type Judgement = {
  readonly version: number;
  readonly maturity: number;
  readonly fit: number;
  readonly score: number;
  readonly heat: Heat;
};

/** Since when, by whom and by which deed the lead stands where it stands; `from` is the stage before. */
export type Standing = {
  readonly stage: Stage;
  readonly from: Stage | null;
  readonly because: string;
  readonly cause: HistoryAction;
  readonly since: number;
  readonly by: StaffId | null;
};

/** A sale that may come of it. `probability` in percent, `amount` in whole units of `currency`, month `2026-03`. */
export type Opportunity = { readonly probability?: number; readonly amount?: number; readonly currency?: string; readonly month?: string };

/** One answer about one purpose, and how it was obtained; the newest per purpose holds. */
export type Consent = {
  readonly purpose: ConsentPurpose;
  readonly given: boolean;
  readonly at: number;
  readonly by: StaffId | null;
  readonly method: 'spoken' | 'screen' | 'card' | 'badge';
  readonly wordingVersion: string;
  readonly language: 'en' | 'fr';
  /** What the visitor drew, kept as a picture with the lead. */
  readonly signature?: MediaId;
  /** The lead it was given to, where that was merged into this one: the number of its receipt is made of it. */
  readonly of?: LeadId;
};

/** Something that is not known of a visitor: who they are, their company, how to reach them, whether they agreed to anything. */
export type Gap = 'name' | 'company' | 'reach' | 'consent';

/** Rows that were a lead's own and went with it into another. */
export type MovedRows = {
  readonly captures: readonly CaptureId[];
  readonly interactions: readonly InteractionId[];
  readonly appointments: readonly AppointmentId[];
  readonly promises: readonly PromiseId[];
  readonly media: readonly MediaId[];
};

/** Into which lead one was merged, with all that parts the two again: what was chosen, which rows went along, what the other was before. */
export type Merged = {
  readonly leadId: LeadId;
  readonly at: number;
  readonly by: StaffId | null;
  /** Whose value was taken of each field (`merge/mergeFields.ts`). */
  readonly choices: { readonly [field: string]: 'winner' | 'loser' };
  readonly moved: MovedRows;
  readonly patch: Patch;
  /** Where the other lead stood before. */
  readonly stood?: Standing;
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
  /** How they were captured; absent in leads of before. */
  readonly capturedVia?: ScanSource;
  readonly contact: Contact;
  readonly confidence: Confidence;
  /** Fields a person should check; emptied field by field as they are confirmed or corrected. */
  readonly toCheck: readonly string[];
  /** Badge id as scanned, leading zeros kept. */
  readonly badgeCode?: string;
  readonly isResolved: boolean;
  /** Attendees proposed by name and company that a person said this is not. */
  readonly refusedAttendees?: readonly AttendeeId[];
  /** Leads that a person said are somebody else; one of the two saying so is enough. */
  readonly notSameAs?: readonly LeadId[];
  /** Gaps that a person looked at and nobody can fill: they are asked about no more. */
  readonly acceptedGaps?: readonly Gap[];
  readonly heatChosen?: Heat;
  /** Does the visitor mean to buy? Not the same as wanting to hear from us. */
  readonly intention?: BantAnswer;
  /** Does the visitor want to be contacted? A wish; what the law asks for is `consents`. */
  readonly wantsContact?: BantAnswer;
  /** By which definitions it was judged, and how; absent in leads of before there were any: version 1. */
  readonly judgement?: Judgement;
  readonly standing?: Standing;
  readonly bant: Bant;
  readonly bantDetail?: BantDetail;
  readonly profile?: CompanyProfile;
  readonly facts?: LeadFacts;
  /** Answers to the show's questionnaire by question; those of questions that are no longer asked are kept. */
  readonly answers?: { readonly [K in QuestionId]?: Answer };
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
  /** What became of it after the show. */
  readonly sale?: Sale;
  /** The next action of this temperature was done; another temperature asks for its own. */
  readonly nextDone?: { readonly heat: Heat; readonly at: number; readonly by: StaffId | null };
  /** Badge ids of leads that were merged into this one. */
  readonly otherCodes?: readonly string[];
  /** Leads that were merged into this one, in that order. */
  readonly mergedFrom?: readonly LeadId[];
  /** Set by undo and by merging: kept, but out of every list, count, export and sync. */
  readonly discardedAt?: number;
  /** Kept although its time is over, and why; absent: not asked, or not exempted. */
  readonly kept?: Kept;
  /** It was the same visitor: its rows are the other lead's, this record stays as it was. Always discarded too. */
  readonly mergedInto?: Merged;
};

export type LeadContext = {
  readonly id: LeadId;
  readonly showId: ShowId;
  readonly now: number;
  readonly staff: StaffId | null;
  readonly via?: ScanSource;
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
export function newLead(seed: LeadSeed, { id, showId, now, staff, via }: LeadContext): Lead {
  const confidence = seed.confidence ?? {};
  return {
    v: 1,
    id,
    externalKey: `boothbook.${id}`,
    showId,
    capturedAt: now,
    updatedAt: now,
    capturedBy: staff,
    ...(via === undefined ? {} : { capturedVia: via }),
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

/** The answer that holds for a purpose: the newest (of one instant, the one written last), or undefined when never asked. */
export const consentOf = (lead: Pick<Lead, 'consents'>, purpose: ConsentPurpose): Consent | undefined =>
  lead.consents
    .filter((consent) => consent.purpose === purpose)
    .sort((a, b) => a.at - b.at)
    .at(-1);
