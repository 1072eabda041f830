import { changeLanguage, init } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  changeText,
  formatEach,
  formatList,
  formatMonth,
  formatReturn,
  formatTimes,
  reasonText,
  traitText,
} from '#renderer/i18n/worthText.ts';
import { en, fr } from '#renderer/i18n/words.ts';
import type { Change, Reason } from '#shared/domain/figures/goAgain.ts';

beforeAll(async () => {
  await init({
    lng: 'en',
    resources: { en: { translation: en }, fr: { translation: fr } },
    interpolation: { escapeValue: false },
  });
});

const money = { margin: 30_000, pipeline: 8_000, cost: 20_000, share: 1.9 };
const goal = { kind: 'goal', goal: 'revenue', target: 90_000, reached: 70_000 } as const;
const REASONS: readonly Reason[] = [
  { kind: 'running', tone: 'plain' },
  { kind: 'costs-missing', tone: 'plain' },
  { kind: 'no-others', tone: 'plain' },
  { kind: 'no-target', tone: 'plain' },
  { kind: 'few', tone: 'plain', leads: 12 },
  { kind: 'paid', tone: 'good', roi: 0.5, margin: 30_000, cost: 20_000 },
  { kind: 'lost', tone: 'bad', roi: -0.5, margin: 10_000, cost: 20_000 },
  { kind: 'covered', tone: 'good', ...money },
  { kind: 'open', tone: 'plain', ...money, share: 0.7 },
  { kind: 'thin', tone: 'bad', ...money, share: 0.2 },
  { kind: 'outcomes-missing', tone: 'plain', known: 3, qualified: 40 },
  { ...goal, tone: 'good', isLate: false },
  { ...goal, tone: 'plain', isLate: false },
  { ...goal, tone: 'plain', isLate: true },
  { ...goal, tone: 'bad', isLate: false },
  ...(['good', 'plain', 'bad'] as const).flatMap((tone): Reason[] => [
    { kind: 'price', tone, each: 83.5, usual: 120, shows: 3 },
    { kind: 'target', tone, share: 0.42, leads: 100 },
  ]),
];
const CHANGES: readonly Change[] = [
  { kind: 'cost', of: 'space', amount: 12_000, share: 0.6 },
  { kind: 'goal', goal: 'leads' },
  { kind: 'audience' },
  { kind: 'outcomes' },
  { kind: 'follow-up', open: 7 },
];

describe.each(['en', 'fr'] as const)('in %s', (language) => {
  beforeAll(() => changeLanguage(language));

  test('every reason and every change is a sentence of its own, with all its figures', () => {
    const told = [...REASONS.map((reason) => reasonText(reason, 'EUR')), ...CHANGES.map((change) => changeText(change, 'EUR'))];
    expect(new Set(told).size).toBe(told.length);
    for (const sentence of told) {
      expect(sentence).toMatch(/\.$/u);
      // neither a key nor a hole
      expect(sentence).not.toMatch(/roi\.|setup\.|\{\{|undefined|NaN/u);
    }
  });
});

test('a reason is told in the money of its show', async () => {
  await changeLanguage('en');
  const reason: Reason = { kind: 'paid', tone: 'good', roi: 0.5, margin: 30_000, cost: 20_000 };
  expect(reasonText(reason, 'GBP')).toBe('It has paid for itself: £30,000 came back for £20,000 spent, a return of +50%.');
});

test('a return has its sign, cheap things their cents, times two digits, months and countries their names', async () => {
  await changeLanguage('en');
  expect([0.5, -0.75, 0, 12.34].map(formatReturn)).toEqual(['+50%', '-75%', '0%', '+1,234%']);
  expect([4.375, 40, 143.2].map((value) => formatEach(value, 'EUR'))).toEqual(['€4.38', '€40', '€143']);
  expect([2.04, 0.937, 13].map(formatTimes)).toEqual(['2', '0.94', '13']);
  expect(formatList(['a', 'b', 'c'])).toBe('a, b, and c');
  expect(formatMonth('2026-03')).toBe('Mar 26');
  expect(traitText('country', 'DE')).toBe('Germany');
  expect(traitText('region', 'FR-69')).toBe('69 (France)');
});

test('what is no month and no country, as a hostile file may have it, stays as it is', () => {
  expect(formatMonth('<b>')).toBe('<b>');
  expect(['', 'x', '<b', 'DEU', '12'].map((code) => traitText('country', code))).toEqual(['', 'x', '<b', 'DEU', '12']);
});
