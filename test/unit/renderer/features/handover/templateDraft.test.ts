import { expect, test } from 'vitest';
import {
  addColumn,
  emptyTemplate,
  FIELD_NAMES,
  moveColumn,
  removeColumn,
  withColumn,
  withMark,
  withSource,
  withTemplate,
  withText,
} from '#renderer/features/handover/templateDraft.ts';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import en from '#renderer/i18n/en/source.json';
import fr from '#renderer/i18n/fr/source.json';

const begun: ExportTemplate = { ...emptyTemplate('t', 'Mine'), columns: [{ header: 'a', from: 'heat', choices: { hot: 'A' } }] };
const three = addColumn(addColumn(begun, { header: 'b', from: null }), { header: 'c', from: null });
const heads = ({ columns }: ExportTemplate): string => columns.map(({ header }) => header).join('');

test('a column is moved to a place among the others, and never out of the list', () => {
  expect([moveColumn(three, 0, 2), moveColumn(three, 2, 0), moveColumn(three, 1, 9), moveColumn(three, 9, 0)].map(heads)).toEqual([
    'bca',
    'cab',
    'acb',
    'abc',
  ]);
  expect(heads(removeColumn(three, 1))).toBe('ac');
});

test('a column that tells something else loses the words of what it told, and an empty text is none', () => {
  expect(withColumn(three, 0, (column) => withSource(column, 'email')).columns[0]).toEqual({ header: 'a', from: 'email' });
  expect(withText(withText({ header: 'a', from: null }, 'x'), '')).toEqual({ header: 'a', from: null });
  expect([withMark(three, false).hasMark, 'hasMark' in withMark(withMark(three, false), true)]).toEqual([false, false]);
});

test('a saved template takes the place of the one before', () => {
  const own = withTemplate(withTemplate([], three), { ...three, id: 'u' });
  expect(withTemplate(own, { ...three, name: 'New' }).map(({ id, name }) => [id, name])).toEqual([
    ['t', 'New'],
    ['u', 'Mine'],
  ]);
});

test('every fact that a column may tell has a name in both languages', () => {
  for (const name of FIELD_NAMES)
    expect([name, en[name], fr[name]]).toEqual([name, expect.stringMatching(/./u), expect.stringMatching(/./u)]);
});
