import { beforeAll, expect, test } from 'vitest';
import { reportOf } from '#renderer/features/report/reportOf.ts';
import type { ReportSource } from '#renderer/features/report/reportOf.ts';
import { figureWords } from '#renderer/i18n/figureWords.ts';
import { reasonText } from '#renderer/i18n/worthText.ts';
import { todoLines } from '#renderer/features/report/todoLines.ts';
import { weakestWords } from '#renderer/features/report/weakestWords.ts';
import { personaWords } from '#renderer/features/report/personaWords.ts';
import { figuresOf } from '#shared/domain/figures/figureSums.ts';
import { personaOf } from '#shared/domain/figures/persona.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { DAY } from '#shared/lib/time.ts';
import { init } from 'i18next';
import { en, fr } from '#renderer/i18n/words.ts';
import { oneLead } from '#test/unit/shared/domain/figures/oneLead.ts';

const NOW = Date.UTC(2026, 2, 20, 12);
let serial = 0;
const show: Show = {
  ...sampleShow({ now: NOW - 6 * DAY, newId: () => `id-${(serial += 1)}`, zone: 'Europe/Paris', language: 'en' }),
  isSample: false,
  currency: 'EUR',
  firstDay: '2026-03-16',
  lastDay: '2026-03-18',
};

const left = { promises: 3, late: 1, unowned: 2, unresolved: 0, unsent: 4 };
const source = (own: Show, leads: Parameters<typeof figuresOf>[0]): ReportSource => ({
  show: own,
  shows: [own],
  figures: [figuresOf(leads, own)],
  tallies: [],
  persona: personaOf([]),
  left,
  version: '1.0.0',
  now: NOW,
});

beforeAll(async () => {
  await init({ lng: 'en', resources: { en: { translation: en }, fr: { translation: fr } }, interpolation: { escapeValue: false } });
});

test('a show without a lead has a report: too early to tell, and nothing is divided by nought', () => {
  const report = reportOf({ ...source(show, []), figures: [] });
  expect(report.verdict.verdict).toBe('early');
  expect(report.figures.total.leads).toBe(0);
  expect(report.weakest.kind).toBe('few');
  for (const language of ['en', 'fr'] as const) {
    const words = figureWords(language);
    expect(weakestWords(words, report.weakest)).not.toMatch(/NaN|undefined|\{\{/u);
    expect(personaWords(words, report.persona).join(' ')).not.toMatch(/NaN|undefined|\{\{/u);
    for (const reason of report.verdict.reasons) expect(reasonText(reason, 'EUR', words)).not.toMatch(/NaN|undefined|\{\{/u);
  }
});

test('the report tells the same figures as the screens: cost, price of a qualified lead, return', () => {
  const own: Show = { ...show, costs: [{ id: 'a', kind: 'space', text: '', amount: 12_000 }] };
  const won = { state: 'won', amount: 18_000, currency: 'EUR', day: '2026-03-19', from: 'hand' } as const;
  const leads = [
    oneLead({ stage: 'customer', sale: won }),
    oneLead({ stage: 'qualified' }),
    oneLead({ stage: 'qualified' }),
    oneLead({ stage: 'lead' }),
  ];
  const { worth, figures, funnel } = reportOf(source(own, leads));
  expect(figures.total.leads).toBe(4);
  expect(worth.prices.qualified).toEqual({ count: 3, each: 4_000 });
  expect(worth.roi).toBe(0.5);
  expect(funnel.levels.map(({ count }) => count)).toEqual([null, 4, 3, 3, 3, 1, 0]);
});

test('numbers, money and days are written as the language of the report writes them', () => {
  const [english, french] = [figureWords('en'), figureWords('fr')];
  expect(english.money(128_400, 'EUR')).toBe('€128,400');
  expect(french.money(128_400, 'EUR').replaceAll(/\s/gu, ' ')).toBe('128 400 €');
  expect(english.share(0.0053)).toBe('0.53%');
  expect(french.share(0.0053).replaceAll(/\s/gu, ' ')).toBe('0,53 %');
  expect(english.gain(0.5)).toBe('+50%');
  expect(english.days('2026-03-16', '2026-03-18')).toMatch(/March 16\s–\s18, 2026/u);
  expect(french.days('2026-03-16', '2026-03-18')).toMatch(/16\s?[–-]\s?18 mars 2026/u);
  expect(english.money(null, 'EUR')).toBe('–');
});

test('a damaged day stays as it is written instead of stopping the report', () => {
  expect(figureWords('en').days('soon', 'later')).toBe('soon');
  expect(figureWords('en').month('20x7')).toBe('20x7');
});

test('what is left to do counts a late promise once, and leaves out what there is none of', () => {
  const report = reportOf(source(show, [oneLead({ stage: 'qualified' })]));
  const { counts } = todoLines(report, figureWords('en'));
  expect(counts.map(({ id, count }) => [id, count])).toEqual([
    ['late', 1],
    ['promises', 2],
    ['unowned', 2],
    ['unsent', 4],
    ['undecided', 1],
  ]);
});

test('a sample is not held against real shows, nor a real show against a sample', () => {
  const past: Show = { ...show, id: 'past' as Show['id'], firstDay: '2025-03-16', lastDay: '2025-03-18' }; // an id of the test's own
  const many = Array.from({ length: 40 }, () => oneLead({ stage: 'qualified' }));
  const of = (own: Show, other: Show) =>
    reportOf({ ...source(own, many), shows: [own, other], figures: [figuresOf(many, own), figuresOf(many, other)] });
  expect(of(show, past).usual).not.toHaveLength(0);
  expect(of(show, { ...past, isSample: true }).usual).toHaveLength(0);
  expect(of({ ...show, isSample: true }, past).usual).toHaveLength(0);
});
