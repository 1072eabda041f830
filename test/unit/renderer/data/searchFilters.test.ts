import { array, assert, boolean, constantFrom, property, record, uniqueArray } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { LeadId, QuestionId, ShowId } from '#shared/domain/ids.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { bantAnswered, heatOf, judgementOf, proposedHeat } from '#shared/domain/qualification.ts';
import { quadrantOf } from '#shared/domain/score.ts';
import type { BantKey, ConsentPurpose } from '#shared/domain/stage.ts';
import type { Due } from '#renderer/data/searchByLead.ts';
import type { AnswerWanted, Entry, Filters, Question } from '#renderer/data/searchCore.ts';
import { ANYONE, isAnswer } from '#renderer/data/searchFilters.ts';
import { newSearchIndex } from '#renderer/data/searchIndex.ts';
import { dueInstant } from '#renderer/data/searchRow.ts';
import { ada, entryOf, heldOf, q1, q2, sample, show, showId, someLead } from './someHeld.ts';
import type { Held, Some } from './someHeld.ts';

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const stateOf = (lead: Lead, purpose: ConsentPurpose): string => {
  const given = consentOf(lead, purpose)?.given;
  return given === undefined ? 'unasked' : given ? 'given' : 'refused';
};
const isKnown = (answer: string | undefined, wanted: string): boolean => (answer ?? 'unknown') === wanted;

/** Each filter in the plainest words, over the lead itself. */
const PLAIN: { readonly [K in keyof Filters]?: (wanted: Exclude<Filters[K], undefined>, held: Held) => boolean } = {
  owner: (wanted, { lead }) => (lead.owner ?? null) === wanted,
  quadrant: (wanted, { lead }) => quadrantOf(judgementOf(lead), firstDefinitions) === wanted,
  scoreFrom: (least, { lead }) => judgementOf(lead).score >= least,
  maturityFrom: (least, { lead }) => judgementOf(lead).maturity >= least,
  fitFrom: (least, { lead }) => judgementOf(lead).fit >= least,
  judgedBy: (version, { lead }) => judgementOf(lead).version === version,
  proposed: (heat, { lead }) => proposedHeat(lead) === heat,
  heatBy: (by, { lead }) =>
    by === 'against' ? heatOf(lead) !== proposedHeat(lead) : (lead.heatChosen === undefined ? 'score' : 'chosen') === by,
  intention: (wanted, { lead }) => isKnown(lead.intention, wanted),
  wantsContact: (wanted, { lead }) => isKnown(lead.wantsContact, wanted),
  bant: (wanted, { lead }) => Object.entries(wanted).every(([key, one]) => isKnown(lead.bant[key as BantKey], one)),
  bantFrom: (least, { lead }) => bantAnswered(lead.bant) >= least,
  forecastFrom: (
    least,
    {
      lead: {
        opportunity: { amount, probability },
      },
    },
  ) => amount !== undefined && probability !== undefined && Math.round((amount * probability) / 100) >= least,
  outcome: (wanted, { lead }) => lead.outcome === wanted,
  sale: (wanted, { lead }) => (wanted === 'open' ? lead.sale === undefined : lead.sale?.state === wanted),
  saleFrom: (least, { lead }) => lead.sale?.amount !== undefined && lead.sale.amount >= least,
  saleIn: (wanted, { lead }) => lead.sale?.day.slice(0, wanted.length) === wanted,
  source: (wanted, { lead }) => fold(lead.facts?.source ?? '') === fold(wanted),
  via: (wanted, { lead }) => (lead.capturedVia ?? 'unknown') === wanted,
  consents: (wanted, { lead }) => Object.entries(wanted).every(([purpose, state]) => stateOf(lead, purpose as ConsentPurpose) === state),
  promises: (wanted, { dues }) => {
    if (wanted.is === 'late') return dues.some((due) => dueInstant(due, show.zone) <= wanted.at);
    return wanted.is === 'open' ? dues.length > 0 : dues.length === 0;
  },
  size: (wanted, { lead }) => isKnown(lead.profile?.size, wanted),
  industry: (wanted, { lead }) => fold(lead.profile?.industry ?? '-') === fold(wanted),
  territory: (wanted, { lead }) => (lead.profile?.territory ?? '').startsWith(wanted),
  isCustomer: (wanted, { lead }) => (lead.facts?.isCustomer === true) === wanted,
  tag: (wanted, { lead }) => (lead.facts?.tags ?? []).includes(wanted),
  signal: (wanted, { lead }) => (lead.facts?.signals ?? []).includes(wanted),
  competitor: (wanted, { lead }) => {
    const { competitor = '' } = lead.facts ?? {};
    return wanted === ANYONE ? competitor !== '' : fold(competitor) === fold(wanted);
  },
  answers: (wanted, { lead }) =>
    Object.entries(wanted).every(([id, one]) => one === undefined || isAnswer(lead.answers?.[id as QuestionId]?.value, one)),
};

