import { definitionsAt } from '#shared/domain/definitions.ts';
import type { NextAction } from '#shared/domain/definitions.ts';
import { sourceOf } from '#shared/domain/figures/figureLead.ts';
import type { Via } from '#shared/domain/figures/figureLead.ts';
import type { LeadId, StaffId } from '#shared/domain/ids.ts';
import type { CompanyProfile, Lead, LeadFacts } from '#shared/domain/lead.ts';
import { consentOf, nameOf } from '#shared/domain/lead.ts';
import { isNextOpen, nextStepOf } from '#shared/domain/nextStep.ts';
import { weightedForecast } from '#shared/domain/opportunity.ts';
import { heatOf, judgementOf, stageOf } from '#shared/domain/qualification.ts';
import type { AnswerValue } from '#shared/domain/questionnaire.ts';
import { quadrantOf } from '#shared/domain/score.ts';
import type { Quadrant } from '#shared/domain/score.ts';
import type { Sale } from '#shared/domain/sale.ts';
import type { Show } from '#shared/domain/show.ts';
import type { BantAnswer, BantKey, ConsentPurpose, Heat, Stage } from '#shared/domain/stage.ts';
import { addDays, instantOf } from '#shared/lib/time.ts';
import type { Due } from './searchByLead.ts';

/** What the index must know of a show: by which clock promises are due, and what its definitions say. */
export type ShowWords = Pick<Show, 'zone' | 'definitions'>;

/** What is known of a lead beyond who it is. Instants in ms, scores 0…100. Parts that most leads lack are undefined, not empty. */
export type LeadMore = {
  readonly version: number;
  readonly maturity: number;
  readonly fit: number;
  readonly score: number;
  readonly quadrant: Quadrant;
  readonly proposed: Heat;
  /** The temperature was set by staff. */
  readonly isChosen: boolean;
  readonly intention: BantAnswer | undefined;
  readonly wantsContact: BantAnswer | undefined;
  /** A sign for each of `BANT`: `y`, `n`, or `-` when not known. */
  readonly bant: string;
  /** A sign for each of `PURPOSES`: `g` given, `r` refused or withdrawn, `-` never asked. */
  readonly consents: string;
  /** Amount × probability in whole units of `currency`; null without both. */
  readonly forecast: number | null;
  readonly currency: string | undefined;
  /** What is still to be done next, and until when; null when nothing is. */
  readonly next: NextAction['kind'] | null;
  readonly deadline: number | null;
  /** When each open promise is due, the first first. */
  readonly dues: readonly number[];
  readonly facts: LeadFacts | undefined;
  readonly profile: CompanyProfile | undefined;
  readonly outcome: 'customer' | 'ambassador' | undefined;
  readonly sale: Sale | undefined;
  /** What brought the visitor; '' where nobody asked. */
  readonly source: string;
  readonly via: Via;
  readonly answers: Readonly<Record<string, AnswerValue>> | undefined;
};

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
  readonly more: LeadMore;
};

/** The order of the signs of `LeadMore.bant`. */
export const BANT: readonly BantKey[] = ['budget', 'authority', 'need', 'timeline'];
/** The order of the signs of `LeadMore.consents`. */
export const PURPOSES: readonly ConsentPurpose[] = ['call', 'email', 'newsletter', 'partners'];

/** Every sign there can be, once: a hundred thousand leads share a few hundred texts. */
const signs = new Map<string, string>();
function shared(text: string): string {
  const known = signs.get(text);
  if (known !== undefined) return known;
  signs.set(text, text);
  return text;
}

const NO_DUES: readonly number[] = [];

/** The instant (ms) from which a promise is late: its time of day, else the end of its day, by the show's clock. */
export const dueInstant = ({ dueOn, dueAtMinutes }: Due, zone: string): number =>
  dueAtMinutes === undefined
    ? instantOf({ day: addDays(dueOn, 1), minutes: 0 }, zone)
    : instantOf({ day: dueOn, minutes: dueAtMinutes }, zone);

/** When open promises are due, the first first. */
export const duesOf = (promises: readonly Due[], zone: string): readonly number[] =>
  promises.length === 0 ? NO_DUES : promises.map((one) => dueInstant(one, zone)).sort((a, b) => a - b);

/** What of a row rests on the show's definitions. */
export function byDefinitions(
  row: Pick<LeadRow, 'heat' | 'capturedAt'>,
  judged: Pick<LeadMore, 'version' | 'maturity' | 'fit'>,
  { show, isOpen }: { readonly show: ShowWords | undefined; readonly isOpen: boolean },
): Pick<LeadMore, 'quadrant' | 'next' | 'deadline'> {
  const definitions = definitionsAt(show, judged.version);
  const quadrant = quadrantOf(judged, definitions);
  if (!isOpen) return { quadrant, next: null, deadline: null };
  const { kind, dueAt } = nextStepOf(row, definitions);
  return { quadrant, next: kind, deadline: dueAt };
}

const valuesOf = ({ answers }: Lead): LeadMore['answers'] => {
  const given = Object.entries(answers ?? {}).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer.value] as const]));
  return given.length === 0 ? undefined : Object.fromEntries(given);
};

const consentSign = (lead: Lead, purpose: ConsentPurpose): string => {
  const consent = consentOf(lead, purpose);
  return consent === undefined ? '-' : consent.given ? 'g' : 'r';
};

const hasSome = (part: object | undefined): boolean => part !== undefined && Object.keys(part).length > 0;

/** What a list shows of a lead; pure. A lead nobody has judged yet is judged by the first definitions. */
export function rowOf(given: Lead, dues: readonly Due[], show: ShowWords | undefined): LeadRow {
  const judgement = judgementOf(given);
  const lead = given.judgement === undefined ? { ...given, judgement } : given;
  const { contact } = lead;
  const row = {
    id: lead.id,
    name: nameOf(lead),
    company: contact.organization?.[0] ?? '',
    title: contact.jobTitle ?? '',
    stage: stageOf(lead).stage,
    heat: heatOf(lead),
    capturedAt: lead.capturedAt,
    updatedAt: lead.updatedAt,
    owner: lead.owner ?? null,
    visits: lead.visits,
    email: contact.emails?.[0]?.value ?? '',
    phone: contact.phones?.[0]?.value ?? '',
    interests: lead.interests,
    hasAppointment: lead.appointments.length > 0,
    toCheck: lead.toCheck.length,
    isUnread: lead.pictures.length > 0 && nameOf(lead) === '',
  };
  const { version, maturity, fit, score, heat: proposed } = judgement;
  return {
    ...row,
    more: {
      version,
      maturity,
      fit,
      score,
      proposed,
      isChosen: lead.heatChosen !== undefined,
      intention: lead.intention,
      wantsContact: lead.wantsContact,
      bant: shared(BANT.map((key) => lead.bant[key]?.[0] ?? '-').join('')),
      consents: lead.consents.length === 0 ? '----' : shared(PURPOSES.map((purpose) => consentSign(lead, purpose)).join('')),
      forecast: weightedForecast(lead.opportunity),
      currency: lead.opportunity.currency,
      ...byDefinitions(row, judgement, { show, isOpen: isNextOpen(lead) }),
      dues: duesOf(dues, show?.zone ?? 'UTC'),
      facts: hasSome(lead.facts) ? lead.facts : undefined,
      profile: hasSome(lead.profile) ? lead.profile : undefined,
      outcome: lead.outcome,
      sale: lead.sale,
      source: sourceOf(lead),
      via: lead.capturedVia ?? 'unknown',
      answers: valuesOf(lead),
    },
  };
}
