import type { Email, Phone } from '#shared/domain/contact.ts';
import { isEmail } from '#shared/domain/email.ts';
import { looksLikePhone } from '#shared/domain/phone.ts';
import { compactContact } from './compactContact.ts';
import { readNamed } from './payloadNamed.ts';
import { NAMED, evenConfidence } from './payloadFormat.ts';
import type { PayloadFormat, Reading } from './payloadFormat.ts';
import { isProfile, whatsAppNumber } from './profileSites.ts';
import { readQuery, readWebAddress, unescapeUrl } from './webAddress.ts';
import type { WebAddress } from './webAddress.ts';

const contactWith = (emails: readonly Email[], phones: readonly Phone[]): Reading[] | null =>
  emails.length + phones.length === 0
    ? null
    : [{ kind: 'contact', contact: compactContact({ emails, phones }), confidence: evenConfidence(NAMED) }];

/** "Jane Doe <jane@acme.example>" holds the address between brackets. */
const addressOnly = (text: string): string => /<([^<>\s]{1,250})>$/.exec(text.slice(0, 600))?.[1] ?? text;

const emailsOf = (list: string): Email[] =>
  list
    .split(/[,;]/)
    .map((value) => ({ value: addressOnly(unescapeUrl(value.replaceAll('+', '%2B')).trim()), kind: 'other' as const }))
    .filter(({ value }) => value.includes('@'));
const phonesOf = (list: string): Phone[] =>
  list
    .split(',')
    .map((value) => ({ value: unescapeUrl(value.replaceAll('+', '%2B')).trim(), kind: 'other' as const }))
    .filter(({ value }) => /\d/.test(value));

const beforeMark = (text: string): string => /^[^?]*/.exec(text)?.[0] ?? '';

function readMailto(body: string): Reading[] | null {
  const to = readQuery(body.slice(beforeMark(body).length + 1)).filter(([key]) => key.toLowerCase() === 'to');
  return contactWith(emailsOf([beforeMark(body), ...to.map(([, value]) => value)].join(',')), []);
}

