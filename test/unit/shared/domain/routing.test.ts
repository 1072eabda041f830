import { array, assert, constantFrom, property, record, subarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleId, StaffId } from '#shared/domain/ids.ts';
import { conditionsOf, hasRouting, isRouted, proposeOwner, routeAll, spreadOf } from '#shared/domain/routing.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';

// ids of the test's own
const [marie, paul, ada] = ['marie', 'paul', 'ada'] as [StaffId, StaffId, StaffId];
const staff = [{ id: marie }, { id: paul }, { id: ada }];

const rule = (part: Partial<RoutingRule>): RoutingRule => ({
  id: 'rule' as RuleId,
  territories: [],
  interests: [],
  sizes: [],
  to: [],
  ...part,
});

const paris = { interests: ['Conveyors'], profile: { territory: 'FR-75011', size: '50-249' } } as const;

describe('a routing rule', () => {
  it('speaks of a lead when territory, interest and size hold, each that it names', () => {
    expect(isRouted(paris, rule({}))).toBe(true);
    expect(isRouted(paris, rule({ territories: ['DE', 'fr-75'] }))).toBe(true);
    expect(isRouted(paris, rule({ territories: ['FR-69'] }))).toBe(false);
    expect(isRouted(paris, rule({ territories: [''] }))).toBe(false);
    expect(isRouted(paris, rule({ interests: ['conveyors '] }))).toBe(true);
    expect(isRouted(paris, rule({ sizes: ['1-9'] }))).toBe(false);
    expect(isRouted(paris, rule({ territories: ['FR'], interests: ['Conveyors'], sizes: ['50-249'] }))).toBe(true);
    expect(isRouted({ interests: [] }, rule({ sizes: ['1-9'] }))).toBe(false);
  });

  it('is passed over when none of its people is here; the next one speaks', () => {
    const rules = [rule({ to: ['who-left' as StaffId] }), rule({ to: [paul] })];
    expect(proposeOwner(paris, rules, { staff, owned: new Map() })?.owner).toBe(paul);
    expect(hasRouting({ routing: rules, staff })).toBe(true);
    expect(hasRouting({ routing: rules.slice(0, 1), staff })).toBe(false);
    expect(hasRouting({ staff })).toBe(false);
    expect(proposeOwner(paris, rules.slice(0, 1), { staff, owned: new Map() })).toBeNull();
  });

  it('gives to whoever has fewest, and to the first of the rule among equals', () => {
    const rules = [rule({ to: [paul, ada] })];
    expect(routeAll([paris, paris, paris], rules, { staff, owned: new Map([[paul, 1]]) }).map((one) => one?.owner)).toEqual([
      ada,
      paul,
      ada,
    ]);
  });

  it('says what it asks for', () => {
    expect(conditionsOf(rule({ territories: ['FR-75'], interests: ['Conveyors'], sizes: ['50-249'] }))).toBe('FR-75, Conveyors, 50-249');
    expect(conditionsOf(rule({}))).toBe('');
  });
});

describe('leads spread by rules', () => {
  const someRule = record({
    id: constantFrom('a' as RuleId, 'b' as RuleId),
    territories: subarray(['FR', 'FR-75', 'DE']),
    interests: subarray(['Conveyors', 'Training']),
    sizes: subarray(['1-9', '50-249'] as const),
    to: subarray([marie, paul, ada, 'who-left' as StaffId]),
  });
  const someLead = record({
    interests: subarray(['Conveyors', 'Training']),
    profile: record({ territory: constantFrom('FR-75011', 'FR-69001', 'DE', 'US'), size: constantFrom('1-9' as const, '50-249' as const) }),
  });

  it('are all counted, once, under somebody who is here or under nobody', () => {
    assert(
      property(array(someLead, { maxLength: 40 }), array(someRule, { maxLength: 5 }), (leads, rules) => {
        const { counts, nobody } = spreadOf(leads, rules, staff);
        expect(nobody + [...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(leads.length);
        expect([...counts.keys()].every((id) => staff.some((one) => one.id === id))).toBe(true);
      }),
    );
  });

  it('of one rule differ by one lead at most between its people', () => {
    assert(
      property(array(someLead, { maxLength: 40 }), (leads) => {
        const { counts } = spreadOf(leads, [rule({ to: [marie, paul, ada] })], staff);
        const all = staff.map(({ id }) => counts.get(id) ?? 0);
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
