import { localTime } from '#shared/lib/time.ts';
import { PURPOSES, wordsAsked } from './consentWording.ts';
import type { LeadId } from './ids.ts';
import { consentOf } from './lead.ts';
import type { Consent, Lead } from './lead.ts';
import type { Show } from './show.ts';
import type { ConsentPurpose } from './stage.ts';

/** What an answer amounts to: withdrawn is a no after a yes, however often it is said again. */
export const CONSENT_STATES = ['given', 'refused', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** One answer with all that proves it. */
export type ReceiptLine = {
  /** The same for ever: made of the lead, the instant and the purpose. */
  readonly number: string;
  readonly purpose: ConsentPurpose;
  readonly state: ConsentState;
  /** True for the answer that counts, false for earlier ones. */
  readonly isHolding: boolean;
  readonly at: number;
  /** `at` on the show's clock, with its offset: `2026-03-14T10:05:07+01:00` (RFC 3339). */
  readonly instant: string;
  readonly wordingVersion: string;
  readonly language: Consent['language'];
  /** The text above the questions, word for word; '' when the version is unknown. */
  readonly wording: string;
  /** The sentence for this purpose, word for word; '' in answers of before there was one. */
  readonly question: string;
  readonly method: Consent['method'];
  /** Name of who took the answer; '' when nobody is known by the id. */
  readonly staff: string;
  readonly isSigned: boolean;
};

/** What a receipt needs of the show. */
export type ReceiptShow = Pick<Show, 'zone' | 'staff' | 'consentWording'>;

type Consenting = Pick<Lead, 'id' | 'consents'>;

const two = (value: number): string => String(value).padStart(2, '0');

/** An instant on the clock of a zone, with its offset (RFC 3339), to the second. */
export function zonedInstant(at: number, zone: string): string {
  const { day, minutes } = localTime(at, zone);
  const wholeMinute = Math.floor(at / 60_000) * 60_000;
  const offset = Math.round((Date.parse(`${day}T00:00:00Z`) + minutes * 60_000 - wholeMinute) / 60_000);
  const seconds = Math.floor((at - wholeMinute) / 1_000);
  const away = Math.abs(offset);
  const sign = offset < 0 ? '-' : '+';
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds)}${sign}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

const LETTERS: Readonly<Record<ConsentPurpose, string>> = { call: 'C', email: 'E', newsletter: 'N', partners: 'P' };

/**
 * Number of a consent's receipt, stable for ever: the chance part of the id of the lead it was given to, the instant in base 36, the
 * purpose. Merging leads changes no number.
 */
export const receiptNumber = (id: LeadId, { at, purpose, of }: Pick<Consent, 'at' | 'purpose' | 'of'>): string =>
  `${(of ?? id).replaceAll('-', '').slice(-12)}-${at.toString(36)}-${LETTERS[purpose]}`.toUpperCase();

/** What each answer to one purpose amounts to, oldest first. */
function statesOf(answers: readonly Consent[]): readonly { readonly consent: Consent; readonly state: ConsentState }[] {
  let last: ConsentState = 'refused';
  return answers.map((consent) => {
    last = consent.given ? 'given' : last === 'refused' ? 'refused' : 'withdrawn';
    return { consent, state: last };
  });
}

/** What the answer to a purpose amounts to now; null when it was never asked. */
export const consentState = (lead: Pick<Lead, 'consents'>, purpose: ConsentPurpose): ConsentState | null =>
  statesOf(answersTo(lead, purpose)).at(-1)?.state ?? null;

/** All answers to a purpose, oldest first; of one instant in the order they were written. */
const answersTo = ({ consents }: Pick<Lead, 'consents'>, purpose: ConsentPurpose): Consent[] =>
  consents.filter((consent) => consent.purpose === purpose).sort((a, b) => a.at - b.at);

/**
 * The receipt of a lead's consents: every answer there ever was, purpose by purpose (call, e-mail, newsletter, partners), the one that
 * holds first, then the earlier ones, newest first. Empty when nothing was asked. Pure; the same lead gives the same receipt.
 */
export const consentReceipt = (lead: Consenting, show: ReceiptShow): ReceiptLine[] =>
  PURPOSES.flatMap((purpose) => {
    const holding = consentOf(lead, purpose);
    return statesOf(answersTo(lead, purpose))
      .map(({ consent, state }): ReceiptLine => {
        const { text, question } = wordsAsked(show.consentWording, consent);
        return {
          number: receiptNumber(lead.id, consent),
          purpose,
          state,
          isHolding: consent === holding,
          at: consent.at,
          instant: zonedInstant(consent.at, show.zone),
          wordingVersion: consent.wordingVersion,
          language: consent.language,
          wording: text,
          question,
          method: consent.method,
          staff: show.staff.find(({ id }) => id === consent.by)?.name ?? '',
          isSigned: consent.signature !== undefined,
        };
      })
      .reverse();
  });

type Words = {
  readonly purpose: Readonly<Record<ConsentPurpose, string>>;
  readonly state: Readonly<Record<ConsentState, string>>;
  readonly method: Readonly<Record<Consent['method'], string>>;
  readonly earlier: string;
  readonly signed: string;
  readonly wording: string;
  readonly receipt: string;
};

const WORDS: Readonly<Record<'en' | 'fr', Words>> = {
  en: {
    purpose: { call: 'Phone', email: 'E-mail', newsletter: 'Newsletter', partners: 'Partners' },
    state: { given: 'given', refused: 'refused', withdrawn: 'withdrawn' },
    method: { spoken: 'asked aloud', screen: 'on the screen', card: 'on paper', badge: 'with the badge' },
    earlier: 'earlier answer',
    signed: 'signed',
    wording: 'wording',
    receipt: 'receipt',
  },
  fr: {
    purpose: { call: 'Téléphone', email: 'E-mail', newsletter: 'Lettre d’information', partners: 'Partenaires' },
    state: { given: 'accordé', refused: 'refusé', withdrawn: 'retiré' },
    method: { spoken: 'de vive voix', screen: 'à l’écran', card: 'sur papier', badge: 'avec le badge' },
    earlier: 'réponse antérieure',
    signed: 'signé',
    wording: 'texte',
    receipt: 'reçu',
  },
};

/** One answer in one line of text, for a file or a CRM: plain text, nothing in it is escaped. `language` is the reader's. */
export function receiptLineText(line: ReceiptLine, language: 'en' | 'fr'): string {
  const words = WORDS[language];
  const quoted = [line.wording, line.question].filter((text) => text !== '').join(' ');
  const facts = [
    line.isHolding ? '' : words.earlier,
    line.instant,
    words.method[line.method],
    line.staff,
    line.isSigned ? words.signed : '',
    `${words.wording} ${line.wordingVersion} (${line.language})${quoted === '' ? '' : ` “${quoted.replaceAll(/\s+/gu, ' ')}”`}`,
    `${words.receipt} ${line.number}`,
  ];
  return `${words.purpose[line.purpose]}: ${words.state[line.state]} (${facts.filter(Boolean).join(', ')})`;
}

/** The whole receipt as text, one answer a line; '' when nothing was ever asked. */
export const receiptText = (lead: Consenting, show: ReceiptShow, language: 'en' | 'fr'): string =>
  consentReceipt(lead, show)
    .map((line) => receiptLineText(line, language))
    .join('\n');
