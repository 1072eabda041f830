import { describe, expect, it } from 'vitest';
import { daysToChoose } from '#renderer/features/leads/daysToChoose.ts';
import type { QuestionId } from '#shared/domain/ids.ts';
import type { Filters } from '#renderer/data/searchCore.ts';
import { filtersAt, partsOf, withoutPart } from '#renderer/features/leads/filterParts.ts';
import {
  ariaSort,
  columnsOf,
  gridOf,
  LEAD_COLUMNS,
  nextSort,
  questionWords,
  shownColumns,
  USUAL_COLUMNS,
  withMoved,
  withToggled,
} from '#renderer/features/leads/leadColumns.ts';
import { clearView, isNarrowed, selectRow, setFilter, setFilterPart, setText, useLeadView } from '#renderer/features/leads/leadView.ts';
import { offsetFor } from '#renderer/features/leads/useLeadWindow.ts';

const column = (name: string) => {
  const found = LEAD_COLUMNS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

const names = (chosen: readonly string[] | undefined, of: Parameters<typeof shownColumns>[1]) =>
  shownColumns(chosen, of).map(({ name }) => name);

describe('the list of leads', () => {
  it('fetches a page before the rows in view and pages after them, wherever it is scrolled to', () => {
    for (const first of [0, 1, 99, 100, 250, 99_985]) {
      const offset = offsetFor(first);
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(first);
      expect(offset + 300).toBeGreaterThan(first + 100);
    }
  });

  it('sorts by a header, the other way by a second click where there is one, and then by the newest again', () => {
    expect(nextSort(column('name'), 'newest')).toBe('name');
    expect(nextSort(column('name'), 'name')).toBe('newest');
    expect(nextSort(column('stage'), 'name')).toBe('name');
    expect(nextSort(column('captured'), 'newest')).toBe('oldest');
    expect(nextSort(column('captured'), 'oldest')).toBe('newest');
    expect(ariaSort(column('captured'), 'newest')).toBe('descending');
    expect(ariaSort(column('name'), 'newest')).toBe('none');
  });

  it('starts from the top at each search, and forgets a filter that is taken off', () => {
    clearView();
    selectRow(40, null);
    setText('vera');
    expect(useLeadView.getState()).toMatchObject({ text: 'vera', at: 0 });
    setFilter('heat', 'hot');
    setFilter('owner', null);
    expect(useLeadView.getState().filters).toEqual({ heat: 'hot', owner: null });
    setFilter('heat', undefined);
    setText('');
    expect(isNarrowed(useLeadView.getState())).toBe(true);
    clearView();
    expect(isNarrowed(useLeadView.getState())).toBe(false);
  });

  it('offers the days of the show and today, each from midnight to midnight of the show’s zone', () => {
    const show = { firstDay: '2026-03-28', lastDay: '2026-03-29', zone: 'Europe/Paris' };
    const days = daysToChoose(show, Date.UTC(2026, 2, 30, 12));
    expect(days.map(({ day }) => day)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    // clocks go forward on the 29th: that day has 23 hours
    expect(days[1]).toMatchObject({ before: Date.UTC(2026, 2, 29, 22), from: Date.UTC(2026, 2, 28, 23) });
  });

  it('shows who a lead is first, the chosen columns in their order, and passes over what the show does not ask', () => {
    const question = { id: 'q1' as QuestionId, kind: 'text', words: { en: 'Which line?', fr: '' }, isRequired: false } as const; // an id of the test's own
    const asking = { questionnaire: { version: 1, questions: [question] } };
    expect(names(undefined, {})).toEqual(USUAL_COLUMNS);
    expect(names(['score', 'answer:q1', 'bant', 'score', 'gone'], asking)).toEqual(['name', 'score', 'answer:q1', 'bant']);
    expect(names(['answer:q1'], {})).toEqual(USUAL_COLUMNS);
    expect(columnsOf(asking)).toHaveLength(LEAD_COLUMNS.length + 1);
    expect(questionWords(question, 'fr')).toBe('Which line?');
    expect(gridOf(shownColumns(['score'], {}))).toEqual({ template: 'minmax(11rem, 2.2fr) 5.5rem', least: '18.75rem' });
  });

  it('moves a column by one place, but never before the name', () => {
    const held = ['name', 'score', 'bant'];
    expect(withMoved(held, 'bant', -1)).toEqual(['name', 'bant', 'score']);
    expect(withMoved(held, 'score', -1)).toEqual(held);
    expect(withMoved(held, 'bant', 1)).toEqual(held);
    expect(withMoved(held, 'name', 1)).toEqual(held);
    expect(withToggled(withToggled(held, 'fit'), 'score')).toEqual(['name', 'bant', 'fit']);
  });

  it('tells each thing that is asked beyond the bar, and takes one off without the others', () => {
    const filters: Filters = { heat: 'hot', bant: { budget: 'yes', need: 'no' }, promises: { is: 'late', at: 0 }, scoreFrom: 40 };
    const parts = partsOf(filters);
    expect(parts.map(({ key }) => key)).toEqual(['bant budget', 'bant need', 'promises', 'scoreFrom']);
    expect(parts[0]?.alone).toEqual({ bant: { budget: 'yes' } });
    const [budget, need] = parts;
    if (budget === undefined || need === undefined) throw new Error('two parts');
    expect(withoutPart(filters, budget)).toEqual({ ...filters, bant: { need: 'no' } });
    expect(withoutPart(withoutPart(filters, budget), need)).toEqual({ heat: 'hot', promises: { is: 'late', at: 0 }, scoreFrom: 40 });
    expect(filtersAt(filters, 99).promises).toEqual({ is: 'late', at: 99 });
  });

  it('sets the parts of a filter one by one, and drops it with its last part', () => {
    clearView();
    setFilterPart('consents', 'email', 'given');
    setFilterPart('consents', 'call', 'unasked');
    expect(useLeadView.getState().filters).toEqual({ consents: { email: 'given', call: 'unasked' } });
    setFilterPart('consents', 'email', undefined);
    setFilterPart('consents', 'call', undefined);
    expect(useLeadView.getState().filters).toEqual({});
  });
});
