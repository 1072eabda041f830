import { expect, test } from 'vitest';
import { newMatchIndex } from '#shared/domain/dedupe/matchIndex.ts';
import { again, colleagues } from './someVisitors.ts';

const never = (): boolean => false;
const crowd = colleagues(11, 90);
const [first] = crowd;
if (first === undefined) throw new Error('a crowd has somebody');
const twin = { ...again(first, 1), id: 'twin' };

test('a visitor who comes again is known at once, before anything was learnt', () => {
  const index = newMatchIndex();
  index.set(crowd);
  expect(index.of(first.id, never).filter(({ probability }) => probability >= 0.9)).toEqual([]);
  index.set([twin]);
  const [found] = index.of('twin', never);
  expect(found?.probability).toBeGreaterThan(0.9);
  expect([found?.a, found?.b]).toEqual([first.id, 'twin'].sort());
  expect(index.reasons(first.id, 'twin').find(({ field }) => field === 'email')?.level).toBe('same');
});

test('the list of all pairs keeps up with who comes, changes and goes', () => {
  const index = newMatchIndex();
  index.set(crowd);
  const told = (): boolean => index.all(never).some(({ a, b, probability }) => [a, b].includes('twin') && probability >= 0.9);
  expect(told()).toBe(false);
  index.set([twin]);
  expect(told()).toBe(true);
  index.set([{ id: 'twin', given: 'Bo', family: 'Lind', emails: ['bo@lind.example'] }]);
  expect(told()).toBe(false);
  index.set([twin]);
  expect(told()).toBe(true);
  index.remove(['twin']);
  expect(told()).toBe(false);
});

const isApart = (a: string, b: string): boolean => [a, b].includes('twin') && [a, b].includes(first.id);

test('who was said to be somebody else is not told again', () => {
  const index = newMatchIndex();
  index.set([...crowd, twin]);
  expect(index.of('twin', isApart).some(({ a, b }) => [a, b].includes(first.id))).toBe(false);
  expect(index.all(isApart).some(({ a, b }) => isApart(a, b))).toBe(false);
});
