import type { PhoneKind } from './contact.ts';

/** Words that mark a number on badges, cards and column headers, in the languages of the shows; the first match decides. */
const LABELS: readonly (readonly [RegExp, PhoneKind])[] = [
  [/fax|téléc/i, 'fax'],
  [/pager|beeper/i, 'pager'],
  [/mob|cell|port(?:able|\.)|handy|gsm|natel|móvil|movil|celular|cellulare|matkapuh|kom[oó]rk/i, 'mobile'],
  [/home|priv|domicile|casa|domov|koti/i, 'home'],
  [/work|office|büro|buero|bureau|business|direct|durchwahl|standard|lavoro|trabajo|trabalho|práce|työ/i, 'work'],
];

/** Kind of a phone by the word beside it ("Mob.", "Fax", "Büro"); `other` when it says nothing. */
export const phoneKindOfLabel = (label: string): PhoneKind => LABELS.find(([test]) => test.test(label))?.[1] ?? 'other';

/** Count of digits. */
export const digitsIn = (value: string): number => value.replaceAll(/\D/g, '').length;

/**
 * Whether a text looks like a phone number a person would write: 6 to 16 digits and hardly anything else, and either a sign that
 * only phones have (+, brackets, groups) or a national 0 in front.
 */
export function looksLikePhone(value: string): boolean {
  const text = value.trim();
  const digits = digitsIn(text);
  if (digits < 6 || digits > 16 || text.length > 30 || !/^[+(0-9][0-9 ()./\u00A0-]*(?:\s*(?:x|ext\.?)\s*[0-9]{1,6})?$/i.test(text))
    return false;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  return text.startsWith('+') || text.startsWith('(') || (text.startsWith('0') && digits > 7) || (digits > 6 && /\d[ ./()-]+\d/.test(text));
}
