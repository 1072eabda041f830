import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentReceipt, consentState, receiptNumber, receiptText, zonedInstant } from '#shared/domain/consentReceipt.ts';
import type { ReceiptShow } from '#shared/domain/consentReceipt.ts';
import { PURPOSES, askedFor, standardQuestions, wordsAsked } from '#shared/domain/consentWording.ts';
import type { LeadId, MediaId, StaffId } from '#shared/domain/ids.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Consent } from '#shared/domain/lead.ts';
import { firstWording } from '#shared/domain/sampleShow.ts';

const id = '0190a3b4-1111-7222-8333-0123456789ab' as LeadId;
const alex = 'staff-1' as StaffId;
const show: ReceiptShow = {
  zone: 'Europe/Paris',
  staff: [{ id: alex, name: 'Alex' }],
  consentWording: [
    { version: '1', language: 'en', text: 'Old text.' },
    { version: '1', language: 'fr', text: 'Ancien texte.' },
    { version: '2', language: 'en', text: 'New text.', purposes: { email: 'May we write?' } },
    { version: '2', language: 'fr', text: 'Nouveau texte.', purposes: { email: 'Pouvons-nous écrire ?', call: ' ' } },
  ],
};
const at = Date.UTC(2026, 2, 14, 9, 5, 7, 250);
const answer = (patch: Partial<Consent> = {}): Consent => ({
  purpose: 'email',
  given: true,
  at,
  by: alex,
  method: 'screen',
  wordingVersion: '2',
  language: 'en',
  ...patch,
});

const anyAnswer: fc.Arbitrary<Consent> = fc.record({
  purpose: fc.constantFrom(...PURPOSES),
  given: fc.boolean(),
  at: fc.integer({ min: at, max: at + 20 }),
  by: fc.constantFrom(alex, null),
  method: fc.constantFrom<Consent['method']>('spoken', 'screen', 'card', 'badge'),
  wordingVersion: fc.constantFrom('1', '2', '1+std1', 'std1', 'unknown', ''),
  language: fc.constantFrom('en', 'fr'),
});