/** A message to somebody: only whom it is for matters here. "number:text" or "number?body=text". */
const readMessage = (body: string): Reading[] | null => contactWith([], phonesOf(/^[^?:;]*/.exec(body.replace(/^\/\//, ''))?.[0] ?? ''));

/** RFC 5870: latitude, longitude, perhaps altitude; Android adds `?q=` with the place in words or coordinates. */
function readGeo(body: string): Reading[] | null {
  const match = /^\s*(-?\d{1,3}(?:\.\d{0,20})?),\s*(-?\d{1,3}(?:\.\d{0,20})?)/.exec(body.slice(0, 200));
  if (match === null) return null;
  const place = readQuery(body.slice(beforeMark(body).length + 1)).find(([key]) => key === 'q')?.[1] ?? '';
  const point = `${match[1] ?? ''}, ${match[2] ?? ''}`;
  return [{ kind: 'geo', contact: { note: place === '' ? point : `${point} (${place})` } }];
}

/** NTT's `URLTO:title:address`. */
const readUrlto = (body: string): Reading[] => [{ kind: 'url', contact: { urls: [body.slice(body.indexOf(':') + 1).trim()] } }];

/** The app's own form of "wa.me/33612345678". */
function readWhatsApp(body: string): Reading[] | null {
  const digits = /[?&]phone=(?:\+|%2B|00)?(\d{7,15})(?:&|$)/i.exec(body.slice(0, 500))?.[1];
  if (digits === undefined) return null;
  const contact = { phones: [{ value: `+${digits}`, kind: 'mobile' as const }], socials: [`https://wa.me/${digits}`] };
  return [{ kind: 'profile-url', contact, confidence: evenConfidence(NAMED) }];
}

const BY_SCHEME: Readonly<Record<string, (body: string) => readonly Reading[] | null>> = {
  mailto: readMailto,
  smtp: (body) => contactWith(emailsOf(/^[^:]*/.exec(body)?.[0] ?? ''), []),
  tel: (body) =>
    contactWith(
      [],
      [{ value: unescapeUrl(beforeMark(body).replace(/^\/\//, '').replaceAll('+', '%2B')).trim(), kind: 'other' as const }].filter(
        ({ value }) => /\d/.test(value),
      ),
    ),
  callto: (body) => contactWith([], phonesOf(beforeMark(body))),
  sms: readMessage,
  smsto: readMessage,
  mms: readMessage,
  mmsto: readMessage,
  facetime: readMessage,
  whatsapp: readWhatsApp,
  geo: readGeo,
  urlto: readUrlto,
  url: (body) => webReadings(body) ?? [{ kind: 'url', contact: { urls: [body.trim()] } }],
  uri: (body) => webReadings(body) ?? [{ kind: 'url', contact: { urls: [body.trim()] } }],
};

/** A ticket's own address: the id stands in a parameter or is the long random end of the path. */
const CODE_PARAMS =
  /^(?:pk|badge|badge_?id|attendee|attendee_?id|registrant|registrant_?id|registration_?id|reg_?id|ticket|ticket_?id|ticket_?code|barcode|participant_?id|visitor_?id|checkin_?code|secret)$/i;
/** GS1 Digital Link (§4): key and value pairs as the path; these keys name a person, a document or one single thing. */
const GS1_PATH = /\/(8017|8018|253|255|8003|8004|21)\/([^/?#]{1,60})(?=[/?#]|$)/;
const IS_DIGITAL_LINK =
  /\/(?:01\/\d{14}|00\/\d{18}|801[78]\/\d{18}|25[35]\/\d{13}\w*|800[34]\/\w+|414\/\d{13})(?:\/\d{2,4}\/[^/?#]{1,60}){0,8}\/?(?:[?#]|$)/;
const TOKEN = /^(?:[0-9a-f]{24,128}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;
const TICKET_PATH =
  /^(?:t|ticket|tickets|badge|badges|attendee|attendees|registration|registrations|check-?in|visitor|participant|scan|b)$/i;

function codeOf({ path, query }: WebAddress): string | null {
  const param = query.find(([key, value]) => CODE_PARAMS.test(key) && value !== '');
  if (param !== undefined) return param[1];
  const last = path.at(-1) ?? '';
  if (TOKEN.test(last)) return last;
  const named = path.length > 1 && path.slice(0, -1).some((part) => TICKET_PATH.test(part));
  return named && /^(?=.*\d)[A-Za-z0-9_-]{5,64}$/.test(last) ? last : null;
}

/** Parameters of campaigns, not of visitors. */
const TRACKING = /^(?:utm_.*|fbclid|gclid|msclkid|ref|source|lang|locale|hl)$/i;

function webReadings(text: string): readonly Reading[] | null {
  const address = readWebAddress(text);
  if (address === null) return null;
  const url = text.trim();
  if (isProfile(address)) {
    const number = whatsAppNumber(address);
    const phones: Phone[] = number === null ? [] : [{ value: number, kind: 'mobile' }];
    return [{ kind: 'profile-url', contact: compactContact({ phones, socials: [url] }), confidence: evenConfidence(NAMED) }];
  }
  if (!/^(?:https?)?$/.test(address.scheme)) return [{ kind: 'url', contact: { urls: [url] } }];
  const named = readNamed(
    address.query.filter(([key, value]) => value !== '' && !TRACKING.test(key)).map(([key, value]) => ({ path: [key], value })),
  );
  if (named?.kind === 'contact') return [{ ...named, contact: { ...named.contact, urls: named.contact?.urls ?? [url] } }];
  const code = codeOf(address) ?? (IS_DIGITAL_LINK.test(url) ? (GS1_PATH.exec(url)?.[2] ?? null) : null);
  return code === null ? [{ kind: 'url', contact: { urls: [url] } }] : [{ kind: 'code', code, contact: { urls: [url] } }];
}

const isUriBody = (scheme: string, body: string): boolean =>
  body !== '' &&
  !/\s/.test(body) &&
  (body.startsWith('//') ||
    /^(?:otpauth|market|intent|bitcoin|ethereum|skype|whatsapp|itms|itms-apps|about|data|javascript|file|urn|isbn|sip|sips|xmpp|im|news|rtsp|magnet|spotify|tg|line|weixin)$/.test(
      scheme,
    ));

/** mailto, tel, SMS, geo, URLTO, web addresses (plain, profiles, tickets, with fields in the query) and bare e-mail addresses. */
export const uri: PayloadFormat = {
  name: 'uri',
  read: ({ text }) => {
    const trimmed = text.trim();
    const match = /^([a-z][a-z0-9+.-]{1,30}):/i.exec(trimmed);
    const scheme = match?.[1]?.toLowerCase() ?? '';
    const body = trimmed.slice((match?.[0] ?? '').length);
    const read = Object.hasOwn(BY_SCHEME, scheme) ? BY_SCHEME[scheme] : undefined;
    if (read !== undefined) return read(body);
    if (isEmail(trimmed) && !/[|^~*%$].*@/.test(trimmed)) return contactWith([{ value: trimmed, kind: 'other' }], []);
    const mailbox = /^"?([^"<>@]{1,100}?)"?\s*<([^<>\s]{3,254})>$/.exec(trimmed.slice(0, 400));
    if (mailbox !== null && isEmail(mailbox[2] ?? ''))
      return [
        {
          kind: 'contact',
          contact: { formattedName: (mailbox[1] ?? '').trim(), emails: [{ value: mailbox[2] ?? '', kind: 'other' }] },
          confidence: evenConfidence(0.85, { emails: NAMED }),
        },
      ];
    if (trimmed.startsWith('+') && looksLikePhone(trimmed)) return contactWith([], [{ value: trimmed, kind: 'other' }]);
    return webReadings(trimmed) ?? (isUriBody(scheme, body) ? [{ kind: 'url', contact: { urls: [trimmed] } }] : null);
  },
};
