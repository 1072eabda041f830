import { notifications } from '@mantine/notifications';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bookAppointment, readShowAppointments, takeRemote } from '#renderer/data/appointments.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { updateRepCalendar } from '#renderer/data/repCalendars.ts';
import type { Store } from '#renderer/data/store.ts';
import { columnsOf } from '#renderer/features/agenda/agendaColumns.ts';
import { cancelOnAgenda, moveOnAgenda, nextFitOf, settleConflict } from '#renderer/features/agenda/agendaDeeds.ts';
import type { Desk } from '#renderer/features/agenda/agendaDeeds.ts';
import { readAgenda } from '#renderer/features/agenda/agendaEntries.ts';
import { earliestSlot, freeSlotAt, slotAt } from '#renderer/features/agenda/agendaSlots.ts';
import { undoLast, useAgenda } from '#renderer/features/agenda/agendaState.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { DAY, HOUR, localTime, MINUTE } from '#shared/lib/time.ts';
import { newTestStore, NINE } from '#test/unit/renderer/data/testStore.ts';

type Stand = { readonly store: Store; readonly show: Show; readonly rep: StaffId; readonly other: StaffId };

async function newStand(): Promise<Stand> {
  const { store: still } = await newTestStore();
  let ticks = 0;
  // a clock that goes on, so that one booking is before the other
  const store: Store = { ...still, now: () => NINE + (ticks += 1) };
  const base = sampleShow({ now: NINE, newId: store.newId, zone: 'UTC', language: 'en' });
  const rep = 'rep-1' as StaffId; // ids of the tests' own
  const other = 'rep-2' as StaffId;
  const staff = [
    { id: rep, name: 'Nadisse Tallowick' },
    { id: other, name: 'Fenno Ixworthy' },
  ];
  return { store, rep, other, show: { ...base, staff, hours: { from: 540, to: 1_080 }, slotMinutes: 30 } };
}

async function book({ store, show, rep }: Stand, name: string, at: number): Promise<Appointment> {
  const seed = { contact: { formattedName: name, organization: [`${name} Works`] }, isResolved: true };
  const { lead } = await saveCapture(store, { showId: show.id, scan: { source: 'manual', text: name }, seed });
  const slot = { rep, startsAt: at, endsAt: at + 30 * MINUTE };
  const booked = await bookAppointment(store, { leadId: lead.id, slot, kind: 'meeting', title: name, place: '', zone: 'UTC' });
  if (!booked.ok) throw new Error(booked.error);
  return booked.value;
}

const deskOf = async ({ store, show }: Stand): Promise<Desk> => ({ store, show, agenda: await readAgenda(store, show) });
const standing = async ({ store, show }: Stand): Promise<Appointment[]> =>
  (await readShowAppointments(store, show.id)).filter(({ cancelledAt }) => cancelledAt === undefined);

/** Ten on the day after the show's first. */
const TEN = NINE - (NINE % DAY) + DAY + 10 * HOUR;
const to = (rep: StaffId, startsAt: number) => ({ rep, startsAt, endsAt: startsAt + 30 * MINUTE });

beforeEach(() => {
  useAgenda.setState({ done: [] });
  vi.spyOn(notifications, 'show').mockReturnValue('');
});
afterEach(() => vi.restoreAllMocks());

/** Two appointments at one time, as a rep's own calendar can make them. */
async function doubled(stand: Stand): Promise<readonly [Appointment, Appointment]> {
  const first = await book(stand, 'Orsella', TEN);
  const second = await book(stand, 'Tivo', TEN + HOUR);
  await takeRemote(stand.store, second, { ...second, startsAt: first.startsAt, endsAt: first.endsAt, sequence: 1 });
  return [first, second];
}

