import type { DeskSheet } from './command.ts';
import type { Cost, Economics, ShowGoals } from './budget.ts';
import type { BadgeFormat } from './badgeFormat.ts';
import type { DayClose } from './dayClose.ts';
import type { Definitions } from './definitions.ts';
import type { ConsentPurpose } from './stage.ts';
import type { MailTemplates } from './mailTemplate.ts';
import type { Retention } from './privacy/keeping.ts';
import type { SavedPlan } from './figures/planning.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { RoutingRule } from './routing.ts';
import type { ShowId, StaffId } from './ids.ts';

/** Someone who works at the booth; appointments are booked with a member of staff (their rep). */
export type Staff = {
  readonly id: StaffId;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  /** Salted hash of the PIN that says who is at the laptop (`renderer/data/pin.ts`); absent: a press is enough. */
  readonly pin?: string;
  /** Manages the team: may reset anybody's PIN. While nobody does, colleagues do it for each other. */
  readonly isManager?: boolean;
};

/** Working hours on one weekday, in minutes since midnight of the show's zone. */
export type Hours = { readonly from: number; readonly to: number };

/** One trade show. Times of day are in `zone` (IANA), days are `2026-03-14`. */
export type Show = {
  readonly v: 1;
  readonly id: ShowId;
  readonly name: string;
  readonly venue: string;
  readonly zone: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** Country of the show (ISO 3166 alpha-2), used to read phone numbers without a prefix. */
  readonly country: string;
  readonly company: string;
  readonly staff: readonly Staff[];
  /** What visitors may be interested in: products, services, topics. */
  readonly interests: readonly string[];
  readonly hours: Hours;
  readonly slotMinutes: number;
  readonly consentWording: readonly ConsentWording[];
  /** How to read the badges of this show, as taught; asked in this order before the formats that are known anyway. */
  readonly badgeFormats?: readonly BadgeFormat[];
  /** True for the sample and for rehearsals: kept out of totals. */
  readonly isSample: boolean;
  readonly createdAt: number;
  /** How the sheet of command codes is printed; the default sheet when absent. */
  readonly deskSheet?: DeskSheet;
  /** What the company means by warm, hot, fitting: every version there was, the last holds. The first ones when absent. */
  readonly definitions?: readonly Definitions[];
  readonly questionnaire?: Questionnaire;
  /** Who is proposed as the owner of a lead, the first rule that applies; without rules it is whoever captured it. */
  readonly routing?: readonly RoutingRule[];
  /** Phrases that are written into a note by a key. */
  readonly phrases?: readonly string[];
  /** The company's own words for mails to visitors; the first ones when absent. */
  readonly mails?: MailTemplates;
  /** Days that were closed, each time anew; nothing is taken out. */
  readonly closes?: readonly DayClose[];
  /** Currency of all its money (ISO 4217); that of its country when absent. */
  readonly currency?: string;
  readonly costs?: readonly Cost[];
  readonly goals?: ShowGoals;
  readonly economics?: Economics;
  /** Inputs of the planning kit that somebody chose; read by `readPlan`. */
  readonly plan?: SavedPlan;
  /** What may have brought a visitor to the booth, besides the usual (`figures/source.ts`). */
  readonly sources?: readonly string[];
  /** The show it was made from. */
  readonly copiedFrom?: ShowId;
  /** For how long leads are kept after it, by what they agreed to; absent: nobody decided, nothing is ever due. */
  readonly retention?: Retention;
  /** A rehearsal of another show: a sample whose badges are printed and scanned before the doors open. */
  readonly rehearses?: ShowId;
};

/** What a visitor was asked, word for word; a new wording is a new version. */
export type ConsentWording = {
  readonly version: string;
  readonly language: 'en' | 'fr';
  readonly text: string;
  /** What is asked for each purpose, word for word; absent in wordings of before: the text alone was asked. */
  readonly purposes?: { readonly [K in ConsentPurpose]?: string };
};
