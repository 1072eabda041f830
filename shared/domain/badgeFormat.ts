import type { Id } from '#shared/lib/id.ts';

/** What a part of a badge can hold: the fields of the attendee lists, in the order in which they are offered. */
export const BADGE_FIELDS = [
  'code',
  'first',
  'last',
  'full',
  'prefix',
  'company',
  'dept',
  'title',
  'email',
  'phone',
  'mobile',
  'fax',
  'street',
  'postal',
  'city',
  'region',
  'country',
  'type',
  'website',
  'linkedin',
  'note',
] as const;

export type BadgeField = (typeof BADGE_FIELDS)[number];

/** Signs of an id and how many of them, as the examples had them. */
export type CodeLook = { readonly signs: 'digits' | 'letters-digits' | 'any'; readonly least: number; readonly most: number };

/** One part of a badge. `field` null: not about the visitor, skipped. */
export type BadgeColumn = {
  readonly field: BadgeField | null;
  /** Name of the part, where the badge writes one (`keyed`, `json`). */
  readonly key?: string;
  /** Characters the part takes (`fixed-width`); the last part takes the rest. */
  readonly width?: number;
  /** Text around the value that is no part of it (`ID:`); a part that is not empty must have it. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** The part is this text on every badge of the show: a badge that differs is another show's. */
  readonly fixed?: string;
  readonly look?: CodeLook;
};

/** How the parts lie in the text. `whole`: there is only one. */
export type BadgeLayout =
  | { readonly kind: 'whole' }
  | { readonly kind: 'separated'; readonly separator: string }
  | { readonly kind: 'fixed-width' }
  | { readonly kind: 'keyed'; readonly separator: string; readonly sign: string }
  | { readonly kind: 'json' };

/** What is around the parts, taken off before they are split. */
export type BadgeWrapping = {
  readonly isBase64: boolean;
  /** Parts are percent-encoded, as in a web address. */
  readonly isPercentEncoded: boolean;
  readonly prefix: string;
  readonly suffix: string;
};

/** How to read a badge: structure only, nobody's data. */
export type BadgePlan = {
  readonly wrapping: BadgeWrapping;
  readonly layout: BadgeLayout;
  readonly columns: readonly BadgeColumn[];
  /** Fewest parts of a badge; what is missing after them is empty. */
  readonly least: number;
  /** True: parts beyond the last column belong to it. False: a badge with more parts is another's. */
  readonly hasRest: boolean;
};

export type BadgeFormatId = Id<'badge-format'>;

/** A badge format that was taught for a show. */
export type BadgeFormat = BadgePlan & {
  readonly v: 1;
  readonly id: BadgeFormatId;
  readonly name: string;
  readonly learntAt: number;
};
