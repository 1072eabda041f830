import type { DeskSheet } from './command.ts';
import type { BadgeFormat } from './badgeFormat.ts';
import type { ShowId, StaffId } from './ids.ts';

/** Someone who works at the booth; appointments are booked with a member of staff (their rep). */
export type Staff = { readonly id: StaffId; readonly name: string; readonly email?: string; readonly phone?: string };

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
};

/** What a visitor was asked, word for word; a new wording is a new version. */
export type ConsentWording = { readonly version: string; readonly language: 'en' | 'fr'; readonly text: string };
