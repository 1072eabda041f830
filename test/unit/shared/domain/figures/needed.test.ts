import { assert, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureRate } from '#shared/domain/figures/captureRate.ts';
import { hourPlan } from '#shared/domain/figures/hourPlan.ts';
import { noCounts } from '#shared/domain/figures/leadCounts.ts';
import { needed } from '#shared/domain/figures/needed.ts';
import { HOUR, instantOf } from '#shared/lib/time.ts';

const plan = hourPlan({ zone: 'Europe/Paris', firstDay: '2026-03-10', lastDay: '2026-03-11', hours: { from: 540, to: 1080 } });
const closing = instantOf({ day: '2026-03-10', minutes: 1080 }, 'Europe/Paris');
const some = (leads: number, qualified: number, appointments: number) => {
  const none = noCounts();
  return { leads, appointments, reached: { ...none.reached, lead: leads, qualified } };
};

describe('what is still needed', () => {
  test('half of each goal is due at the first closing; what is there is taken off', () => {
    const { needs } = needed({ leads: 200, qualified: 40, appointments: 20 }, some(69, 11, 5), { plan, until: closing });
    expect(needs.map(({ of, planned, missing }) => [of, planned, missing])).toEqual([
      ['leads', 100, 31],
      ['qualified', 20, 9],
      ['appointments', 10, 5],
    ]);
  });

  test('at the rates seen, nine qualified and five appointments take more than the 31 leads', () => {
    const { leads } = needed({ leads: 200, qualified: 40, appointments: 20 }, some(69, 11, 5), { plan, until: closing });
    // appointments: (5 + 0.8212 ± 1.28155 √(5 + 0.4106)) / 69 = 0.0412 … 0.1276, so 40 … 122 leads; qualified: Wilson 0.1108 … 0.2223, 41 … 82
    expect(leads).toEqual({ low: 41, high: 122 });
  });

  test('with few leads nobody can say how many it takes, without an appointment not how many at most', () => {
    expect(needed({ qualified: 40 }, some(9, 3, 0), { plan, until: closing }).leads).toBe('early');
    expect(needed({ appointments: 40 }, some(30, 3, 0), { plan, until: closing }).leads).toMatchObject({ high: null });
  });

  test('nothing is needed once the plan is met, and nothing is said of goals nobody has set', () => {
    expect(needed({ leads: 100 }, some(50, 0, 0), { plan, until: closing })).toEqual({
      needs: [{ of: 'leads', goal: 100, planned: 50, have: 50, missing: 0 }],
      leads: null,
    });
    expect(needed({ customers: 3, revenue: 9 }, some(50, 0, 0), { plan, until: closing }).needs).toEqual([]);
  });

  test('never fewer than none, and the range holds what the rates themselves say', () => {
    const goals = record({ leads: nat(900), qualified: nat(300), appointments: nat(300) });
    assert(
      property(goals, nat(400), nat(400), nat(400), nat(20), (wanted, leads, qualified, appointments, hour) => {
        const have = some(leads, Math.min(leads, qualified), appointments);
        const { needs, leads: range } = needed(wanted, have, { plan, until: closing + (hour - 10) * HOUR });
        for (const { missing, planned, goal, have: there } of needs) {
          expect(missing).toBe(Math.max(0, planned - there));
          expect(planned).toBeLessThanOrEqual(goal);
        }
        if (range === null || range === 'early') return;
        const takes = needs.map(({ of, missing, have: there }) => (of === 'leads' || missing === 0 ? missing : (missing * leads) / there));
        const point = Math.max(...takes);
        expect(range.low).toBeLessThanOrEqual(Math.ceil(point));
        if (range.high !== null) expect(range.high).toBeGreaterThanOrEqual(Math.ceil(point - 1e-9));
      }),
    );
  });
});

describe('the capture rate', () => {
  const hour = instantOf({ day: '2026-03-10', minutes: 600 }, 'Europe/Paris');

  test('of 312 visitors counted 128 became leads: 41 %', () => {
    const rate = captureRate(
      [
        { hour, count: 200 },
        { hour: hour + HOUR, count: 112 },
      ],
      [
        { at: hour, leads: 100 },
        { at: hour + HOUR * 1.5, leads: 28 },
      ],
    );
    expect(rate).toMatchObject({ counted: 312, visitors: 312, leads: 128 });
    expect(rate.share?.toFixed(2)).toBe('0.41');
  });

  test('an hour with more leads than visitors counted had as many visitors as leads', () => {
    expect(captureRate([{ hour, count: 2 }], [{ at: hour, leads: 3 }])).toEqual({ counted: 2, visitors: 3, leads: 3, share: 1 });
  });

  test('hours in which nobody counted are left out, and without a count there is no rate', () => {
    expect(captureRate([{ hour, count: 0 }], [{ at: hour, leads: 3 }]).share).toBeNull();
    expect(
      captureRate(
        [{ hour, count: 10 }],
        [
          { at: hour, leads: 4 },
          { at: hour + HOUR, leads: 90 },
        ],
      ).share,
    ).toBe(0.4);
  });

  test('laptops of a team add up, and a day takes its own hours only', () => {
    const tallies = [
      { hour, count: 5 },
      { hour, count: 5 },
      { hour: hour + 24 * HOUR, count: 70 },
    ];
    expect(captureRate(tallies, [{ at: hour, leads: 4 }], { from: hour - HOUR, to: hour + HOUR })).toMatchObject({
      visitors: 10,
      share: 0.4,
    });
  });
});
