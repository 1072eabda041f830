import { expect, test } from 'vitest';
import { initialsOf } from '#shared/domain/privacy/erasure.ts';
import { lookupsOf, tracesOf } from '#shared/domain/privacy/suppression.ts';
import type { Traces } from '#shared/domain/privacy/suppression.ts';
import { graveId, isBuried, joinGraves } from '#shared/domain/grave.ts';
import type { Grave } from '#shared/domain/grave.ts';

const email = (value: string) => [{ value, kind: 'work' as const }];
const zoe: Traces = {
  contact: {
    formattedName: 'Zoé Ott',
    organization: ['Ixworth GmbH'],
    emails: email('Zoe@Ott.example'),
    phones: [{ value: '01 23', kind: 'work' }],
  },
  codes: ['B 7'],
  showId: 's',
};
const meets = (other: Traces): boolean => {
  const words = new Set(tracesOf(zoe));
  return lookupsOf(other).some((word) => words.has(word));
};

test('who was erased is known again by a personal address, or by name together with what colleagues share', () => {
  expect(meets({ contact: { emails: email(' zoe@ott.example ') } })).toBe(true);
  expect(meets({ contact: { formattedName: 'OTT Zoe', organization: ['Ixworth'] } })).toBe(true);
  expect(meets({ contact: { formattedName: 'Ott Zoe' }, codes: ['B 7'], showId: 's' })).toBe(true);
  expect(meets({ contact: { givenName: 'Zoe', familyName: 'Ott', phones: [{ value: '0123', kind: 'mobile' }] } })).toBe(true);
});

test('colleagues stay: the switchboard, an order’s badge, info@ and another show’s badge prove nothing', () => {
  expect(meets({ contact: { formattedName: 'Max Ott', organization: ['Ixworth'], phones: [{ value: '0123', kind: 'work' }] } })).toBe(
    false,
  );
  expect(meets({ contact: { formattedName: 'Max Ott' }, codes: ['B 7'], showId: 's' })).toBe(false);
  expect(meets({ contact: { formattedName: 'Zoe Ott' }, codes: ['B 7'], showId: 'other' })).toBe(false);
  expect(tracesOf({ contact: { formattedName: 'A B', emails: email('info@x.example') } })).toEqual(['e:info@x.example|a b']);
});

test('a certificate names nobody but by first letters', () => {
  expect([initialsOf('Zoé de la Ott'), initialsOf('zoe@ott.example'), initialsOf('')]).toEqual(['Z. D. L.', 'Z.', '–']);
});

const grave = (at: number, one: string): Grave => ({
  v: 1,
  id: graveId('leads', 'l'),
  table: 'leads',
  of: 'l',
  at,
  by: null,
  clock: {},
  erased: [{ case: one, key: 'k', hashes: [one] }],
});

test('a lead that was erased stays buried whatever was done to it meanwhile, by every laptop that did it', () => {
  const taken: Grave = { v: 1, id: graveId('leads', 'l'), table: 'leads', of: 'l', at: 9, by: null, clock: {} };
  const causal = { clock: { other: 5 }, deeds: {}, fields: {} };
  expect([isBuried(taken, causal), isBuried(grave(1, 'a'), causal)]).toEqual([false, true]);
  const joined = joinGraves(grave(1, 'a'), grave(2, 'b'));
  expect(joined).toEqual(joinGraves(grave(2, 'b'), grave(1, 'a')));
  expect(joined.erased?.map((one) => one.case)).toEqual(['a', 'b']);
  expect(joinGraves(taken, grave(1, 'a')).erased).toHaveLength(1);
});
