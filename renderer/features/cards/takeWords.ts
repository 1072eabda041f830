import type { ContactField } from '#shared/domain/contactFields.ts';

/** Kinds of field that are one word however many pieces it was printed or recognised in. */
const IN_ONE: ReadonlySet<ContactField> = new Set(['email', 'email2', 'website', 'social']);
const PHONES: ReadonlySet<ContactField> = new Set(['phone', 'phone2', 'phone3']);

/** What stands around words on a card and belongs to none: bullets, bars, commas. */
const trimmed = (text: string): string => text.replaceAll(/^[\s,;|•·:]+|[\s,;|•·:]+$/gu, '');

/** The words clicked on a card as the text of a field: labels ("Tel:", "E-mail") left out where the field's kind tells them apart. */
export function textForField(field: ContactField, words: readonly string[]): string {
  if (PHONES.has(field)) return trimmed(words.join(' ').replace(/^[^\d+(]+/u, ''));
  if (IN_ONE.has(field)) {
    const whole = words.join('');
    const email = /[^\s:,;|<>()]+@[^\s,;|<>()]+/u.exec(whole)?.[0];
    if (field === 'email' || field === 'email2') return trimmed(email ?? whole);
    return trimmed(whole.replace(/^(?:www|web|internet|site|linkedin|in)\s*:(?!\/\/)\s*/iu, ''));
  }
  return trimmed(words.join(' '));
}

/** The text of a field with words added behind it. */
export function withMore(field: ContactField, before: string, more: string): string {
  if (before === '' || more === '') return before + more;
  return IN_ONE.has(field) ? before + more : `${before} ${more}`;
}
