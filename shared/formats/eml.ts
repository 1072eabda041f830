import { isMailbox } from './ical.ts';
import type { CalendarMethod } from './ical.ts';
import { utf8Of } from './bytes.ts';
import { sha256 } from './sha256.ts';

/** Someone a mail is from or to. */
export type MailPerson = { readonly name: string; readonly email?: string };

/** A mail that a person will look at and send with their own program. */
export type MailDraft = {
  readonly from?: MailPerson;
  readonly to: readonly MailPerson[];
  readonly subject: string;
  readonly text: string;
  readonly language: 'en' | 'fr';
  /** A calendar file that goes with it, with the METHOD it holds. */
  readonly invitation?: { readonly ics: string; readonly method: CalendarMethod; readonly name: string };
};

declare const btoa: (bytes: string) => string;

const base64 = (text: string): string => btoa(Array.from(utf8Of(text), (byte) => String.fromCharCode(byte)).join(''));

/** Base64 in lines of 76 characters (RFC 2045 §6.8). */
const base64Lines = (text: string): string => base64(text).replaceAll(/.{76}/gu, '$&\r\n');

/** Nothing of a header may begin another header: control characters become blanks, and blanks do not pile up. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** 45 octets make 60 characters of base64, which with `=?UTF-8?B?` and `?=` stay below the 75 of RFC 2047 §2. */
const WORD_OCTETS = 45;

/** A text of a header as encoded words (RFC 2047), none of which parts a character; plain when it is plain and short. */
function encodedWords(text: string): string {
  const line = oneLine(text);
  if (/^[\w !#$%&'*+./-]{0,60}$/u.test(line) && !line.includes('=?')) return line;
  const words: string[] = [];
  let word = '';
  for (const sign of line) {
    if (utf8Of(word + sign).length > WORD_OCTETS) {
      words.push(word);
      word = '';
    }
    word += sign;
  }
  return [...words, word].map((one) => `=?UTF-8?B?${base64(one)}?=`).join('\r\n ');
}

const isAscii = (text: string): boolean => /^[\u0021-\u007E]+$/u.test(text);

/** `Name <address>`; null when the address cannot stand in a header as it is (RFC 5322 §3.4.1). */
function mailbox({ name, email }: MailPerson): string | null {
  if (!isMailbox(email) || !isAscii(email)) return null;
  return oneLine(name) === '' ? email : `${nameWords(name)} <${email}>`;
}

/** A name before an address: words without specials stay, others are encoded. */
const nameWords = (name: string): string =>
  /^[\w !#$%&'*+/-]{1,60}$/u.test(oneLine(name)) ? oneLine(name) : encodedWords(name).replace(/^(?!=\?)(.*)$/su, '"$1"');

const people = (all: readonly MailPerson[]): string =>
  all
    .map(mailbox)
    .filter((one) => one !== null)
    .join(',\r\n ');

/** A file's name that no system misreads. */
const fileName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\w.-]+/gu, '-')
    .slice(0, 80) || 'invite.ics';

const part = (headers: readonly string[], body: string): string =>
  [...headers, 'Content-Transfer-Encoding: base64', '', base64Lines(body)].join('\r\n');

/**
 * A draft as an .eml file (RFC 5322, MIME): `X-Unsent: 1` opens it ready to send. Text and calendar file are UTF-8 in base64, so that no
 * line is too long and nothing of a visitor's words can end a part. Lines end with CRLF. Whoever has no writable address is left out.
 */
export function draftEml({ from, to, subject, text, language, invitation }: MailDraft): string {
  const body = text.replaceAll(/\r\n?|\n/gu, '\r\n');
  const boundary = `booth-${sha256(utf8Of(`${subject}\n${text}\n${invitation?.ics ?? ''}`)).slice(0, 32)}`;
  const sender = from === undefined ? '' : people([from]);
  const receivers = people(to);
  const headers = [
    'X-Unsent: 1',
    ...(sender === '' ? [] : [`From: ${sender}`]),
    ...(receivers === '' ? [] : [`To: ${receivers}`]),
    `Subject: ${encodedWords(subject)}`,
    `Content-Language: ${language}`,
    'MIME-Version: 1.0',
  ];
  const plain = ['Content-Type: text/plain; charset=utf-8'];
  if (invitation === undefined) return `${headers.join('\r\n')}\r\n${part(plain, body)}\r\n`;
  const name = fileName(invitation.name);
  const calendar = [
    `Content-Type: text/calendar; charset=utf-8; method=${invitation.method}; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
  ];
  const parts = [part(plain, body), part(calendar, invitation.ics)];
  return [
    ...headers,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap((one) => [`--${boundary}`, one]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/** Can this draft be sent to someone as it is? Without a writable address the person fills in the receiver. */
export const hasReceiver = ({ to }: Pick<MailDraft, 'to'>): boolean => people(to) !== '';
