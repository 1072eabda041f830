import { array, assert, boolean, constantFrom, oneof, property, record, string } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { jobGroupOf } from '#shared/domain/figures/jobGroup.ts';
import { personaOf } from '#shared/domain/figures/persona.ts';
import type { PersonaLead, PersonaValue, Trait } from '#shared/domain/figures/persona.ts';
import { SIZE_BANDS } from '#shared/domain/definitions.ts';

const nobody: PersonaLead = {
  isHot: false,
  title: '',
  size: undefined,
  industry: undefined,
  territory: undefined,
  interests: [],
  signals: [],
  source: '',
};

const many = (count: number, lead: Partial<PersonaLead>): PersonaLead[] => Array.from({ length: count }, () => ({ ...nobody, ...lead }));

const valueOf = (leads: readonly PersonaLead[], trait: Trait, of: string): PersonaValue | undefined =>
  personaOf(leads)
    .traits.find((one) => one.trait === trait)
    ?.values.find((value) => value.of === of);

test('buyers who are twice as often hot as all others together stand out, with their lift', () => {
  const leads = [
    ...many(40, { isHot: true, title: 'Head of Purchasing' }),
    ...many(20, { isHot: true, title: 'Plant engineer' }),
    ...many(40, { title: 'Directrice des achats' }),
    ...many(200, { title: 'Ingénieur méthodes' }),
  ];
  const buyers = valueOf(leads, 'role', 'purchasing');
  expect(buyers).toMatchObject({ hot: 40, all: 80, verdict: 'more' });
  // 40 of 60 hot ones, 80 of 300 leads
  expect(buyers?.lift).toBeCloseTo(2.5, 12);
  expect(valueOf(leads, 'role', 'engineering')?.verdict).toBe('less');
});

test('a handful of hot leads tells nothing, however odd they are', () => {
  const leads = [...many(6, { isHot: true, industry: 'Dairy' }), ...many(60, { industry: 'Steel' })];
  const persona = personaOf(leads);
  expect(persona.isFew).toBe(true);
  expect(persona.traits.flatMap(({ values }) => values.map(({ verdict }) => verdict))).toEqual(['few', 'few']);
});

test('a value that four leads have is not judged, though all four are hot', () => {
  const leads = [
    ...many(4, { isHot: true, territory: 'LU-4011' }),
    ...many(30, { isHot: true, territory: 'FR-69001' }),
    ...many(70, { territory: 'FR-69001' }),
  ];
  expect(valueOf(leads, 'country', 'LU')?.verdict).toBe('few');
  expect(valueOf(leads, 'country', 'FR')?.verdict).not.toBe('few');
});

test('a difference that chance makes one time in twenty is no pattern when forty values are looked at', () => {
  const topics = Array.from({ length: 40 }, (_, at) => `topic ${at}`);
  const leads = [
    ...topics.flatMap((topic) => [...many(2, { isHot: true, interests: [topic] }), ...many(8, { interests: [topic] })]),
    // by itself topic 0 would stand out
    ...many(6, { isHot: true, interests: ['topic 0'] }),
  ];
  const odd = valueOf(leads, 'interest', 'topic 0');
  expect(odd?.chance).toBeLessThan(0.05);
  expect(odd?.chance).toBeGreaterThan(0.05 / 40);
  expect(odd?.verdict).toBe('same');
});

test('of what is not known nothing is said: its shares are of those it is known of', () => {
  const leads = [
    ...many(10, { isHot: true, size: '50-249' }),
    ...many(10, { isHot: true, size: '1-9' }),
    ...many(30, { size: '1-9' }),
    ...many(500, {}),
  ];
  const trait = personaOf(leads).traits.find((one) => one.trait === 'size');
  expect([trait?.hot, trait?.all]).toEqual([20, 50]);
  expect(trait?.values[0]).toMatchObject({ of: '50-249', hot: 10, all: 10, lift: 2.5, verdict: 'more' });
});

test('interests are counted against all leads, each lead once', () => {
  const leads = [...many(20, { isHot: true, interests: ['Robots', 'Robots'] }), ...many(80, {})];
  expect(valueOf(leads, 'interest', 'Robots')).toMatchObject({ hot: 20, all: 20, lift: 5, verdict: 'more' });
});

test('regions are the first two signs of a postal code within a country', () => {
  const leads = many(3, { territory: 'FR-75011' }).concat(many(2, { territory: 'GB-M11AE' }), many(1, { territory: 'DE' }));
  expect(personaOf(leads).traits.find(({ trait }) => trait === 'region')).toMatchObject({
    all: 5,
    values: [{ of: 'FR-75' }, { of: 'GB-M1' }],
  });
});

test.each([
  ['Directrice des achats', 'purchasing'],
  ['Einkaufsleiter', 'purchasing'],
  ['IT Manager', 'it'],
  ['Site manager', 'production'],
  ['Gérante', 'direction'],
  ['Geschäftsführerin', 'direction'],
  ['Responsable maintenance', 'maintenance'],
  ['Chef de projet', 'project'],
  ['Étudiante en génie', 'study'],
  ['Head of R&D', 'engineering'],
  ['Astronaut', 'other'],
  ['<b>CEO</b>', 'direction'],
  ['  — ', null],
])('%s sees to %s', (title, group) => {
  expect(jobGroupOf(title)).toBe(group);
});

const anyLead: Arbitrary<PersonaLead> = record({
  isHot: boolean(),
  title: oneof(string(), constantFrom('Buyer', 'CEO', 'Plant manager')),
  size: constantFrom(undefined, ...SIZE_BANDS),
  industry: constantFrom(undefined, 'Dairy', 'Steel', ' '),
  territory: constantFrom(undefined, 'FR-69001', 'FR', 'DE-10115'),
  interests: array(constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  signals: array(constantFrom('moving', 'hiring'), { maxLength: 2 }),
  source: constantFrom('', 'referral', 'mail'),
});

test('whatever the leads, counts hold together and shares among hot ones come back from lift', () => {
  assert(
    property(array(anyLead, { maxLength: 60 }), (leads) => {
      const persona = personaOf(leads);
      expect([persona.hot, persona.all]).toEqual([leads.filter(({ isHot }) => isHot).length, leads.length]);
      for (const trait of persona.traits)
        for (const { hot, all, lift, chance } of trait.values) {
          expect(hot).toBeLessThanOrEqual(Math.min(all, trait.hot));
          expect(all).toBeLessThanOrEqual(trait.all);
          if (trait.hot > 0) expect((lift * all) / trait.all).toBeCloseTo(hot / trait.hot, 9);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
    }),
  );
});
