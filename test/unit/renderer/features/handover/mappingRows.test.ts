import { expect, test } from 'vitest';
import type { TargetField, TargetFields } from '#shared/crm/mapping.ts';
import { choose, isSent, nameWord, rowsOf, takesWords } from '#renderer/features/handover/mappingRows.ts';

const text: TargetField = { name: 'x_note', label: 'Our note', type: 'text', isRequired: false, isReadOnly: false };
const rating: TargetField = {
  name: 'rating',
  label: 'Rating',
  type: 'choice',
  isRequired: false,
  isReadOnly: false,
  choices: [
    { value: '1', label: 'Cold' },
    { value: '2', label: 'Warm' },
    { value: '9', label: 'On fire' },
  ],
};
const made: TargetField = { ...text, name: 'created', isReadOnly: true };
const fields: TargetFields = { model: 'lead', fields: [text, made, rating], usual: { rating: null } };

test('the fields that get something come first, and what the target fills by itself is not offered', () => {
  expect(rowsOf(fields, {}).map(({ field }) => field.name)).toEqual(['rating', 'x_note']);
  expect(rowsOf(fields, { rating: null, x_note: { from: 'notes', as: 'text' } }).map(({ field }) => field.name)).toEqual([
    'x_note',
    'rating',
  ]);
});

test('a choice of ours finds the words of the target that are called alike, the others are left to a person', () => {
  const mapping = choose({}, rating, 'heat');
  expect(mapping).toEqual({ rating: { from: 'heat', as: 'choice', choices: { cold: '1', warm: '2' } } });
  expect(nameWord(mapping, 'rating', ['hot', '9'])['rating']?.choices).toEqual({ cold: '1', warm: '2', hot: '9' });
  expect(nameWord(nameWord(mapping, 'rating', ['cold', '']), 'rating', ['warm', ''])['rating']).toEqual({ from: 'heat', as: 'choice' });
});

test('as usual leaves no trace in the mapping, nothing is written down as nothing', () => {
  const mapping = choose({}, text, 'company');
  expect(choose(mapping, text, 'usual')).toEqual({});
  expect(choose(mapping, text, 'nothing')).toEqual({ x_note: null });
  // the same field of ours again keeps the words that were chosen
  expect(choose(mapping, text, 'company')).toBe(mapping);
});

test('a mapping to a field of ours that no longer exists shows as nothing and is not sent', () => {
  const [row] = rowsOf({ ...fields, fields: [text] }, { x_note: { from: 'noSuchField', as: 'text' } });
  expect(row?.chosen).toBe('nothing');
  expect(row === undefined ? true : isSent(row)).toBe(false);
});

test('only a choice of ours in a choice of theirs asks for words', () => {
  const [row] = rowsOf({ ...fields, fields: [rating] }, choose({}, rating, 'heat'));
  expect(row === undefined ? false : takesWords(row)).toBe(true);
  const [usual] = rowsOf({ ...fields, fields: [rating] }, {});
  expect(usual === undefined ? true : takesWords(usual)).toBe(false);
});
