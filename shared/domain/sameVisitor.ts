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

/** Addresses of a firm, not of a person, in the languages of the shows. */
const ROLE =
  /^(?:info|infos|contact|contacts|kontakt|contatto|contacto|hello|hallo|bonjour|mail|email|office|post|sales|ventes?|verkauf|vertrieb|vendite|ventas|commercial|commerciale|accueil|reception|empfang|secretariat|sekretariat|service|support|team|admin|administration|marketing|export|achats?|einkauf|purchasing|compta|buchhaltung|accounting|booking|jobs|presse|press)(?:[.+_-].*)?@/u;

/** Whether an address (lower case) is a firm's and not a person's, such as info@. */
export const isRoleAddress = (email: string): boolean => ROLE.test(email);

/**
 * Whether a lead found by a shared badge id, e-mail or phone is the visitor. A person's own address is theirs, however their name was
 * read. Colleagues share the number of their switchboard and the info@ of their firm: by such an address alone two names that have
 * nothing in common are two people, and by phone alone one name must hold the other.
 */
export function isSameVisitor(
  lead: Pick<Lead, 'contact' | 'badgeCode' | 'otherCodes'>,
  seen: Pick<Lead, 'contact' | 'badgeCode'>,
): boolean {
  const codes = [lead.badgeCode, ...(lead.otherCodes ?? [])];
  if (seen.badgeCode !== undefined && codes.includes(seen.badgeCode)) return true;
  const [one, other] = [wordsOf(lead.contact), wordsOf(seen.contact)];
  if (one.length === 0 || other.length === 0) return true;
  const shared = one.filter((word) => other.includes(word)).length;
  const theirs = addresses(lead.contact);
  const common = addresses(seen.contact).filter((email) => theirs.includes(email));
  if (common.some((email) => !isRoleAddress(email))) return true;
  return common.length > 0 ? shared > 0 : shared === Math.min(one.length, other.length);
}
