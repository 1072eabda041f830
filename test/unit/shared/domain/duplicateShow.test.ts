import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfterFirst, duplicateShow, proposeNextYear } from '#shared/domain/duplicateShow.ts';
import { firstDefinitions, definitionsOf, withDefinitions } from '#shared/domain/definitions.ts';
import type { QuestionId, ShowId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, weekdayOf } from '#shared/lib/time.ts';

let made = 0;
const newId = (): string => `id-${(made += 1)}`;
const base = sampleShow({ now: Date.parse('2026-03-10T08:00:00Z'), newId, zone: 'Europe/Paris', language: 'en' });
const words = (text: string) => ({ en: text, fr: text });
const close = { day: '2026-03-12' } as unknown as NonNullable<Show['closes']>[number]; // only that there is one

const last: Show = {
  ...base,
  name: 'Packtage 2026',
  firstDay: '2026-03-10',
  lastDay: '2026-03-12',
  isSample: false,
  staff: base.staff.map((one) => ({ ...one, pin: 'a hash' })),
  questionnaire: {
    version: 7,
    questions: [
      {
        id: 'q1' as QuestionId,
        kind: 'single',
        words: words('Line?'),
        isRequired: true,
        choices: [
          { id: 'a', words: words('Filling') },
          { id: 'b', words: words('Old'), retiredAt: 5 },
        ],
      },
      { id: 'q2' as QuestionId, kind: 'text', words: words('Gone'), isRequired: false, retiredAt: 5 },
    ],
  },
  costs: [{ id: 'c', kind: 'space', text: 'Stand', amount: 9000 }],
  goals: { leads: 200 },
  economics: { averageSale: 1500 },
  sources: ['Mailing'],
  phrases: ['Wants a quote'],
  closes: [close],
  definitions: withDefinitions({}, { ...firstDefinitions, hotFrom: 70 }, { now: 9, by: null }),
  badgeFormats: [],
};
const order = { name: 'Packtage 2027', firstDay: '2027-03-09', id: 'next' as ShowId, now: 99 };

const names = (name: string, firstDay = '2026-03-10', taken: string[] = []) =>
  proposeNextYear({ name, firstDay }, { today: '2026-05-01', taken }).name;

describe('next year’s show', () => {
  test('takes over what was prepared, and nothing of what happened', () => {
    const next = duplicateShow(last, order);
    const { closes, questionnaire, costs, ...kept } = last;
    expect(next).toEqual({
      ...kept,
      id: 'next',
      name: 'Packtage 2027',
      firstDay: '2027-03-09',
      lastDay: '2027-03-11',
      createdAt: 99,
      copiedFrom: last.id,
      costs: [{ ...costs?.[0], isEstimate: true }],
      questionnaire: { version: 1, questions: [{ ...questionnaire?.questions[0], choices: [{ id: 'a', words: words('Filling') }] }] },
    });
    expect(closes).toHaveLength(1);
    expect(next.staff).toEqual(last.staff);
  });

  test('keeps every version of the definitions readable, and judges by the last', () => {
    const next = duplicateShow(last, order);
    expect(next.definitions?.map(({ version }) => version)).toEqual([1, 2]);
    expect(definitionsOf(next).hotFrom).toBe(70);
  });

  test('is no rehearsal and no sample, though it be made of one', () => {
    const next = duplicateShow({ ...last, isSample: true, rehearses: 'x' as ShowId }, order);
    expect(next.isSample).toBe(false);
    expect(next.rehearses).toBeUndefined();
  });

  test('a show about which little is said makes one about which as little is said', () => {
    const next = duplicateShow(base, order);
    expect(Object.keys(next).toSorted()).toEqual([...Object.keys(base), 'copiedFrom'].toSorted());
  });

  test('the year in the name goes on; without one it is added; a name is never taken twice', () => {
    expect(names('Packtage 2026')).toBe('Packtage 2027');
    expect(names('Packtage')).toBe('Packtage 2027');
    expect(names('Expo2026 Days')).toBe('Expo2026 Days 2027');
    expect(names('Packtage 2026', '2026-03-10', ['Packtage 2027', 'Packtage 2027 (2)'])).toBe('Packtage 2027 (3)');
    // 52 weeks after New Year’s Day is still the same year, and yet the next show
    expect(proposeNextYear({ name: 'Days 2026', firstDay: '2026-01-01' }, { today: '2026-05-01', taken: [] })).toEqual({
      name: 'Days 2027',
      firstDay: '2026-12-31',
    });
    expect(proposeNextYear({ name: 'Packtage 2021', firstDay: '2021-03-09' }, { today: '2026-05-01', taken: [] })).toMatchObject({
      name: 'Packtage 2027',
    });
  });

  test('is proposed for the same weekday, after today, and is as long', () => {
    const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('2000-01-01', days));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 9 }), (firstDay, today, length) => {
        const show = { ...base, firstDay, lastDay: addDays(firstDay, length) };
        const proposed = proposeNextYear(show, { today, taken: [] });
        expect(weekdayOf(proposed.firstDay)).toBe(weekdayOf(firstDay));
        expect(proposed.firstDay > today && proposed.firstDay > firstDay).toBe(true);
        const next = duplicateShow(show, { ...order, ...proposed });
        expect(daysAfterFirst(next)).toBe(length);
      }),
    );
  });
});
