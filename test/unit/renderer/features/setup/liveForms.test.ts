import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount } from '#renderer/features/setup/amount.ts';
import { basicsForm } from '#renderer/features/setup/basicsForm.ts';
import { consentForm, latestWording } from '#renderer/features/setup/consentForm.ts';
import { costsForm } from '#renderer/features/setup/costsForm.ts';
import { openingOf, paceOf } from '#renderer/features/setup/goalPace.ts';
import { goalsForm } from '#renderer/features/setup/goalsForm.ts';
import type { LiveForm } from '#renderer/features/setup/liveForm.ts';
import { offerForm } from '#renderer/features/setup/offerForm.ts';
import { staffForm } from '#renderer/features/setup/staffForm.ts';
import { COST_KINDS } from '#shared/domain/budget.ts';
import { askedFor, standardQuestions } from '#shared/domain/consentWording.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';

let made = 0;
const newId = (): string => `id-${(made += 1)}`;
const show: Show = sampleShow({ now: 1_760_000_000_000, newId, zone: 'Europe/Paris', language: 'fr' });

/** Reads a form of which some fields were typed on. */
const typed = <D extends object>(form: LiveForm<D>, change: Partial<D>, before: Show = show) =>
  form.read({ ...form.draftOf(before), ...change }, before);

const whole = fc.integer({ min: 0, max: 999_999_999 });
const someShow: fc.Arbitrary<Show> = fc
  .record(
    {
      currency: fc.constantFrom('EUR', 'CHF', 'XAF'),
      costs: fc.array(
        fc
          .record({
            kind: fc.constantFrom(...COST_KINDS),
            text: fc.constantFrom('Stand', 'Hôtel', '<b>'),
            amount: whole,
            isEstimate: fc.boolean(),
          })
          .map(({ isEstimate, ...cost }) => ({ ...cost, id: newId(), ...(isEstimate ? { isEstimate } : {}) })),
        { maxLength: 4 },
      ),
      goals: fc.record({ leads: whole, revenue: whole }, { requiredKeys: [] }),
      economics: fc.record({ averageSale: whole, marginPercent: fc.double({ min: 0, max: 100, noNaN: true }) }, { requiredKeys: [] }),
      sources: fc.uniqueArray(fc.constantFrom('Mailing', 'Annonce', 'Presse')),
    },
    { requiredKeys: [] },
  )
  .map((rest) => ({ ...show, ...rest }));

