import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookAppointment, cancelAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import { addCalendar, readLinks, removeCalendar } from '#renderer/data/calendars.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { readRecord } from '#renderer/data/read.ts';
import { readRepCalendar } from '#renderer/data/repCalendars.ts';
import { saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { resolveConflict } from '#renderer/features/agenda/pullCalendar.ts';
import { importBusy, pullBusy } from '#renderer/features/agenda/readBusy.ts';
import { syncCalendar } from '#renderer/features/agenda/syncCalendar.ts';
import type { CalendarAccountId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { eventHref } from '#shared/formats/calendar/eventHref.ts';
import { digestOf, patchStored, readStored, storedOf } from '#shared/formats/calendar/storedEvent.ts';
import { appointmentUid, storedIcs } from '#shared/formats/ical.ts';
import { ok } from '#shared/lib/result.ts';
import { HOUR } from '#shared/lib/time.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { NINE, newTestStore } from '#test/unit/renderer/data/testStore.ts';
import { newFakeCalendar } from './fakeCalendar.ts';

const REP = 'staff-1' as StaffId; // the show's own rep
const CALENDAR = 'https://dav.example/booth/agenda/';

async function newBooth() {
  const booth = await newTestStore();
  await saveShow(booth.store, someShow);
  const id = 'calendar-1' as CalendarAccountId; // an id of the tests' own
  const account = await addCalendar(booth.store, {
    id,
    name: 'Agenda',
    url: 'https://dav.example/',
    user: 'booth',
    calendarUrl: CALENDAR,
    rep: REP,
  });
  const server = newFakeCalendar();
  const sync = (store: Store = booth.store) =>
    syncCalendar({ store, calendars: server.calls }, account, { signal: new AbortController().signal, random: () => 0.5 });
  const book = async (at: number): Promise<Appointment> => {
    const { lead } = await saveCapture(booth.store, {
      showId: someShow.id,
      scan: { source: 'scanner', text: `badge ${at}` },
      seed: { contact: { formattedName: `Visitor ${at}` }, isResolved: true },
    });
    const startsAt = NINE + at * HOUR;
    const booked = await bookAppointment(booth.store, {
      leadId: lead.id,
      slot: { rep: REP, startsAt, endsAt: startsAt + HOUR / 2 },
      kind: 'meeting',
      title: `Demo ${at}`,
      place: 'Hall 3',
      zone: 'Europe/Paris',
    });
    if (!booked.ok) throw new Error(booked.error);
    return booked.value;
  };
  return { booth, account, server, sync, book };
}

const hrefOf = ({ id }: Pick<Appointment, 'id'>): string => eventHref(CALENDAR, appointmentUid(id));

test('what a server keeps of an appointment compares equal with the appointment, whatever stands in its words', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom('a\r\nb', ' \u0085\u2028 x', 'é', 'e\u0301', '\uD800', '\\n;,'),
  );
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 4e9 }), (title, place, at) => {
      const appointment = { id: 'a', startsAt: at * 1_000, endsAt: at * 1_000 + HOUR, title, place, sequence: 3 } as Appointment; // what is compared, and no more
      const stored = readStored(storedIcs({ appointment }, 0), 'UTC');
      expect(stored && digestOf(stored)).toBe(digestOf(storedOf(appointment)));
    }),
  );
});

test('our change within their event keeps what they added, and is read back as ours', () => {
  const appointment = { id: 'a', startsAt: NINE, endsAt: NINE + HOUR, title: 'Demo', place: 'Hall', sequence: 0 } as Appointment; // as above
  const theirs = storedIcs({ appointment }, 0).replace(
    'END:VEVENT',
    'CATEGORIES:Red\r\nX-OWN;X-P=1:kept\r\nBEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT',
  );
  const moved = { ...appointment, startsAt: NINE + HOUR, endsAt: NINE + 2 * HOUR, sequence: 1 };
  const patched = patchStored(theirs, storedIcs({ appointment: moved }, 0)) ?? '';
  expect(patched).toMatch(/CATEGORIES:Red/u);
  expect(patched).toMatch(/X-OWN;X-P=1:kept/u);
  expect(patched).toMatch(/TRIGGER:-PT5M/u);
  const stored = readStored(patched, 'UTC');
  expect(stored && digestOf(stored)).toBe(digestOf(storedOf(moved)));
  expect(patchStored(theirs.replace('END:VEVENT', 'RRULE:FREQ=DAILY\r\nEND:VEVENT'), theirs)).toBeNull();
  expect(patchStored('garbage', theirs)).toBeNull();
});

