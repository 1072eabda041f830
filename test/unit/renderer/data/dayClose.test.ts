import { describe, expect, test } from 'vitest';
import { addsUp } from '#shared/domain/dayClose.ts';
import type { InteractionId, MediaId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { ScanSource } from '#shared/domain/scan.ts';
import { DAY, HOUR } from '#shared/lib/time.ts';
import { commit } from '#renderer/data/commit.ts';
import { closeDay, readDay, readDays, readMemosOfDay } from '#renderer/data/dayClose.ts';
import { discardLead, saveCapture } from '#renderer/data/leads.ts';
import { saveMemo } from '#renderer/data/memos.ts';
import { readShow, saveShow } from '#renderer/data/shows.ts';
import { NINE, newTestStore } from './testStore.ts';

const ada = 'ada' as StaffId; // an id of the test's own
const MONDAY = '2026-03-16';

async function newBooth() {
  const { store, clock } = await newTestStore({ staff: ada });
  const show = { ...sampleShow({ now: 1, newId: () => 'show-1', zone: 'Europe/Paris', language: 'en' as const }), id: 'show-1' as ShowId };
  await saveShow(store, show);
  const scan = async (name: string, source: ScanSource = 'scanner', isResolved = true) => {
    clock.now += 1_000;
    const seed = isResolved
      ? { contact: { formattedName: name, emails: [{ value: `${name}@example.test`, kind: 'work' as const }] }, isResolved }
      : { contact: {}, badgeCode: name, isResolved };
    return saveCapture(store, { showId: show.id, scan: { source, text: name }, seed });
  };
  return { store, clock, show, scan };
}

describe('the till of a day', () => {
  test('counts what was scanned at the booth, by device, and adds up', async () => {
    const { store, show, scan } = await newBooth();
    await scan('ada');
    await scan('bo', 'camera');
    await scan('ada', 'camera');
    await scan('00471', 'scanner', false);
    const wrong = await scan('oops');
    await discardLead(store, wrong.lead.id);
    const { count, scans, bare } = await readDay(store, { show, day: MONDAY });
    expect(count.total).toEqual({ scans: 5, fresh: 2, repeat: 1, discarded: 1, unresolved: 1, orphan: 0 });
    expect(count.bySource.map(({ of, tally }) => [of, tally.scans])).toEqual([['scanner', 3], ['camera', 2]]); // prettier-ignore
    expect(count.byStaff.map(({ of }) => of)).toEqual([ada]);
    expect([addsUp(count, scans), bare]).toEqual([true, []]);
  });

  test('ends at midnight by the clock of the show, and knows the visitor of yesterday again', async () => {
    const { store, clock, show, scan } = await newBooth();
    clock.now = NINE + 13 * HOUR + 50 * 60_000; // 23:50 in Paris
    await scan('ada');
    clock.now += 15 * 60_000;
    await scan('ada');
    await scan('bo');
    expect((await readDay(store, { show, day: MONDAY })).count.total).toMatchObject({ scans: 1, fresh: 1 });
    expect((await readDay(store, { show, day: '2026-03-17' })).count.total).toMatchObject({ scans: 2, fresh: 1, repeat: 1 });
    expect(await readDays(store, show)).toEqual(['2026-03-17', MONDAY]);
    clock.now += 2 * DAY;
    expect(await readDays(store, show)).toEqual(['2026-03-19', '2026-03-17', MONDAY]);
  });

  test('names a scan whose lead is gone, and a lead that nobody scanned', async () => {
    const { store, show, scan } = await newBooth();
    const lost = await scan('ada');
    const bare = await scan('bo');
    const line = { action: 'repair', leadId: null } as const;
    await commit(store, { puts: [], deletes: [{ table: 'leads', id: lost.lead.id }, { table: 'captures', id: bare.capture.id }], line }); // prettier-ignore
    const reading = await readDay(store, { show, day: MONDAY });
    expect(reading.count.total).toMatchObject({ scans: 1, orphan: 1 });
    expect(reading.count.orphans).toEqual([lost.capture.id]);
    expect(reading.bare.map(({ id }) => id)).toEqual([bare.lead.id]);
  });

  test('does not add up when a scan cannot be opened any more', async () => {
    const { store, show, scan } = await newBooth();
    await scan('ada');
    const { capture } = await scan('bo');
    await store.db.captures.update(capture.id, { body: new Uint8Array(64) });
    const { count, scans } = await readDay(store, { show, day: MONDAY });
    expect([count.total.scans, scans, addsUp(count, scans)]).toEqual([1, 2, false]);
  });

  test('is closed by somebody, and again: each time is kept', async () => {
    const { store, clock, show, scan } = await newBooth();
    await scan('ada');
    const close = async (lastLine: number): Promise<void> => {
      const { total } = (await readDay(store, { show, day: MONDAY })).count;
      await closeDay(store, show.id, { day: MONDAY, total, lastLine, isSame: true });
    };
    await close(2);
    const at = clock.now;
    await scan('bo');
    await close(4);
    expect((await readShow(store, show.id))?.closes).toMatchObject([
      { day: MONDAY, at, by: ada, total: { scans: 1 }, lastLine: 2, isSame: true },
      { day: MONDAY, at: at + 1_000, by: ada, total: { scans: 2 }, lastLine: 4 },
    ]);
  });

  test('knows the memos of the day', async () => {
    const { store, clock, show, scan } = await newBooth();
    const { lead } = await scan('ada');
    const memo = async (n: number, startedAt: number): Promise<void> => {
      const ids = { id: `memo-${n}` as InteractionId, mediaId: `sound-${n}` as MediaId, leadId: lead.id };
      const blob = new Blob(['sound'], { type: 'audio/webm' });
      await saveMemo(store, { ...ids, by: ada, startedAt, blob, durationMs: 900, isWhole: true });
    };
    await memo(1, clock.now);
    clock.now += DAY;
    await memo(2, clock.now);
    expect((await readMemosOfDay(store, { show, day: MONDAY })).map(({ id }) => id)).toEqual(['memo-1']);
    expect((await readMemosOfDay(store, { show, day: '2026-03-17' })).map(({ id }) => id)).toEqual(['memo-2']);
  });
});
