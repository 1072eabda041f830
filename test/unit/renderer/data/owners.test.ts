import { expect, test, vi } from 'vitest';
import type { RuleId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { disqualifyLead } from '#renderer/features/qualify/settleLead.ts';
import { whereOf } from '#renderer/data/codec.ts';
import { assignAll, assignProposed, giveLead, proposeAll, proposeFor, readOwned, takeBack } from '#renderer/data/owners.ts';
import { discardLead, readLead, saveCapture } from '#renderer/data/leads.ts';
import { newSearch } from '#renderer/data/search.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import { saveShow, readShow, updateShow } from '#renderer/data/shows.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { newTestStore } from './testStore.ts';

// ids of the test's own
const [marie, paul, ada] = ['marie', 'paul', 'ada'] as [StaffId, StaffId, StaffId];

const rule = (id: string, part: Partial<RoutingRule>): RoutingRule => ({
  id: id as RuleId,
  territories: [],
  interests: [],
  sizes: [],
  to: [],
  ...part,
});

const RULES = [rule('france', { territories: ['FR-75'], to: [marie] }), rule('rest', { to: [paul, ada] })];

const showOf = (routing?: readonly RoutingRule[]): Show => ({
  ...sampleShow({ now: 1, newId: () => 'show-1', zone: 'Europe/Paris', language: 'en' }),
  id: 'show-1' as ShowId,
  staff: [
    { id: marie, name: 'Marie' },
    { id: paul, name: 'Paul' },
    { id: ada, name: 'Ada' },
  ],
  ...(routing === undefined ? {} : { routing }),
});

async function newBooth(routing?: readonly RoutingRule[]) {
  const { store, clock } = await newTestStore({ staff: marie });
  const show = showOf(routing);
  await saveShow(store, show);
  const search = newSearch(store, { ...newSearchEngine(store), stop: () => undefined });
  await search.ready;
  const capture = async (name: string, postalCode?: string): Promise<Lead> => {
    clock.now += 1_000;
    const addresses = postalCode === undefined ? {} : { addresses: [{ postalCode, country: 'France' }] };
    const seed = {
      contact: { formattedName: name, emails: [{ value: `${name}@example.test`, kind: 'work' as const }], ...addresses },
      isResolved: true,
    };
    const { lead } = await saveCapture(store, { showId: show.id, scan: { source: 'manual', text: name }, seed });
    await vi.waitFor(async () =>
      expect((await search.query({ showId: show.id, text: name, filters: {}, sort: 'newest', offset: 0, limit: 1 })).total).toBe(1),
    );
    return lead;
  };
  return { store, show, search, capture };
}

test('without rules whoever captured a visitor owns the lead', async () => {
  const { capture } = await newBooth();
  expect((await capture('bo')).owner).toBe(marie);
});

test('with rules a new lead has no owner, only a proposal; one more visit takes no owner away', async () => {
  const { store, show, search, capture } = await newBooth(RULES);
  const lead = await capture('bo', '75011');
  expect(lead.owner).toBeUndefined();
  expect(lead.capturedBy).toBe(marie);
  expect(await proposeFor(search, show, lead)).toMatchObject({ owner: marie, rule: { id: 'france' } });
  await giveLead(store, { leadId: lead.id, owner: paul });
  await capture('bo', '75011');
  expect((await readLead(store, lead.id))?.owner).toBe(paul);
});

test('rules that name nobody who is here change nothing', async () => {
  const { capture } = await newBooth([rule('gone', { to: ['who-left' as StaffId] })]);
  expect((await capture('bo')).owner).toBe(marie);
});

test('all leads without an owner are given out by the rules, in turns, each with its reason in the history, and taken back at once', async () => {
  const { store, show, search, capture } = await newBooth(RULES);
  const leads = [];
  for (const name of ['one', 'two', 'three', 'four']) leads.push(await capture(name));
  const paris = await capture('paris', '75002');
  const out = await capture('out');
  await disqualifyLead(store, out.id, 'Competitor');
  const gone = await capture('gone');
  await discardLead(store, gone.id);
  await vi.waitFor(async () =>
    expect(await search.ids({ showId: show.id, text: '', filters: { todo: 'owner' }, sort: 'oldest' })).toHaveLength(5),
  );
  const seen: number[] = [];
  const given = await assignAll(store, search, { show, signal: new AbortController().signal, onProgress: (done) => seen.push(done) });
  const owners = await Promise.all([...leads, paris, out, gone].map(async ({ id }) => (await readLead(store, id))?.owner));
  // as the list shows them: of one temperature the newest first
  expect(owners).toEqual([ada, paul, ada, paul, marie, undefined, undefined]);
  expect(seen).toEqual([5]);
  const { history } = await readTimeline(store, paris.id);
  expect(history.at(-1)).toMatchObject({
    action: 'owner',
    changes: [
      { field: 'owner', to: marie },
      { field: 'rule', to: 'FR-75' },
    ],
  });
  await vi.waitFor(async () => expect([...(await readOwned(search, show)).values()]).toEqual([1, 2, 2]));
  await giveLead(store, { leadId: paris.id, owner: ada });
  expect(await takeBack(store, given)).toBe(4);
  expect((await readLead(store, paris.id))?.owner).toBe(ada);
  await vi.waitFor(async () => expect([...(await readOwned(search, show)).values()]).toEqual([0, 0, 1]));
});

test('a lead that got an owner meanwhile keeps them when all proposals are accepted', async () => {
  const { store, show, search, capture } = await newBooth(RULES);
  const lead = await capture('bo');
  await giveLead(store, { leadId: lead.id, owner: marie });
  await vi.waitFor(async () => expect((await readOwned(search, show)).get(marie)).toBe(1));
  expect(await assignAll(store, search, { show, signal: new AbortController().signal, onProgress: () => undefined })).toEqual([]);
  expect(await giveLead(store, { leadId: lead.id, owner: marie })).toBeNull();
  const proposals = await proposeAll(store, { show, ids: [lead.id], owned: new Map() });
  expect(proposals.get(lead.id)?.owner).toBe(paul);
});

test('the history tells that somebody has a PIN, never its hash', async () => {
  const { store, show } = await newBooth();
  const hash = 'pin1.310000.AAAAAAAAAAAAAAAAAAAAAA==.BBBB';
  await updateShow(store, show.id, (before) => ({ ...before, staff: before.staff.map((one) => ({ ...one, pin: hash })) }));
  await updateShow(store, show.id, (before) => ({ ...before, staff: before.staff.map((one) => ({ ...one, pin: `${hash}CCCC` })) }));
  expect((await readShow(store, show.id))?.staff[0]?.pin).toBe(`${hash}CCCC`);
  const rows = await store.db.history.toArray();
  const lines = await Promise.all(rows.map((row) => store.codec.open(whereOf('history', row.seq), row.body)));
  expect(rows).toHaveLength(3);
  expect(lines).toHaveLength(3);
  expect(JSON.stringify(lines)).toContain('hasPin');
  expect(JSON.stringify(lines)).not.toContain('pin1.');
});

test('a lead that somebody takes while the rules give it stays theirs, and the rules say nothing of it', async () => {
  const { store, show, capture, search } = await newBooth(RULES);
  const lead = await capture('Nadia', '75011');
  const proposals = await proposeAll(store, { show, ids: [lead.id], owned: await readOwned(search, show) });
  expect(proposals.get(lead.id)?.owner).toBe(marie);
  // both ask at once: the person was first
  const [taken, given] = await Promise.all([giveLead(store, { leadId: lead.id, owner: ada }), assignProposed(store, proposals)]);
  expect([taken?.owner, given]).toEqual([ada, []]);
  expect((await readLead(store, lead.id))?.owner).toBe(ada);
});
