import { createInstance } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { noteFailure, noteSuccess, waitUntilOf } from '#renderer/features/team/pinTries.ts';
import { ruleSentence, territoryIn } from '#renderer/features/team/ruleWords.ts';
import { en, fr } from '#renderer/i18n/words.ts';
import type { RuleId, StaffId } from '#shared/domain/ids.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';

// ids of the test's own
const [marie, paul] = ['marie', 'paul'] as [StaffId, StaffId];
const staff = [
  { id: marie, name: 'Marie' },
  { id: paul, name: 'Paul' },
];

const i18n = createInstance();
beforeAll(async () => {
  await i18n.init({ lng: 'en', resources: { en: { translation: en }, fr: { translation: fr } }, interpolation: { escapeValue: false } });
});

const rule = (part: Partial<RoutingRule>): RoutingRule => ({
  id: 'rule' as RuleId,
  territories: [],
  interests: [],
  sizes: [],
  to: [],
  ...part,
});
const say = (part: Partial<RoutingRule>, language: 'en' | 'fr' = 'en'): string =>
  ruleSentence(rule(part), { t: i18n.getFixedT(language), language, staff });

describe('a rule in words', () => {
  it('says for whom it speaks and to whom it gives', () => {
    expect(say({ to: [marie] })).toBe('All leads go to Marie.');
    expect(say({ territories: ['FR-75', 'FR-92'], interests: ['Conveyors'], sizes: ['50-249'], to: [marie, paul] })).toBe(
      'Leads from FR-75 or FR-92, interested in Conveyors, of companies with 50-249 people go to Marie and Paul, in turn: whoever has fewest is next.',
    );
    expect(say({ territories: ['FR'], to: ['who-left' as StaffId] })).toBe('Leads from FR go to nobody yet: this rule is passed over.');
    expect(say({ territories: ['FR-75', 'FR-92'], to: [paul] }, 'fr')).toBe('Les leads de FR-75 ou FR-92 vont à Paul.');
  });

  it('takes a territory however it is typed, and nothing that is none', () => {
    expect(['fr', ' FR-75 ', 'gb-sw1a', 'de - 10'].map(territoryIn)).toEqual(['FR', 'FR-75', 'GB-SW1A', 'DE-10']);
    expect(['', 'France', '75', 'FR-', 'FR_75', '<b>'].map(territoryIn)).toEqual([null, null, null, null, null, null]);
  });
});

describe('wrong PINs', () => {
  it('make the next try wait, each person on their own, until the right one', () => {
    for (const at of [1_000, 2_000]) noteFailure(marie, at);
    expect(waitUntilOf(marie)).toBe(2_000);
    noteFailure(marie, 3_000);
    expect(waitUntilOf(marie)).toBe(4_000);
    noteFailure(marie, 5_000);
    expect(waitUntilOf(marie)).toBe(7_000);
    expect(waitUntilOf(paul)).toBe(0);
    noteSuccess(marie);
    expect(waitUntilOf(marie)).toBe(0);
  });
});
