import { assert, integer, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayBars, hourBars } from '#renderer/features/dashboard/hourBars.ts';
import { dueIn, firstScope, spanOf, standOf, WHOLE } from '#renderer/features/dashboard/scope.ts';
import { hourPlan } from '#shared/domain/figures/hourPlan.ts';
import { HOUR, MINUTE, instantOf } from '#shared/lib/time.ts';

const show = { zone: 'Europe/Paris', firstDay: '2026-03-10', lastDay: '2026-03-12', hours: { from: 540, to: 1080 } };
const plan = hourPlan(show);
const at = (day: string, minutes: number): number => instantOf({ day, minutes }, show.zone);

const quarter = (day: string, minutes: number, leads: number) => ({ at: at(day, minutes), leads });

describe('what the live screen looks at', () => {
  test('today while the show runs, also in the evening; else the whole show', () => {
    expect(firstScope({ state: 'open', date: '2026-03-11', closing: 1 })).toEqual({ kind: 'day', date: '2026-03-11' });
    expect(firstScope({ state: 'closed', date: '2026-03-11', closing: 1 })).toEqual({ kind: 'day', date: '2026-03-11' });
    expect(firstScope({ state: 'before', date: '2026-03-10', closing: 1 })).toBe(WHOLE);
    expect(firstScope({ state: 'over', date: '2026-03-12', closing: null })).toBe(WHOLE);
  });

  test('a day is midnight to midnight of the show’s clock, 23 hours long on the day of change', () => {
    expect(spanOf({ kind: 'day', date: '2026-03-10' }, show)).toEqual({ from: at('2026-03-10', 0), to: at('2026-03-11', 0) });
    const change = spanOf({ kind: 'day', date: '2026-03-29' }, show);
    expect((change?.to ?? 0) - (change?.from ?? 0)).toBe(23 * HOUR);
    expect(spanOf(WHOLE, show)).toBeUndefined();
  });

  test('of a goal a day has its own part, and the days add up to it', () => {
    assert(
      property(nat(5_000), integer({ min: -10, max: 80 }), (goal, hours) => {
        const now = at('2026-03-10', 540) + hours * HOUR;
        const days = ['2026-03-10', '2026-03-11', '2026-03-12'].map((date) =>
          dueIn(plan, goal, { span: spanOf({ kind: 'day', date }, show), now }),
        );
        const whole = dueIn(plan, goal, { span: undefined, now });
        const sum = (of: 'goal' | 'now'): number => days.reduce((all, due) => all + (due?.[of] ?? 0), 0);
        expect(sum('goal')).toBe(whole?.goal ?? 0);
        expect(sum('now')).toBe(whole?.now ?? 0);
        for (const due of days) expect(due === null || (due.now >= 0 && due.now <= due.goal)).toBe(true);
      }),
    );
    expect(dueIn(plan, undefined, { span: undefined, now: 0 })).toBeNull();
    expect(dueIn(plan, 270, { span: spanOf({ kind: 'day', date: '2026-03-11' }, show), now: at('2026-03-11', 600) })).toEqual({
      goal: 90,
      now: 10,
    });
  });

  test('a count is behind only when it is further off than chance would have it', () => {
    expect(standOf(10, { goal: 90, now: 10 })).toBe('good');
    // of a Poisson mean of ten, six or fewer come in 13 % of all hours, five or fewer in 7 %
    expect(standOf(6, { goal: 90, now: 10 })).toBe('plain');
    expect(standOf(5, { goal: 90, now: 10 })).toBe('bad');
    expect(standOf(0, { goal: 90, now: 2 })).toBe('plain');
    expect(standOf(0, { goal: 90, now: 0 })).toBe('plain');
  });
});

describe('the columns of the chart', () => {
  const byQuarter = [
    quarter('2026-03-10', 8 * 60 + 15, 2),
    quarter('2026-03-10', 600, 3),
    quarter('2026-03-10', 645, 4),
    quarter('2026-03-12', 1065, 9),
  ];
  const times = { plan, byQuarter, zone: show.zone, goal: 270 };

  test('hours of a day are those it is open and those in which leads came, quarters in their hour', () => {
    const bars = hourBars(times, '2026-03-10');
    expect(bars.map(({ of }) => of)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(bars[0]).toEqual({ of: 8, leads: 2, planned: null });
    expect(bars[2]).toEqual({ of: 10, leads: 7, planned: 10 });
    expect(bars.at(-1)).toEqual({ of: 17, leads: 0, planned: 10 });
  });

  test('days of a show, and another on which leads came; nothing planned without a goal', () => {
    const early = { ...times, byQuarter: [quarter('2026-03-09', 900, 1), ...byQuarter] };
    expect(dayBars(early)).toEqual([
      { of: '2026-03-09', leads: 1, planned: null },
      { of: '2026-03-10', leads: 9, planned: 90 },
      { of: '2026-03-11', leads: 0, planned: 90 },
      { of: '2026-03-12', leads: 9, planned: 90 },
    ]);
    expect(dayBars({ ...times, goal: undefined }).every(({ planned }) => planned === null)).toBe(true);
  });

  test('a booth that opens at a quarter past has its leads in the hour of the clock', () => {
    const late = hourPlan({ ...show, lastDay: show.firstDay, hours: { from: 555, to: 645 } });
    const bars = hourBars(
      { plan: late, byQuarter: [{ at: at('2026-03-10', 540) + 15 * MINUTE, leads: 5 }], zone: show.zone, goal: 6 },
      '2026-03-10',
    );
    expect(bars).toEqual([
      { of: 9, leads: 5, planned: 3 },
      { of: 10, leads: 0, planned: 3 },
    ]);
  });
});
