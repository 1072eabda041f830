import { describe, expect, test } from 'vitest';
import { countResolved, deleteList, importAttendees, mendImports, readLists } from '#renderer/data/attendees.ts';
import type { AttendeeInput, ImportOptions } from '#renderer/data/attendees.ts';
import { matchAttendee, resolveWaiting } from '#renderer/data/attendeeMatch.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { acceptProposal, proposeAttendees, refuseProposal } from '#renderer/data/proposals.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { captureScan } from '#renderer/features/capture/captureScan.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { newTestStore } from './testStore.ts';

const SHOW = 'show' as ShowId;

type Person = { readonly code?: string; readonly name?: string; readonly company?: string; readonly email?: string };

const inputOf = ({ code, name, company, email }: Person): AttendeeInput => ({
  ...(code === undefined ? {} : { code }),
  contact: {
    ...(name === undefined ? {} : { formattedName: name }),
    ...(company === undefined ? {} : { organization: [company] }),
    ...(email === undefined ? {} : { emails: [{ value: email, kind: 'other' as const }] }),
  },
});

async function* batchOf(people: readonly Person[]) {
  yield await Promise.resolve(people.map(inputOf));
}

async function* brokenOff() {
  yield await Promise.resolve([inputOf({ code: '1', name: 'Ivo Marek' })]);
  throw new Error('broken');
}

/** A moment that one waits for and another tells. */
function newSignal(): { readonly given: Promise<void>; readonly give: () => void } {
  const target = new EventTarget();
  const given = new Promise<void>((resolve) => target.addEventListener('given', () => resolve(), { once: true }));
  return { given, give: () => void target.dispatchEvent(new Event('given')) };
}

async function newBooth() {
  const made = await newTestStore();
  const give = (people: readonly Person[], name = 'list.csv', options: ImportOptions = {}) => {
    made.clock.now += 1000;
    return importAttendees(made.store, { showId: SHOW, name, rows: batchOf(people) }, options);
  };
  const scan = async (text: string): Promise<Lead> => {
    const [captured] = await captureScan({ store: made.store, showId: SHOW, country: 'FR' }, { source: 'scanner', text });
    if (captured === undefined) throw new Error('nothing was captured');
    return captured.lead;
  };
  const named = async (code: string) => (await matchAttendee(made.store, SHOW, code))?.attendee.contact.formattedName;
  return { ...made, give, scan, named };
}

