/** Largest figure that is taken. */
const MOST = 999_999_999;

/** Blanks of every kind, the Swiss apostrophe, and signs of currencies. */
const IGNORED = /[\s'’\u00A0\u202F]|\p{Sc}|\b[A-Z]{3}\b/gu;
/** Groups of three parted by the same sign, or plain digits; then cents. */
const FORM = /^(\d{1,3}(?:([.,])\d{3}(?:\2\d{3})*)?|\d+)(?:[.,](\d{1,2}))?$/u;

/**
 * A whole number as people write one: `12500`, `12 500 €`, `12,500`, `12.500`, `CHF 12'500`, `1 234,50` (rounded). Null when it is none,
 * below 0 or larger than 999,999,999. A point or comma before exactly three digits parts thousands.
 */
export function readAmount(text: string): number | null {
  const form = FORM.exec(text.replaceAll(IGNORED, ''));
  if (form === null) return null;
  const [, whole = '', , cents = '0'] = form;
  const value = Math.round(Number(`${whole.replaceAll(/[.,]/gu, '')}.${cents}`));
  return value <= MOST ? value : null;
}
