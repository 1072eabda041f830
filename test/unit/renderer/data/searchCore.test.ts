import { array, assert, constantFrom, integer, option, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { ORDERS, newEntry, setNotes } from '#renderer/data/searchCore.ts';
import type { Entry, Filters, Question, Sort } from '#renderer/data/searchCore.ts';
import { filterOf } from '#renderer/data/searchFilters.ts';
import { newSearchIndex } from '#renderer/data/searchIndex.ts';
import { foldText, hasWords, narrows, readWords } from '#renderer/data/searchText.ts';

const showId = 'show-1' as ShowId; // ids of the test's own
const otherShow = 'show-2' as ShowId;
const ada = 'staff-1' as StaffId;

const makeLead = (id: string, lead: Partial<Lead> = {}): Lead => ({
  ...newLead({ contact: { formattedName: `Person ${id}` }, isResolved: true }, { id: id as LeadId, showId, now: 1_000, staff: ada }),
  ...lead,
});

const around = (notes: readonly string[]) => ({ notes, dues: [], show: undefined });

const ask = (question: Partial<Question>): Question => ({ showId, text: '', filters: {}, sort: 'newest', ...question });

const zoe = makeLead('zoe', {
  contact: {
    formattedName: 'Zoé Lefèvre-Øster',
    organization: ['Groß & Söhne', 'Pompes'],
    jobTitle: 'Directrice',
    emails: [{ value: 'Zoe@Gross.example', kind: 'work' }],
    phones: [{ value: '06 12 34 56 78', e164: '+33612345678', kind: 'mobile' }],
  },
  badgeCode: '00420',
  interests: ['Vannes'],
});

test.each([
  'zoe',
  'ZOÉ',
  'lefevre',
  'oster',
  'gross',
  'sohne',
  'pompes',
  'direc',
  '@gross',
  '0612',
  '+33 6 12',
  '06.12.34',
  '00420',
  'vannes',
  'devis',
  'le zo',
  '12-34',
])('a visitor is found by "%s"', (text) => {
  const index = newSearchIndex();
  index.set([newEntry(zoe, around(['Veut un devis'])), newEntry(makeLead('other'))]);
  expect(index.ids(ask({ text }))).toEqual(['zoe']);
});

test('words that are not all there find nobody, and a word does not run from one field into the next', () => {
  const index = newSearchIndex();
  index.set([newEntry(zoe)]);
  expect(['zoe devis', 'osterzoe', '99'].map((text) => index.ids(ask({ text })))).toEqual([[], [], []]);
});

test('discarded leads are left out unless they are asked for', () => {
  const index = newSearchIndex();
  index.set([newEntry(zoe), newEntry(makeLead('gone', { discardedAt: 5 }))]);
  expect(index.ids(ask({}))).toEqual(['zoe']);
  expect(index.ids(ask({ filters: { discarded: 'only' } }))).toEqual(['gone']);
  expect(index.ids(ask({ filters: { discarded: 'too' } }))).toHaveLength(2);
});

test('counts of a stage do not change with the stage that is chosen, but with the temperature', () => {
  const index = newSearchIndex();
  const reach = { contact: { emails: [{ value: 'a@b.example', kind: 'work' as const }] } };
  index.set([
    newEntry(makeLead('a', { ...reach, heatChosen: 'hot' })),
    newEntry(makeLead('b', { ...reach, heatChosen: 'warm' })),
    newEntry(makeLead('c', { isResolved: false })),
  ]);
  const page = (filters: Filters) => index.page({ ...ask({ filters }), offset: 0, limit: 10 });
  expect(page({ stage: 'sql' })).toMatchObject({
    total: 1,
    counts: { stage: { sql: 1, mql: 1, unresolved: 1 }, heat: { hot: 1, warm: 0, cold: 0 } },
  });
  expect(page({ heat: 'warm' })).toMatchObject({ total: 1, counts: { stage: { sql: 0, mql: 1 }, heat: { hot: 1, warm: 1, cold: 1 } } });
});

const words = constantFrom('an', 'ann', 'anna', 'ber', 'berg', '12', '+3', '+', '3-1', 'é', 'note', '', 'x');
const names = constantFrom('Anna Berg', 'Ann Vidal', 'Bergé Anouk', 'Émile', '', 'Xu 12');
const someLead = record({
  id: integer({ min: 0, max: 12 }),
  name: names,
  company: constantFrom('', 'Berg AG', 'Éclair'),
  phone: constantFrom('+31 2 12', '3-12', ''),
  show: constantFrom(showId, otherShow),
  at: integer({ min: 1, max: 4 }),
  updated: integer({ min: 1, max: 4 }),
  heat: constantFrom('hot' as const, 'warm' as const, 'cold' as const),
  owner: option(constantFrom(ada), { nil: undefined }),
  interests: array(constantFrom('Pumps', 'Valves'), { maxLength: 2 }),
  gone: constantFrom(undefined, undefined, 3),
  note: constantFrom('', 'a note', 'annexe'),
  consent: constantFrom('call' as const, 'email' as const, undefined),
});
type Some = typeof someLead extends { generate: (...rest: never[]) => { value: infer T } } ? T : never;

function entryOf(some: Some): Entry {
  const { owner, gone, consent, phone } = some;
  const lead = makeLead(`lead-${some.id}`, {
    contact: {
      formattedName: some.name,
      organization: [some.company],
      ...(phone === '' ? {} : { phones: [{ value: phone, kind: 'work' }] }),
    },
    showId: some.show,
    capturedAt: some.at,
    updatedAt: some.updated,
    heatChosen: some.heat,
    interests: some.interests,
    consents:
      consent === undefined
        ? []
        : [{ purpose: consent, given: some.at > 1, at: 1, by: null, method: 'spoken', wordingVersion: '1', language: 'en' }],
    ...(gone === undefined ? {} : { discardedAt: gone }),
  });
  const { owner: _owner, ...unowned } = lead;
  return newEntry(owner === undefined ? unowned : { ...lead, owner }, around(some.note === '' ? [] : [some.note]));
}

const someFilters = record(
  {
    stage: constantFrom('contact' as const, 'sql' as const),
    heat: constantFrom('hot' as const, 'cold' as const),
    owner: constantFrom(ada, null),
    interest: constantFrom('Pumps'),
    consents: constantFrom({ call: 'given' as const }, { email: 'refused' as const, call: 'unasked' as const }),
    day: constantFrom({ from: 2, before: 4 }),
    discarded: constantFrom('only' as const, 'too' as const),
  },
  { requiredKeys: [] },
);
const someQuestion = record({
  showId: constantFrom(showId, otherShow, null),
  text: array(words, { maxLength: 3 }).map((all) => all.join(' ')),
  filters: someFilters,
  sort: constantFrom<Sort[]>('newest', 'oldest', 'name', 'company', 'heat', 'updated'),
});

/** The plainest search there can be. */
function naive(entries: Iterable<Entry>, { showId: show, text, filters, sort }: Question): string[] {
  const typed = text.split(/\s+/u).filter((word) => word !== '');
  const found = [...entries].filter(
    (entry) =>
      (show === null || entry.showId === show) &&
      filterOf(filters)(entry) &&
      (filters.stage === undefined || entry.row.stage === filters.stage) &&
      (filters.heat === undefined || entry.row.heat === filters.heat) &&
      typed.every((word) => hasWords(entry.haystack, readWords(word))),
  );
  return found.sort(ORDERS[sort]).map(({ row }) => row.id);
}

test('however leads change between questions, the index answers as a plain filter and sort would', () => {
  const step = record({
    set: array(someLead, { maxLength: 4 }),
    remove: option(integer({ min: 0, max: 12 }), { nil: undefined }),
    ask: array(someQuestion, { maxLength: 4 }),
  });
  assert(
    property(array(step, { maxLength: 8 }), (steps) => {
      const index = newSearchIndex();
      const plain = new Map<string, Entry>();
      for (const { set, remove, ask: questions } of steps) {
        const entries = set.map(entryOf);
        index.set(entries);
        for (const entry of entries) plain.set(entry.row.id, entry);
        if (remove !== undefined) {
          index.remove(`lead-${remove}` as LeadId);
          plain.delete(`lead-${remove}`);
        }
        for (const question of questions) expect(index.ids(question)).toEqual(naive(plain.values(), question));
      }
    }),
    { numRuns: 300 },
  );
});

test('a search that goes on letter by letter answers as if each had been asked alone', () => {
  assert(
    property(
      array(someLead, { maxLength: 10 }),
      string({ unit: constantFrom('a', 'n', 'b', 'e', 'r', 'g', '1', '2', '+', '3', '-', ' '), maxLength: 9 }),
      (leads, text) => {
        const plain = new Map(leads.map(entryOf).map((entry) => [entry.row.id, entry]));
        const index = newSearchIndex();
        index.set([...plain.values()]);
        for (let end = 0; end <= text.length; end += 1) {
          const question = ask({ text: text.slice(0, end), showId: null });
          expect(index.ids(question)).toEqual(naive(plain.values(), question));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a narrower search never finds what the wider one did not', () => {
  const text = array(words, { maxLength: 3 }).map((all) => readWords(all.join(' ')));
  assert(
    property(text, text, someLead, (before, next, some) => {
      const { haystack } = entryOf(some);
      expect(narrows(before, next) && hasWords(haystack, next) && !hasWords(haystack, before)).toBe(false);
    }),
  );
});

test('100,000 leads: each letter, a filter, a page and an edit answer rightly', () => {
  const index = newSearchIndex();
  const many = Array.from({ length: 100_000 }, (_, at) =>
    newEntry(
      makeLead(`lead-${String(at).padStart(6, '0')}`, { capturedAt: at, contact: { formattedName: `Person ${at} Name${at % 997}` } }),
    ),
  );
  index.set(many);
  for (const text of ['n', 'name5', 'name50', 'name500', 'name500 person 5']) {
    const total = many.filter(({ haystack }) => hasWords(haystack, readWords(text))).length;
    const page = index.page({ ...ask({ text }), offset: 0, limit: 20 });
    expect([page.total, page.rows.length]).toEqual([total, Math.min(20, total)]);
  }
  const [first] = index.page({ ...ask({}), offset: 0, limit: 1 }).rows;
  expect(first?.id).toBe('lead-099999');
  const edited = index.get('lead-000007' as LeadId);
  if (edited !== undefined) index.set([setNotes(edited, ['wants a pump'])]);
  expect(index.ids(ask({ text: 'pump' }))).toEqual(['lead-000007']);
});

test('text is folded as people type it', () => {
  expect(['Œuvre', 'STRASSE', 'Straße', 'Łódź', 'İzmir', 'Ærø', '東京'].map(foldText)).toEqual([
    'oeuvre',
    'strasse',
    'strasse',
    'lodz',
    'izmir',
    'aero',
    '東京',
  ]);
});
