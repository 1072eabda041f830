/** Kind of an address or number as its source names it; `other` when it does not say. */
export type EmailKind = 'work' | 'home' | 'other';
export type PhoneKind = 'work' | 'mobile' | 'home' | 'fax' | 'pager' | 'other';

export type Email = { readonly value: string; readonly kind: EmailKind; readonly suggestion?: string };
/** `value` as written in the source; `e164` ("+33612345678") when the number is valid. */
export type Phone = { readonly value: string; readonly e164?: string; readonly kind: PhoneKind };

export type Address = {
  readonly poBox?: string;
  readonly extended?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
};

export type ContactPhoto = { readonly mediaType: string; readonly bytes: number; readonly sha256: string };

/** Who a visitor is, as read from a badge, a card or a keyboard. A field that is not known is absent. */
export type Contact = {
  readonly formattedName?: string;
  readonly prefix?: string;
  readonly givenName?: string;
  readonly additionalName?: string;
  readonly familyName?: string;
  readonly suffix?: string;
  readonly nickname?: string;
  /** Company first, then its units. */
  readonly organization?: readonly string[];
  readonly jobTitle?: string;
  readonly role?: string;
  readonly emails?: readonly Email[];
  readonly phones?: readonly Phone[];
  readonly addresses?: readonly Address[];
  readonly urls?: readonly string[];
  readonly socials?: readonly string[];
  readonly note?: string;
  readonly birthday?: string;
  readonly photo?: ContactPhoto;
};
