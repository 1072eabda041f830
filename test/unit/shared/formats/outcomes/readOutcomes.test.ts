import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8Of } from '#shared/formats/bytes.ts';
import { newXlsx } from '#shared/formats/export/xlsx.ts';
import type { Column } from '#shared/formats/export/column.ts';
import { decimalSignOf, readAmount } from '#shared/formats/outcomes/readAmount.ts';
import { dayOrderOf, isAmbiguousDay, readDay } from '#shared/formats/outcomes/readDay.ts';
import { readOutcomes } from '#shared/formats/outcomes/readOutcomes.ts';
import type { OutcomesChoice } from '#shared/formats/outcomes/readOutcomes.ts';
import { readState } from '#shared/formats/outcomes/stateWords.ts';

const column = (header: string): Column => ({ header, width: 10, kind: 'text', cell: () => null });

const plain: OutcomesChoice = { words: {}, usual: 'day-first' };
const read = async (text: string, choice: OutcomesChoice = plain) => {
  const file = await readOutcomes(utf8Of(text), choice);
  if (!file.ok) throw new Error(file.error);
  return file.value;
};

describe('words for won and lost', () => {
  test('are known in several languages, with numbers and signs around them', () => {
    for (const word of [
      'Won',
      'CLOSED WON',
      'closedwon',
      '6 - Closed Won',
      'Gagné',
      'Fermée / Gagnée',
      'gewonnen',
      'Ganada',
      'Chiuso vinto',
      'Signé',
    ])
      expect([word, readState(word)]).toEqual([word, 'won']);
    for (const word of ['Lost', 'Closed - Lost', 'closedlost', 'Perdu', 'perdue', 'Verloren', 'Perdido', 'Abandonné'])
      expect([word, readState(word)]).toEqual([word, 'lost']);
    for (const word of ['Open', 'In progress', 'Négociation', 'Offen', '2 - Proposal'])
      expect([word, readState(word)]).toEqual([word, 'open']);
  });

  test('are never guessed: a sentence, both at once, a no before it', () => {
    for (const word of ['Won / Lost', 'not won', 'won’t buy', 'À gagner', 'Closed', 'Customer', 'pas perdu', 'a '.repeat(20)])
      expect([word, readState(word)]).toEqual([word, null]);
  });
});

const fault = async (bytes: Uint8Array): Promise<string> => {
  const file = await readOutcomes(bytes, plain);
  return file.ok ? 'read' : file.error;
};

/** An amount in each form that CRMs write, and what it is. */
const grouped = (value: number, sign: string): string => String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/gu, sign);
const FORMS: Readonly<Record<string, (value: number) => string>> = {
  plain: (value) => String(value),
  us: (value) => `${grouped(value, ',')}.00`,
  dollars: (value) => `$${grouped(value, ',')}.00`,
  german: (value) => `${grouped(value, '.')},00 €`,
  french: (value) => `${grouped(value, '\u202F')} €`,
  frenchCents: (value) => `${grouped(value, '\u00A0')},00 EUR`,
  swiss: (value) => `CHF ${grouped(value, '’')}.-`,
  point: (value) => `${value}.0`,
};

describe('amounts', () => {
  test('are the same in every form that people and programs write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom(...Object.keys(FORMS)), (value, form) => {
        expect(readAmount(FORMS[form]?.(value) ?? '')?.amount).toBe(value);
      }),
    );
  });

  test('of one group behind one sign are thousands, unless the others of the column show cents', () => {
    expect(readAmount('1,234')).toEqual({ amount: 1_234 });
    expect(readAmount('1.234')).toEqual({ amount: 1_234 });
    expect(decimalSignOf(['1.234', '99.5', '12'])).toBe('.');
    expect(readAmount('1.234', '.')).toEqual({ amount: 1 });
    expect(readAmount('1,234', '.')).toEqual({ amount: 1_234 });
    expect(decimalSignOf(['1.234,50', '1,234.50'])).toBeNull();
  });

  test('say their currency, and are none when they are cut short, negative or words', () => {
    expect(readAmount('12 000 €')).toEqual({ amount: 12_000, currency: 'EUR' });
    expect(readAmount('GBP 1,200.49')).toEqual({ amount: 1_200, currency: 'GBP' });
    for (const text of ['12k', '1.5 Mio', '-5', '(1,200)', 'about 5', '', '5 to 6', '99999999999', '12%'])
      expect([text, readAmount(text)]).toEqual([text, null]);
  });
});

