import i18next from 'i18next';
import { TERMS } from '#shared/domain/definitions.ts';
import type { Definitions, Term, TermLanguage } from '#shared/domain/definitions.ts';
import { en, fr } from './words.ts';

const WORDS = { en, fr } as const;
const LANGUAGES: readonly TermLanguage[] = ['en', 'fr'];

/** The program's own label and text of a term, whatever the company calls it. */
export const programWords = (language: TermLanguage, term: Term): { readonly label: string; readonly text: string } => ({
  label: WORDS[language].definitions.label[term],
  text: WORDS[language].definitions.text[term],
});

/** Sets of words in which a term is named besides `definitions.label`. */
const PLACES = ['qualify.heat', 'qualify.stage', 'qualify.bant', 'history.value', 'history.field'] as const;
type Place = (typeof PLACES)[number];

/** The program's words of a place, by term; a field of the history that is called as a stage (the contact) is no term. */
function placeWords(language: TermLanguage, place: Place): ReadonlyMap<string, string> {
  const { qualify, history } = WORDS[language];
  const { cold, warm, hot } = history.value;
  const { budget, authority, need, timeline } = history.field;
  const words = {
    'qualify.heat': qualify.heat,
    'qualify.stage': qualify.stage,
    'qualify.bant': qualify.bant,
    'history.value': { cold, warm, hot },
    'history.field': { budget, authority, need, timeline },
  } as const;
  return new Map(Object.entries(words[place]));
}

/** i18next reads `{{name}}` and `$t(key)` in a text: a joiner that nobody sees keeps what a company wrote as it is. */
const asText = (text: string): string => text.replaceAll('{{', '{\u2060{').replaceAll('$t(', '$\u2060t(');

function wordsOf(language: TermLanguage, term: Term, own: Definitions['words']): [string, string][] {
  const program = programWords(language, term);
  const { label = '', text = '' } = own[language][term] ?? {};
  const says = label.trim() === '' ? undefined : asText(label.trim());
  const places = PLACES.flatMap((place): [string, string][] => {
    const word = placeWords(language, place).get(term);
    return word === undefined ? [] : [[`${place}.${term}`, says ?? word]];
  });
  return [
    ...places,
    [`definitions.label.${term}`, says ?? program.label],
    [`definitions.text.${term}`, text.trim() === '' ? program.text : asText(text.trim())],
  ];
}

/**
 * Makes the company's own words those of every screen, in both languages at once, and the program's again where it has none. Screens
 * redraw by themselves (`bindI18nStore`); nothing happens when the words are those in use already.
 */
export function adoptTerms({ words }: Pick<Definitions, 'words'>): void {
  for (const language of LANGUAGES) {
    const wanted = TERMS.flatMap((term) => wordsOf(language, term, words));
    const isUsed = wanted.every(([key, word]) => i18next.getResource(language, 'translation', key) === word);
    if (!isUsed) i18next.addResources(language, 'translation', Object.fromEntries(wanted));
  }
}