describe('the receipt of consents', () => {
  it('holds every answer once, the newest of each purpose counting', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 30 }), (consents) => {
        const lines = consentReceipt({ id, consents }, show);
        expect(lines.map((line) => `${line.purpose} ${line.at} ${line.method} ${line.wordingVersion} ${line.language}`).sort()).toEqual(
          consents.map((one) => `${one.purpose} ${one.at} ${one.method} ${one.wordingVersion} ${one.language}`).sort(),
        );
        for (const purpose of PURPOSES) {
          const own = lines.filter((line) => line.purpose === purpose);
          const holding = own.filter((line) => line.isHolding);
          expect(holding).toHaveLength(own.length === 0 ? 0 : 1);
          expect(holding[0]?.at).toBe(own.length === 0 ? undefined : Math.max(...own.map((line) => line.at)));
          expect(own[0]).toBe(holding[0]);
          expect(holding[0]?.state === 'given').toBe(consentOf({ consents }, purpose)?.given ?? false);
          expect(holding[0]?.state ?? null).toBe(consentState({ consents }, purpose));
        }
      }),
    );
  });

  it('calls a no withdrawn exactly when there was a yes before it', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), (said) => {
        const consents = said.map((given, index) => answer({ given, at: at + index }));
        const states = consentReceipt({ id, consents }, show)
          .map(({ state }) => state)
          .reverse();
        expect(states).toEqual(
          said.map((given, index) => (given ? 'given' : said.slice(0, index).includes(true) ? 'withdrawn' : 'refused')),
        );
      }),
    );
  });

  it('gives each answer a number that stays the same whatever is answered later', () => {
    const first = consentReceipt({ id, consents: [answer()] }, show)[0]?.number;
    const later = consentReceipt({ id, consents: [answer(), answer({ given: false, at: at + 1 })] }, show);
    expect(later.map(({ number }) => number)).toContain(first);
    expect(new Set(later.map(({ number }) => number)).size).toBe(2);
    expect(first).toBe(receiptNumber(id, answer()));
    expect(first).toMatch(/^0123456789AB-[0-9A-Z]{8}-E$/u);
  });

  it('quotes the text and the sentence word for word, in the language they were asked in', () => {
    const [line] = consentReceipt({ id, consents: [answer({ language: 'fr', signature: 'm' as MediaId })] }, show);
    expect(line).toMatchObject({
      wording: 'Nouveau texte.',
      question: 'Pouvons-nous écrire ?',
      staff: 'Alex',
      isSigned: true,
      instant: '2026-03-14T10:05:07+01:00',
    });
  });

  it('does not pretend that a sentence was asked in the days when there was none', () => {
    const [line] = consentReceipt({ id, consents: [answer({ wordingVersion: '1' })] }, show);
    expect(line).toMatchObject({ wording: 'Old text.', question: '', isSigned: false });
  });

  it('names somebody who has left the staff by nothing, and an unknown wording by its version alone', () => {
    const [line] = consentReceipt({ id, consents: [answer({ by: 'gone' as StaffId, wordingVersion: '9' })] }, show);
    expect(line).toMatchObject({ staff: '', wording: '', question: '', wordingVersion: '9' });
  });

  it('says all of it in a line of text, earlier answers as such', () => {
    const consents = [answer(), answer({ given: false, at: at + 60_000, method: 'spoken', by: null })];
    expect(receiptText({ id, consents }, show, 'en').split('\n')).toEqual([
      `E-mail: withdrawn (2026-03-14T10:06:07+01:00, asked aloud, wording 2 (en) “New text. May we write?”, receipt ${receiptNumber(id, answer({ at: at + 60_000 }))})`,
      `E-mail: given (earlier answer, 2026-03-14T10:05:07+01:00, on the screen, Alex, wording 2 (en) “New text. May we write?”, receipt ${receiptNumber(id, answer())})`,
    ]);
    expect(receiptText({ id, consents }, show, 'fr')).toContain('E-mail: retiré');
    expect(receiptText({ id, consents: [] }, show, 'en')).toBe('');
  });

  it('tells the instant with the offset of the zone, west, half hours and summer time included', () => {
    expect(zonedInstant(at, 'America/St_Johns')).toBe('2026-03-14T06:35:07-02:30');
    expect(zonedInstant(at, 'UTC')).toBe('2026-03-14T09:05:07+00:00');
    expect(zonedInstant(Date.UTC(2026, 6, 1, 22, 30), 'Europe/Paris')).toBe('2026-07-02T00:30:00+02:00');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.constantFrom('Europe/Paris', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/New_York'),
        (instant, zone) => {
          expect(Date.parse(zonedInstant(instant, zone))).toBe(Math.floor(instant / 1_000) * 1_000);
        },
      ),
    );
  });
});

describe('what is asked for a purpose', () => {
  it('is the sentence of the newest wording in the visitor’s language', () => {
    expect(askedFor(show.consentWording, 'en', 'email')).toEqual({
      version: '2',
      language: 'en',
      text: 'New text.',
      question: 'May we write?',
    });
  });

  it('is the standard sentence where the show has none, and the version says so', () => {
    const asked = askedFor(show.consentWording, 'fr', 'call');
    expect(asked).toEqual({ version: '2+std1', language: 'fr', text: 'Nouveau texte.', question: standardQuestions.fr.call });
    expect(askedFor([], 'en', 'call')).toEqual({ version: 'std1', language: 'en', text: '', question: standardQuestions.en.call });
  });

  it('is found again word for word from the version that was recorded', () => {
    for (const wordings of [show.consentWording, firstWording, show.consentWording.slice(0, 2), []])
      for (const language of ['en', 'fr'] as const)
        for (const purpose of PURPOSES) {
          const { version, ...words } = askedFor(wordings, language, purpose);
          expect(wordsAsked(wordings, { purpose, wordingVersion: version, language: words.language })).toEqual(words);
        }
  });
});