describe('days', () => {
  test('are read in every form, ambiguous ones by the others of the file', () => {
    for (const text of [
      '2026-03-14',
      '2026-03-14T23:10:00Z',
      '14/03/2026',
      '14.3.2026',
      '14-03-26',
      '3/14/2026',
      '20260314',
      '14 mars 2026',
      '14. März 2026',
      'March 14, 2026',
      '14-Mar-26',
    ])
      expect([text, readDay(text, null)]).toEqual([text, '2026-03-14']);
    expect(readDay('03/04/2026', null)).toBeNull();
    expect(readDay('03/04/2026', 'day-first')).toBe('2026-04-03');
    expect(readDay('03/04/2026', 'month-first')).toBe('2026-03-04');
    expect(readDay('03.04.2026', 'month-first')).toBe('2026-04-03');
    expect(isAmbiguousDay('03/04/2026')).toBe(true);
    expect(isAmbiguousDay('03/03/2026')).toBe(false);
    expect(dayOrderOf(['03/04/2026', '13/04/2026'])).toBe('day-first');
    expect(dayOrderOf(['03/04/2026', '04/13/2026'])).toBe('month-first');
    expect(dayOrderOf(['13/04/2026', '04/13/2026'])).toBe('mixed');
    for (const text of ['31/02/2026', '14/03/1999', '0/0/2026', 'soon', '2026'])
      expect([text, readDay(text, 'day-first')]).toEqual([text, null]);
  });
});