describe('what is typed in the guide', () => {
  test('looking at a step without typing changes nothing, whatever the show holds', () => {
    fc.assert(
      fc.property(someShow, (one) => {
        for (const form of [basicsForm, staffForm, offerForm, costsForm, goalsForm, consentForm(latestWording(one))] as const) {
          const before = form.draftOf(one);
          const read = (form as LiveForm<typeof before>).read(before, one); // each form with its own draft
          expect(read).toEqual({ show: one, faults: [] });
        }
      }),
    );
  });

  test('a bad field keeps what the show had, the good ones are taken', () => {
    const { show: after, faults } = typed(basicsForm, { name: ' ', venue: 'Hall 7', country: 'France', slotMinutes: '2' });
    expect(after).toEqual({ ...show, venue: 'Hall 7' });
    expect(faults.map(({ field }) => field)).toEqual(['name', 'country', 'slotMinutes']);
  });

  test('days are saved together: a show never ends before it begins, nor in the year 0002', () => {
    expect(typed(basicsForm, { firstDay: '2027-01-10', lastDay: '2027-01-09' }).show).toEqual(show);
    expect(typed(basicsForm, { firstDay: '0002-01-10' })).toMatchObject({ show, faults: [{ field: 'firstDay', fault: 'day' }] });
    expect(typed(basicsForm, { firstDay: '2027-01-10', lastDay: '2027-01-12' }).show).toMatchObject({
      firstDay: '2027-01-10',
      lastDay: '2027-01-12',
    });
    expect(typed(basicsForm, { to: '08:00' })).toMatchObject({ show, faults: [{ field: 'to', fault: 'hours' }] });
  });

  test('whoever is renamed stays themselves, with their PIN; a blank line is nobody', () => {
    const [alex, ...others] = show.staff;
    if (alex === undefined) throw new Error('the sample has staff');
    const known: Show = { ...show, staff: [{ ...alex, phone: '+33 1 23 45 67 89', pin: 'a hash', isManager: true }, ...others] };
    const { staff } = staffForm.draftOf(known);
    const rows = staff.map((row) => (row.id === alex.id ? { ...row, name: 'Alexandra  Martin' } : row));
    const blank = { id: 'new' as StaffId, name: '', email: ' ', phone: '' };
    const { show: after, faults } = typed(staffForm, { staff: [...rows, blank] }, known);
    expect(faults).toEqual([]);
    expect(after.staff).toEqual([{ ...known.staff[0], name: 'Alexandra Martin' }, ...others]);
    expect(typed(staffForm, { staff: [...rows, { ...blank, name: 'Ada Okafor' }] }, known).show.staff.at(-1)).toEqual({
      id: 'new',
      name: 'Ada Okafor',
    });
  });

  test('two people of one name, no name and a bad address are said, and nobody is lost by it', () => {
    const { staff } = staffForm.draftOf(show);
    const faulty = (part: object) => typed(staffForm, { staff: staff.map((row, at) => (at === 1 ? { ...row, ...part } : row)) });
    expect(faulty({ name: 'alex martin' }).faults).toMatchObject([{ fault: 'taken' }]);
    expect(faulty({ name: '' }).faults).toMatchObject([{ fault: 'name' }]);
    expect(faulty({ email: 'sam at home' }).faults).toMatchObject([{ fault: 'email' }]);
    expect(faulty({ name: '' }).show).toEqual(show);
    expect(typed(staffForm, { staff: [] }).show).toEqual(show);
  });

  test('amounts are read as people write them', () => {
    const amounts = {
      '12500': 12_500,
      '12 500 €': 12_500,
      '12.500': 12_500,
      '12,500': 12_500,
      'CHF 12’500': 12_500,
      '1 234,50': 1235,
      '0': 0,
      '1.234.567,40': 1_234_567,
    };
    for (const [text, value] of Object.entries(amounts)) expect(readAmount(text), text).toBe(value);
    for (const text of ['', 'viel', '-5', '1e9', '1,2,3', '12k', '9999999999']) expect(readAmount(text), text).toBeNull();
    for (const language of ['fr', 'en', 'de', 'de-CH'])
      fc.assert(
        fc.property(whole, (value) => {
          expect(readAmount(new Intl.NumberFormat(language).format(value))).toBe(value);
        }),
      );
  });

  test('a bad amount keeps the one before; a line without an amount is there, and costs nothing yet', () => {
    const costs = [{ id: 'a', kind: 'space' as const, text: 'Stand', amount: 9000 }];
    const before: Show = { ...show, costs };
    const row = { id: 'a', kind: 'build' as const, text: 'Stand, 24 m²', amount: 'viel', isEstimate: false };
    expect(typed(costsForm, { costs: [row] }, before)).toMatchObject({
      show: { costs: [{ id: 'a', kind: 'build', text: 'Stand, 24 m²', amount: 9000 }] },
      faults: [{ row: 'a', fault: 'amount' }],
    });
    expect(typed(costsForm, { costs: [{ ...row, id: 'b', amount: '' }] }).show.costs).toEqual([
      { id: 'b', kind: 'build', text: 'Stand, 24 m²', amount: 0 },
    ]);
    expect(typed(costsForm, { costs: [] }, before).show.costs).toEqual([]);
    expect(typed(costsForm, { currency: 'CHF' }).show.currency).toBe('CHF');
  });

  test('an emptied goal is no goal; what is no number is said', () => {
    const before: Show = { ...show, goals: { leads: 200, customers: 4 }, economics: { marginPercent: 40 } };
    expect(typed(goalsForm, { leads: '', qualified: '1 200', averageSale: '1.500 €', marginPercent: '37,5 %' }, before).show).toMatchObject(
      {
        goals: { customers: 4, qualified: 1200 },
        economics: { marginPercent: 37.5, averageSale: 1500 },
      },
    );
    expect(typed(goalsForm, { leads: 'many', marginPercent: '120' }, before)).toMatchObject({
      show: before,
      faults: [
        { field: 'leads', fault: 'count' },
        { field: 'marginPercent', fault: 'percent' },
      ],
    });
  });

  test('a figure that a plan or a colleague left with decimals keeps them until somebody touches it', () => {
    const before: Show = { ...show, costs: [{ id: 'a', kind: 'space', text: '', amount: 12.345 }], economics: { averageSale: 1499.5 } };
    const [row] = costsForm.draftOf(before).costs;
    if (row === undefined) throw new Error('one cost');
    expect(typed(costsForm, { costs: [{ ...row, text: 'Stand' }] }, before).show.costs).toEqual([
      { id: 'a', kind: 'space', text: 'Stand', amount: 12.345 },
    ]);
    expect(typed(goalsForm, { leads: '9' }, before).show).toMatchObject({ goals: { leads: 9 }, economics: { averageSale: 1499.5 } });
  });

  test('a changed wording is one new version however often one pauses, and the old one stays', () => {
    const form = consentForm(latestWording(show));
    const once = typed(form, { wordingFr: 'Autre' }, show).show;
    const twice = typed(form, { wordingFr: 'Autre texte', callEn: 'May we ring?', partnersFr: ' ' }, once).show;
    expect(twice.consentWording.map(({ version }) => version)).toEqual(['1', '1', '2', '2']);
    expect(twice.consentWording[0]).toEqual(show.consentWording[0]);
    expect(askedFor(twice.consentWording, 'en', 'call')).toMatchObject({ version: '2', question: 'May we ring?' });
    expect(askedFor(twice.consentWording, 'fr', 'partners')).toMatchObject({ version: '2+std1', question: standardQuestions.fr.partners });
  });

  test('a show of before there were sentences keeps its wording until somebody changes it', () => {
    const old: Show = { ...show, consentWording: show.consentWording.map(({ purposes: _none, ...wording }) => wording) };
    expect(typed(consentForm(1), {}, old).show).toBe(old);
  });

  test('a goal of 120 leads in three days of nine hours is 40 a day and 4.4 an hour', () => {
    const opening = openingOf({ firstDay: '2026-03-17', lastDay: '2026-03-19', hours: { from: 9 * 60, to: 18 * 60 } });
    expect(opening).toEqual({ days: 3, hours: 27 });
    expect(paceOf(120, opening).perDay).toBe(40);
    expect(paceOf(120, opening).perHour).toBeCloseTo(4.44, 2);
  });
});
