import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, covers } from '#shared/domain/causal.ts';
import { changedPaths, differencesOf, joinCopies, stamp, withValue } from '#shared/domain/causalJoin.ts';
import type { Copy } from '#shared/domain/causalJoin.ts';
import { explode, implode } from '#shared/domain/causalShape.ts';
import { shapeOf } from '#shared/domain/causalShapes.ts';
import { runs } from '#test/unit/runs.ts';

type Loose = Readonly<Record<string, unknown>>;

const LEADS = shapeOf('leads');
const SHOWS = shapeOf('shows');

const lead: Loose = {
  v: 1,
  id: 'lead-1',
  updatedAt: 0,
  contact: { formattedName: 'Ada Corder', emails: [{ value: 'ada@x.example', kind: 'work' }] },
  confidence: {},
  toCheck: [],
  bant: {},
  opportunity: {},
  interests: ['Robots'],
  actions: ['scan'],
  visits: 1,
  consents: [],
  appointments: [],
  pictures: [],
};

/** One thing somebody does to a lead. */
const deeds: readonly ((one: Loose, value: number) => Loose)[] = [
  (one, value) => ({ ...one, contact: { ...(one['contact'] as Loose), jobTitle: `Title ${value}` } }),
  (one, value) => ({ ...one, bant: { ...(one['bant'] as Loose), budget: value % 2 === 0 ? 'yes' : 'no' } }),
  (one, value) => ({ ...one, interests: [...new Set([...(one['interests'] as string[]), `Topic ${value % 4}`])] }),
  (one, value) => ({ ...one, interests: (one['interests'] as string[]).filter((word) => word !== `Topic ${value % 4}`) }),
  (one) => ({ ...one, visits: Number(one['visits']) + 1 }),
  (one, value) => ({ ...one, opportunity: { amount: value * 1000, currency: value % 2 === 0 ? 'EUR' : 'USD' } }),
  (one, value) => ({ ...one, consents: [...(one['consents'] as Loose[]), { purpose: 'email', given: value % 2 === 0, at: value }] }),
  (one, value) => ({ ...one, facts: { ...(one['facts'] as Loose | undefined), tags: [`tag ${value % 3}`] } }),
  ({ heatChosen: _gone, ...one }, value) => (value % 3 === 0 ? one : { ...one, heatChosen: value % 2 === 0 ? 'hot' : 'cold' }),
];

const step = record({ who: integer({ min: 0, max: 2 }), deed: integer({ min: 0, max: deeds.length }), value: integer({ min: 0, max: 9 }) });
type Step = typeof step extends Arbitrary<infer T> ? T : never;

const act = (copy: Copy<Loose>, { who, deed, value }: Step, at: number): Copy<Loose> => {
  const after = deeds[deed]?.(copy.record, value) ?? copy.record;
  return { record: after, causal: stamp(LEADS, { before: copy, after }, { actor: `laptop${who}`, deed: [at, null] }) };
};

const join = (a: Copy<Loose>, b: Copy<Loose>): Copy<Loose> => {
  const { record: joined, causal } = joinCopies(LEADS, { ours: a, theirs: b });
  return { record: joined, causal };
};

/** Three laptops that edit one lead, and now and then (the deed after the last) take over what the next one has. */
function play(steps: readonly Step[]): Copy<Loose>[] {
  const copies: Copy<Loose>[] = [{ record: lead }, { record: lead }, { record: lead }];
  for (const [at, one] of steps.entries()) {
    const mine = copies[one.who] ?? { record: lead };
    const other = copies[(one.who + 1 + (one.value % 2)) % 3] ?? { record: lead };
    copies[one.who] = one.deed === deeds.length ? join(mine, other) : act(mine, one, 100 + Math.floor(at / 3));
  }
  return copies;
}

const same = (a: unknown, b: unknown): void => expect(canonical(a)).toBe(canonical(b));
const three = array(step, { maxLength: 14 });

test('copies of a lead meet in any order, grouped in any way, as often as they like: they end the same', () => {
  assert(
    property(three, (steps) => {
      const [a = { record: lead }, b = a, c = a] = play(steps);
      same(join(a, b), join(b, a));
      same(join(join(a, b), c), join(a, join(b, c)));
      same(join(a, a), join(join(a, a), a));
      same(join(join(a, b), b), join(a, b));
      expect(covers(join(a, b).causal?.clock ?? {}, a.causal?.clock ?? {})).toBe(true);
    }),
    runs(400),
  );
});

