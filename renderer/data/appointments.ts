import { overlapping } from '#shared/domain/appointment.ts';
import type { Slot } from '#shared/domain/appointment.ts';
import type { AppointmentId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { commit } from './commit.ts';
import { readRecord, readWhere } from './read.ts';
import { settleLead } from './settleLead.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

export type Booking = {
  readonly leadId: LeadId;
  readonly slot: Slot;
  readonly kind: Appointment['kind'];
  readonly title: string;
  readonly place: string;
  readonly zone: string;
};

/** All appointments of one rep, any show. */
export const readRepAppointments = (store: Store, rep: StaffId): Promise<Appointment[]> =>
  readWhere(store, 'appointments', { index: 'rep', value: rep });

/** All appointments of a show, by time. */
export const readShowAppointments = async (store: Store, showId: ShowId): Promise<Appointment[]> =>
  (await readWhere(store, 'appointments', { index: 'showId', value: showId })).sort((a, b) => a.startsAt - b.startsAt);

const write = async (store: Store, input: { lead: Lead; appointment: Appointment; action: 'book' | 'move' | 'cancel' }): Promise<void> => {
  const { lead, appointment, action } = input;
  const others = lead.appointments.filter((id) => id !== appointment.id);
  const standing = appointment.cancelledAt === undefined ? [...others, appointment.id] : others;
  const actions = lead.actions.filter((action) => action !== 'appointment');
  const after: Lead = {
    ...lead,
    updatedAt: store.now(),
    appointments: standing,
    actions: standing.length > 0 ? [...actions, 'appointment'] : actions,
  };
  const settled = await settleLead(store, { before: lead, after, action });
  await commit(store, {
    puts: [
      { table: 'appointments', record: appointment },
      { table: 'leads', record: settled.lead },
    ],
    queue: [lead.id],
    line: { action, leadId: lead.id, ...settled.line },
  });
};

/** One rep's calendar is changed by one hand at a time, so that two bookings cannot both find the slot free. */
const repLane = (rep: StaffId): string => `rep:${rep}`;

/** Books a slot: the lead becomes a qualified prospect. `taken` when the rep has something then. */
export const bookAppointment = (store: Store, booking: Booking): Promise<Result<Appointment, 'taken' | 'no-lead'>> =>
  inTurn(repLane(booking.slot.rep), () =>
    inTurn(booking.leadId, async () => {
      const { leadId, slot, kind, title, place, zone } = booking;
      const lead = await readRecord(store, 'leads', leadId);
      if (lead === undefined) return fail('no-lead');
      if (overlapping(await readRepAppointments(store, slot.rep), slot).length > 0) return fail('taken');
      const appointment: Appointment = {
        v: 1,
        id: store.newId() as AppointmentId, // a fresh id becomes the kind it is used for
        showId: lead.showId,
        leadId,
        rep: slot.rep,
        kind,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        zone,
        title,
        place,
        bookedAt: store.now(),
        bookedBy: store.staff(),
        sequence: 0,
      };
      await write(store, { lead, appointment, action: 'book' });
      return ok(appointment);
    }),
  );

/** Moves an appointment to another slot; its UID stays, its sequence grows. */
export async function moveAppointment(store: Store, id: AppointmentId, slot: Slot): Promise<Result<Appointment, 'taken' | 'no-lead'>> {
  const leadId = (await readRecord(store, 'appointments', id))?.leadId;
  if (leadId === undefined) return fail('no-lead');
  return inTurn(repLane(slot.rep), () =>
    inTurn(leadId, async () => {
      const before = await readRecord(store, 'appointments', id);
      const lead = await readRecord(store, 'leads', leadId);
      if (before === undefined || lead === undefined) return fail('no-lead');
      const others = (await readRepAppointments(store, slot.rep)).filter((one) => one.id !== id);
      if (overlapping(others, slot).length > 0) return fail('taken');
      const { cancelledAt: _gone, ...rest } = before;
      const appointment: Appointment = {
        ...rest,
        rep: slot.rep,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        sequence: before.sequence + 1,
      };
      await write(store, { lead, appointment, action: 'move' });
      return ok(appointment);
    }),
  );
}

/** Cancels an appointment; it stays in the timeline. The lead is demoted when nothing else qualifies it. */
export const cancelAppointment = async (store: Store, id: AppointmentId): Promise<void> => {
  const leadId = (await readRecord(store, 'appointments', id))?.leadId;
  if (leadId === undefined) return;
  await inTurn(leadId, async () => {
    const before = await readRecord(store, 'appointments', id);
    const lead = await readRecord(store, 'leads', leadId);
    if (lead === undefined || before === undefined || before.cancelledAt !== undefined) return;
    const appointment: Appointment = { ...before, cancelledAt: store.now(), sequence: before.sequence + 1 };
    await write(store, { lead, appointment, action: 'cancel' });
  });
};

/**
 * Takes a move or a cancellation back: rep, times and standing are again as in `before`, its sequence grows. `mayDouble`: it was a double
 * booking before, and may be one again; else `taken` when the rep has something then.
 */
export async function restoreAppointment(
  store: Store,
  before: Appointment,
  { mayDouble }: { readonly mayDouble: boolean },
): Promise<Result<Appointment, 'taken' | 'no-lead'>> {
  return inTurn(repLane(before.rep), () =>
    inTurn(before.leadId, async () => {
      const now = await readRecord(store, 'appointments', before.id);
      const lead = await readRecord(store, 'leads', before.leadId);
      if (now === undefined || lead === undefined) return fail('no-lead');
      const others = (await readRepAppointments(store, before.rep)).filter(({ id }) => id !== before.id);
      if (!mayDouble && overlapping(others, before).length > 0) return fail('taken');
      const { cancelledAt: _gone, ...rest } = now;
      const { rep, startsAt, endsAt } = before;
      const appointment: Appointment = { ...rest, rep, startsAt, endsAt, sequence: now.sequence + 1 };
      await write(store, { lead, appointment, action: 'move' });
      return ok(appointment);
    }),
  );
}

/** Times and words that a rep gave an appointment in their own calendar. */
export type RemoteChange = Pick<Appointment, 'startsAt' | 'endsAt' | 'title' | 'place' | 'sequence'>;

/**
 * Takes what was changed in the rep's calendar, also when it makes a double booking: that is how it stands there, and the agenda shows it.
 * Only when the appointment is still as it was in `before` (its sequence); else false, and nothing is written.
 */
export async function takeRemote(store: Store, before: Appointment, { sequence, ...change }: RemoteChange): Promise<boolean> {
  return inTurn(repLane(before.rep), () =>
    inTurn(before.leadId, async () => {
      const now = await readRecord(store, 'appointments', before.id);
      const lead = await readRecord(store, 'leads', before.leadId);
      if (now === undefined || lead === undefined || now.sequence !== before.sequence || now.cancelledAt !== undefined) return false;
      const appointment: Appointment = { ...now, ...change, sequence: Math.max(now.sequence + 1, sequence) };
      await write(store, { lead, appointment, action: 'move' });
      return true;
    }),
  );
}