describe('moving on the agenda', () => {
  test('a moved appointment keeps its id, its sequence grows, and undo brings it back', async () => {
    const stand = await newStand();
    const one = await book(stand, 'Orsella', TEN);
    expect(await moveOnAgenda(await deskOf(stand), one, to(stand.other, TEN + 2 * HOUR))).toBe(true);
    expect(await standing(stand)).toMatchObject([{ id: one.id, rep: stand.other, startsAt: TEN + 2 * HOUR, sequence: 1 }]);
    await undoLast();
    expect(await standing(stand)).toMatchObject([{ id: one.id, rep: stand.rep, startsAt: TEN, sequence: 2 }]);
  });

  test('a taken, busy, travelled or too near time is refused with its word, and nothing is written', async () => {
    const stand = await newStand();
    const one = await book(stand, 'Orsella', TEN);
    await book(stand, 'Tivo', TEN + HOUR);
    await updateRepCalendar(stand.store, stand.rep, (calendar) => ({
      ...calendar,
      bufferMinutes: 15,
      travel: [{ id: 't', startsAt: TEN + 3 * HOUR, endsAt: TEN + 4 * HOUR, title: 'Train' }],
      busy: [{ id: 'b', name: 'b.ics', readAt: 0, busy: [{ startsAt: TEN + 5 * HOUR, endsAt: TEN + 6 * HOUR }] }],
    }));
    const desk = await deskOf(stand);
    for (const at of [TEN + HOUR, TEN + 3 * HOUR, TEN + 5 * HOUR, TEN + 90 * MINUTE]) {
      expect(await moveOnAgenda(desk, one, to(stand.rep, at))).toBe(false);
    }
    expect(vi.mocked(notifications.show)).toHaveBeenCalledTimes(4);
    expect((await standing(stand))[0]).toMatchObject({ startsAt: TEN, sequence: 0 });
    expect(useAgenda.getState().done).toEqual([]);
  });

  test('put down where it was, nothing is written', async () => {
    const stand = await newStand();
    const one = await book(stand, 'Orsella', TEN);
    expect(await moveOnAgenda(await deskOf(stand), one, to(stand.rep, TEN))).toBe(true);
    expect((await standing(stand))[0]?.sequence).toBe(0);
  });

  test('a cancelled one stands again after undo, and so does the stage of its lead', async () => {
    const stand = await newStand();
    const one = await book(stand, 'Orsella', TEN);
    await cancelOnAgenda(await deskOf(stand), one);
    expect(await standing(stand)).toEqual([]);
    await undoLast();
    expect(await standing(stand)).toMatchObject([{ id: one.id, sequence: 2 }]);
    const lead = await readLead(stand.store, one.leadId);
    expect(lead && stageOf(lead).stage).toBe('qualified');
  });

  test('undo of a cancellation does not book over what was booked there meanwhile', async () => {
    const stand = await newStand();
    const one = await book(stand, 'Orsella', TEN);
    await cancelOnAgenda(await deskOf(stand), one);
    await book(stand, 'Tivo', TEN);
    await undoLast();
    expect(await standing(stand)).toMatchObject([{ title: 'Tivo' }]);
  });
});