type Sold = {
  readonly state: 'won' | 'lost';
  readonly amount: number;
  readonly day: string;
  readonly email: string;
  readonly reason: string;
};
const sold: fc.Arbitrary<Sold> = fc.record({
  state: fc.constantFrom('won' as const, 'lost' as const),
  amount: fc.integer({ min: 0, max: 5_000_000 }),
  day: fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)),
  email: fc.integer({ min: 1, max: 99 }).map((n) => `p${n}@firm${n}.example`),
  reason: fc.constantFrom('', 'price', 'le délai, trop long'),
});
const WORDS = {
  en: { won: 'Closed Won', lost: 'Closed Lost' },
  fr: { won: 'Gagné', lost: 'Perdu' },
  de: { won: 'Gewonnen', lost: 'Verloren' },
} as const;
const HEADERS = {
  en: { state: 'Stage', amount: 'Amount', day: 'Close Date', email: 'Email', reason: 'Lost Reason' },
  fr: { state: 'Statut', amount: 'Montant (EUR)', day: 'Date de clôture', email: 'Adresse e-mail', reason: 'Motif' },
  de: { state: 'Status', amount: 'Betrag', day: 'Abschlussdatum', email: 'E-Mail', reason: 'Grund' },
} as const;
const FIELDS = ['state', 'amount', 'day', 'email', 'reason'] as const;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('a file of outcomes', () => {
  test('says the same in any language, order of columns, form of numbers and separator', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(sold, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('en' as const, 'fr' as const, 'de' as const),
        fc.shuffledSubarray([...FIELDS], { minLength: FIELDS.length }),
        fc.record({ form: fc.constantFrom('plain', 'us', 'german', 'french'), separator: fc.constantFrom(';', ',', '\t') }),
        async (sales, language, order, { form, separator }) => {
          const cell = (one: Sold, field: (typeof FIELDS)[number]): string => {
            if (field === 'state') return WORDS[language][one.state];
            return field === 'amount' ? (FORMS[form]?.(one.amount) ?? '') : one[field];
          };
          const lines = [order.map((field) => HEADERS[language][field]), ...sales.map((one) => order.map((field) => cell(one, field)))];
          const { rows } = await read(lines.map((line) => line.map(quoted).join(separator)).join('\r\n'));
          expect(rows.map(({ state, amount, day, email, reason = '' }) => ({ state, amount, day, email, reason }))).toEqual(sales);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of Excel is read as one of text is', async () => {
    const chunks: Uint8Array[] = [];
    const book = newXlsx({
      sheet: 'Deals',
      columns: ['Name', 'Deal Stage', 'Amount'].map(column),
      emit: (bytes) => chunks.push(bytes),
      now: Date.UTC(2026, 3, 2),
    });
    book.add([['Ulmar Dresnik', 'Closed Won', '1 200 €']]);
    book.end();
    const file = await readOutcomes(new Uint8Array(Buffer.concat(chunks)), plain);
    expect(file).toMatchObject({ ok: true, value: { rows: [{ name: 'Ulmar Dresnik', state: 'won', amount: 1_200, currency: 'EUR' }] } });
  });

  test('finds our key wherever it stands, the person and company of the sale, and says what it could not read', async () => {
    const { rows } = await read(
      'Opportunity Name;Contact Name;Account Name;Stage;Amount;Close Date;External\nBig one;Vera Dorn;Dorn AG;Won;lots;some day;ref boothbook.1234-abcd\n',
    );
    expect(rows).toEqual([
      { at: 1, leadId: '1234-abcd', email: '', name: 'Vera Dorn', company: 'Dorn AG', state: 'won', unread: ['amount', 'day'] },
    ]);
  });

  test('asks what a word nobody knows means, and leaves its rows out until then', async () => {
    const text = 'Email,Status\na@x.example,Kunde\nb@x.example,Kunde\nc@x.example,Lost\n';
    const first = await read(text);
    expect(first.rows.map(({ email }) => email)).toEqual(['c@x.example']);
    expect(first.unknown).toEqual([{ word: 'Kunde', count: 2 }]);
    const second = await read(text, { ...plain, words: { kunde: 'won' } });
    expect(second.rows.map(({ state }) => state)).toEqual(['won', 'won', 'lost']);
  });

  test('says yes and no in columns of one thing each; a row that says two things is left out', async () => {
    const { rows, torn } = await read(
      'Email,Is Won,Is Closed,Status\na@x.example,TRUE,TRUE,\nb@x.example,false,true,\nc@x.example,false,false,\nd@x.example,true,true,Lost\n',
    );
    expect(rows.map(({ state }) => state)).toEqual(['won', 'lost', 'open']);
    expect(torn).toBe(1);
  });

  test('believes a probability only where nothing else says it', async () => {
    expect((await read('Email,Probability\na@x.example,100%\nb@x.example,0\nc@x.example,60\n')).rows.map(({ state }) => state)).toEqual([
      'won',
      'lost',
      'open',
    ]);
    expect((await read('Email,Stage,Probability\na@x.example,Proposal,100\n')).rows.map(({ state }) => state)).toEqual(['open']);
  });

  test('that has ambiguous dates only is read by the usual order, and says so', async () => {
    const text = 'Email,Status,Close date\na@x.example,Won,03/04/2026\n';
    expect(await read(text)).toMatchObject({ order: 'none', guess: 'day-first', rows: [{ day: '2026-04-03' }] });
    expect(await read(text, { ...plain, order: 'month-first' })).toMatchObject({ guess: 'month-first', rows: [{ day: '2026-03-04' }] });
    expect(await read(`${text}b@x.example,Won,04/25/2026\n`)).toMatchObject({ order: 'month-first', guess: 'month-first' });
  });

  test('takes a part of a country for no state of a sale', async () => {
    const { rows, unknown } = await read('Email,State,Deal Status\na@x.example,Ohio,Won\nb@x.example,Texas,\n');
    expect(rows.map(({ state }) => state)).toEqual(['won']);
    expect(unknown).toEqual([]);
  });

  test('without anything that says won or lost, or of bytes that are no list, is said', async () => {
    expect(await fault(utf8Of('Email,City\na@x.example,Lyon\n'))).toBe('no-state');
    expect(await fault(new Uint8Array())).toBe('empty');
    expect(await fault(new Uint8Array(60_000_001))).toBe('too-large');
    expect(await fault(utf8Of('PK\u0003\u0004 not a zip'))).toBe('damaged');
    expect(await fault(new Uint8Array([0, 1, 2, 3, 0, 0, 0, 0, 1, 2, 0, 0]))).toBe('unreadable');
  });

  test('may hold anything: no bytes make the reader throw, no word of a file is a word of ours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string(), { maxLength: 4 }), { maxLength: 5 }),
        fc.uint8Array({ maxLength: 200 }),
        async (cells, bytes) => {
          await readOutcomes(bytes, plain);
          const text = ['Email;Status;Amount;Close date', ...cells.map((line) => line.map(quoted).join(';'))].join('\n');
          await readOutcomes(utf8Of(text), plain);
        },
      ),
      { numRuns: 60 },
    );
    expect((await read('Email;Status\na@x.example;__proto__\nb@x.example;constructor\n')).rows).toEqual([]);
  });
});
