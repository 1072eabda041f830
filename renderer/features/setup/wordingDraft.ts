import { PURPOSES, askedFor } from '#shared/domain/consentWording.ts';
import type { ConsentWording } from '#shared/domain/show.ts';
import type { ConsentPurpose } from '#shared/domain/stage.ts';

type Ends = { readonly en: 'En'; readonly fr: 'Fr' };
const ENDS: Ends = { en: 'En', fr: 'Fr' };
type Language = keyof Ends;

/** The name of a purpose's sentence in the form: `callEn`, `partnersFr`. */
export type QuestionField = `${ConsentPurpose}${Ends[Language]}`;

/** The consent wording as it stands in the form: the text above all questions and a sentence a purpose, in both languages. */
export type WordingDraft = { readonly wordingEn: string; readonly wordingFr: string } & { readonly [K in QuestionField]: string };

export const questionField = (purpose: ConsentPurpose, language: Language): QuestionField => `${purpose}${ENDS[language]}`;

const newestOf = (wordings: readonly ConsentWording[], language: Language): ConsentWording | undefined =>
  wordings.findLast((wording) => wording.language === language);

/** The form of the newest wording; where it has no sentence for a purpose, the standard one that is asked instead. */
export function wordingDraftOf(wordings: readonly ConsentWording[]): WordingDraft {
  const of = (language: Language) => {
    const newest = newestOf(wordings, language);
    // asked of this language alone: a wording of another one is no draft of it
    const own = newest === undefined ? [] : [newest];
    return (purpose: ConsentPurpose): string => askedFor(own, language, purpose).question;
  };
  const [en, fr] = [of('en'), of('fr')];
  return {
    wordingEn: newestOf(wordings, 'en')?.text ?? '',
    wordingFr: newestOf(wordings, 'fr')?.text ?? '',
    callEn: en('call'),
    emailEn: en('email'),
    newsletterEn: en('newsletter'),
    partnersEn: en('partners'),
    callFr: fr('call'),
    emailFr: fr('email'),
    newsletterFr: fr('newsletter'),
    partnersFr: fr('partners'),
  };
}

function wordingIn(draft: WordingDraft, language: Language, version: string): ConsentWording {
  const questions = PURPOSES.map((purpose) => [purpose, draft[questionField(purpose, language)].trim()] as const);
  return {
    version,
    language,
    text: language === 'en' ? draft.wordingEn : draft.wordingFr,
    purposes: Object.fromEntries(questions.filter(([, question]) => question !== '')),
  };
}

/** A changed wording is a new version in both languages: what was agreed to stays readable under the old one. Unchanged, the very list. */
export function wordingsOf(draft: WordingDraft, before: readonly ConsentWording[]): readonly ConsentWording[] {
  const shown = wordingDraftOf(before);
  const isSame = before.length > 0 && Object.entries(shown).every(([field, text]) => new Map(Object.entries(draft)).get(field) === text);
  if (isSame) return before;
  const version = String(1 + Math.max(0, ...before.map((wording) => Number(wording.version) || 0)));
  return [...before, wordingIn(draft, 'en', version), wordingIn(draft, 'fr', version)];
}