describe('double bookings on the agenda', () => {
  test('both are kept and named, the one booked first first', async () => {
    const stand = await newStand();
    const [first, second] = await doubled(stand);
    const { conflicts, doubled: ids, entries } = await readAgenda(stand.store, stand.show);
    expect(entries).toHaveLength(2);
    expect(conflicts).toMatchObject([{ first: { id: first.id }, second: { id: second.id } }]);
    expect([...ids].sort()).toEqual([first.id, second.id].sort());
  });

  test('the later one moves to the next free slot; undo makes it the double booking it was', async () => {
    const stand = await newStand();
    const [first, second] = await doubled(stand);
    const desk = await deskOf(stand);
    const [conflict] = desk.agenda.conflicts;
    if (conflict === undefined) throw new Error('no conflict');
    await settleConflict(desk, conflict);
    const after = await readAgenda(stand.store, stand.show);
    expect(after.conflicts).toEqual([]);
    expect(after.entries.map(({ appointment }) => [appointment.id, appointment.startsAt])).toEqual([
      [first.id, TEN],
      [second.id, TEN + 30 * MINUTE],
    ]);
    await undoLast();
    expect((await readAgenda(stand.store, stand.show)).conflicts).toHaveLength(1);
  });

  test('a long one goes where it fits in its whole length, not over the end of the day', async () => {
    const stand = await newStand();
    const one = await book(stand, 'Orsella', TEN);
    const long = { ...one, endsAt: one.startsAt + 2 * HOUR };
    for (const at of [TEN + 90 * MINUTE, TEN + 3 * HOUR, TEN + 5 * HOUR]) await book(stand, `V${at}`, at);
    const slot = nextFitOf(await deskOf(stand), { ...long, startsAt: TEN + HOUR, endsAt: TEN + 3 * HOUR }, NINE);
    // 16:00 to 18:00 has 15:30 taken before it and the end of the hours after it
    expect(slot).toMatchObject({ startsAt: TEN + 330 * MINUTE, endsAt: TEN + 450 * MINUTE });
  });
});

describe('what a click on the agenda means', () => {
  test('in the hours of work the slot that is there, outside of them one on the grid', async () => {
    const stand = await newStand();
    const desk = await deskOf(stand);
    expect(slotAt(desk, stand.rep, TEN + 17 * MINUTE)).toEqual(to(stand.rep, TEN));
    expect(slotAt(desk, stand.rep, TEN + 10 * HOUR + 22 * MINUTE)).toMatchObject({ startsAt: TEN + 10 * HOUR + 15 * MINUTE });
  });

  test('where one rep is taken it offers the next who is free', async () => {
    const stand = await newStand();
    await book(stand, 'Orsella', TEN);
    const desk = await deskOf(stand);
    expect(freeSlotAt(desk, [stand.rep, stand.other], TEN + MINUTE)?.rep).toBe(stand.other);
    expect(earliestSlot(desk, [stand.rep], TEN)?.startsAt).toBe(TEN + 30 * MINUTE);
    expect(freeSlotAt(desk, [], TEN)).toBeNull();
  });
});

describe('the columns of the agenda', () => {
  test('a day has a column a rep, with what is in the way of each; a rep who left has one only where something is booked', async () => {
    const stand = await newStand();
    await book({ ...stand, rep: 'gone' as StaffId }, 'Orsella', TEN); // an id of the tests' own
    await updateRepCalendar(stand.store, stand.rep, (calendar) => ({
      ...calendar,
      travel: [{ id: 't', startsAt: TEN - 5 * HOUR, endsAt: TEN + HOUR, title: 'Train' }],
    }));
    const { agenda, show } = await deskOf(stand);
    const { day } = localTime(TEN, 'UTC');
    const columns = columnsOf({ show, agenda }, { view: 'day', day, rep: null });
    expect(columns.map(({ rep, entries }) => [rep, entries.length])).toEqual([
      [stand.rep, 0],
      [stand.other, 0],
      ['gone', 1],
    ]);
    expect(columns[0]?.quiet.map(({ kind }) => kind)).toContain('travel');
    expect(columns[1]?.quiet.map(({ kind }) => kind)).not.toContain('travel');
    expect(columnsOf({ show, agenda }, { view: 'day', day: '2030-01-07', rep: null })).toHaveLength(2);
  });

  test('a week has seven days, those nobody works are quiet from end to end', async () => {
    const stand = await newStand();
    const { agenda, show } = await deskOf(stand);
    const columns = columnsOf({ show, agenda }, { view: 'week', day: '2030-01-09', rep: null });
    expect(columns.map(({ axis }) => axis.day)).toEqual(['07', '08', '09', '10', '11', '12', '13'].map((day) => `2030-01-${day}`));
    const [saturday] = columns.slice(5);
    expect(saturday?.quiet).toMatchObject([{ kind: 'off', startsAt: saturday?.axis.startsAt, endsAt: saturday?.axis.endsAt }]);
  });
});
