import type { Contact } from '#shared/domain/contact.ts';
import type { Person } from './person.ts';

/** What is known of a record beside its contact. */
export type Extras = Pick<Person, 'codes' | 'others' | 'birthday'>;

const joined = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' ');

/** The name of a profile on a site for such, without what links carry along. */
const profileOf = (contact: Contact): string | undefined =>
  [...(contact.socials ?? []), ...(contact.urls ?? [])]
    .map((url) => /linkedin\.com\/in\/([^/?#\s]+)/i.exec(url)?.[1]?.toLowerCase())
    .find((name) => name !== undefined);

/** A contact as it is compared with others. Fax numbers are a firm's, not a person's. */
export function personOf<Id extends string>(id: Id, contact: Contact, { codes = {}, others, birthday }: Extras = {}): Person<Id> {
  const address = contact.addresses?.[0] ?? {};
  const profile = profileOf(contact);
  const known: { [K in keyof Person]?: Person[K] | undefined } = {
    given: joined([contact.givenName, contact.additionalName]),
    family: contact.familyName,
    full: contact.formattedName,
    company: contact.organization?.[0],
    emails: contact.emails?.map(({ value }) => value),
    phones: contact.phones?.filter(({ kind }) => kind !== 'fax').map(({ value, e164 }) => e164 ?? value),
    street: joined([address.street, address.extended]),
    city: address.city,
    postcode: address.postalCode,
    region: address.region,
    country: address.country,
    birthday: birthday ?? contact.birthday,
    codes: profile === undefined ? codes : { ...codes, linkedin: profile },
    others,
  };
  // every entry left has a value of its key
  return {
    ...(Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined && value !== '')) as Partial<Person>),
    id,
  };
}