test('a value that nobody has replaced is shown or kept beside the one shown', () => {
  assert(
    property(array(step, { minLength: 2, maxLength: 10 }), (steps) => {
      const [a = { record: lead }, b = a] = play(steps.map((one) => ({ ...one, deed: one.deed === deeds.length ? 0 : one.deed })));
      const joined = join(a, b);
      for (const copy of [a, b]) {
        const parts = explode(LEADS, copy.record);
        for (const path of Object.keys(copy.causal?.fields ?? {})) {
          if (/[+@=]/u.test(path)) continue;
          const kept = [explode(LEADS, joined.record).get(path), ...(joined.causal?.fields[path] ?? []).map(({ value }) => value)];
          expect(kept.map(canonical)).toContain(canonical(parts.get(path)));
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('what two laptops added to a counter, a set and the consents is all there', () => {
  const begin: Copy<Loose> = { record: lead };
  const a = [4, 2, 6].reduce((copy, deed) => act(copy, { who: 0, deed, value: 1 }, 10), begin);
  const b = [4, 4, 2, 6].reduce((copy, deed) => act(copy, { who: 1, deed, value: 2 }, 11), begin);
  expect(join(a, b).record).toMatchObject({
    visits: 4,
    interests: ['Robots', 'Topic 1', 'Topic 2'],
    consents: [{ at: 1 }, { at: 2 }],
  });
});

test('a field written on two laptops shows the later value, keeps the other, and is settled by whoever writes it next', () => {
  const begin: Copy<Loose> = { record: lead };
  const a = act(begin, { who: 0, deed: 0, value: 1 }, 20);
  const b = act(begin, { who: 1, deed: 0, value: 2 }, 30);
  const both = join(a, b);
  expect(differencesOf(LEADS, both)).toEqual([
    {
      path: 'contact/jobTitle',
      versions: [
        { dot: 'laptop1.1', value: 'Title 2', at: 30, by: null },
        { dot: 'laptop0.1', value: 'Title 1', at: 20, by: null },
      ],
    },
  ]);
  const decided = withValue(LEADS, both.record, { path: 'contact/jobTitle', value: 'Title 1' });
  const causal = stamp(LEADS, { before: both, after: decided, touch: ['contact/jobTitle'] }, { actor: 'laptop2', deed: [40, null] });
  for (const other of [a, b, both]) {
    const end = join({ record: decided, causal }, other);
    expect(differencesOf(LEADS, end)).toEqual([]);
    expect(end.record).toMatchObject({ contact: { jobTitle: 'Title 1' } });
  }
});

test('the same value written twice asks nobody', () => {
  const begin: Copy<Loose> = { record: lead };
  const [a, b] = [0, 1].map((who) => act(begin, { who, deed: 0, value: 7 }, 20 + who));
  expect(differencesOf(LEADS, join(a ?? begin, b ?? begin))).toEqual([]);
});

test('amount and currency are one decision, never one of each', () => {
  const begin: Copy<Loose> = { record: lead };
  const joined = join(act(begin, { who: 0, deed: 5, value: 3 }, 20), act(begin, { who: 1, deed: 5, value: 4 }, 30));
  expect(joined.record).toMatchObject({ opportunity: { amount: 4000, currency: 'EUR' } });
});

test('a lead comes apart and together again as it was', () => {
  const parts = explode(LEADS, { ...lead, answers: { 'a=b/c+d@e~': { value: 'x' } }, facts: { tags: ['b'], competitor: 'Rival' } });
  const { v: _v, id: _id, updatedAt: _at, visits: _visits, ...fields } = lead;
  expect(implode(LEADS, parts)).toEqual({
    ...fields,
    answers: { 'a=b/c+d@e~': { value: 'x' } },
    facts: { tags: ['b'], competitor: 'Rival' },
  });
});

test('people, questions and products added to a show on two laptops are all there, in the order people chose', () => {
  const show: Loose = {
    v: 1,
    id: 's',
    staff: [{ id: 'a', name: 'A' }],
    interests: ['One', 'Two'],
    consentWording: [],
    questionnaire: { version: 1, questions: [{ id: 'q1' }] },
  };
  const make = (after: Loose, who: string): Copy<Loose> => ({
    record: after,
    causal: stamp(SHOWS, { before: { record: show }, after }, { actor: who, deed: [who === 'x' ? 5 : 6, null] }),
  });
  const a = make(
    {
      ...show,
      staff: [
        { id: 'c', name: 'C' },
        { id: 'a', name: 'A' },
      ],
      interests: ['Two', 'One'],
    },
    'x',
  );
  const b = make(
    {
      ...show,
      staff: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
      questionnaire: { version: 2, questions: [{ id: 'q1' }, { id: 'q2' }] },
    },
    'y',
  );
  const [ab, ba] = [joinCopies(SHOWS, { ours: a, theirs: b }), joinCopies(SHOWS, { ours: b, theirs: a })];
  same(ab.record, ba.record);
  expect(ab.record).toMatchObject({
    staff: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    interests: ['Two', 'One'],
    questionnaire: { version: 2, questions: [{ id: 'q1' }, { id: 'q2' }] },
  });
});

test('a record of an unknown make loses nothing and breaks nothing', () => {
  const odd: Loose = { ...lead, ['__proto__x']: 1, nested: { a: [1, { b: null }] }, 'a/b': 2, 'c=d': 3, 'e+f': 4 };
  expect(changedPaths(LEADS, lead, odd).length).toBeGreaterThan(3);
  expect(join({ record: odd }, { record: lead }).record).toMatchObject({ nested: { a: [1, { b: null }] }, 'a/b': 2, 'c=d': 3, 'e+f': 4 });
  const names = constantFrom('__proto__', 'constructor', 'toString', '');
  assert(
    property(names, (name) => {
      const forged = JSON.parse(
        `{"clock":{${JSON.stringify(name)}:1},"deeds":{},"fields":{${JSON.stringify(name)}:[{"dot":"${name}.1"}]}}`,
      );
      join({ record: lead, causal: forged }, { record: lead });
    }),
  );
});
