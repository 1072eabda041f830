import { beforeEach, describe, expect, test } from 'vitest';
import { inHand, neighbour, queueOf } from '#renderer/features/review/queue.ts';
import {
  hold,
  keyOfPair,
  letGo,
  markGone,
  passOn,
  remember,
  showKind,
  skip,
  takeUpShow,
  takeUpSkipped,
  undoLast,
  useReview,
} from '#renderer/features/review/reviewState.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';

const ids = ['a', 'b', 'c'];
const self = (id: string): string => id;

beforeEach(() => useReview.setState(useReview.getInitialState()));

describe('the queue of a kind', () => {
  test('brings the next one when the one in hand was settled', () => {
    hold('b', 1);
    expect(inHand(ids, useReview.getState())).toBe('b');
    letGo();
    expect(inHand(['a', 'c'], useReview.getState())).toBe('c');
    expect(inHand(['a'], useReview.getState())).toBe('a');
    expect(inHand([], useReview.getState())).toBeNull();
  });

  test('keeps a lead in hand that left the queue while something else of it is open', () => {
    hold('b', 1);
    expect(inHand(['a', 'c'], useReview.getState())).toBe('b');
    expect(['a', 'c'][neighbour(['a', 'c'], 'b', { at: 1, by: 1 })]).toBe('c');
    expect(['a', 'c'][neighbour(['a', 'c'], 'b', { at: 1, by: -1 })]).toBe('a');
  });

  test('does not take up again what was settled, although the index still has it', () => {
    hold('b', 1);
    passOn('b');
    const left = ids.filter((id) => id !== useReview.getState().passed);
    expect(inHand(left, useReview.getState())).toBe('c');
    hold('b', 1);
    expect(useReview.getState().passed).toBeNull();
  });

  test('begins anew with another show, in the same kind', () => {
    takeUpShow('one' as ShowId);
    showKind('owner');
    hold('a', 3);
    takeUpShow('one' as ShowId);
    expect(useReview.getState().held).toBe('a');
    takeUpShow('other' as ShowId);
    expect(useReview.getState()).toMatchObject({ kind: 'owner', held: null, at: 0, done: [], showId: 'other' });
  });

  test('leaves one for now and offers it again at the end', () => {
    hold('a', 0);
    skip('a');
    const { open, left } = queueOf(ids, self, useReview.getState().skipped);
    expect([open, left]).toEqual([['b', 'c'], ['a']]);
    expect(inHand(open, useReview.getState())).toBe('b');
    takeUpSkipped();
    expect(queueOf(ids, self, useReview.getState().skipped).open).toEqual(ids);
  });

  test('an undo brings what it was about into the hand again, in its kind, the last deed first', async () => {
    const undone: string[] = [];
    showKind('owner');
    remember({ id: 'a', words: 'one', undo: () => Promise.resolve(undone.push('one')) });
    showKind('duplicates');
    const pair = keyOfPair(['b' as LeadId, 'c' as LeadId]);
    markGone(['c']);
    remember({ id: pair, words: 'two', undo: () => Promise.resolve(undone.push('two')) });
    await undoLast();
    expect(useReview.getState()).toMatchObject({ kind: 'duplicates', held: pair, gone: [] });
    await undoLast();
    expect(useReview.getState()).toMatchObject({ kind: 'owner', held: 'a', done: [] });
    await undoLast();
    expect(undone).toEqual(['two', 'one']);
  });
});
