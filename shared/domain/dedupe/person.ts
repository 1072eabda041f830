/** What is compared of two people, in the words of the screens. */
export const DEDUPE_FIELDS = ['given', 'family', 'email', 'phone', 'company', 'place', 'birthday', 'code', 'other'] as const;
export type DedupeField = (typeof DEDUPE_FIELDS)[number];

/** A record with one entry for each field. */
export const byField = <T>(make: (field: DedupeField, at: number) => T): Record<DedupeField, T> =>
  // an entry for each of the fields, no more
  Object.fromEntries(DEDUPE_FIELDS.map((field, at) => [field, make(field, at)])) as Record<DedupeField, T>;

/**
 * How far a field of one agrees with that of the other: `same` but for how it is written; `alike`: a slip, a short form, a nickname;
 * `partly`: something of it, such as the town without the street or the switchboard without the extension; `differs`.
 */
export type Agreement = 'same' | 'alike' | 'partly' | 'differs';

/** One field that both have, for the eye of whoever decides: what each says, as written. */
export type Reason = { readonly field: DedupeField; readonly level: Agreement; readonly a: string; readonly b: string };

/** Two records that may be the same person. `probability` 0…1. */
export type LikelyPair<Id extends string = string> = {
  readonly a: Id;
  readonly b: Id;
  readonly probability: number;
};

/**
 * A record to be compared, as written; what is not known is absent. `phones` in E.164 where that is known. `codes`: numbers that
 * name one person in one register (badge, national id), by the register. `others`: any other columns, by their names.
 */
export type Person<Id extends string = string> = {
  readonly id: Id;
  readonly given?: string;
  readonly family?: string;
  /** The name in one piece, used when it is not known in parts. */
  readonly full?: string;
  readonly company?: string;
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  readonly street?: string;
  readonly city?: string;
  readonly postcode?: string;
  readonly region?: string;
  readonly country?: string;
  readonly birthday?: string;
  readonly codes?: Readonly<Record<string, string>>;
  readonly others?: Readonly<Record<string, string>>;
};
