import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstScanner, keyLayouts, type KeyLayout } from '#shared/domain/scanner.ts';
import { inferLayout, type LayoutGuess } from '#shared/formats/keyboard/inferLayout.ts';
import { readKeys } from '#shared/formats/keyboard/readKeys.ts';
import { typeText } from '#shared/formats/keyboard/typeText.ts';
import { runs } from '#test/unit/runs.ts';
import { newPayloads, type PayloadKind } from './payloads.ts';

const typed = (text: string, layout: KeyLayout) =>
  typeText(`${text}\n`, { layout, caps: 'ignored', deadKeys: true, altCodes: 'never', altPage: 'ansi' }, false);
const isRight = ({ layout, alike }: LayoutGuess, scanner: KeyLayout) => [layout, ...alike].includes(scanner);

/** Scans of one kind of badge until somebody is asked with one answer in mind; 0 when never within six. */
function scansNeeded(scanner: KeyLayout, payloads: readonly string[]): number {
  for (let heard = 1; heard <= 6; heard += 1) {
    const guess = inferLayout(payloads.slice(0, heard).map((text) => typed(text, scanner).strokes));
    if (guess !== null && guess.rivals.length === 0) {
      expect(isRight(guess, scanner)).toBe(true);
      return heard;
    }
  }
  return 0;
}

/** Kinds of badges from which each scanner is known, by the scans that the slowest show of ten needs; others say at most that it is not US. */
const known: Readonly<Record<KeyLayout, Partial<Record<PayloadKind, number>>>> = {
  us: {},
  uk: { vcard: 1, mecard: 1, mail: 1, pipes: 1, json: 1 },
  fr: { vcard: 1, mecard: 1, mail: 1, number: 1, pipes: 1, json: 1 },
  be: { vcard: 1, mecard: 1, mail: 1, number: 1, pipes: 1, semicolons: 1, json: 1 },
  de: { vcard: 1, mecard: 1, mail: 1, pipes: 1, json: 1 },
  'ch-de': {},
  'ch-fr': {},
  it: { vcard: 1, mecard: 1, mail: 1, pipes: 1, json: 1 },
  es: { vcard: 1, mecard: 1, pipes: 1 },
};

describe('a scanner nobody has calibrated', () => {
  it.each(keyLayouts)('set to %s is known from its scans, or nothing is offered, or several with a word of doubt', (scanner) => {
    const needed: Record<string, number[]> = {};
    for (let seed = 1; seed <= 10; seed += 1) {
      const payloads = newPayloads(54, seed);
      for (const { kind } of payloads.slice(0, 9)) {
        const own = payloads.filter((payload) => payload.kind === kind).map(({ text }) => text);
        needed[kind] = [...(needed[kind] ?? []), scansNeeded(scanner, own)];
      }
    }
    for (const [kind, most] of Object.entries(known[scanner])) {
      expect(needed[kind], kind).not.toContain(0);
      expect(Math.max(...(needed[kind] ?? [])), kind).toBeLessThanOrEqual(most);
    }
    if (process.env['FIGURES'] !== undefined) console.log(scanner, JSON.stringify(needed));
  });

  it.each(keyLayouts)('set to %s is never read at once as what the badge does not say', (scanner) => {
    for (const { text } of newPayloads(450, 77)) {
      const { strokes, missing } = typed(text, scanner);
      const guess = inferLayout([strokes]);
      if (guess?.isSure !== true) continue;
      const said = Array.from(`${text}\n`, (sign) => (missing.includes(sign) ? '' : sign)).join('');
      expect(readKeys(strokes, { ...firstScanner, layout: guess.layout }).text).toBe(said);
    }
  });

  it('set to US is left in peace, whatever its badges hold', () => {
    for (const { text } of newPayloads(900, 5)) expect(inferLayout([typed(text, 'us').strokes])).toBeNull();
    const code = fc.oneof(
      fc.base64String({ maxLength: 60 }),
      fc.uuid(),
      fc.webUrl({ withQueryParameters: true }),
      fc.emailAddress(),
      fc.string({ unit: fc.constantFrom(...Array.from('0123456789ABCDEFxyz-_/.:;|,^~#*$ +=')), maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 4 }), (texts) => {
        expect(inferLayout(texts.map((text) => typed(text, 'us').strokes))).toBeNull();
      }),
      runs(200),
    );
  });
});
