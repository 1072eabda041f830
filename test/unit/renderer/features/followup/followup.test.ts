import { beforeEach, describe, expect, it } from 'vitest';
import { countPromises, groupPromises } from '#renderer/features/followup/promiseGroups.ts';
import { minutesOfClock } from '#renderer/features/followup/clock.ts';
import { rememberDone, undoLast, useFollowup } from '#renderer/features/followup/followupState.ts';
import { markNext } from '#renderer/features/followup/markNext.ts';
import { linesOf } from '#renderer/features/followup/workRows.ts';
import { readLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { OpenPromise } from '#renderer/data/promises.ts';
import type { LeadId, PromiseId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import { isNextOpen } from '#shared/domain/nextStep.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

// ids of the test's own
const [showId, leadId] = ['show-1' as ShowId, 'lead-1' as LeadId];
const [marie, paul] = ['marie', 'paul'] as [StaffId, StaffId];
const lead = newLead({ contact: {}, isResolved: true }, { id: leadId, showId, now: 0, staff: null });

const promised = (text: string, dueOn: string, owner: StaffId | null, dueAtMinutes?: number): OpenPromise => ({
  lead,
  promise: {
    v: 1,
    id: text as PromiseId,
    showId,
    leadId,
    text,
    owner,
    dueOn,
    madeAt: 0,
    ...(dueAtMinutes === undefined ? {} : { dueAtMinutes }),
  },
});

describe('open promises', () => {
  const open = [
    promised('last week', '2026-03-10', paul),
    promised('this morning', '2026-03-17', paul, 540),
    promised('tonight', '2026-03-17', paul, 1_200),
    promised('any time today', '2026-03-17', marie),
    promised('tomorrow', '2026-03-18', null),
    promised('later', '2026-04-01', marie),
  ];
  const now = { day: '2026-03-17', minutes: 600 };
  const texts = (whose: StaffId | 'all') =>
    groupPromises(open, { now, whose, me: marie }).map(({ urgency, items }) => [urgency, ...items.map(({ promise }) => promise.text)]);

  it('stand under late, today, tomorrow and later, mine first', () => {
    expect(texts('all')).toEqual([
      ['late', 'last week', 'this morning'],
      ['today', 'any time today', 'tonight'],
      ['tomorrow', 'tomorrow'],
      ['later', 'later'],
    ]);
  });

  it('of one person leave out the groups that are empty', () => {
    expect(texts(marie)).toEqual([
      ['today', 'any time today'],
      ['later', 'later'],
    ]);
  });

  it('are counted, the late ones apart', () => {
    expect(countPromises(open, now)).toEqual({ all: 6, late: 2 });
    expect(countPromises([], now)).toEqual({ all: 0, late: 0 });
  });
});

describe('the list that is worked through', () => {
  it('numbers its things across its headings', () => {
    const lines = linesOf([
      { key: 'a', title: 'A', items: ['x', 'y'] },
      { key: 'b', title: 'B', items: ['z'] },
    ]);
    expect(lines.map((line) => (line.kind === 'head' ? line.section.title : `${line.item}${line.place}`))).toEqual([
      'A',
      'x0',
      'y1',
      'B',
      'z2',
    ]);
  });

  it('reads the time of day as a clock writes it, and nothing else', () => {
    expect([minutesOfClock('09:05'), minutesOfClock('23:59')]).toEqual([545, 1_439]);
    expect(['', '24:00', '9:5', 'noon', '12:60'].map(minutesOfClock)).toEqual([null, null, null, null, null]);
  });
});

describe('what was done', () => {
  beforeEach(() => useFollowup.setState({ done: [] }));

  it('is taken back one by one, the last first, each once', async () => {
    const undone: string[] = [];
    for (const words of ['one', 'two']) rememberDone({ words, undo: () => Promise.resolve(undone.push(words)) });
    expect([await undoLast(), await undoLast(), await undoLast()]).toEqual(['two', 'one', null]);
    expect(undone).toEqual(['two', 'one']);
  });
});

describe('a next action', () => {
  it('is done once, told in the history, open again when taken back, and asked anew of another temperature', async () => {
    const { store } = await newTestStore({ staff: marie });
    const seed = { contact: { emails: [{ value: 'ada@example.test', kind: 'work' as const }] }, isResolved: true };
    const made = await saveCapture(store, { showId, scan: { source: 'manual', text: 'ada' }, seed });
    const { id } = made.lead;
    const isOpen = async (): Promise<boolean> => {
      const now = await readLead(store, id);
      return now !== undefined && isNextOpen(now);
    };
    await updateLead(store, id, { action: 'heat', change: (before) => ({ ...before, heatChosen: 'hot' }) });
    expect(await isOpen()).toBe(true);
    await markNext(store, id, true);
    await markNext(store, id, true);
    expect(await isOpen()).toBe(false);
    await markNext(store, id, false);
    expect(await isOpen()).toBe(true);
    await markNext(store, id, true);
    await updateLead(store, id, { action: 'heat', change: (before) => ({ ...before, heatChosen: 'warm' }) });
    expect(await isOpen()).toBe(true);
    const { history } = await readTimeline(store, id);
    const told = history.flatMap(({ changes }) => changes.filter(({ field }) => field === 'next').map(({ from, to }) => `${from} > ${to}`));
    expect(told).toEqual(['todo > done', 'done > todo', 'todo > done']);
  });
});
