import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDescription } from '#shared/crm/rest/description.ts';
import { amountTold, dayTold, outcomeTold } from '#shared/crm/rest/outcomes.ts';
import { shippedDescriptions } from '#shared/crm/rest/shipped.ts';

const said = { status: 200, header: () => null, body: undefined, isEmpty: false };

const espoWith = (outcomes: unknown, change: (written: Record<string, unknown>) => void = () => undefined) => {
  const written = JSON.parse(readFileSync('resources/connectors/espocrm.json', 'utf8')) as Record<string, unknown>; // an object
  written['outcomes'] = outcomes;
  change(written);
  const read = readDescription(JSON.stringify(written));
  return read.ok ? [] : read.faults.map(({ path }) => path);
};

const call = { method: 'GET', path: '/deals' };
const told = { isWon: { at: '/state', is: ['won'] } };

const rules = {
  isWon: { at: '/won', is: [true] },
  isLost: { at: '/closed', is: [true] },
  amount: '/sum',
  currency: '/money',
  day: '/on',
  reason: '/why',
};
const tell = (root: unknown) => outcomeTold(rules, root, { said, zone: 'Europe/Paris' });

describe('what a CRM tells of a sale', () => {
  it('is won before it is lost, lost only when it says so, else open', () => {
    expect(tell({ won: true, closed: true, sum: '1200.60', money: 'eur', on: '2026-04-02' })).toEqual({
      state: 'won',
      amount: 1_201,
      currency: 'EUR',
      day: '2026-04-02',
    });
    expect(tell({ won: false, closed: true, why: '  too\u0000 dear ' })).toMatchObject({ state: 'lost' });
    expect(tell({ won: false, closed: false, sum: 9 })).toEqual({ state: 'open' });
    expect(tell('no record')).toEqual({ state: 'open' });
    expect(tell({ won: true, sum: 0, money: 'EUR', on: 'soon' })).toEqual({ state: 'won' });
    expect(tell({ won: true, sum: 5, money: '<b>' })).toEqual({ state: 'won', amount: 5 });
  });

  it('counts a day by the clock of the show', () => {
    expect(dayTold('2026-04-02T22:30:00.000Z', 'Europe/Paris')).toBe('2026-04-03');
    expect(dayTold('2026-04-02 22:30:00', 'America/Chicago')).toBe('2026-04-02');
    expect(dayTold('2026-04-02T22:30:00+0200', 'UTC')).toBe('2026-04-02');
    expect(dayTold(String(Date.UTC(2026, 3, 2, 9)), 'UTC')).toBe('2026-04-02');
    for (const text of ['2026-13-40', 'tomorrow', '', '42', '2026-04-02T99:99'])
      expect([text, dayTold(text, 'UTC')]).toEqual([text, undefined]);
  });

  it('has an amount in whole units, or none', () => {
    expect([amountTold('12.5'), amountTold('0'), amountTold('1e6')]).toEqual([13, 0, 1_000_000]);
    for (const text of ['-1', 'lots', '', ' ', 'Infinity', '1e12']) expect([text, amountTold(text)]).toEqual([text, undefined]);
  });
});

describe('the outcomes of a description', () => {
  it('are told by every shipped CRM whose contract does, and by the example of a CRM of one’s own', () => {
    expect(shippedDescriptions().flatMap(({ name, outcomes }) => (outcomes === undefined ? [] : [name]))).toEqual([
      'hubspot',
      'salesforce',
      'pipedrive',
      'dynamics',
    ]);
    const own = readDescription(readFileSync('resources/connectors/espocrm.json', 'utf8'));
    expect(own.ok && own.value.outcomes !== undefined).toBe(true);
  });

  it('say where they contradict themselves', () => {
    expect(espoWith({ lead: told })).toEqual([]);
    expect(espoWith({})).toEqual(['outcomes']);
    expect(espoWith({ lead: told }, (written) => delete written['read'])).toContain('outcomes');
    expect(espoWith({ deals: { by: 'ids', call, list: '/list', id: '/id', told } })).toEqual(['outcomes.deals']);
    expect(espoWith({ linkAt: '/deal', deals: { by: 'ids', call, list: '/list', told } })).toEqual(['outcomes.deals.id']);
    expect(espoWith({ deals: { by: 'lead', size: 5, call, list: '/list', told } })).toEqual(['outcomes.deals.size']);
    expect(espoWith({ lead: { won: '/x' } })).toHaveLength(1);
  });
});
