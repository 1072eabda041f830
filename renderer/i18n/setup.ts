import { changeLanguage, use } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, fr } from './words.ts';

declare module 'i18next' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- i18next reads its types from this interface
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof en };
  }
}

export type Language = 'en' | 'fr';

/** French for French systems, English for all others. */
export const languageOf = (locale: string): Language => (locale.toLowerCase().startsWith('fr') ? 'fr' : 'en');

/** Makes `t()` ready; words are in the program, nothing is loaded. */
export async function setupWords(language: Language): Promise<void> {
  await use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    // copies: a company's words are written over them (adoptTerms.ts), and the program's must stay at hand
    resources: { en: { translation: structuredClone(en) }, fr: { translation: structuredClone(fr) } },
    interpolation: { escapeValue: false },
    react: { bindI18nStore: 'added' },
  });
  document.documentElement.lang = language;
}

/** Changes the language of every screen at once. */
export async function setLanguage(language: Language): Promise<void> {
  await changeLanguage(language);
  document.documentElement.lang = language;
}