describe('an attendee list given again', () => {
  test('updates what changed, writes nothing for the rest, and says who is gone', async () => {
    const { store, give, named } = await newBooth();
    const people = [
      { code: '1', name: 'Ivo Marek' },
      { code: '2', name: 'Lea Roth' },
      { code: '3', name: 'Ada Okafor' },
    ];
    expect(await give(people)).toMatchObject({ rows: 3, added: 3, changed: 0, same: 0, gone: 0 });
    const revs = async () => new Map((await store.db.attendees.toArray()).map(({ id, rev }) => [id, rev]));
    const before = await revs();
    expect(await give(people)).toMatchObject({ rows: 3, added: 0, changed: 0, same: 3, gone: 0 });
    expect(await revs()).toEqual(before);
    expect(await give([{ code: '1', name: 'Ivo Marek' }, { code: '2', name: 'Lea Roth-Weiss' }])).toMatchObject({ added: 0, changed: 1, same: 1, gone: 1 }); // prettier-ignore
    expect([await named('2'), await named('3')]).toEqual(['Lea Roth-Weiss', 'Ada Okafor']);
    expect(await readLists(store, SHOW)).toMatchObject([{ name: 'list.csv', rows: 2, gone: 1 }]);
  });

  test('doubles nobody who has neither badge id nor e-mail, also two of one name', async () => {
    const { store, give } = await newBooth();
    const people = [
      { name: 'Ivo Marek', company: 'Acme' },
      { name: 'Ivo Marek', company: 'Acme' },
      { name: 'Lea Roth', company: 'Acme' },
      { company: 'Nameless Pumps' },
    ];
    expect(await give(people)).toMatchObject({ added: 4 });
    expect(await give(people)).toMatchObject({ added: 0, same: 4, gone: 0 });
    expect(await store.db.attendees.count()).toBe(4);
  });

  test('keeps apart people who share an order number or an address, and joins a row that comes twice', async () => {
    const { store, give, named } = await newBooth();
    const people = [
      { code: 'ORDER-7', name: 'Ivo Marek' },
      { code: 'ORDER-7', name: 'Lea Roth' },
      { email: 'info@acme.example', name: 'Ada Okafor' },
      { email: 'INFO@acme.example', name: 'Ben Okafor' },
      { email: 'info@acme.example', name: 'Ada Okafor' },
    ];
    expect(await give(people)).toMatchObject({ rows: 5, added: 4, repeated: 1 });
    expect(await give(people)).toMatchObject({ added: 0, same: 4, repeated: 1, gone: 0 });
    expect(await store.db.attendees.count()).toBe(4);
    expect(await named('ORDER-7')).toBeUndefined();
  });

  test('gives badge ids to the people it named by e-mail or name before', async () => {
    const { store, give, named } = await newBooth();
    await give([
      { name: 'Ivo Marek', email: 'ivo@acme.example' },
      { name: 'Lea Roth', company: 'Acme' },
    ]);
    const report = await give([
      { code: '1', name: 'Ivo Marek', email: 'ivo@acme.example' },
      { code: '2', name: 'Lea Roth', company: 'Acme' },
    ]);
    expect(report).toMatchObject({ added: 0, changed: 2, gone: 0 });
    expect(await named('2')).toBe('Lea Roth');
    expect(await store.db.attendees.count()).toBe(2);
    const third = await give([{ code: '1', name: 'Ivo Marek', email: 'ivo@acme.example' }, { code: '2', name: 'Lea Roth', company: 'Acme' }]); // prettier-ignore
    expect(third).toMatchObject({ added: 0, same: 2, gone: 0 });
  });

  test('and another list with the same id: the one imported last holds, and it is said', async () => {
    const { give, named } = await newBooth();
    await give([{ code: '1', name: 'Ivo Marek' }], 'a.csv');
    expect(await give([{ code: '1', name: 'Ivo Marek-Roth' }], 'b.csv')).toMatchObject({ added: 1, elsewhere: 1 });
    expect(await named('1')).toBe('Ivo Marek-Roth');
    await give([{ code: '1', name: 'Ivo Marek' }], 'a.csv');
    expect(await named('1')).toBe('Ivo Marek');
  });

  test('stopped on the way keeps what came, and tells nobody gone', async () => {
    const { store, give } = await newBooth();
    const people = Array.from({ length: 700 }, (_none, at) => ({ code: `${at}`, name: `Visitor ${at}` }));
    await give(people.slice(0, 10));
    const stop = new AbortController();
    const report = await give(people, 'list.csv', { signal: stop.signal, onProgress: () => stop.abort() });
    expect(report).toMatchObject({ isWhole: false, rows: 250, added: 240, same: 10, gone: 0 });
    expect(await store.db.attendees.count()).toBe(250);
    expect(await readLists(store, SHOW)).toMatchObject([{ rows: 250, isPartial: true }]);
    expect(await mendImports(store)).toEqual([]);
  });

  test('cut off by a power cut counts at the next start who is there, says so, and names who was scanned; given again it is whole', async () => {
    const { store, scan } = await newBooth();
    const people = Array.from({ length: 600 }, (_none, at) => ({ code: `00PX${at + 100}`, name: `Visitor ${at}` }));
    const waiting = await scan('00PX117');
    const reached = newSignal();
    const end = newSignal();
    // the program is gone before the next rows
    const rows = async function* () {
      yield await Promise.resolve(people.slice(0, 250).map(inputOf));
      reached.give();
      await end.given;
    };
    const importing = importAttendees(store, { showId: SHOW, name: 'list.csv', rows: rows() });
    await reached.given;
    await expect.poll(() => store.db.attendees.count()).toBe(250);
    expect(await readLists(store, SHOW)).toMatchObject([{ rows: 0, isComing: true }]);
    expect(await mendImports(store)).toEqual(['list.csv']);
    const [mended] = await readLists(store, SHOW);
    expect(mended).toMatchObject({ rows: 250, isPartial: true });
    expect(mended).not.toHaveProperty('isComing');
    expect((await readLead(store, waiting.id))?.contact.formattedName).toBe('Visitor 17');
    expect(await mendImports(store)).toEqual([]);
    end.give();
    await importing;
  });

  test('of a file that breaks off says at once that it is not whole', async () => {
    const { store } = await newBooth();
    await expect(importAttendees(store, { showId: SHOW, name: 'list.csv', rows: brokenOff() })).rejects.toThrow('broken');
    const [list] = await readLists(store, SHOW);
    expect(list).toMatchObject({ rows: 1, isPartial: true });
    expect(list).not.toHaveProperty('isComing');
  });

  test('after that is whole again and doubles nobody', async () => {
    const { store, give } = await newBooth();
    const people = Array.from({ length: 300 }, (_none, at) => ({ code: `${at}`, name: `Visitor ${at}` }));
    const stop = new AbortController();
    await give(people, 'list.csv', { signal: stop.signal, onProgress: () => stop.abort() });
    expect(await give(people)).toMatchObject({ isWhole: true, added: 50, same: 250 });
    const [list] = await readLists(store, SHOW);
    expect(list).toMatchObject({ rows: 300 });
    expect(list).not.toHaveProperty('isPartial');
  });

  test('deleted, leaves no attendee, and the leads their names', async () => {
    const { store, give, scan, named } = await newBooth();
    await give([{ code: '00417', name: 'Ivo Marek' }]);
    const lead = await scan('00417');
    expect(await countResolved(store, SHOW)).toEqual(new Map([[(await readLists(store, SHOW))[0]?.id, 1]]));
    const [list] = await readLists(store, SHOW);
    if (list !== undefined) await deleteList(store, list);
    expect([await readLists(store, SHOW), await store.db.attendees.count(), await named('00417')]).toEqual([[], 0, undefined]);
    expect((await readLead(store, lead.id))?.contact.formattedName).toBe('Ivo Marek');
  });
});