const answerWanted = constantFrom<AnswerWanted[]>(
  { is: 'choice', choice: 'c1' },
  { is: 'choice', choice: 'c2' },
  { is: 'answered' },
  { is: 'unanswered' },
  { is: 'at-least', value: 5 },
);
const wish = constantFrom('yes' as const, 'no' as const, 'unknown' as const);
const consentWanted = constantFrom('given' as const, 'refused' as const, 'unasked' as const);
const noon = Date.UTC(2026, 2, 14, 12);
const someFilters: Arbitrary<Filters> = record(
  {
    owner: constantFrom(ada, null),
    quadrant: constantFrom('sell' as const, 'nurture' as const, 'check' as const, 'leave' as const),
    scoreFrom: constantFrom(0, 30, 60),
    maturityFrom: constantFrom(30, 100),
    fitFrom: constantFrom(50, 100),
    judgedBy: constantFrom(1, 2),
    proposed: constantFrom('hot' as const, 'warm' as const, 'cold' as const),
    heatBy: constantFrom('chosen' as const, 'score' as const, 'against' as const),
    intention: wish,
    wantsContact: wish,
    bant: record({ budget: wish, timeline: wish }, { requiredKeys: [] }),
    bantFrom: constantFrom(1, 3),
    forecastFrom: constantFrom(100, 5_000),
    outcome: constantFrom('customer' as const, 'ambassador' as const),
    sale: constantFrom('won' as const, 'lost' as const, 'open' as const),
    saleFrom: constantFrom(1, 1_000),
    saleIn: constantFrom('2026', '2027-01'),
    source: constantFrom('', 'walk-in', 'PRESS'),
    via: constantFrom('camera' as const, 'unknown' as const),
    consents: record({ call: consentWanted, email: consentWanted }, { requiredKeys: [] }),
    promises: constantFrom<NonNullable<Filters['promises']>[]>({ is: 'open' }, { is: 'none' }, { is: 'late', at: noon }),
    size: constantFrom('1-9' as const, 'unknown' as const),
    industry: constantFrom('optics', 'energie'),
    territory: constantFrom('FR', 'FR-75', 'DE'),
    isCustomer: boolean(),
    tag: constantFrom('vip'),
    signal: constantFrom('hiring' as const),
    competitor: constantFrom(ANYONE, 'RIVAL'),
    answers: record({ [q1]: answerWanted, [q2]: answerWanted }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)
  // a whole set of filters finds nobody: few of them at a time
  .chain((all) => uniqueArray(constantFrom(...Object.keys(all), '-'), { maxLength: 3 }).map((names) => [all, names] as const))
  .map(([all, names]) => Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))));

const ask = (filters: Filters): Question => ({ showId, text: '', filters, sort: 'newest' });

const holds = (filters: Filters, held: Held): boolean =>
  Object.entries(filters).every(([name, wanted]) => {
    // each name has the check of its own kind of value
    const check = PLAIN[name as keyof Filters] as ((wanted: unknown, held: Held) => boolean) | undefined;
    return check === undefined || check(wanted, held);
  });

