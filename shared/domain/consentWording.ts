import type { Contact } from './contact.ts';
import type { ConsentWording } from './show.ts';
import type { ConsentPurpose } from './stage.ts';

/** What visitors are asked for, in the order they are asked. */
export const PURPOSES: readonly ConsentPurpose[] = ['call', 'email', 'newsletter', 'partners'];

type Language = ConsentWording['language'];
type Questions = Readonly<Record<ConsentPurpose, string>>;

/** What is asked for each purpose where a show does not say it itself; never edited: another sentence is another `STANDARD_VERSION`. */
export const standardQuestions: Readonly<Record<Language, Questions>> = {
  en: {
    call: 'You may call me about this conversation.',
    email: 'You may write to me by e-mail about this conversation.',
    newsletter: 'You may send me your newsletter by e-mail.',
    partners: 'You may pass my details on to your partners, who may contact me about their offers.',
  },
  fr: {
    call: 'Vous pouvez m’appeler au sujet de cet échange.',
    email: 'Vous pouvez m’écrire par e-mail au sujet de cet échange.',
    newsletter: 'Vous pouvez m’envoyer votre lettre d’information par e-mail.',
    partners: 'Vous pouvez transmettre mes coordonnées à vos partenaires, qui pourront me contacter au sujet de leurs offres.',
  },
};

/** Marks a version whose sentence for a purpose was the standard one above, not the show's own: `1+std1`, or `std1` without a wording. */
const STANDARD_VERSION = 'std1';

/** What a visitor is asked for one purpose: the text above all questions ('' when the show has none), the sentence, and where both stand. */
export type Asked = { readonly version: string; readonly language: Language; readonly text: string; readonly question: string };

/** The wording to ask in a language: the newest version of it (the last in the list), else of any language. */
export const wordingIn = (wordings: readonly ConsentWording[], language: Language): ConsentWording | undefined =>
  wordings.findLast((wording) => wording.language === language) ?? wordings.at(-1);

/** What to ask for a purpose in a language. Where the wording has no sentence for it, the standard one, and the version says so. */
export function askedFor(wordings: readonly ConsentWording[], language: Language, purpose: ConsentPurpose): Asked {
  const wording = wordingIn(wordings, language);
  const spoken = wording?.language ?? language;
  const own = wording?.purposes?.[purpose]?.trim() ?? '';
  const version = wording?.version ?? '';
  return {
    version: own === '' ? [version, STANDARD_VERSION].filter(Boolean).join('+') : version,
    language: spoken,
    text: wording?.text ?? '',
    question: own === '' ? standardQuestions[spoken][purpose] : own,
  };
}

/** Which answer is meant: the purpose, with the version and language it was asked in. */
export type AskedIn = { readonly purpose: ConsentPurpose; readonly wordingVersion: string; readonly language: Language };

/**
 * The very words that were asked. Answers of before there were sentences for each purpose name a wording without one: the text alone
 * was asked, the question is ''. Both are '' when nothing is known of the version.
 */
export function wordsAsked(wordings: readonly ConsentWording[], { purpose, wordingVersion, language }: AskedIn): Omit<Asked, 'version'> {
  const isStandard = wordingVersion === STANDARD_VERSION || wordingVersion.endsWith(`+${STANDARD_VERSION}`);
  const version = isStandard ? wordingVersion.slice(0, -STANDARD_VERSION.length).replace(/\+$/u, '') : wordingVersion;
  const wording = wordings.find((one) => one.version === version && one.language === language);
  const question = isStandard ? standardQuestions[language][purpose] : (wording?.purposes?.[purpose]?.trim() ?? '');
  return { language, text: wording?.text ?? '', question };
}

const FRENCH_PREFIXES = ['+33', '+352', '+377', '+212', '+213', '+216', '+221', '+225'];

/** The language to ask a visitor in: French when their phone or mail domain says so, else the one of the screen. */
export function visitorLanguage({ phones, emails }: Pick<Contact, 'phones' | 'emails'>, screen: Language): Language {
  const numbers = (phones ?? []).map((phone) => phone.e164 ?? phone.value);
  if (numbers.some((number) => FRENCH_PREFIXES.some((prefix) => number.startsWith(prefix)))) return 'fr';
  if ((emails ?? []).some((email) => email.value.toLowerCase().endsWith('.fr'))) return 'fr';
  const isForeign = numbers.some((number) => number.startsWith('+'));
  return isForeign ? 'en' : screen;
}