describe('a calendar and the booth', () => {
  test('meet: booked goes there, moved moves, cancelled goes; nothing to do asks for nothing', async () => {
    const { booth, server, sync, book } = await newBooth();
    const [a, b] = [await book(1), await book(2)];
    expect(await sync()).toMatchObject({ created: 2, dueAt: null });
    expect([...server.events.keys()].sort()).toEqual([hrefOf(a), hrefOf(b)].sort());
    await moveAppointment(booth.store, a.id, { rep: REP, startsAt: NINE + 30 * HOUR, endsAt: NINE + 31 * HOUR });
    await cancelAppointment(booth.store, b.id);
    expect(await sync()).toMatchObject({ updated: 1, deleted: 1, dueAt: null });
    expect(server.events.size).toBe(1);
    expect(await sync()).toMatchObject({ created: 0, updated: 0, deleted: 0, taken: 0 });
  });

  test('a lost answer is found out about, not written twice; edited meanwhile it becomes the newest version', async () => {
    const { booth, server, sync, book } = await newBooth();
    const a = await book(1);
    server.fate = () => 'answer-lost';
    expect(await sync()).toMatchObject({ created: 0, transient: 1 });
    await moveAppointment(booth.store, a.id, { rep: REP, startsAt: NINE + 30 * HOUR, endsAt: NINE + 31 * HOUR });
    server.fate = () => 'fine';
    booth.clock.now += HOUR;
    expect(await sync()).toMatchObject({ conflicts: [], dueAt: null });
    expect(readStored(server.events.get(hrefOf(a))?.ics ?? '', 'UTC')?.startsAt).toBe(NINE + 30 * HOUR);
    expect(server.events.size).toBe(1);
  });

  test('two laptops on one calendar hand a change on, and a change on both is shown, not lost', async () => {
    const { booth, server, sync, book } = await newBooth();
    const a = await book(1);
    await sync();
    server.touch(hrefOf(a), (ics) => ics.replace('SUMMARY:Demo 1', 'SUMMARY:Demo\\, longer'));
    expect(await sync()).toMatchObject({ taken: 1 });
    expect((await readRecord(booth.store, 'appointments', a.id))?.title).toBe('Demo, longer');
    await moveAppointment(booth.store, a.id, { rep: REP, startsAt: NINE + 30 * HOUR, endsAt: NINE + 31 * HOUR });
    server.touch(hrefOf(a), (ics) => ics.replace(/SUMMARY:.*/u, 'SUMMARY:Theirs'));
    expect(await sync()).toMatchObject({ conflicts: [a.id], updated: 0 });
    const [link] = await readLinks(booth.store, 'calendar-1' as CalendarAccountId);
    expect(
      await resolveConflict(booth.store, { id: 'calendar-1' as CalendarAccountId }, { linkId: link?.id ?? '', choice: 'theirs' }),
    ).toEqual(ok(null));
    expect(await readRecord(booth.store, 'appointments', a.id)).toMatchObject({ title: 'Theirs', startsAt: a.startsAt });
    expect(await sync()).toMatchObject({ conflicts: [], updated: 0, dueAt: null });
  });

  test('made a series or cancelled there asks a person; deleted on both sides is simply gone', async () => {
    const { booth, server, sync, book } = await newBooth();
    const [a, b, c] = [await book(1), await book(2), await book(3)];
    await sync();
    server.touch(hrefOf(a), (ics) => ics.replace('END:VEVENT', 'RRULE:FREQ=WEEKLY\r\nEND:VEVENT'));
    server.touch(hrefOf(b), (ics) => ics.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED'));
    server.touch(hrefOf(c), () => null);
    await cancelAppointment(booth.store, c.id);
    const end = await sync();
    expect([...end.conflicts].sort()).toEqual([a.id, b.id].sort());
    const links = await readLinks(booth.store, 'calendar-1' as CalendarAccountId);
    expect(links).toHaveLength(2);
    const linkB = links.find(({ appointmentId }) => appointmentId === b.id);
    expect(
      await resolveConflict(booth.store, { id: 'calendar-1' as CalendarAccountId }, { linkId: linkB?.id ?? '', choice: 'theirs' }),
    ).toEqual(ok(null));
    expect((await readRecord(booth.store, 'appointments', b.id))?.cancelledAt).toBeDefined();
    expect(await sync()).toMatchObject({ deleted: 1 });
    const linkA = links.find(({ appointmentId }) => appointmentId === a.id);
    expect(
      await resolveConflict(booth.store, { id: 'calendar-1' as CalendarAccountId }, { linkId: linkA?.id ?? '', choice: 'theirs' }),
    ).toMatchObject({ ok: false, error: 'unreadable' });
  });

  test('a calendar that is forgotten keeps its events; its links go', async () => {
    const { booth, account, server, sync, book } = await newBooth();
    await book(1);
    await sync();
    await removeCalendar(booth.store, account.id);
    expect(server.events.size).toBe(1);
    expect(await readLinks(booth.store, account.id)).toEqual([]);
  });

  test('through any order of bookings, moves, changes there, lost answers and crashes: nobody’s change is overwritten, and both agree in the end', async () => {
    const act = fc.record({
      what: fc.constantFrom('book', 'move', 'cancel', 'touch', 'erase', 'sync', 'crash', 'lose', 'drop'),
      at: fc.nat({ max: 4 }),
      by: fc.integer({ min: 1, max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 30 }), async (acts) => {
        const { booth, account, server, sync, book } = await newBooth();
        const booked: Appointment[] = [];
        const theirs = new Map<string, string>();
        let number = 0;
        const run = async (fate: 'fine' | 'answer-lost' | 'never-arrives', store?: Store): Promise<void> => {
          server.fate = () => fate;
          await sync(store).catch(() => undefined);
          booth.clock.now += HOUR;
        };
        for (const { what, at, by } of acts) {
          const one = booked[at];
          if (what === 'book' && booked.length < 5) booked.push(await book(booked.length));
          else if (what === 'sync') await run('fine');
          else if (what === 'lose') await run('answer-lost');
          else if (what === 'drop') await run('never-arrives');
          else if (what === 'crash') {
            let writes = 0;
            // the program dies at its second write: after the server has answered
            const seal = (where: string, record: object): Promise<Uint8Array> => {
              writes += where.startsWith('calendarlinks') ? 1 : 0;
              return writes > 1 ? Promise.reject(new Error('killed')) : booth.store.codec.seal(where, record);
            };
            await run('fine', { ...booth.store, codec: { ...booth.store.codec, seal } });
          } else if (one === undefined) continue;
          else if (what === 'move')
            await moveAppointment(booth.store, one.id, {
              rep: REP,
              startsAt: NINE + (by + at * 300) * HOUR,
              endsAt: NINE + (by + at * 300 + 1) * HOUR,
            });
          else if (what === 'cancel') await cancelAppointment(booth.store, one.id);
          else if (what === 'erase') {
            server.touch(hrefOf(one), () => null);
            theirs.delete(hrefOf(one));
          } else if (what === 'touch') {
            number += 1;
            if (server.events.has(hrefOf(one))) theirs.set(hrefOf(one), `Theirs ${number}`);
            server.touch(hrefOf(one), (ics) => ics.replace(/SUMMARY:.*/u, `SUMMARY:Theirs ${number}`));
          }
        }
        for (let round = 0; round < 3; round += 1) await run('fine');
        // until a person has chosen, what they wrote last stands there
        for (const [href, title] of theirs) {
          const event = server.events.get(href);
          const one = booked.find((each) => hrefOf(each) === href);
          if (event !== undefined) expect(readStored(event.ics, 'UTC')?.title).toBe(title);
          else expect((await readRecord(booth.store, 'appointments', one?.id ?? ''))?.cancelledAt).toBeDefined();
        }
        // a person keeps ours in every conflict
        for (let round = 0; round < 4; round += 1) {
          for (const link of await readLinks(booth.store, account.id)) {
            if (link.state === 'conflict') await resolveConflict(booth.store, account, { linkId: link.id, choice: 'ours' });
          }
          await run('fine');
        }
        const standing = (await Promise.all(booked.map(({ id }) => readRecord(booth.store, 'appointments', id)))).filter(
          (one) => one?.cancelledAt === undefined,
        );
        expect(server.events.size).toBe(standing.length);
        for (const one of standing) {
          const there = readStored(server.events.get(one === undefined ? '' : hrefOf(one))?.ics ?? '', 'UTC');
          expect(there && one && digestOf(there) === digestOf(storedOf(one))).toBe(true);
        }
        expect((await readLinks(booth.store, account.id)).every(({ state }) => state === 'kept')).toBe(true);
        booth.store.db.close();
      }),
      { numRuns: 25 },
    );
  });
});

const file = (start: string): string =>
  `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nDTSTART:${start}\r\nDURATION:PT1H\r\nSUMMARY:Board\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

test('busy times come from a file and from the calendar itself, each in the place of what it said before, our own meetings left out', async () => {
  const { booth, account, book } = await newBooth();
  const own = await book(1);
  const from = { rep: REP, zone: 'Europe/Paris', name: 'own.ics' };
  expect(await importBusy(booth.store, { ...from, text: file('20260317T090000') })).toEqual(ok({ busy: 1, skipped: 0, isCut: false }));
  expect(await importBusy(booth.store, { ...from, text: file('20260318T090000') })).toMatchObject({ ok: true });
  expect(await importBusy(booth.store, { ...from, text: 'no calendar' })).toMatchObject({ ok: false, error: 'not-a-calendar' });
  const calendars = {
    calendarSpan: async () =>
      ok([
        { href: '/a', etag: null, ics: file('20260319T090000Z') },
        { href: '/b', etag: null, ics: storedIcs({ appointment: own }, 0) },
      ]),
  };
  expect(await pullBusy({ store: booth.store, calendars }, account, 'Europe/Paris')).toMatchObject({ ok: true, value: { busy: 1 } });
  const { busy } = await readRepCalendar(booth.store, REP);
  expect(busy.map(({ id, busy: times }) => [id, times.map(({ startsAt }) => new Date(startsAt).toISOString())])).toEqual([
    ['file:own.ics', ['2026-03-18T08:00:00.000Z']],
    ['account:calendar-1', ['2026-03-19T09:00:00.000Z']],
  ]);
});
