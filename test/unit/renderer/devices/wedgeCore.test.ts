import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt, letPass, quiet, takeStroke, type Deed, type Nature, type WedgeState } from '#renderer/devices/wedgeCore.ts';
import { firstScanner, keyLayouts, type KeyLayout } from '#shared/domain/scanner.ts';
import { readRawKeys, writeRawKeys } from '#shared/formats/keyboard/rawKeys.ts';
import { readKeys } from '#shared/formats/keyboard/readKeys.ts';
import { typeText } from '#shared/formats/keyboard/typeText.ts';
import { readScanned } from '#shared/formats/keyboard/readScanned.ts';
import { readLayoutCharacter, type Stroke } from '#shared/formats/keyboard/stroke.ts';
import { hear } from '#test/unit/shared/formats/keyboard/computer.ts';

const shifted = '~!@#$%^&*()_+{}|:"<>?';
const plain = "`1234567890-=[]\\;',./";
const plainCodes =
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Comma Period Slash'.split(
    ' ',
  );
const shiftedCodes =
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal BracketLeft BracketRight Backslash Semicolon Quote Comma Period Slash'.split(
    ' ',
  );

/** The key press by which a US keyboard makes this character. */
function press(character: string, at: number): Stroke {
  const base = { shift: false, altGraph: false, ctrl: false, at };
  if (character === '\n') return { ...base, code: 'Enter', key: 'Enter' };
  if (character === '\t') return { ...base, code: 'Tab', key: 'Tab' };
  if (character === ' ') return { ...base, code: 'Space', key: ' ' };
  if (/[a-z]/.test(character)) return { ...base, code: `Key${character.toUpperCase()}`, key: character };
  if (/[A-Z]/.test(character)) return { ...base, code: `Key${character}`, key: character, shift: true };
  const i = plain.indexOf(character);
  if (i >= 0) return { ...base, code: plainCodes[i] ?? '', key: character };
  return { ...base, code: shiftedCodes[shifted.indexOf(character)] ?? '', key: character, shift: true };
}

const natureOf = (stroke: Stroke): Nature =>
  stroke.key === 'Dead' || stroke.alt !== undefined ? 'uncertain' : stroke.ctrl ? 'other' : 'typing';

/** A page with one field and the wedge before it: plays strokes with exact timers, as a browser would at its best. */
function play(strokes: readonly Stroke[], nature: (stroke: Stroke) => Nature = natureOf) {
  let state: WedgeState = quiet;
  let held: Stroke[] = [];
  const field: string[] = [];
  const scans: { text: string; rawKeys: string }[] = [];
  const act = (deed: Deed) => {
    if (deed.kind === 'release') field.push(...held.splice(0, deed.strokes.length).map((stroke) => stroke.key));
    if (deed.kind === 'retract') field.splice(field.length - deed.strokes.length);
    if (deed.kind === 'burst') held = [];
    if (deed.kind === 'scan') scans.push({ text: readScanned(deed.strokes).text, rawKeys: writeRawKeys(deed.strokes) });
  };
  const wait = (until: number) => {
    for (let due = dueAt(state); due !== null && due + 1 <= until; due = dueAt(state)) {
      const next = letPass(state, due + 1);
      state = next.state;
      next.deeds.forEach(act);
    }
  };
  for (const stroke of strokes) {
    wait(stroke.at);
    const next = takeStroke(state, stroke, nature(stroke));
    if (next.fate === 'hold') held.push(stroke);
    state = next.state;
    next.deeds.forEach(act);
    if (next.fate === 'pass') field.push(stroke.key);
  }
  wait(Number.POSITIVE_INFINITY);
  return { field: field.join(''), scans: scans.map((scan) => scan.text), rawKeys: scans.map((scan) => scan.rawKeys), held };
}

/** Strokes for a text, the gaps between keys by the function given. */
function type(text: string, from: number, gap: (i: number) => number): Stroke[] {
  let at = from;
  return Array.from(text).map((character, i) => {
    at += i === 0 ? 0 : gap(i);
    return press(character, at);
  });
}

