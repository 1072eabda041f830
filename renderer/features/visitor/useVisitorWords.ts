import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** The words in the visitor's language, whatever the language of the program. */
export const useVisitorWords = (language: 'en' | 'fr'): TFunction => useTranslation('translation', { lng: language }).t;
