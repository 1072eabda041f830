import type { Contact } from '#shared/domain/contact.ts';
import { CONTACT_FIELDS } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import type { LeadSeed } from '#shared/domain/lead.ts';
import { filledFrom } from '#shared/domain/samePerson.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import type { VisitorDraft } from '#shared/ipc/visitor.ts';

/** What a visitor types at the kiosk, in this order. */
export const KIOSK_FIELDS = ['given', 'family', 'company', 'title', 'email', 'phone'] as const satisfies readonly ContactField[];
export type KioskField = (typeof KIOSK_FIELDS)[number];

/** The badge that filled the form: what was scanned, and what it said. */
export type KioskBadge = { readonly scan: Scan; readonly seed: LeadSeed };

/** The form of the kiosk as it stands. */
export type KioskForm = { readonly [K in KioskField]: string } & {
  readonly language: 'en' | 'fr';
  readonly interests: readonly string[];
  readonly answers: VisitorDraft['answers'];
  readonly badge: KioskBadge | null;
};

/** Longest text of a field; a hostile badge must not fill the screen. */
export const KIOSK_MOST = 200;

/** A form for the next visitor. */
export const emptyForm = (language: 'en' | 'fr'): KioskForm => ({
  language,
  given: '',
  family: '',
  company: '',
  title: '',
  email: '',
  phone: '',
  interests: [],
  answers: {},
  badge: null,
});

/** Has nobody touched it? The language is not the visitor's data. */
export const isUntouched = (form: KioskForm): boolean => JSON.stringify(form) === JSON.stringify(emptyForm(form.language));

/** Enough to come back to somebody: a name, and an e-mail or a phone. */
export const isEnough = (form: KioskForm): boolean =>
  [form.given, form.family].some((text) => text.trim() !== '') && [form.email, form.phone].some((text) => text.trim() !== '');

/** The form with what a badge says; another badge is another person, so nothing typed before it stays but the language. Pure. */
export function withBadge(form: KioskForm, badge: KioskBadge, printed: Contact): KioskForm {
  const texts = KIOSK_FIELDS.map((field) => [field, CONTACT_FIELDS[field].read(printed).slice(0, KIOSK_MOST)] as const);
  return { ...emptyForm(form.language), ...Object.fromEntries(texts), badge };
}

/** What was typed, as a contact; `country` reads phones without a prefix. Pure. */
export const typedContact = (form: KioskForm, country: string): Contact =>
  finishContact(
    KIOSK_FIELDS.reduce<Contact>(
      (contact, field) => (form[field].trim() === '' ? contact : CONTACT_FIELDS[field].write(contact, form[field].trim())),
      {},
    ),
    { country },
  );

/** The capture that a filled form is: the badge as it was scanned, else what was typed, and who it is. Pure. */
export function captureOf(form: KioskForm, country: string): { readonly scan: Scan; readonly seed: LeadSeed } {
  const contact = typedContact(form, country);
  const { badge } = form;
  if (badge === null) {
    const text = KIOSK_FIELDS.map((field) => form[field].trim())
      .filter(Boolean)
      .join('\n');
    return { scan: { source: 'kiosk', text }, seed: { contact, isResolved: true } };
  }
  // an address or a site that the form does not ask for comes along; what was typed or emptied counts
  const {
    formattedName: _n,
    givenName: _g,
    familyName: _f,
    emails: _e,
    phones: _p,
    organization: _o,
    jobTitle: _t,
    ...rest
  } = badge.seed.contact;
  const { badgeCode } = badge.seed;
  return {
    scan: { ...badge.scan, source: 'kiosk' },
    seed: { contact: filledFrom(contact, rest), isResolved: true, ...(badgeCode === undefined ? {} : { badgeCode }) },
  };
}

/** What was typed that differs from what is known of a visitor already: kept beside it, never over it. Pure. */
export const differing = (known: Contact, form: KioskForm): readonly KioskField[] =>
  KIOSK_FIELDS.filter((field) => {
    const [before, typed] = [CONTACT_FIELDS[field].read(known).trim(), form[field].trim()];
    return typed !== '' && before !== '' && before.toLowerCase() !== typed.toLowerCase();
  });
