import { describe, expect, test } from 'vitest';
import type { PushItem } from '#shared/crm/push.ts';
import type { InteractionId } from '#shared/domain/ids.ts';
import type { Fault } from '#test/servers/faultProxy.ts';
import { isObject } from '#test/fakes/call.ts';
import type { Fake } from '#test/fakes/startFake.ts';
import type { FakeOptions } from '#test/fakes/vendor.ts';
import { someNote } from '#test/unit/shared/crm/someLeads.ts';
import { fakeOf } from '#test/unit/fakes/fakeBooth.ts';
import { DAY_BEFORE, bareItem, fullItem, keysOf, laptopOf } from './vendorCase.ts';
import type { Hanging, VendorCase } from './vendorCase.ts';

const HOUR = 3_600_000;

const FAULTS: readonly Fault[] = ['answer-lost', '502', 'cut', 'portal', 'never-arrives', '429', 'answer-lost', 'cut'];

/** A fault in about one of so many requests, the same ones in each run. */
export function misfortune(seed: number, oneIn: number): () => Fault {
  let state = seed;
  // numbers of Lehmer: enough to keep faults from falling on the same call of each round
  const next = (): number => (state = (state * 48_271) % 2_147_483_647);
  return () => (next() % oneIn === 0 ? (FAULTS[next() % FAULTS.length] ?? 'none') : 'none');
}

const numbers = (count: number, first = 0): number[] => Array.from({ length: count }, (_, at) => first + at);

type Laptops = { fake: Fake; clock: { now: number } };

async function start(one: VendorCase, options: FakeOptions = {}): Promise<Laptops> {
  const clock = { now: DAY_BEFORE };
  // a pasted token does not expire
  const ttlMs = one.isOauth ? 3_600_000 : 1e12;
  return { fake: await fakeOf(one.vendor, { now: () => clock.now, ttlMs, ...one.fake, ...options }), clock };
}

/** Everything of `items` is there once, hanging from its lead. */
function expectWhole(one: VendorCase, fake: Fake, items: readonly PushItem[]): void {
  expect(fake.records()).toHaveLength(items.length);
  for (const item of items) {
    const row = fake.byExternalKey(item.lead.externalKey);
    expect(row?.fields).toMatchObject(one.expected(item));
    const keys = keysOf(item.lead);
    const hangs = (hanging: Hanging, key: string, count: number): void => {
      const found = hanging.find(fake, key);
      expect(found, `${hanging.table} ${key}`).toHaveLength(count);
      for (const child of found) expect(String(hanging.parent(fake, child)), `parent of ${hanging.table} ${key}`).toBe(row?.id);
    };
    hangs(one.appointments, keys.appointment, item.appointments.length);
    hangs(one.notes, keys.note, item.notes.length);
    if (one.promises !== null) hangs(one.promises, keys.promise, item.promises.length);
    hangs(one.pictures, keys.picture, item.pictures.length);
  }
}

