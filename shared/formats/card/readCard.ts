import type { Address, Contact, Phone } from '#shared/domain/contact.ts';
import type { Confidence } from '#shared/domain/scan.ts';
import type { CountryCode } from 'libphonenumber-js/max';
import { readAddresses } from './address.ts';
import { repairByDomain, repairCedilla, repairHosts, repairLocal, repairSharpS, repairUmlauts } from './agreement.ts';
import { calibrate } from './calibrate.ts';
import type { CardLine } from './cardLine.ts';
import { companyCore, readCompany } from './company.ts';
import { guessCountry, languageOf, type CardLanguage } from './country.ts';
import type { Found } from './found.ts';
import { readEmails, readSocials, readSpoiltEmails, readWebsites, siteHost } from './internet.ts';
import { placeLines, type PlacedLine } from './layout.ts';
import { DEPARTMENT_WORDS } from './lexicon.ts';
import { isTitle, readPerson, readTitle, spellsName, type PersonName } from './person.ts';
import { readPhones } from './phones.ts';
import { foldedWords } from './text.ts';

/** Which lines (indexes in the list given) a field was read from; `item` counts within a list field. */
export type CardSource = { readonly field: string; readonly item: number; readonly lines: readonly number[] };

/** What a card says. `country` and `language` are guesses that a second reader may use. */
export type CardReading = {
  readonly contact: Contact;
  readonly confidence: Confidence;
  readonly sources: readonly CardSource[];
  readonly country: CountryCode | null;
  readonly language: CardLanguage;
};

/** Reads the fields of a card from its lines. Never throws, whatever the lines hold; a field that is not there is absent. */
export function readCard(lines: readonly CardLine[]): CardReading {
  const placed = placeLines(lines.slice(0, 200));
  const socials = readSocials(placed);
  const signed = readEmails(socials.rest);
  const sure = readWebsites(signed.rest.filter(({ text }) => /www ?[.,]|https?:/i.test(text))).found;
  const spoilt = readSpoiltEmails(signed.rest, signed.found.length > 0 ? [] : sure.map(({ value }) => siteHost(value)));
  const mails = { found: [...signed.found, ...spoilt.found], rest: spoilt.rest };
  const sites = readWebsites(mails.rest);
  const printedHosts = unique([
    ...mails.found.map(({ value }) => value.split('@')[1] ?? ''),
    ...sites.found.map(({ value }) => siteHost(value)),
  ]);
  const country = guessCountry(placed, printedHosts);
  const phones = readPhones(sites.rest, country);
  const addresses = readAddresses(phones.rest, country);
  const locals = mails.found.map(({ value }) => value.split('@')[0] ?? '');
  // Neither number, mail nor site: a badge, or the front of a card.
  const isBadge = placed.length > 1 && phones.found.length === 0 && printedHosts.length === 0;
  const people = readPeople(addresses.rest, { locals, hosts: printedHosts, isBadge });
  const hosts = repairHosts(mails.found, sites.found, people.company?.value ?? null);
  const words = `${people.name?.value.given ?? ''} ${people.name?.value.family ?? ''}`.split(/\s+/).filter((word) => word !== '');
  const emails = hosts.emails.map((mail) => confirmMail(mail, words));
  const isGerman = country === 'DE' || country === 'AT' || country === 'CH';
  const proof = [...emails.map(({ value }) => value), ...hosts.websites.map(({ value }) => value)].join(' ');
  const core =
    [...hosts.emails.map(({ value }) => value.split('@')[1] ?? ''), ...hosts.websites.map(({ value }) => siteHost(value))]
      .map(companyCore)
      .find((each) => each !== '') ?? '';
  const company = people.company && { ...people.company, value: repairByDomain(people.company.value, core) };
  const spell = (text: string): string => (isGerman ? repairUmlauts(repairSharpS(text), proof) : repairCedilla(text, proof));
  return {
    ...settle(
      {
        ...people,
        company,
        emails: uniqueFound(emails),
        websites: uniqueFound(hosts.websites),
        phones: phones.found,
        addresses: addresses.found.slice(0, 2),
        socials: socials.found,
      },
      spell,
    ),
    country,
    language: languageOf(country, placed),
  };
}

type People = {
  readonly name: Found<PersonName> | null;
  readonly title: Found<string> | null;
  readonly department: Found<string> | null;
  readonly company: Found<string> | null;
};

/** Name first, then the title beside it, then the company from what is left. */
function readPeople(
  lines: readonly PlacedLine[],
  clues: { readonly locals: readonly string[]; readonly hosts: readonly string[]; readonly isBadge: boolean },
): People {
  const name = readPerson(lines, clues);
  const afterName = without(lines, name);
  const told = readTitle(afterName, lines.find(({ index }) => index === name?.lines.at(-1)) ?? null);
  // what stands below the name on a badge is the company unless it is a title by its words
  const title = told !== null && clues.isBadge && !isTitle(told.value) ? null : told;
  const afterTitle = without(afterName, title);
  const unit =
    title === null
      ? undefined
      : afterTitle.find(({ text }) =>
          foldedWords(text)
            .slice(0, 2)
            .some((word) => DEPARTMENT_WORDS.has(word)),
        );
  const department = unit === undefined ? null : { value: unit.text, confidence: unit.confidence * 0.7, lines: [unit.index] };
  const company = readCompany(without(afterTitle, department), clues.hosts, name === null ? 0.3 : 1) ?? companyOfDomain(clues.hosts);
  return { name, title, department, company };
}

