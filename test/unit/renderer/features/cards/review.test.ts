import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markOf, orderFields, printedArea, wordsIn, wordsOfField } from '#renderer/features/cards/reviewOrder.ts';
import { textForField, withMore } from '#renderer/features/cards/takeWords.ts';
import { fitView, moveView, pointAt, zoomView } from '#renderer/features/cards/view.ts';
import { printSaying } from '#test/unit/renderer/data/somePrints.ts';

describe('words clicked on a card', () => {
  it.each([
    ['company', ['Acme', 'Bottling,'], 'Acme Bottling'],
    ['phone', ['Tel.:', '+33', '(0)1', '23'], '+33 (0)1 23'],
    ['phone', ['Mobil', '0171', '555'], '0171 555'],
    ['email', ['E-mail:', 'ada@acme', '.example'], 'ada@acme.example'],
    ['email', ['ada.corder@', 'acme.example |'], 'ada.corder@acme.example'],
    ['website', ['Web:', 'www.acme.example'], 'www.acme.example'],
    ['website', ['https://acme.example'], 'https://acme.example'],
    ['title', ['•', 'Head', 'of', 'Sales'], 'Head of Sales'],
  ] as const)('go into %s as a person would write them', (field, words, text) => {
    expect(textForField(field, words)).toBe(text);
  });

  it('are added behind what was clicked before, with a blank where words have one', () => {
    expect(withMore('company', 'Acme', 'Bottling')).toBe('Acme Bottling');
    expect(withMore('email', 'ada@', 'acme.example')).toBe('ada@acme.example');
    expect(withMore('company', '', 'Acme')).toBe('Acme');
  });
});

const print = printSaying(
  {
    formattedName: 'Ada Corder',
    givenName: 'Ada',
    familyName: 'Corder',
    organization: ['Acme'],
    emails: [{ value: 'ada@acme.example', kind: 'work' }],
  },
  { name: 0.97, given: 0.95, family: 0.95, company: 0.4, emails: 0.8 },
  {
    lines: ['Acme', 'Ada Corder', 'ada@acme.example'],
    fields: [
      { field: 'company', item: 0, words: [0] },
      { field: 'name', item: 0, words: [1, 2] },
      { field: 'emails', item: 0, words: [3] },
    ],
  },
);
const lead = { contact: print.contact, confidence: print.confidence, toCheck: ['emails', 'company'] };

describe('the fields of a card', () => {
  it('are shown with the least sure first, then as they stand on the card, then the empty ones', () => {
    expect(orderFields(lead, print, false)).toEqual(['company', 'email', 'given', 'family', 'title', 'phone']);
    expect(orderFields({ ...lead, toCheck: [] }, print, false)).toEqual(['company', 'given', 'family', 'email', 'title', 'phone']);
    expect(orderFields(lead, print, true)).toHaveLength(16);
  });

  it('are marked in words: sure, check, unsure, nothing for an empty one; a field looked at is sure', () => {
    expect((['company', 'email', 'given', 'title'] as const).map((field) => markOf(lead, field, false))).toEqual([
      'unsure',
      'check',
      'sure',
      'empty',
    ]);
    expect(markOf(lead, 'company', true)).toBe('sure');
  });

  it('light up their own words, a part of the name only its part', () => {
    expect(wordsOfField(print, 'company', 'Acme')).toEqual([0]);
    expect(wordsOfField(print, 'given', 'Ada')).toEqual([1]);
    expect(wordsOfField(print, 'family', 'CORDER')).toEqual([2]);
    expect(wordsOfField(print, 'family', 'Corcler')).toEqual([1, 2]);
    expect(wordsOfField(print, 'email2', '')).toEqual([]);
  });
});

describe('the picture', () => {
  it('gives the words that a hand passes over, in the order they are read, whichever way it went', () => {
    const [from, to] = [[25, 75], [200, 80]] as const; // prettier-ignore
    expect(wordsIn(print, from, to)).toEqual([1, 2]);
    expect(wordsIn(print, to, from)).toEqual([1, 2]);
    expect(wordsIn(print, [800, 400], [820, 420])).toEqual([]);
  });

  it('is fitted to what is printed on it, and to all of it when nothing is', () => {
    const area = printedArea(print);
    expect(area.right).toBeLessThan(print.width);
    expect(printedArea({ ...print, words: [] })).toEqual({ left: 0, top: 0, right: 900, bottom: 500 });
    const view = fitView(area, { width: 640, height: 480 });
    const [left, top] = pointAt(view, [0, 0]);
    const [right, bottom] = pointAt(view, [640, 480]);
    expect(left).toBeLessThanOrEqual(area.left + 1e-6);
    expect(top).toBeLessThanOrEqual(area.top + 1e-6);
    expect(right).toBeGreaterThanOrEqual(area.right - 1e-6);
    expect(bottom).toBeGreaterThanOrEqual(area.bottom - 1e-6);
  });

  it('keeps what is under the mouse there while it grows, and follows the hand', () => {
    const place = fc.integer({ min: -500, max: 1500 });
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.3, max: 3, noNaN: true }), (x, y, by) => {
        const before = { scale: 0.5, x: 30, y: -12 };
        const [px, py] = pointAt(before, [x, y]);
        const [qx, qy] = pointAt(zoomView(before, by, [x, y]), [x, y]);
        expect(Math.hypot(px - qx, py - qy)).toBeLessThan(1e-6);
        expect(moveView(before, [x, y])).toEqual({ scale: 0.5, x: 30 + x, y: -12 + y });
      }),
    );
  });
});