/** What every vendor's connector must hold, through the real engine. */
export function tellStories(one: VendorCase): void {
  describe(`pushing to ${one.vendor}`, () => {
    test(
      '40 leads arrive once each with what hangs from them, through lost answers, cuts, portals, busy hours, kills of the CRM and of the program',
      { timeout: 90_000 },
      async () => {
        const { fake, clock } = await start(one);
        const items = numbers(40).map(fullItem);
        const fault = misfortune(7, one.faultIn ?? 5);
        let asked = 0;
        const kills = [3, 8, 13];
        let dying: Promise<void> = Promise.resolve();
        fake.proxy.choose = () => {
          asked += 1;
          if (asked >= (kills[0] ?? Number.POSITIVE_INFINITY)) {
            kills.shift();
            dying = fake.kill().then(() => fake.restart());
          }
          return fault();
        };
        const laptop = laptopOf(one, fake, { items, clock, forgets: (report) => report % 4 === 2, pause: async () => dying });
        // where a refresh token dies when it is used, a lost answer costs a new sign-in, and nothing else
        for (let signIns = 0; signIns < 5 && (await laptop.push()).at(-1)?.pause === 'auth'; signIns += 1)
          laptop.signIn(one.secret(fake, clock));
        fake.proxy.choose = () => 'none';
        expect([...laptop.rows.values()].map(({ end }) => end?.outcome)).toEqual(items.map(() => 'done'));
        expect(kills).toEqual([]);
        expect(fake.proxy.faults.get('answer-lost') ?? 0).toBeGreaterThan(0);
        expectWhole(one, fake, items);
        expect(fake.violations).toEqual([]);
        const before = fake.writes();
        for (const { item } of laptop.rows.values()) laptop.change(item);
        const again = await laptop.push(1);
        expect(again.flatMap(({ results }) => results.map(({ change }) => change))).toEqual(items.map(() => 'unchanged'));
        expect(fake.writes()).toBe(before);
      },
    );

    test('waits as long as the CRM asks for, and no request comes before', async () => {
      const { fake, clock } = await start(one, { rate: { most: 12, ms: 20_000 } });
      const items = numbers(30).map((at) => bareItem(at));
      const laptop = laptopOf(one, fake, { items, clock });
      const reports = await laptop.push();
      expect(fake.records()).toHaveLength(30);
      // what was under way already when the first one was sent back
      const busy = fake.calls.filter(({ status }) => status === 429).length;
      expect(fake.impatient()).toBeLessThanOrEqual(busy - busy / (one.atOnce ?? 1));
      expect(reports.some(({ pause }) => pause !== undefined)).toBe(false);
    });

    test('one bad lead in a hundred stays out by name, with its field and the CRM’s words; 99 land', async () => {
      const { fake, clock } = await start(one);
      const items = numbers(100).map((at) => bareItem(at, at === 37 ? one.bad.lead : undefined));
      const { mapping } = one.bad;
      const laptop = laptopOf(one, fake, { items, clock, ...(mapping === undefined ? {} : { mapping }) });
      const before = fake.calls.length;
      await laptop.push(1);
      const ends = [...laptop.rows.values()].map(({ end }) => end);
      expect(ends.filter((end) => end?.outcome === 'done')).toHaveLength(99);
      expect(ends[37]).toMatchObject({ outcome: 'refused', field: one.bad.field, reason: expect.stringMatching(one.bad.words) as unknown });
      expect(fake.records()).toHaveLength(99);
      expect(fake.calls.length - before).toBeLessThanOrEqual(one.bad.most);
      expect(fake.violations).toEqual([]);
    });

    test('a choice that the CRM’s list does not have is refused by name, one that it has lands', async () => {
      const { fake, clock } = await start(one);
      const { field, hot, there, wrong = 'Boiling' } = one.pick;
      const push = async (word: string) => {
        const mapping = { [field]: { from: 'heat', as: 'choice' as const, choices: { hot: word } } };
        // lead number four is hot
        const laptop = laptopOf(one, fake, { items: [bareItem(4)], clock, mapping });
        await laptop.push(1);
        return [...laptop.rows.values()][0]?.end;
      };
      expect(await push(wrong)).toMatchObject({ outcome: 'refused', field });
      expect(fake.records()).toEqual([]);
      expect(await push(hot)).toMatchObject({ outcome: 'done' });
      expect(fake.records()[0]?.fields).toMatchObject({ [field]: there });
      expect(fake.violations).toEqual([]);
    });

    test('what a salesperson wrote survives: only what changed here is sent, and a blank erases nothing', async () => {
      const { fake, clock } = await start(one);
      const [item] = [bareItem(10)];
      const laptop = laptopOf(one, fake, { items: [item], clock });
      await laptop.push(1);
      const row = fake.records()[0];
      expect(row?.fields).toMatchObject(one.expected(item));
      fake.edit(row?.id ?? '', one.theirs);
      const sent = [...laptop.rows.values()][0]?.item ?? item;
      const { phones: _phones, addresses: _addresses, ...contact } = sent.lead.contact;
      const lead = { ...sent.lead, contact: { ...contact, organization: ['Atelier Neuf'] } };
      laptop.change({ ...sent, lead, rev: 'rev-2' });
      await laptop.push(1);
      expect([...laptop.rows.values()][0]?.end).toMatchObject({ outcome: 'done', change: 'updated' });
      expect(fake.records()).toHaveLength(1);
      expect(fake.records()[0]?.fields).toMatchObject({
        ...one.expected({ ...item, lead: { ...lead, contact: { ...sent.lead.contact, organization: ['Atelier Neuf'] } } }),
        ...one.theirs,
      });
      expect(fake.violations).toEqual([]);
    });

    tellMerged(one);

    test('a revoked access pauses the target, uses up nothing, and goes on with a new one', async () => {
      const { fake, clock } = await start(one);
      const items = numbers(3).map(fullItem);
      const laptop = laptopOf(one, fake, { items, clock });
      fake.oauth.revoke();
      const [report] = await laptop.push(1);
      expect(report).toMatchObject({ pause: 'auth', results: items.map(() => ({ outcome: 'untried' })) });
      expect(fake.records()).toEqual([]);
      const fresh = laptopOf(one, fake, { items, clock, secret: one.secret(fake, clock) });
      await fresh.push(5);
      expectWhole(one, fake, items);
    });

    test('what is added and moved later arrives once, though the first answer is lost', async () => {
      const { fake, clock } = await start(one);
      const item = fullItem(6);
      const laptop = laptopOf(one, fake, { items: [item], clock });
      await laptop.push(1);
      const sent = [...laptop.rows.values()][0]?.item ?? item;
      const second = { ...someNote(sent.lead, 'Came back\nNumber 6'), id: 'note-6-second' as InteractionId }; // an id of the tests' own
      const appointments = sent.appointments.map((one) => ({
        ...one,
        title: 'Moved',
        startsAt: one.startsAt + HOUR,
        endsAt: one.endsAt + HOUR,
      }));
      laptop.change({ ...sent, notes: [...sent.notes, second], appointments, rev: 'rev-2' });
      const before = fake.records(one.notes.table).length;
      let lost = 0;
      fake.proxy.choose = () => (fake.records(one.notes.table).length > before || lost > 3 ? 'none' : ((lost += 1), 'answer-lost'));
      await laptop.push(8);
      expect([...laptop.rows.values()][0]?.end).toMatchObject({ outcome: 'done', change: 'updated' });
      expect(lost).toBeGreaterThan(0);
      expect(fake.records()).toHaveLength(1);
      expect(fake.records(one.notes.table)).toHaveLength(before + 1);
      expect(fake.records(one.appointments.table)).toMatchObject([{ fields: one.moved }]);
      expect(fake.violations).toEqual([]);
    });

    if (one.isOauth)
      test('an access token that has expired is turned over once, and the new one is kept', async () => {
        const { fake, clock } = await start(one, { ttlMs: 600_000 });
        const items = numbers(3).map((at) => bareItem(at));
        const laptop = laptopOf(one, fake, { items, clock });
        fake.oauth.expire();
        await laptop.push(1);
        expect(fake.records()).toHaveLength(3);
        expect(fake.oauth.refreshes()).toBe(1);
        const kept = JSON.parse(laptop.secret()) as unknown;
        expect(isObject(kept) && kept['accessToken']).toMatch(/^access-/u);
        clock.now += 700_000;
        for (const { item } of laptop.rows.values())
          laptop.change({ ...item, lead: { ...item.lead, contact: { ...item.lead.contact, jobTitle: 'Neu' } }, rev: 'rev-2' });
        await laptop.push(1);
        expect(fake.oauth.refreshes()).toBe(2);
        expect(fake.violations).toEqual([]);
      });
  });
}

/** Told again where a vendor may answer of somebody deleted in more than one way. */
export function tellMerged(one: VendorCase): void {
  test('who was merged or deleted in the CRM is said, not written again; the others land', async () => {
    const { fake, clock } = await start(one);
    const items = numbers(5).map((at) => bareItem(at));
    const laptop = laptopOf(one, fake, { items, clock });
    await laptop.push(1);
    const ids = items.map(({ lead }) => fake.byExternalKey(lead.externalKey)?.id ?? '');
    fake.merge(ids[1] ?? '', ids[0] ?? '');
    fake.remove(ids[3] ?? '');
    for (const { item } of laptop.rows.values()) {
      const lead = { ...item.lead, contact: { ...item.lead.contact, jobTitle: 'Directeur' } };
      laptop.change({ ...item, lead, rev: 'rev-2' });
    }
    await laptop.push(3);
    expect([...laptop.rows.values()].map(({ end }) => end?.outcome)).toEqual(['done', 'conflict', 'done', 'conflict', 'done']);
    expect(fake.records()).toHaveLength(3);
    expect(fake.violations).toEqual([]);
  });
}