/** Without a line for it, the company is called as its domain is. */
function companyOfDomain(hosts: readonly string[]): Found<string> | null {
  const core = hosts.map(companyCore).find((each) => each !== '');
  return core === undefined ? null : { value: core[0]?.toUpperCase() + core.slice(1), confidence: 0.15, lines: [] };
}

const without = (lines: readonly PlacedLine[], found: Found<unknown> | null): PlacedLine[] =>
  lines.filter(({ index }) => !found?.lines.includes(index));
const unique = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))];
const uniqueFound = (found: readonly Found<string>[]): Found<string>[] =>
  found.filter(({ value }, at) => found.findIndex((other) => siteHost(other.value) === siteHost(value)) === at);

/** A mail address that the name spells is surer than its print. */
function confirmMail(mail: Found<string>, words: readonly string[]): Found<string> {
  const [printed = '', host = ''] = mail.value.split('@');
  // The label E or M may have run into the address: without it the name must be spelled.
  const local =
    /^[em]/.test(printed) && spellsName(words, printed.slice(1)) === 1 && spellsName(words, printed) < 1 ? printed.slice(1) : printed;
  const repaired = repairLocal(local, words);
  const spelled = spellsName(words, repaired) === 1;
  return { ...mail, value: `${repaired}@${host}`, confidence: spelled ? 0.5 + mail.confidence / 2 : mail.confidence * 0.95 };
}

type Parts = People & {
  readonly emails: readonly Found<string>[];
  readonly websites: readonly Found<string>[];
  readonly phones: readonly Found<Phone>[];
  readonly addresses: readonly Found<Address>[];
  readonly socials: readonly Found<string>[];
};

/** Puts the parts together: absent fields stay absent, a list is as sure as its weakest item. */
function settle(parts: Parts, spell: (text: string) => string): Pick<CardReading, 'contact' | 'confidence' | 'sources'> {
  const { name, title, department, company } = parts;
  const person = name?.value;
  const organization = [company, department].flatMap((found) => (found ? [spell(found.value)] : []));
  const contact: Contact = {
    ...(person && { formattedName: spell(person.full) }),
    ...(person?.prefix !== undefined && { prefix: person.prefix }),
    ...(person?.given !== undefined && { givenName: spell(person.given) }),
    ...(person?.family !== undefined && { familyName: spell(person.family) }),
    ...(person?.suffix !== undefined && { suffix: person.suffix }),
    ...(organization.length > 0 && { organization }),
    ...(title && { jobTitle: spell(title.value) }),
    ...(parts.emails.length > 0 && { emails: parts.emails.map(({ value }) => ({ value, kind: 'work' as const })) }),
    ...(parts.phones.length > 0 && { phones: parts.phones.map(({ value }) => value) }),
    ...(parts.addresses.length > 0 && { addresses: parts.addresses.map(({ value }) => spellAddress(value, spell)) }),
    ...(parts.websites.length > 0 && { urls: parts.websites.map(({ value }) => value) }),
    ...(parts.socials.length > 0 && { socials: parts.socials.map(({ value }) => value) }),
  };
  const fields: readonly (readonly [string, readonly Found<unknown>[]])[] = [
    ['name', name ? [name] : []],
    ['title', title ? [title] : []],
    ['company', company ? [company] : []],
    ['org', department ? [department] : []],
    ['emails', parts.emails],
    ['phones', parts.phones],
    ['websites', parts.websites],
    ['address', parts.addresses],
    ['socials', parts.socials],
  ];
  const sure = fields
    .filter(([, found]) => found.length > 0)
    .map(([field, found]) => [field, round(calibrate(field, Math.min(...found.map(({ confidence }) => confidence))))] as const);
  const confidence: Record<string, number> = Object.fromEntries(sure);
  if (name && person) {
    if (person.given !== undefined) confidence['given'] = round(calibrate('name', name.confidence) * person.order);
    if (person.family !== undefined) confidence['family'] = round(calibrate('name', name.confidence) * person.order);
  }
  return { contact, confidence, sources: fields.flatMap(([field, found]) => found.map(({ lines }, item) => ({ field, item, lines }))) };
}

const round = (value: number): number => Math.round(Math.min(Math.max(value, 0), 1) * 100) / 100 || 0;

const spellAddress = (address: Address, spell: (text: string) => string): Address =>
  Object.fromEntries(Object.entries(address).map(([part, value]) => [part, part === 'postalCode' ? value : spell(value)]));
