import type { Contact } from '#shared/domain/contact.ts';

/** A contact being put together: every field may still be empty. */
export type LooseContact = { readonly [Field in keyof Contact]: Contact[Field] | undefined };

const isFilled = (value: unknown): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
const filledText = (values: readonly string[] | undefined): string[] =>
  (values ?? []).map((value) => value.trim()).filter((value) => value !== '');

/** The contact with every empty field left out, so that absent means absent. */
export function compactContact(loose: LooseContact): Contact {
  const cleaned: LooseContact = {
    ...loose,
    organization: filledText(loose.organization),
    urls: filledText(loose.urls),
    socials: filledText(loose.socials),
    emails: loose.emails?.filter(({ value }) => value !== ''),
    phones: loose.phones?.filter(({ value }) => value !== ''),
    addresses: loose.addresses?.filter((address) => Object.values(address).some((part) => part !== '')),
  };
  // Only undefined, '' and [] are taken away: what is left has the types of Contact.
  return Object.fromEntries(Object.entries(cleaned).filter(([, value]) => isFilled(value))) as Contact;
}
