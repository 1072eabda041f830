import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Contact } from '#shared/domain/contact.ts';
import { emailDomain } from '#shared/domain/email.ts';
import { countryCodeOf, countryOfHost } from './country.ts';

/** The country a contact's numbers and mail domains speak of; null when they are silent. */
function countryOfReach({ phones, emails }: Contact): string | null {
  for (const { e164 } of phones ?? []) {
    const country = e164 === undefined ? undefined : parsePhoneNumberFromString(e164)?.country;
    if (country !== undefined) return country;
  }
  return (emails ?? []).map(({ value }) => countryOfHost(emailDomain(value))).find((code) => code !== null) ?? null;
}

/**
 * Where a contact is, as territories are written: country (ISO 3166-1 alpha-2), and after a dash the postal code without blanks:
 * `FR-75011`, `GB-M11AE`, `DE`. The country is the address's, else that of the numbers and mail domains, else, where there is at least
 * a postal code, the show's. Undefined when nothing tells.
 */
export function territoryOf(contact: Contact, showCountry: string | undefined): string | undefined {
  const { country: written, postalCode } = contact.addresses?.[0] ?? {};
  const postal = (postalCode ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const told = written === undefined ? null : countryCodeOf(written);
  const country = told ?? countryOfReach(contact) ?? (postal === '' ? undefined : showCountry?.toUpperCase());
  if (country === undefined) return undefined;
  return postal === '' ? country : `${country}-${postal}`;
}