describe('a badge id', () => {
  test('that stands in the list with a prefix, in an address, in marks or in another case is found, to be checked', async () => {
    const { give, scan, store } = await newBooth();
    await give([
      { code: 'pax001', name: 'Ivo Marek' },
      { code: 'A3F7K9M2', name: 'Lea Roth' },
      { code: '81234', name: 'Ada Okafor' },
      { code: 'https://tickets.example/t/zz99xy', name: 'Ben Haddad' },
    ]);
    for (const [text, name] of [
      ['SBpax001', 'Ivo Marek'],
      ['a3f7k9m2', 'Lea Roth'],
      ['ID$81234$ID', 'Ada Okafor'],
      ['ZZ99XY', 'Ben Haddad'],
    ] as const) {
      const lead = await scan(text);
      expect([lead.contact.formattedName, lead.isResolved, lead.toCheck.includes('name')]).toEqual([name, true, true]);
      const { history } = await readTimeline(store, lead.id);
      expect(history.flatMap(({ changes }) => changes).filter(({ field }) => field === 'badgePart')).toHaveLength(1);
    }
  });

  test('is found to the letter first, keeps its zeros, and is left alone where two people could be meant', async () => {
    const { give, named, scan } = await newBooth();
    await give([
      { code: '0042', name: 'Ivo Marek' },
      { code: '42', name: 'Lea Roth' },
      { code: 'pax7', name: 'Ada Okafor' },
      { code: 'PAX7', name: 'Ben Haddad' },
      { code: '1234', name: 'Odd Prefix' },
      { code: 'b1234', name: 'Other Prefix' },
    ]);
    expect([await named('0042'), await named('42'), await named('042'), await named('pax7'), await named('Pax7')]).toEqual([
      'Ivo Marek',
      'Lea Roth',
      undefined,
      'Ada Okafor',
      undefined,
    ]);
    expect((await scan('AB1234')).isResolved).toBe(false);
    expect((await scan('X42')).isResolved).toBe(false);
  });

  test('scanned before the list came is named when it comes, hundreds at once', async () => {
    const { store, give } = await newBooth();
    const codes = Array.from({ length: 230 }, (_none, at) => `00${at + 1000}`);
    const ids: LeadId[] = [];
    for (const code of codes) {
      const seed = { contact: { note: 'wants a call' }, badgeCode: code, isResolved: false };
      ids.push((await saveCapture(store, { showId: SHOW, scan: { source: 'scanner', text: code }, seed })).lead.id);
    }
    const report = await give(codes.slice(0, 225).map((code) => ({ code, name: `Visitor ${code}` })));
    expect(report.resolved).toBe(225);
    expect((await readLead(store, ids[7] ?? ('' as LeadId)))?.contact).toMatchObject({
      formattedName: 'Visitor 001007',
      note: 'wants a call',
    });
    expect(await resolveWaiting(store, SHOW)).toBe(0);
  });
});

const typed = async (booth: Awaited<ReturnType<typeof newBooth>>, contact: Lead['contact']): Promise<Lead> =>
  (await saveCapture(booth.store, { showId: SHOW, scan: { source: 'manual', text: 'x' }, seed: { contact, isResolved: true } })).lead;

describe('an attendee of the same name', () => {
  test('and company is proposed, never taken; yes fills what is missing and keeps what staff wrote', async () => {
    const booth = await newBooth();
    await booth.give([{ code: '7', name: 'Zoé MÜLLER', company: 'Müller Söhne GmbH', email: 'zoe@mueller.example' }]);
    const lead = await typed(booth, {
      givenName: 'Zoe',
      familyName: 'Muller',
      formattedName: 'Zoe Muller',
      organization: ['Müller Söhne'],
    });
    expect(lead.contact.emails).toBeUndefined();
    const [proposal] = await proposeAttendees(booth.store, lead);
    expect(proposal).toMatchObject({ sameCompany: true, attendee: { code: '7' } });
    if (proposal === undefined) return;
    const after = await acceptProposal(booth.store, lead.id, proposal.attendee);
    expect(after).toMatchObject({
      badgeCode: '7',
      contact: { formattedName: 'Zoe Muller', organization: ['Müller Söhne'], emails: [{ value: 'zoe@mueller.example' }] },
    });
    expect(after && (await proposeAttendees(booth.store, after))).toEqual([]);
  });

  test('of another company is not proposed, and one refused does not come back', async () => {
    const booth = await newBooth();
    await booth.give([
      { code: '7', name: 'Ada Okafor', company: 'Acme', email: 'ada@acme.example' },
      { code: '8', name: 'Ada Okafor', company: 'Bolts', email: 'ada@bolts.example' },
    ]);
    const lead = await typed(booth, { formattedName: 'Okafor Ada', organization: ['Acme'] });
    const found = await proposeAttendees(booth.store, lead);
    expect(found.map(({ attendee }) => attendee.code)).toEqual(['7']);
    const refused = await refuseProposal(booth.store, lead.id, found[0]?.attendee.id ?? ('' as never));
    expect(refused && (await proposeAttendees(booth.store, refused))).toEqual([]);
  });
});
