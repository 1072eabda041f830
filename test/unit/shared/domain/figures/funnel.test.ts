import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeLanguage, init } from 'i18next';
import { formatShare } from '#renderer/i18n/format.ts';
import { funnelOf, levelCounts, PLAN_LEVELS, rateOf, stepOf } from '#shared/domain/figures/funnel.ts';

const reached = { lead: 1750, mql: 1200, sql: 900, qualified: 875, customer: 17, ambassador: 2 };

/** Spaces as they are written before the percent sign are told apart by nobody who reads. */
const plain = (text: string): string => text.replaceAll(/\s/gu, ' ');

describe('the worked example', () => {
  beforeAll(() =>
    init({
      lng: 'en',
      supportedLngs: ['en', 'fr'],
      resources: { en: { translation: { yes: 'yes' } }, fr: { translation: { yes: 'oui' } } },
    }),
  );
  afterAll(() => changeLanguage('en'));

  const { steps, overall } = funnelOf(levelCounts(reached, { market: 320_000 }), PLAN_LEVELS);

  test('320,000 → 1,750 → 875 → 17 gives 0.55 %, 50 %, 1.9 % and 0.0053 % overall', async () => {
    expect(steps.map(({ base, count }) => [base, count])).toEqual([
      [320_000, 1750],
      [1750, 875],
      [875, 17],
    ]);
    expect(steps.map(({ rate }) => rate)).toEqual([1750 / 320_000, 0.5, 17 / 875]);
    expect(overall.rate).toBe(17 / 320_000);
    const all = [...steps, overall];
    expect(all.map(({ rate }) => formatShare(rate ?? Number.NaN))).toEqual(['0.55%', '50%', '1.9%', '0.0053%']);
    await changeLanguage('fr');
    expect(all.map(({ rate }) => plain(formatShare(rate ?? Number.NaN)))).toEqual(['0,55 %', '50 %', '1,9 %', '0,0053 %']);
  });
});

describe('a funnel says what it does not know', () => {
  test('without a market nobody knows the target, nor the rate of the whole', () => {
    const { levels, steps, overall } = funnelOf(levelCounts(reached));
    expect(levels[0]).toEqual({ level: 'target', count: null });
    expect(steps[0]).toEqual({ from: 'target', to: 'lead', base: null, count: 1750, rate: null });
    expect(overall.rate).toBeNull();
    expect(steps.slice(1).every(({ rate }) => rate !== null)).toBe(true);
  });

  test('a step without anybody to take it has no rate, and not 0 %', () => {
    const counts = levelCounts({ lead: 40, mql: 0, sql: 0, qualified: 0, customer: 0, ambassador: 0 });
    expect(funnelOf(counts).steps.map(({ rate }) => rate)).toEqual([null, 0, null, null, null, null]);
  });

  test('a market that is none, or smaller than its leads, gives no rate', () => {
    for (const market of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) expect(levelCounts(reached, { market }).target).toBeNull();
    expect(stepOf(levelCounts(reached, { market: 100 }), 'target', 'lead').rate).toBeNull();
    expect(rateOf(3, 2)).toBeNull();
    expect(rateOf(-1, 2)).toBeNull();
  });

  test('every level of the way is there, in its order', () => {
    expect(funnelOf(levelCounts(reached)).levels.map(({ level }) => level)).toEqual([
      'target',
      'lead',
      'mql',
      'sql',
      'qualified',
      'customer',
      'ambassador',
    ]);
  });
});
