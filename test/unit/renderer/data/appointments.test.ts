import { describe, expect, test } from 'vitest';
import { bookAppointment, cancelAppointment, moveAppointment, readRepAppointments } from '#renderer/data/appointments.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import { HOUR } from '#shared/lib/time.ts';
import { newTestStore, NINE } from './testStore.ts';

const REP = 'rep' as StaffId;
const slot = (hours: number) => ({ rep: REP, startsAt: NINE + hours * HOUR, endsAt: NINE + (hours + 1) * HOUR });

async function newLeadAt(name: string) {
  const { store } = await newTestStore();
  const seed = { contact: { formattedName: name, emails: [{ value: 'x@y.example', kind: 'work' }] }, isResolved: true } as const;
  const { lead } = await saveCapture(store, { showId: 'show' as ShowId, scan: { source: 'manual', text: name }, seed });
  const booking = (hours: number) =>
    ({ leadId: lead.id, slot: slot(hours), kind: 'meeting', title: 'Meeting', place: '', zone: 'UTC' }) as const;
  return { store, lead, booking };
}

describe('booking a follow-up', () => {
  test('makes the lead a qualified prospect and says so in its history', async () => {
    const { store, lead, booking } = await newLeadAt('Nora Lind');
    await bookAppointment(store, booking(1));
    const after = await readLead(store, lead.id);
    expect(after && stageOf(after).stage).toBe('qualified');
    const { history } = await readTimeline(store, lead.id);
    expect(history.at(-1)).toMatchObject({ action: 'book', stage: { to: 'qualified', because: 'appointment' } });
  });

  test('two bookings of one slot at the same moment: one wins, the other is told', async () => {
    const { store, booking } = await newLeadAt('Nora Lind');
    const both = await Promise.all([bookAppointment(store, booking(1)), bookAppointment(store, booking(1))]);
    expect(both.map((one) => (one.ok ? 'booked' : one.error)).sort()).toEqual(['booked', 'taken']);
    expect(await readRepAppointments(store, REP)).toHaveLength(1);
  });

  test('moved, it keeps its id and its sequence grows; onto a taken slot it does not move', async () => {
    const { store, booking } = await newLeadAt('Nora Lind');
    const first = await bookAppointment(store, booking(1));
    await bookAppointment(store, booking(3));
    if (!first.ok) throw new Error('not booked');
    expect(await moveAppointment(store, first.value.id, slot(3))).toMatchObject({ ok: false, error: 'taken' });
    expect(await moveAppointment(store, first.value.id, slot(5))).toMatchObject({
      ok: true,
      value: { id: first.value.id, sequence: 1, startsAt: NINE + 5 * HOUR },
    });
  });

  test('cancelled, it stays in the timeline and the lead is demoted', async () => {
    const { store, lead, booking } = await newLeadAt('Nora Lind');
    const booked = await bookAppointment(store, booking(1));
    if (!booked.ok) throw new Error('not booked');
    await cancelAppointment(store, booked.value.id);
    const after = await readLead(store, lead.id);
    expect(after?.appointments).toEqual([]);
    expect(after && stageOf(after).stage).toBe('contact');
    expect((await readTimeline(store, lead.id)).appointments[0]?.cancelledAt).toBeDefined();
  });
});
