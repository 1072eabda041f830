import { beforeEach, describe, expect, test } from 'vitest';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { utf8Of } from '#shared/formats/bytes.ts';
import { discardLead, readLead, saveCapture } from '#renderer/data/leads.ts';
import { restoreSales, saveSale, saveSales } from '#renderer/data/sales.ts';
import { newSearch } from '#renderer/data/search.ts';
import type { Search } from '#renderer/data/search.ts';
import { newSearchEngine } from '#renderer/data/searchLoad.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { setOutcome } from '#renderer/features/qualify/noteFacts.ts';
import { countsOf, isAsked, linesOfFile, salesOf } from '#renderer/features/outcomes/outcomeLines.ts';
import type { Chosen, OutcomeLine } from '#renderer/features/outcomes/outcomeLines.ts';
import { readOutcomesFile } from '#renderer/features/outcomes/readOutcomesFile.ts';
import { readOutcomes } from '#shared/formats/outcomes/readOutcomes.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';

const spring: Show = { ...someShow, id: 'show-spring' as ShowId, name: 'Spring' };
const autumn: Show = { ...someShow, id: 'show-autumn' as ShowId, name: 'Autumn' };
const sample: Show = { ...someShow, id: 'show-sample' as ShowId, name: 'Sample', isSample: true };
const TODAY = '2026-05-01';

let store: Store;
let search: Search;
let clock: { now: number };

const capture = async (show: Show, name: string, email: string): Promise<Lead> => {
  clock.now += 1_000;
  const emails = email === '' ? [] : [{ value: email, kind: 'work' as const }];
  const contact = { formattedName: name, organization: ['Dorn AG'], emails };
  return (await saveCapture(store, { showId: show.id, scan: { source: 'manual', text: name }, seed: { contact, isResolved: true } })).lead;
};

const now = async (id: LeadId): Promise<Lead> => {
  const lead = await readLead(store, id);
  if (lead === undefined) throw new Error('the lead is gone');
  return lead;
};

const linesIn = async (text: string, { chosen = {}, show = spring }: { chosen?: Chosen; show?: Show } = {}): Promise<OutcomeLine[]> => {
  const read = await readOutcomesFile({ store, search, show, read: readOutcomes }, utf8Of(text), { words: {}, usual: 'day-first' });
  if (!read.ok) throw new Error(read.error);
  return linesOfFile(read.value.found, chosen, { from: 'file', today: TODAY });
};

beforeEach(async () => {
  const test = await newTestStore();
  ({ store, clock } = test);
  for (const show of [spring, autumn, sample]) await saveShow(store, show);
  search = newSearch(store, { ...newSearchEngine(store), stop: () => undefined });
});

describe('a file of outcomes', () => {
  test('finds leads by key, e-mail and name, names who is not found, and writes what is sure', async () => {
    const keyed = await capture(spring, 'Vera Dorn', 'vera@dorn.example');
    const mailed = await capture(spring, 'Paul Kern', 'paul@dorn.example');
    const named = await capture(autumn, 'Ida Falk', '');
    const gone = await capture(spring, 'Gone Away', 'gone@dorn.example');
    await discardLead(store, gone.id);
    const text = [
      'Key;Email;Name;Company;Status;Amount;Close date',
      `${keyed.externalKey};;;;Won;1 200 €;02/04/2026`,
      ';PAUL@dorn.example;;;Perdu;;',
      ';;FALK Ida;Dorn;Won;5,00;',
      ';gone@dorn.example;;;Won;;',
      ';nobody@else.example;Some Body;Else;Lost;;',
      ';stranger@else.example;;;Open;;',
    ].join('\n');
    const lines = await linesIn(text);
    expect(countsOf(lines)).toEqual({ won: 1, lost: 1, same: 0, ask: 1, none: 2, gone: 0 });
    expect(lines.filter(({ step }) => step === null).map(({ who }) => who)).toEqual([
      'gone@dorn.example',
      'Some Body · Else · nobody@else.example',
    ]);
    await saveSales(store, salesOf(lines, {}));
    expect((await now(keyed.id)).sale).toEqual({ state: 'won', amount: 1_200, currency: 'EUR', day: '2026-04-02', from: 'file' });
    expect((await now(mailed.id)).sale).toEqual({ state: 'lost', day: TODAY, from: 'file' });
    expect(await now(named.id)).not.toHaveProperty('sale');
    const asked = lines.find(isAsked);
    await saveSales(store, salesOf(lines, { [asked?.key ?? '']: true }));
    expect((await now(named.id)).sale).toMatchObject({ state: 'won', amount: 5 });
  });

  test('read twice changes nothing, and one undo takes all of it back', async () => {
    const a = await capture(spring, 'Vera Dorn', 'vera@dorn.example');
    const b = await capture(spring, 'Paul Kern', 'paul@dorn.example');
    await setOutcome(store, a.id, 'customer');
    await saveSale(store, b.id, { state: 'lost', day: '2026-03-01', from: 'file' });
    const before = [await now(a.id), await now(b.id)];
    const text =
      'Email,Stage,Amount\nvera@dorn.example,Closed Won,"1,500.00"\npaul@dorn.example,Closed Won,$20\nvera@dorn.example,Closed Won,500\n';
    const changed = await saveSales(store, salesOf(await linesIn(text), {}));
    expect((await now(a.id)).sale).toMatchObject({ amount: 2_000 });
    expect((await now(b.id)).sale).toEqual({ state: 'won', amount: 20, currency: 'USD', day: '2026-03-01', from: 'file' });
    const again = await linesIn(text);
    expect(again.map(({ step }) => step?.kind)).toEqual(['same', 'same']);
    expect(await saveSales(store, salesOf(again, {}))).toEqual([]);
    await restoreSales(store, changed);
    const after = [await now(a.id), await now(b.id)];
    expect(after.map(({ sale, outcome }) => ({ sale, outcome }))).toEqual(before.map(({ sale, outcome }) => ({ sale, outcome })));
    expect(after[0]?.outcome).toBe('customer');
  });

  test('never overwrites by itself what was noted by hand', async () => {
    const lead = await capture(spring, 'Vera Dorn', 'vera@dorn.example');
    await saveSale(store, lead.id, { state: 'won', amount: 900, currency: 'EUR', day: '2026-04-01', from: 'hand' });
    const lines = await linesIn('Email;Status\nvera@dorn.example;Lost\n');
    expect(lines.map(isAsked)).toEqual([true]);
    expect(await saveSales(store, salesOf(lines, {}))).toEqual([]);
    await saveSales(store, salesOf(lines, { [lines[0]?.key ?? '']: true }));
    expect((await now(lead.id)).sale?.state).toBe('lost');
  });

  test('asks whom it means where one visitor came to two shows, and keeps the sample apart', async () => {
    await capture(spring, 'Vera Dorn', 'vera@dorn.example');
    const later = await capture(autumn, 'Vera Dorn', 'vera@dorn.example');
    await capture(sample, 'Vera Dorn', 'vera@dorn.example');
    const text = 'Email;Status\nvera@dorn.example;Won\n';
    const [line] = await linesIn(text);
    expect(line).toMatchObject({ by: 'several', lead: null, step: null });
    expect(line?.leads.map(({ showId }) => showId)).toEqual([autumn.id, spring.id]);
    const [chosen] = await linesIn(text, { chosen: { 1: later.id } });
    expect(salesOf(chosen === undefined ? [] : [chosen], {})).toEqual([{ id: later.id, sale: { state: 'won', day: TODAY, from: 'file' } }]);
    const [own] = await linesIn(text, { show: sample });
    expect(own?.lead?.showId).toBe(sample.id);
  });
});
