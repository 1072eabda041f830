import { CONTACT_FIELDS } from '#shared/domain/contactFields.ts';
import type { ContactField } from '#shared/domain/contactFields.ts';
import { PURPOSES, askedFor, visitorLanguage, wordingIn } from '#shared/domain/consentWording.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import type { SheetWording, VisitorDraft, VisitorSheet } from '#shared/ipc/visitor.ts';

/** What a visitor may correct of their own data. */
export const VISITOR_FIELDS = ['given', 'family', 'company', 'email', 'phone'] as const satisfies readonly ContactField[];
export type VisitorField = (typeof VISITOR_FIELDS)[number];

/** Longest text that fits a field; what a hostile badge holds beyond it stays with the lead, unshown and unchanged. */
const FIELD_MOST = 500;

function wordingOf(wordings: Show['consentWording'], language: 'en' | 'fr'): SheetWording {
  const [call, email, newsletter, partners] = PURPOSES.map((purpose) => {
    const { version, question } = askedFor(wordings, language, purpose);
    return { version, question };
  });
  const nothing = { version: '', question: '' };
  const wording = wordingIn(wordings, language);
  return {
    language: wording?.language ?? language,
    text: wording?.text ?? '',
    questions: { call: call ?? nothing, email: email ?? nothing, newsletter: newsletter ?? nothing, partners: partners ?? nothing },
  };
}

type Look = { readonly visit: string; readonly scheme: 'light' | 'dark' };

/** What a visitor's screen knows: whose booth it is and what is asked; nothing of staff, nothing of other visitors. Pure. */
export const sheetOf = (show: Pick<Show, 'company' | 'name' | 'consentWording'>, { visit, scheme }: Look): VisitorSheet => ({
  visit,
  company: (show.company || show.name).slice(0, FIELD_MOST),
  scheme,
  wordings: { en: wordingOf(show.consentWording, 'en'), fr: wordingOf(show.consentWording, 'fr') },
});

/** The visitor's data and standing answers, as they are first shown; `screen` is the language of the program. */
export function draftOf(lead: Pick<Lead, 'contact' | 'consents'>, screen: 'en' | 'fr'): VisitorDraft {
  const read = (field: VisitorField): string => CONTACT_FIELDS[field].read(lead.contact).slice(0, FIELD_MOST);
  const answers = PURPOSES.flatMap((purpose) => {
    const standing = consentOf(lead, purpose);
    return standing === undefined ? [] : [[purpose, standing.given] as const];
  });
  return {
    language: visitorLanguage(lead.contact, screen),
    given: read('given'),
    family: read('family'),
    company: read('company'),
    email: read('email'),
    phone: read('phone'),
    answers: Object.fromEntries(answers),
    signature: null,
  };
}

/** The fields that the visitor changed, and those they left as they were shown. Pure. */
export function correctionsOf(
  shown: VisitorDraft,
  draft: VisitorDraft,
): { readonly changed: readonly VisitorField[]; readonly confirmed: readonly VisitorField[] } {
  const isChanged = (field: VisitorField): boolean => shown[field].trim() !== draft[field].trim();
  return {
    changed: VISITOR_FIELDS.filter(isChanged),
    confirmed: VISITOR_FIELDS.filter((field) => !isChanged(field) && draft[field].trim() !== ''),
  };
}
