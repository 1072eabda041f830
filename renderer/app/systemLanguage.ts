import { languageOf } from '#renderer/i18n/setup.ts';
import type { Language } from '#renderer/i18n/setup.ts';

/** The language that the system asks for. */
export const systemLanguage = (): Language => languageOf(navigator.language);
