import type { Contact } from './contact.ts';
import type { Lead } from './lead.ts';

/** Words of a name without case and accents; initials and particles of one letter tell nothing. */
const wordsOf = ({ formattedName, givenName = '', familyName = '' }: Contact): string[] =>
  (formattedName ?? `${givenName} ${familyName}`)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

const addresses = ({ emails = [] }: Contact): string[] => emails.map(({ value }) => value.trim().toLowerCase());

/**
 * Whether a lead found by a shared badge id, e-mail or phone is the visitor. Colleagues share the number of their switchboard and
 * the info@ of their firm: two names that have nothing in common are two people, and by phone alone one name must hold the other.
 */
export function isSameVisitor(lead: Pick<Lead, 'contact' | 'badgeCode'>, seen: Pick<Lead, 'contact' | 'badgeCode'>): boolean {
  if (lead.badgeCode !== undefined && lead.badgeCode === seen.badgeCode) return true;
  const [one, other] = [wordsOf(lead.contact), wordsOf(seen.contact)];
  if (one.length === 0 || other.length === 0) return true;
  const shared = one.filter((word) => other.includes(word)).length;
  const theirs = addresses(lead.contact);
  const hasEmail = addresses(seen.contact).some((email) => theirs.includes(email));
  return hasEmail ? shared > 0 : shared === Math.min(one.length, other.length);
}
