import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capsHabits, keyLayouts, type KeyLayout } from '#shared/domain/scanner.ts';
import { readRawKeys, writeRawKeys } from '#shared/formats/keyboard/rawKeys.ts';
import { readKeys } from '#shared/formats/keyboard/readKeys.ts';
import { typeText, type TypingHabits } from '#shared/formats/keyboard/typeText.ts';
import { hear } from './computer.ts';

const signs = '@{}|;:\\/#~_=?&%+-\'"()<>[]^`!$*,. ';
const card = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Brézillon;Zoé;;;',
  'FN:Zoé Brézillon',
  'ORG:Müñoz & Façade Œuvres;Größe À Côté',
  'EMAIL;TYPE=work:zoe.brezillon+expo@facade.example',
  'URL:https://facade.example/?q=a&b=%20#{x}|[y]~z_\\,(1)<2>^`',
  'TEL:+33 1 99 00 12 34',
  `NOTE:${signs}"'!$*`,
  'END:VCARD',
].join('\n');

/** What each scanner lacks of that card when it types by its own keys and dead keys alone. */
const lacking: Readonly<Record<KeyLayout, string>> = {
  us: 'éüñçŒößÀô',
  uk: 'üñçŒößÀô',
  fr: 'Œß',
  be: 'Œß',
  de: 'ñçŒ',
  'ch-de': 'Œß',
  'ch-fr': 'Œß',
  it: 'üñŒößÀô~`',
  es: 'Œß',
};

const own = (layout: KeyLayout, more: Partial<TypingHabits> = {}): TypingHabits => ({
  layout,
  caps: 'ignored',
  deadKeys: true,
  altCodes: 'never',
  altPage: 'ansi',
  ...more,
});
const without = (text: string, missing: string) => Array.from(text, (sign) => (missing.includes(sign) ? '' : sign)).join('');
const sorted = (text: string) => Array.from(text).sort().join('');

const pairs = keyLayouts.flatMap((scanner) => keyLayouts.flatMap((computer) => [false, true].map((lock) => ({ scanner, computer, lock }))));

describe('a scanner set to one keyboard at a computer set to another', () => {
  it.each(pairs)(
    '$scanner at $computer, Caps Lock $lock: the card is whole, or what is missing is named',
    ({ scanner, computer, lock }) => {
      for (const caps of capsHabits) {
        const habits = own(scanner, { caps });
        const { strokes, missing } = typeText(card, habits, lock);
        const { text, strays } = readKeys(hear(strokes, computer), { layout: scanner, caps, deadKeys: true, altPage: 'cp437' });
        expect(text).toBe(without(card, missing));
        expect(sorted(missing)).toBe(sorted(lacking[scanner]));
        expect(strays).toBe(0);
      }
    },
  );

  it.each(pairs)('$scanner at $computer, Caps Lock $lock: with Alt numbers nothing that Windows-1252 has is missing', (pair) => {
    for (const altCodes of ['missing', 'all'] as const) {
      const { strokes, missing } = typeText(card, own(pair.scanner, { altCodes }), pair.lock);
      expect(missing).toBe('');
      const heard = hear(strokes, pair.computer);
      expect(readKeys(heard, { layout: pair.scanner, caps: 'ignored', deadKeys: true, altPage: 'cp437' }).text).toBe(card);
    }
  });

  it('says the same after its keys were kept as a line of text', () => {
    const unit = fc.constantFrom(...Array.from(`${card}${signs}`), '\u001D', '\u001E', '\u0004', '\t');
    const habits = fc.record({
      layout: fc.constantFrom(...keyLayouts),
      caps: fc.constantFrom(...capsHabits),
      deadKeys: fc.boolean(),
      altCodes: fc.constantFrom('missing', 'all', 'never'),
      altPage: fc.constantFrom('ansi', 'cp437', 'cp850'),
    });
    const told = fc.tuple(fc.string({ unit, maxLength: 60 }), habits, fc.constantFrom(...keyLayouts), fc.boolean());
    fc.assert(
      fc.property(told, ([payload, habit, computer, lock]) => {
        const { strokes, missing } = typeText(payload, habit, lock);
        const kept = readRawKeys(writeRawKeys(hear(strokes, computer)));
        const altPage = habit.altPage === 'ansi' ? 'cp437' : habit.altPage;
        expect(readKeys(kept, { ...habit, altPage }).text).toBe(without(payload, missing));
      }),
      { numRuns: 1500 },
    );
  });

  it('sends a lone accent without its space where it has no dead keys', () => {
    const { strokes } = typeText('^a', own('es', { deadKeys: false }), false);
    expect(strokes).toHaveLength(2);
    expect(readKeys(strokes, { layout: 'es', caps: 'ignored', deadKeys: false, altPage: 'cp437' }).text).toBe('^a');
    expect(readKeys(strokes, { layout: 'es', caps: 'ignored', deadKeys: true, altPage: 'cp437' }).text).toBe('â');
  });

  it('reads an AltGr that the computer takes for Ctrl and Alt', () => {
    const [at] = typeText('@', own('fr'), false).strokes;
    const heard = [{ ...at, code: 'Digit0', key: '0', shift: false, altGraph: false, ctrl: true, alt: 'first' as const, at: 0 }];
    expect(readKeys(heard, { layout: 'fr', caps: 'ignored', deadKeys: true, altPage: 'cp437' }).text).toBe('@');
  });
});
