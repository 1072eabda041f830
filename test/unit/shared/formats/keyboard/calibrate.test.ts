import { describe, expect, it } from 'vitest';
import { keyLayouts, type KeyLayout } from '#shared/domain/scanner.ts';
import { calibrate } from '#shared/formats/keyboard/calibrate.ts';
import { ACCENTS, barCodes, wholeCode } from '#shared/formats/keyboard/calibrationCode.ts';
import { typeText, type TypingHabits } from '#shared/formats/keyboard/typeText.ts';
import { hear } from './computer.ts';

const habit = (layout: KeyLayout, more: Partial<TypingHabits> = {}): TypingHabits => ({
  layout,
  caps: 'ignored',
  deadKeys: true,
  altCodes: 'never',
  altPage: 'ansi',
  ...more,
});
const scan = (text: string, habits: TypingHabits, { computer = 'us', lock = false }: { computer?: KeyLayout; lock?: boolean } = {}) =>
  hear(typeText(text, habits, lock).strokes, computer);
const pairs = keyLayouts.flatMap((scanner) => keyLayouts.flatMap((computer) => [false, true].map((lock) => ({ scanner, computer, lock }))));

const told = (text: string) => calibrate(scan(text, habit('fr')))?.profile;

describe('the calibration code', () => {
  it.each(pairs)('tells a $scanner scanner at a $computer computer, Caps Lock $lock', ({ scanner, computer, lock }) => {
    const heard = scan(`${wholeCode.text}\n`, habit(scanner), { computer, lock });
    const { missing } = typeText(wholeCode.text, habit(scanner), lock);
    const found = calibrate(heard);
    expect(found).toMatchObject({
      part: 0,
      lostCase: false,
      hasCaps: lock,
      profile: {
        layout: scanner,
        caps: 'ignored',
        suffix: 'enter',
        aimPrefix: false,
        prefix: '',
        deadKeys: true,
        altCodes: false,
        missing,
      },
    });
    expect(found?.profile.alike).toBeUndefined();
  });

  it('tells what the scanner puts before and behind', () => {
    expect(told(`]Q1${wholeCode.text}\t`)).toMatchObject({ aimPrefix: true, prefix: '', suffix: 'tab' });
    expect(told(`]Q1S>${wholeCode.text}`)).toMatchObject({ aimPrefix: true, prefix: 'S>', suffix: 'none' });
    expect(told(`#7${wholeCode.text}\n`)).toMatchObject({ aimPrefix: false, prefix: '#7', suffix: 'enter' });
  });

  it.each(keyLayouts)('sees that a %s scanner makes up for Caps Lock, when the lock is on', (layout) => {
    for (const caps of ['follows-letters', 'follows-keys'] as const) {
      const found = calibrate(scan(wholeCode.text, habit(layout, { caps }), { lock: true }));
      expect(found?.profile.layout).toBe(layout);
      const same = typeText(wholeCode.text, habit(layout, { caps: 'follows-letters' }), true).strokes;
      const isSame = JSON.stringify(same) === JSON.stringify(typeText(wholeCode.text, habit(layout, { caps }), true).strokes);
      expect(found?.profile.caps).toBe(isSame ? 'follows-letters' : caps);
    }
    expect(calibrate(scan(wholeCode.text, habit(layout, { caps: 'inverted' })))?.profile.caps).toBe('inverted');
  });

  it.each(keyLayouts)('sees whether a %s scanner has dead keys, and what it does without', (layout) => {
    const found = calibrate(scan(wholeCode.text, habit(layout, { deadKeys: false })));
    expect(found?.profile.layout).toBe(layout);
    const { missing } = typeText(wholeCode.text, habit(layout, { deadKeys: false }), false);
    expect(found?.profile.missing).toBe(missing);
    const isSeen = ['fr', 'be', 'de', 'ch-de', 'ch-fr', 'es'].includes(layout);
    expect(found?.profile.deadKeys).toBe(!isSeen);
  });

  it.each(keyLayouts)('sees Alt numbers of a %s scanner', (layout) => {
    const { profile } = calibrate(scan(wholeCode.text, habit(layout, { altCodes: 'missing' }))) ?? {};
    expect(profile).toMatchObject({ layout, missing: '' });
    const oem = calibrate(scan(wholeCode.text, habit(layout, { altCodes: 'missing', altPage: 'cp850' })));
    expect(oem?.profile).toMatchObject({ layout, missing: '' });
  });

  it('names layouts it cannot tell apart when all is typed by number, and is right all the same', () => {
    const found = calibrate(scan(wholeCode.text, habit('de', { altCodes: 'all' })));
    expect(found?.profile).toMatchObject({ altCodes: true, missing: '' });
    expect(found?.profile.alike).toHaveLength(keyLayouts.length - 1);
  });

  it('says that capitals were made of everything', () => {
    expect(calibrate(scan(wholeCode.text.toUpperCase(), habit('fr')))).toMatchObject({ lostCase: true, profile: { layout: 'fr' } });
  });

  it.each(keyLayouts)('is read piece by piece from bars by a %s scanner', (layout) => {
    const pieces = barCodes.map(({ text }) => scan(`${text}\n`, habit(layout), { computer: 'de' }));
    const [first = [], second = [], third = []] = pieces;
    expect(calibrate(first)?.part).toBe(1);
    const last = calibrate(third, [first, second]);
    expect([last?.profile.layout, ...(last?.profile.alike ?? [])]).toContain(layout);
    const exact = !['ch-de', 'ch-fr'].includes(layout);
    expect(last?.profile.alike ?? []).toEqual(exact ? [] : ['ch-fr']);
  });

  it('is known without its first key', () => {
    expect(told(wholeCode.text.slice(1))).toMatchObject({ layout: 'fr', prefix: '', missing: 'ßÉÇ' });
  });

  it('is not mistaken for a badge, nor a badge for it', () => {
    expect(calibrate(scan('BEGIN:VCARD\nFN:Bo Baker\nEND:VCARD', habit('us')))).toBeNull();
    expect(calibrate(scan('BBK-0012', habit('us')))).toBeNull();
    expect(calibrate([])).toBeNull();
  });

  it('holds every sign of ASCII and the accents', () => {
    for (let code = 33; code < 127; code += 1) {
      const sign = String.fromCharCode(code);
      if (!/[a-z0-9]/i.test(sign)) expect(wholeCode.text).toContain(sign);
    }
    expect(wholeCode.text.endsWith(ACCENTS)).toBe(true);
  });
});
