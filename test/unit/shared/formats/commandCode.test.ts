import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import { firstScanner, keyLayouts } from '#shared/domain/scanner.ts';
import { commandCodes, isCommandCode, readCommand } from '#shared/formats/commandCode.ts';
import { writeRawKeys } from '#shared/formats/keyboard/rawKeys.ts';
import { typeText } from '#shared/formats/keyboard/typeText.ts';
import { readPayload } from '#shared/formats/readPayload.ts';
import { runs } from '#test/unit/runs.ts';

const show = {
  id: 'show-1' as ShowId, // ids of the test's own
  interests: ['Filling line', 'Conveyors', 'Inspection', 'Service contract'],
  staff: [{ id: 'staff-1' as StaffId, name: 'Nadisse Tallowick' }],
};
const codes = commandCodes(show);

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const anyCode = fc.constantFrom(...codes);
const anyShow = fc.record({
  id: fc.uuid().map((id) => id as ShowId), // an id of the test's own
  interests: fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 60 }),
  staff: fc.array(
    fc.uuid().map((id) => ({ id: id as StaffId, name: id })), // as above
    { maxLength: 20 },
  ),
});

test('no two codes of a show are the same, and each is read as its own command', () => {
  fc.assert(
    fc.property(anyShow, (any) => {
      const all = commandCodes(any);
      expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
      for (const code of all) expect(readCommand({ text: code.code }, any)).toEqual({ kind: 'command', code });
    }),
    runs(60),
  );
});

test('a scanner set to any keyboard gives the command, Caps Lock or not, whatever it does with it, by Alt and numbers too', () => {
  const habits = fc.record({
    layout: fc.constantFrom(...keyLayouts),
    caps: fc.constantFrom('ignored', 'follows-letters', 'follows-keys', 'inverted'),
    deadKeys: fc.boolean(),
    altCodes: fc.constantFrom('missing', 'all', 'never'),
    altPage: fc.constant(firstScanner.altPage),
  });
  fc.assert(
    fc.property(anyCode, habits, fc.boolean(), (code, typist, capsLock) => {
      const { strokes, missing } = typeText(`${code.code}\n`, typist, capsLock);
      expect(missing).toBe('');
      // what the computer's layout made of the keys does not matter
      const scan = { text: '?!%', rawKeys: writeRawKeys(strokes.map((stroke) => ({ ...stroke, key: '?' }))) };
      expect(readCommand(scan, show)).toEqual({ kind: 'command', code });
    }),
    { numRuns: 1000 },
  );
});

test('an AIM identifier before the code and a sign behind it do no harm', () => {
  for (const code of codes) {
    expect(readCommand({ text: `]Q1${code.code}` }, show)).toEqual({ kind: 'command', code });
    expect(readCommand({ text: `]C0${code.code}X` }, show)).toEqual({ kind: 'command', code });
    expect(readCommand({ text: ` ${code.code.toLowerCase()}\r\n` }, show)).toEqual({ kind: 'command', code });
  }
});

test('one wrong letter, two letters exchanged, or letters missing never make a command', () => {
  const letter = fc.constantFrom(...Array.from(LETTERS));
  fc.assert(
    fc.property(anyCode, fc.nat({ max: 14 }), letter, ({ code }, at, wrong) => {
      const mistyped = code.slice(0, at) + wrong + code.slice(at + 1);
      if (mistyped !== code) expect(readCommand({ text: mistyped }, show)?.kind ?? 'none').not.toBe('command');
      const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
      if (swapped !== code) expect(readCommand({ text: swapped }, show)?.kind ?? 'none').not.toBe('command');
      if (at >= 4) expect(readCommand({ text: code.slice(0, at) }, show)).toEqual({ kind: 'damaged' });
    }),
  );
});

test('a code stays the same when other things of the show change, and is called old when its own is renamed', () => {
  const before = codes.find(({ key }) => key === 'interest:conveyors')?.code ?? '';
  const renamed = { ...show, interests: ['Filling line', 'Belt conveyors'] };
  const kept = { ...show, interests: ['Palletiser', 'CONVEYORS '], staff: [] };
  expect(readCommand({ text: before }, renamed)).toEqual({ kind: 'old' });
  expect(readCommand({ text: before }, kept)).toMatchObject({ kind: 'command', code: { command: { interest: 'CONVEYORS ' } } });
});

test('a code of another show is known as one, and is no command here', () => {
  const other = { ...show, id: 'show-2' as ShowId }; // an id of the test's own
  for (const { code } of commandCodes(other)) expect(readCommand({ text: code }, show)).toEqual({ kind: 'other-show' });
});

test('no badge is taken for a command: ids, names, cards, links, random capitals', () => {
  const badge = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[A-Z]{4,24}$/),
    fc.stringMatching(/^[A-Z]{2}-?\d{4,10}$/),
    fc.uuid(),
    fc.webUrl(),
    fc.emailAddress(),
    fc.tuple(fc.string(), fc.emailAddress()).map(([name, email]) => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nEMAIL:${email}\nEND:VCARD`),
    fc.tuple(fc.string(), anyCode).map(([note, { code }]) => `MECARD:N:Someone;NOTE:${note} ${code} and more;;`),
  );
  fc.assert(
    fc.property(badge, (text) => {
      expect(isCommandCode({ text })).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('what the payload reader says of a desk code does not matter: it is known by its letters alone', () => {
  for (const { code } of codes) {
    expect(code).toMatch(/^[BCDEFGHIJKLNOPRSTUVX]{15}$/);
    expect(isCommandCode({ text: readPayload({ text: code })[0]?.text ?? '' })).toBe(true);
  }
});

test('a code whose first keys were lost on a busy laptop is obeyed when it is still the only one, and never a visitor', () => {
  fc.assert(
    fc.property(anyCode, fc.integer({ min: 1, max: 10 }), (code, lost) => {
      const end = code.code.slice(lost);
      const reading = readCommand({ text: end }, show);
      // the first two keys of the mark lost leave a code without its mark; what has its mark is judged as a whole
      expect(reading).not.toBeNull();
      if (end.length >= 7) expect(reading).toEqual({ kind: 'command', code });
      else expect(['command', 'damaged']).toContain(reading?.kind);
    }),
  );
});

test('an id of the same letters that ends no code is left to the visitors', () => {
  for (const id of ['BCDEF', 'XUXUX', 'DEFGHIJ', 'LUXPROD']) expect(readCommand({ text: id }, show)).toBeNull();
});
