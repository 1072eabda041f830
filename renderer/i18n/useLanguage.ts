import { useTranslation } from 'react-i18next';
import type { Language } from '#shared/domain/answers.ts';

/** The language of the screen, as questions are written in it. */
export const useLanguage = (): Language => (useTranslation().i18n.resolvedLanguage === 'fr' ? 'fr' : 'en');