describe('the filters of the list', () => {
  test('find what a plain recount over the leads finds, alone and together', () => {
    assert(
      property(array(someLead, { minLength: 5, maxLength: 25 }), array(someFilters, { minLength: 1, maxLength: 5 }), (some, asked) => {
        const leads = some.map(heldOf);
        const index = newSearchIndex();
        index.set(leads.map(entryOf));
        for (const filters of asked) {
          const plain = leads.filter((held) => holds(filters, held)).map(({ lead }) => lead.id);
          expect(index.ids(ask(filters)).toSorted()).toEqual(plain.toSorted());
          expect(index.tally(showId, [filters, {}])).toEqual([plain.length, leads.length]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('each of them lets some leads through and keeps others out', () => {
    const base = heldOf(sample(), 0);
    const cases: readonly (readonly [filters: Filters, change: Partial<Lead>, dues?: readonly Due[]])[] = [
      [{ answers: { [q1]: { is: 'choice', choice: 'c2' } } }, { answers: { [q1]: { value: ['c1', 'c2'], version: 1, at: 1, by: null } } }],
      [{ answers: { [q2]: { is: 'at-least', value: 7 } } }, { answers: { [q2]: { value: 7, version: 1, at: 1, by: null } } }],
      [
        { consents: { email: 'given' } },
        { consents: [{ purpose: 'email', given: true, at: 1, by: null, method: 'spoken', wordingVersion: '1', language: 'en' }] },
      ],
      [{ bant: { need: 'no' } }, { bant: { need: 'no' } }],
      [{ forecastFrom: 500 }, { opportunity: { amount: 1_000, probability: 50 } }],
      [{ territory: 'FR-75' }, { profile: { territory: 'FR-75011' } }],
      [{ competitor: ANYONE }, { facts: { competitor: 'Rival' } }],
      [{ owner: ada }, { owner: ada }],
      [{ promises: { is: 'late', at: noon } }, {}, [{ dueOn: '2026-03-13' }]],
      [{ todo: 'next' }, { interests: ['Pumps'] }],
      [{ sale: 'won' }, { sale: { state: 'won', day: '2026-04-02', from: 'hand' } }],
      [{ saleFrom: 500 }, { sale: { state: 'won', amount: 500, day: '2026-04-02', from: 'hand' } }],
      [{ saleIn: '2026-04' }, { sale: { state: 'lost', day: '2026-04-02', from: 'file' } }],
      [{ source: 'referral' }, { facts: { referredBy: 'Ulmar' } }],
      [{ via: 'kiosk' }, { capturedVia: 'kiosk' }],
      [{ judgedBy: 4 }, { judgement: { version: 4, maturity: 1, fit: 1, score: 1, heat: 'cold' } }],
    ];
    for (const [filters, change, dues = []] of cases) {
      const index = newSearchIndex();
      const wanted: Held = { lead: { ...base.lead, ...change, id: 'wanted' as LeadId }, dues };
      index.set([base, wanted].map(entryOf));
      expect([filters, index.ids(ask(filters))]).toEqual([filters, ['wanted']]);
    }
  });

  test('the same filters in another order are the same question', () => {
    const index = newSearchIndex();
    index.set([entryOf(heldOf({ ...sample(), tags: ['vip'] }, 1))]);
    const first = index.page({ ...ask({ tag: 'vip', bant: { budget: 'unknown', need: 'unknown' } }), offset: 0, limit: 5 });
    const second = index.page({ ...ask({ bant: { need: 'unknown', budget: 'unknown' }, tag: 'vip' }), offset: 0, limit: 5 });
    expect(second.counts).toBe(first.counts);
  });
});

const lead = (id: string, change: Partial<Lead>, dues: readonly Due[] = []): Entry =>
  entryOf({ lead: { ...heldOf(sample(), 0).lead, id: id as LeadId, interests: ['Pumps'], ...change }, dues });
const judged = (score: number) => ({ judgement: { version: 1, maturity: score, fit: 100, score, heat: 'cold' as const } });

describe('the list', () => {
  test('is sorted by score, deadline, forecast, what was sold and the promise that is due first; what has none comes last', () => {
    const index = newSearchIndex();
    index.set([
      lead('a', { ...judged(10), capturedAt: 3_000, heatChosen: 'hot' }, [{ dueOn: '2026-03-20' }]),
      lead('b', { ...judged(90), capturedAt: 2_000, opportunity: { amount: 100, probability: 50 } }),
      lead('c', { ...judged(50), capturedAt: 1_000, opportunity: { amount: 900, probability: 50 } }, [
        { dueOn: '2026-03-14', dueAtMinutes: 60 },
      ]),
      lead('d', {
        ...judged(20),
        capturedAt: 4_000,
        sale: { state: 'won', amount: 5, day: '2026-04-01', from: 'crm' },
        disqualified: { reason: 'x', at: 1, by: null },
      }),
    ]);
    const sorted = (sort: Question['sort']) => index.ids({ ...ask({}), sort }).join('');
    expect([sorted('score'), sorted('deadline'), sorted('forecast'), sorted('sale'), sorted('promises')]).toEqual([
      'bcda',
      'acbd',
      'cbda',
      'dabc',
      'cadb',
    ]);
  });

  test('offers what its leads have: tags, industries, competitors, sources, months of sales, territories and versions, the most frequent first', () => {
    const index = newSearchIndex();
    const some: Some[] = [
      { ...sample(), tags: ['vip', 'press'], territory: 'FR-75011', industry: 'Optics' },
      {
        ...sample(),
        tags: ['vip'],
        territory: 'FR-75011',
        competitor: 'Rival',
        source: 'walk-in',
        sale: { state: 'won', day: '2026-03-14', amount: 900 },
      },
    ];
    index.set(some.map((one, at) => entryOf(heldOf(one, at))));
    expect(index.facets(showId)).toEqual({
      tags: [
        ['vip', 2],
        ['press', 1],
      ],
      industries: [['Optics', 1]],
      competitors: [['Rival', 1]],
      territories: [
        ['FR', 2],
        ['FR-75', 2],
      ],
      sources: [['walk-in', 1]],
      saleMonths: [['2026-03', 1]],
      versions: [['1', 2]],
    });
    expect(index.facets('elsewhere' as ShowId).tags).toEqual([]);
  });

  test('finds a lead by its tag, competitor and industry', () => {
    const index = newSearchIndex();
    index.set([entryOf(heldOf({ ...sample(), tags: ['vip'], competitor: 'Rival', industry: 'Énergie' }, 1))]);
    for (const text of ['vip', 'rival', 'energie']) expect(index.ids({ ...ask({}), text })).toHaveLength(1);
  });

  test('knows a promise for a day as late when the day is over at the show, one for an hour when the hour is', () => {
    // Paris is an hour ahead of UTC in March
    expect(dueInstant({ dueOn: '2026-03-14' }, 'Europe/Paris')).toBe(Date.UTC(2026, 2, 14, 23));
    expect(dueInstant({ dueOn: '2026-03-14', dueAtMinutes: 600 }, 'Europe/Paris')).toBe(Date.UTC(2026, 2, 14, 9));
  });
});
