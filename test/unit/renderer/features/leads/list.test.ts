import { describe, expect, it } from 'vitest';
import { daysToChoose } from '#renderer/features/leads/daysToChoose.ts';
import { ariaSort, LEAD_COLUMNS, nextSort } from '#renderer/features/leads/leadColumns.ts';
import { clearView, isNarrowed, selectRow, setFilter, setText, useLeadView } from '#renderer/features/leads/leadView.ts';
import { offsetFor } from '#renderer/features/leads/useLeadWindow.ts';

const column = (name: string) => {
  const found = LEAD_COLUMNS.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no column ${name}`);
  return found;
};

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
});
