import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetPages, HEADER_MM, HEADING_MM, measuresOf } from '#renderer/features/desk/sheetLayout.ts';
import { commandsOf, firstDeskSheet } from '#shared/domain/command.ts';
import type { DeskSheet } from '#shared/domain/command.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';

let made = 0;
const show = sampleShow({
  now: Date.parse('2026-03-14T09:00:00Z'),
  newId: () => `id-${(made += 1)}`,
  zone: 'Europe/Paris',
  language: 'en',
});

const anySheet = fc.record({
  off: fc.constant([]),
  groups: fc.shuffledSubarray(['heat', 'interest', 'step', 'slot', 'consent', 'bant', 'out', 'staff', 'control'] as const),
  symbology: fc.constantFrom<DeskSheet['symbology']>('QR', 'Code 128'),
  isLandscape: fc.boolean(),
  language: fc.constantFrom<DeskSheet['language']>('en', 'fr'),
});

test('the usual sheet of the sample show fits on one page', () => {
  expect(sheetPages(show, firstDeskSheet('en'))).toHaveLength(1);
});

test('every code that is not left out is on the sheet once, whatever its order, codes and paper', () => {
  fc.assert(
    fc.property(anySheet, fc.array(fc.uuid(), { maxLength: 80 }), (sheet, interests) => {
      const busy = { ...show, interests };
      const printed = sheetPages(busy, sheet).flatMap((page) => page.flatMap(({ rows }) => rows.flat()));
      expect(new Set(printed.map(({ code }) => code)).size).toBe(printed.length);
      expect(printed).toHaveLength(commandsOf(busy).length);
    }),
    { numRuns: 50 },
  );
});

test('no page is fuller than the paper, and no heading stands alone', () => {
  fc.assert(
    fc.property(anySheet, fc.array(fc.uuid(), { maxLength: 80 }), (sheet, interests) => {
      const { height, rowHeight, columns } = measuresOf(sheet);
      for (const page of sheetPages({ ...show, interests }, sheet)) {
        const used = page.reduce((total, { rows }) => total + HEADING_MM + rows.length * rowHeight, HEADER_MM);
        expect(used).toBeLessThanOrEqual(height);
        for (const { rows } of page) {
          expect(rows.length).toBeGreaterThan(0);
          for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('codes are drawn large enough to be scanned from paper, with white between them', () => {
  for (const isLandscape of [false, true]) {
    const qr = measuresOf({ symbology: 'QR', isLandscape });
    expect(qr.codeWidth / 27).toBeGreaterThanOrEqual(0.5);
    expect(qr.rowHeight - (qr.codeWidth * 21) / 27).toBeGreaterThan(6);
    const bars = measuresOf({ symbology: 'Code 128', isLandscape });
    expect(bars.codeWidth / 209).toBeGreaterThanOrEqual(0.25);
    expect(bars.width / bars.columns).toBeGreaterThan(bars.codeWidth);
  }
});

test('a sheet with nothing on it has no page', () => {
  const sheet = firstDeskSheet('en');
  const off = sheetPages(show, { ...sheet, off: [] }).flatMap((page) => page.flatMap(({ rows }) => rows.flat().map(({ key }) => key)));
  expect(sheetPages(show, { ...sheet, off })).toEqual([]);
});
