import { expect, test } from 'vitest';
import { COMMAND_KINDS, commandKey, commandsOf, firstDeskSheet, slotSearchOf } from '#shared/domain/command.ts';
import type { StaffId } from '#shared/domain/ids.ts';

const show = { interests: ['Conveyors', ' ', 'conveyors', 'Training'], staff: [{ id: 'staff-1' as StaffId }] }; // an id of the test's own

test('an interest written twice is one command, an empty one is none', () => {
  const interests = commandsOf(show).filter(({ kind }) => kind === 'interest');
  expect(interests).toEqual([
    { kind: 'interest', interest: 'Conveyors' },
    { kind: 'interest', interest: 'Training' },
  ]);
});

test('every kind has its group on the first sheet, and what is off there exists', () => {
  const all = commandsOf(show);
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(COMMAND_KINDS));
  const keys = new Set(all.map(commandKey));
  expect(firstDeskSheet('en').off.filter((key) => !keys.has(key))).toEqual([]);
});

test('"tomorrow" begins at midnight of the show, not of the laptop', () => {
  const late = Date.parse('2026-03-14T22:30:00Z');
  expect(slotSearchOf('tomorrow', late, { zone: 'Asia/Tokyo' })).toEqual({
    kind: 'meeting',
    from: Date.parse('2026-03-15T15:00:00Z'),
    day: '2026-03-16',
  });
  expect(slotSearchOf('tomorrow-afternoon', late, { zone: 'Europe/Paris' })).toEqual({
    kind: 'meeting',
    from: Date.parse('2026-03-15T11:00:00Z'),
    day: '2026-03-15',
  });
  expect(slotSearchOf('next', late, { zone: 'UTC' })).toEqual({ kind: 'meeting', from: late, day: null });
});
