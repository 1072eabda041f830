import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { Contact, Email, Phone } from '#shared/domain/contact.ts';
import { emailDomain, suggestEmail } from '#shared/domain/email.ts';
import { compactContact } from './compactContact.ts';
import { countryCodeOf, countryOfHost } from './country.ts';

/** Country where a number without a prefix is likely from: the show's, ISO 3166-1 alpha-2. */
export type PhoneHints = { readonly country?: string };

const hostOf = (url: string): string => /^(?:[a-z]+:\/\/)?([^/:?#]+)/i.exec(url.slice(0, 300))?.[1] ?? '';

/** Countries to try for a national number, likeliest first: the address, the mail and web domains, then the show's. */
function countriesOf(contact: Contact, hints: PhoneHints): CountryCode[] {
  const codes = [
    ...(contact.addresses ?? []).map(({ country }) => (country === undefined ? null : countryCodeOf(country))),
    ...(contact.emails ?? []).map(({ value }) => countryOfHost(emailDomain(value))),
    ...(contact.urls ?? []).map((url) => countryOfHost(hostOf(url))),
    hints.country?.toUpperCase() ?? null,
  ];
  return [...new Set(codes)].filter((code): code is CountryCode => code !== null && isSupportedCountry(code));
}

/** Text without letters that the phone library would read as keys ("phone 12" is no number). */
const isNumber = (value: string): boolean =>
  value.length <= 40 && /^[\s+(]*[0-9][0-9 ()./\u00A0-]*(?:;?\s*(?:ext|x)[=. ]*[0-9]+)?\s*$/i.test(value);

/** The number in E.164 ("+33612345678"), when it is a valid one by itself or in one of the countries. */
export function e164Of(value: string, countries: readonly CountryCode[]): string | undefined {
  const text = value
    .slice(0, 60)
    .trim()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/[\u2000-\u200A\u202F]/g, ' ')
    .replace(/^\((?:\+|00)\s?(\d{1,3})\)/, '+$1')
    .replace(/^00\s?(?=[1-9])/, '+')
    // what a phone dials after a pause is no part of the number
    .replace(/(?<=\d)[,;]?[pw,;][\d*#pw,;]{1,20}$/i, '');
  if (!isNumber(text)) return undefined;
  for (const country of text.startsWith('+') ? [undefined] : countries) {
    const number = parsePhoneNumberFromString(
      text,
      country === undefined ? { extract: false } : { defaultCountry: country, extract: false },
    );
    if (number?.isValid()) return number.number;
  }
  return undefined;
}

function finishPhone(phone: Phone, countries: readonly CountryCode[]): Phone {
  const e164 = e164Of(phone.value, countries);
  return e164 === undefined ? phone : { ...phone, e164 };
}

function finishEmail(email: Email): Email {
  const suggestion = suggestEmail(email.value);
  return suggestion === null ? email : { ...email, suggestion };
}

/** Nobody has more numbers or addresses than this; a hostile badge may, and each costs 40 µs. */
const MOST = 50;

/**
 * Signs that no field of a person holds: control signs but tab and line feed, marks that turn the direction of what follows on the
 * screen (UAX #9), invisible fillers, halves of letters. The payload itself is kept as it was read.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex -- these are the signs to take out
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const hasUnseen = (value: unknown): boolean => {
  if (typeof value === 'string') return value.search(UNSEEN) >= 0;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnseen);
};

/** A value without such signs, all the way down; texts of nothing else become ''. */
function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replaceAll(UNSEEN, '').trim();
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleaned(inner)]));
}

/** The contact without signs that nobody sees; see `UNSEEN`. */
function cleanContact(contact: Contact): Contact {
  if (!hasUnseen(contact)) return contact;
  // the shape stays: only texts change
  return compactContact(cleaned(contact) as Contact);
}

/** Takes unseen signs out and adds what follows from a contact's own words: E.164 of valid phones, the likely address behind a mistyped e-mail. */
export function finishContact(written: Contact, hints: PhoneHints = {}): Contact {
  const contact = cleanContact(written);
  const countries = contact.phones === undefined ? [] : countriesOf(contact, hints);
  return {
    ...contact,
    ...(contact.emails === undefined ? {} : { emails: contact.emails.map((email, at) => (at < MOST ? finishEmail(email) : email)) }),
    ...(contact.phones === undefined
      ? {}
      : { phones: contact.phones.map((phone, at) => (at < MOST ? finishPhone(phone, countries) : phone)) }),
  };
}
