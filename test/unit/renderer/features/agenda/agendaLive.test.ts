import { liveQuery } from 'dexie';
import { expect, test, vi } from 'vitest';
import { readAgenda } from '#renderer/features/agenda/agendaEntries.ts';
import { importBusy } from '#renderer/features/agenda/readBusy.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { newTestStore, NINE } from '#test/unit/renderer/data/testStore.ts';

test('busy times that are imported are on the agenda at once, also when nothing is booked yet', async () => {
  const { store } = await newTestStore();
  const rep = 'rep' as StaffId; // an id of the test's own
  const show = { ...sampleShow({ now: NINE, newId: store.newId, zone: 'UTC', language: 'en' }), staff: [{ id: rep, name: 'Nadisse' }] };
  const seen: number[] = [];
  const watching = liveQuery(() => Promise.resolve(readAgenda(store, show))).subscribe({
    next: ({ calendars }) => void seen.push([...calendars.values()].flatMap(({ busy }) => busy).length),
  });
  await vi.waitFor(() => expect(seen).toEqual([0]));
  const day = new Date(NINE).toISOString().replaceAll('-', '').slice(0, 8);
  const event = ['BEGIN:VEVENT', 'UID:a@elsewhere.example', `DTSTART:${day}T100000Z`, `DTEND:${day}T110000Z`, 'END:VEVENT'];
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR', ''].join('\r\n');
  await importBusy(store, { rep, zone: 'UTC', name: 'a.ics', text });
  await vi.waitFor(() => expect(seen.at(-1)).toBe(1));
  watching.unsubscribe();
});
