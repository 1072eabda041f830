import { describe, expect, test } from 'vitest';
import { bookAppointment, cancelAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import { noteDrafted, noteSent, noteUnsent, readLatestLeads, readMails } from '#renderer/data/invitations.ts';
import { discardLead, saveCapture } from '#renderer/data/leads.ts';
import { readRecord } from '#renderer/data/read.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { isDrafted, mailDue } from '#shared/domain/interaction.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { HOUR } from '#shared/lib/time.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore, NINE } from './testStore.ts';

const [rep] = someShow.staff;
if (rep === undefined) throw new Error('the show has nobody');
const slot = (hours: number) => ({ rep: rep.id, startsAt: NINE + hours * HOUR, endsAt: NINE + (hours + 1) * HOUR });

async function newBooked() {
  const { store, clock } = await newTestStore();
  const seed = {
    contact: { formattedName: 'Nora Lind', emails: [{ value: 'nora@lind.example', kind: 'work' }] },
    isResolved: true,
  } as const;
  const { lead } = await saveCapture(store, { showId: someShow.id, scan: { source: 'manual', text: 'Nora Lind' }, seed });
  const booking = { leadId: lead.id, slot: slot(2), kind: 'meeting', title: 'Demo', place: '', zone: 'UTC' } as const;
  const booked = await bookAppointment(store, booking);
  if (!booked.ok) throw new Error(booked.error);
  const { id } = booked.value;
  const now = async (): Promise<Appointment> => {
    const found = await readRecord(store, 'appointments', id);
    if (found === undefined) throw new Error('gone');
    return found;
  };
  const counts = async () => {
    const { due, sent } = await readMails(store, someShow.id);
    return [due.length, sent.length];
  };
  return { store, clock, lead, id, now, counts };
}

describe('the outbox of mails', () => {
  test('holds an invitation until somebody says that it was sent; opening it alone sends nothing', async () => {
    const { store, now, counts, lead } = await newBooked();
    expect(await counts()).toEqual([1, 0]);
    await noteDrafted(store, await now());
    expect(isDrafted(await now())).toBe(true);
    expect(await counts()).toEqual([1, 0]);
    await noteSent(store, await now());
    expect(await counts()).toEqual([0, 1]);
    const { history } = await readTimeline(store, lead.id);
    expect(history.slice(-2).map(({ action }) => action)).toEqual(['invite-open', 'invite']);
  });

  test('asks for a second mail after a move or a cancellation, but only of somebody who was invited', async () => {
    const { store, id, now, counts } = await newBooked();
    await moveAppointment(store, id, slot(4));
    expect(mailDue(await now())).toBe('invite');
    await noteSent(store, await now());
    await moveAppointment(store, id, slot(6));
    expect(mailDue(await now())).toBe('move');
    expect(isDrafted(await now())).toBe(false);
    await cancelAppointment(store, id);
    expect(mailDue(await now())).toBe('cancel');
    await noteSent(store, await now());
    expect(await counts()).toEqual([0, 1]);
    const other = await newBooked();
    await cancelAppointment(other.store, other.id);
    expect(await other.counts()).toEqual([0, 0]);
  });

  test('what was not sent after all is due again as it was before, step by step', async () => {
    const { store, id, now } = await newBooked();
    await noteSent(store, await now());
    await moveAppointment(store, id, slot(4));
    await noteSent(store, await now());
    expect(mailDue(await now())).toBeNull();
    await noteUnsent(store, id);
    expect(mailDue(await now())).toBe('move');
    await noteUnsent(store, id);
    expect(mailDue(await now())).toBe('invite');
    await noteUnsent(store, id);
    expect(mailDue(await now())).toBe('invite');
  });

  test('a mail that was opened before a move does not pass for the one that is due after it', async () => {
    const { store, id, now } = await newBooked();
    const opened = await now();
    await moveAppointment(store, id, slot(4));
    await noteSent(store, opened);
    expect(mailDue(await now())).toBe('move');
    expect((await now()).startsAt).toBe(slot(4).startsAt);
  });

  test('forgets appointments of the past and leads that were discarded', async () => {
    const { store, clock, lead, counts } = await newBooked();
    clock.now = NINE + 4 * HOUR;
    expect(await counts()).toEqual([0, 0]);
    clock.now = NINE;
    expect(await counts()).toEqual([1, 0]);
    await discardLead(store, lead.id);
    expect(await counts()).toEqual([0, 0]);
    expect(await readLatestLeads(store, someShow.id, 5)).toEqual([]);
  });
});