describe('a scanner that types', () => {
  it('gives 200 scans for 200 badges at 2 ms a key, one behind the other', () => {
    const badges = Array.from({ length: 200 }, (_, i) => `B${String(i).padStart(5, '0')}-Xy/${i}`);
    const { scans, field } = play(type(badges.map((badge) => `${badge}\n`).join(''), 0, () => 2));
    expect(scans).toEqual(badges);
    expect(field).toBe('');
  });

  it('keeps every character of badges and of a person typing between them, with a busy machine', () => {
    const printable = fc.constantFrom(...(plain + shifted + 'abcxyzABCXYZ0123456789').split(''));
    // a badge that begins like an AIM identifier is read without it: that is the scanner's, see readScanned
    const badge = fc.string({ unit: printable, minLength: 6, maxLength: 40 }).filter((text) => !/^\][A-Za-z][0-9A-Za-z]/u.test(text));
    const turn = fc.oneof(
      fc.record({
        kind: fc.constant('scan' as const),
        text: badge,
        enter: fc.boolean(),
        gaps: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 48, maxLength: 48 }),
        hiccup: fc.integer({ min: 0, max: 30 }),
      }),
      fc.record({
        kind: fc.constant('person' as const),
        text: fc.string({ unit: printable, minLength: 1, maxLength: 12 }),
        gaps: fc.array(fc.integer({ min: 62, max: 300 }), { minLength: 12, maxLength: 12 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
        let at = 0;
        const strokes: Stroke[] = [];
        for (const part of turns) {
          const text = part.kind === 'scan' && part.enter ? `${part.text}\n` : part.text;
          const gap = (i: number) => (part.kind === 'scan' && i === part.hiccup && i < part.text.length ? 50 : (part.gaps[i] ?? 0));
          strokes.push(...type(text, at + 400, gap));
          at = strokes.at(-1)?.at ?? at;
        }
        const result = play(strokes);
        expect(result.scans).toEqual(turns.flatMap((part) => (part.kind === 'scan' ? [part.text] : [])));
        expect(result.field).toBe(turns.flatMap((part) => (part.kind === 'person' ? [part.text] : [])).join(''));
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing of badges in a row when the machine stalls between keys and the page hears of them late', () => {
    const badges = Array.from({ length: 60 }, (_, i) => `BB${String(i).padStart(4, '0')}-xY/${i * 7}`);
    const strokes = type(badges.map((badge) => `${badge}\n`).join(''), 0, (i) => (i % 37 === 0 ? 140 : i % 11 === 0 ? 66 : 2));
    expect(play(strokes)).toMatchObject({ scans: badges, field: '' });
  });

  it('needs no Enter: silence ends the scan', () => {
    expect(play(type('0012345', 0, () => 15)).scans).toEqual(['0012345']);
  });

  it('takes a whole card whose lines are parted by Enter as one scan', () => {
    const card = 'BEGIN:VCARD\nVERSION:3.0\nN:Berg;Ida\nEMAIL:ida@example.org\nEND:VCARD';
    expect(play(type(`${card}\nID-000123\n`, 0, () => 2)).scans).toEqual([card, 'ID-000123']);
  });

  it('takes the second of two ends for the end of the same scan', () => {
    expect(play(type('AB1234\n\nAB1235\n\n', 0, () => 3))).toMatchObject({ scans: ['AB1234', 'AB1235'], field: '' });
  });

  it('reads the physical keys of a US scanner whatever layout the computer has, and keeps what the computer made of them', () => {
    const keys = Array.from('XYZ-2/').map((character, i) => ({
      ...press(character, i * 2),
      key: { Y: 'Z', Z: 'Y', '-': 'ß', '/': '-' }[character] ?? character,
    }));
    const { scans, rawKeys } = play([...keys, press('\n', 14)]);
    expect(scans).toEqual(['XYZ-2/']);
    expect(
      readRawKeys(rawKeys[0] ?? '')
        .map(readLayoutCharacter)
        .join(''),
    ).toBe('XZYß2-\n');
    expect(readKeys(readRawKeys(rawKeys[0] ?? ''), firstScanner).text).toBe('XYZ-2/\n');
  });

  it('keeps group separators sent as Ctrl+]', () => {
    const separator: Stroke = { code: 'BracketRight', key: ']', shift: false, altGraph: false, ctrl: true, at: 12 };
    expect(play([...type('010123', 0, () => 2), separator, ...type('21XY\n', 14, () => 2)]).scans).toEqual(['010123\u001d21XY']);
  });
});

/** Keys of a scanner of any layout as a computer of another hears them, one each 3 ms. */
const scanned = (text: string, scanner: KeyLayout, computer: KeyLayout, from = 0): Stroke[] =>
  hear(
    typeText(text, { layout: scanner, caps: 'ignored', deadKeys: true, altCodes: 'missing', altPage: 'ansi' }, false).strokes,
    computer,
  ).map((stroke, i) => ({ ...stroke, at: from + 3 * i }));
const readOf = (rawKeys: string | undefined, layout: KeyLayout) => readKeys(readRawKeys(rawKeys ?? ''), { ...firstScanner, layout }).text;

describe('a scanner of another country', () => {
  it.each(keyLayouts.flatMap((scanner) => keyLayouts.map((computer) => ({ scanner, computer }))))(
    '$scanner at a $computer computer leaves nothing in the field, and its card is one scan',
    ({ scanner, computer }) => {
      const card = 'BEGIN:VCARD\nVERSION:3.0\nFN:Zoé Ñiqua\nEMAIL:zoe@niqua.example\nNOTE:^~`{[|]}\\\nEND:VCARD\n';
      const second = '{"id":"QZ-0012"}\n';
      const first = scanned(card, scanner, computer);
      const { field, scans, rawKeys } = play([...first, ...scanned(second, scanner, computer, (first.at(-1)?.at ?? 0) + 40)]);
      expect(scans).toHaveLength(2);
      expect(rawKeys.map((raw) => readOf(raw, scanner))).toEqual([card, second]);
      expect(field).toBe('');
    },
  );

  it('may begin with a dead key, or with Alt and a number', () => {
    const accent = scanned('êzQ0001\n', 'fr', 'de');
    expect(accent[0]?.key).toBe('ü');
    for (const keys of [scanned('ê-Q0001\n', 'de', 'de'), scanned('ê-Q0001\n', 'us', 'fr')]) {
      const { field, rawKeys } = play(keys);
      expect(field).toBe('');
      expect(['de', 'us'].map((layout) => readOf(rawKeys[0], layout === 'de' ? 'de' : 'us'))).toContain('ê-Q0001\n');
    }
  });
});

const asCommand = (): Nature => 'command';

describe('where there is no field to write in', () => {
  it('a scan whose first keys stutter presses no shortcut', () => {
    const { field, scans } = play(
      type('TQBUCEFTRIVHJKL\n', 0, (i) => (i < 4 ? 75 : 4)),
      asCommand,
    );
    expect(scans).toEqual(['TQBUCEFTRIVHJKL']);
    expect(field).toBe('');
  });

  it('keys pressed one after the other do their deeds in that order, none waiting for the last', () => {
    const before = takeStroke(quiet, press('p', 0), 'command');
    expect(before.fate).toBe('hold');
    expect(takeStroke(before.state, press('1', 90), 'command').deeds).toMatchObject([{ kind: 'release', strokes: [{ key: 'p' }] }]);
    expect(
      play(
        type('p1h', 0, () => 70),
        asCommand,
      ).field,
    ).toBe('p1h');
  });
});

describe('a person who types', () => {
  it('loses nothing, and Enter reaches the field', () => {
    const { field, scans } = play(type('Hello\n', 0, () => 90));
    expect(field).toBe('HelloEnter');
    expect(scans).toEqual([]);
  });

  it('may roll a few keys quickly without making a scan', () => {
    const { field, scans } = play(type('the end of it', 0, (i) => (i % 4 === 0 ? 110 : 35)));
    expect(field).toBe('the end of it');
    expect(scans).toEqual([]);
  });

  it('gets accents from dead keys, and characters by number, at once and in order', () => {
    const dead: Stroke = { code: 'BracketLeft', key: 'Dead', shift: false, altGraph: false, ctrl: false, at: 240 };
    const number: Stroke = { code: 'Numpad0', key: '0', shift: false, altGraph: false, ctrl: false, alt: 'first', at: 480 };
    const { field, scans } = play([...type('fen', 0, () => 80), dead, ...type('tre', 320, () => 80), { ...number, at: 600 }]);
    expect(field).toBe('fenDeadtre0');
    expect(scans).toEqual([]);
  });

  it('gets a shortcut after held keys in the order typed', () => {
    const first = takeStroke(quiet, press('a', 0), 'typing');
    const second = takeStroke(first.state, { ...press('s', 10), ctrl: true }, 'other');
    expect(first.fate).toBe('hold');
    expect(second).toMatchObject({ fate: 'pass', deeds: [{ kind: 'release', strokes: [{ key: 'a' }] }] });
  });
});
