import type { AppointmentId, ShowId } from '#shared/domain/ids.ts';
import { isTold, mailDue, mailOf } from '#shared/domain/interaction.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { HistoryAction } from '#shared/domain/history.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { readShowAppointments } from './appointments.ts';
import { readLeadsOf } from './calendars.ts';
import { commit } from './commit.ts';
import { leadsOfShow } from './leads.ts';
import { openRows, readRecord } from './read.ts';
import type { Store } from './store.ts';
import { inTurn } from './turns.ts';

type Change = { readonly action: HistoryAction; readonly change: (before: Appointment) => Appointment };

/** Changes what is known of an appointment's mails, in turn with every other change of its lead. */
async function update(store: Store, id: AppointmentId, { action, change }: Change): Promise<void> {
  const leadId = (await readRecord(store, 'appointments', id))?.leadId;
  if (leadId === undefined) return;
  await inTurn(leadId, async () => {
    const before = await readRecord(store, 'appointments', id);
    const record = before === undefined ? undefined : change(before);
    if (record === undefined || record === before) return;
    await commit(store, { puts: [{ table: 'appointments', record }], line: { action, leadId } });
  });
}

/** Notes that the mail about an appointment, as it was then, is before a person in their mail program. */
export const noteDrafted = (store: Store, shown: Appointment): Promise<void> =>
  update(store, shown.id, { action: 'invite-open', change: (before) => ({ ...before, drafted: { ...mailOf(shown), at: store.now() } }) });

/** Notes that the mail about an appointment, as it was then, was sent; what was sent before is kept for the way back. */
export const noteSent = (store: Store, shown: Appointment): Promise<void> =>
  update(store, shown.id, {
    action: 'invite',
    change: (before) => {
      const told = { ...mailOf(shown), at: store.now(), by: store.staff() };
      if (before.told === undefined) return { ...before, told };
      const { before: _older, ...last } = before.told;
      return { ...before, told: { ...told, before: last } };
    },
  });

/** Takes back that the last mail was sent: the visitor knows what they knew before. */
export const noteUnsent = (store: Store, id: AppointmentId): Promise<void> =>
  update(store, id, {
    action: 'invite-undone',
    change: (now) => {
      const { told, ...rest } = now;
      if (told === undefined) return now;
      return told.before === undefined ? rest : { ...rest, told: told.before };
    },
  });

/** An appointment with the lead it is with. */
export type Mail = { readonly appointment: Appointment; readonly lead: Lead };

/** The mails of a show: those to be sent, by the time of the appointment, and those that were sent, the last first. */
export type Mails = { readonly due: readonly Mail[]; readonly sent: readonly Mail[] };

/** Sent mails that are still shown. */
const SENT_MOST = 20;

/**
 * The outbox of mails: it follows from the appointments and from what was said to be sent, so that it is the same after any restart.
 * Appointments of the past and of discarded leads need no mail.
 */
export async function readMails(store: Store, showId: ShowId): Promise<Mails> {
  const now = store.now();
  const all = (await readShowAppointments(store, showId)).filter(({ endsAt }) => endsAt > now);
  const due = all.filter((one) => mailDue(one) !== null);
  const sent = all
    .filter((one) => isTold(one) && mailDue(one) === null)
    .sort((a, b) => (b.told?.at ?? 0) - (a.told?.at ?? 0))
    .slice(0, SENT_MOST);
  const leads = await readLeadsOf(
    store,
    [...due, ...sent].map(({ leadId }) => leadId),
  );
  const withLead = (appointment: Appointment): Mail[] => {
    const lead = leads.get(appointment.leadId);
    return lead === undefined || lead.discardedAt !== undefined ? [] : [{ appointment, lead }];
  };
  return { due: due.flatMap(withLead), sent: sent.flatMap(withLead) };
}

/** The latest leads of a show that count, at most `most`. */
export async function readLatestLeads(store: Store, showId: ShowId, most: number): Promise<Lead[]> {
  const leads = await openRows(store, 'leads', await leadsOfShow(store, showId).reverse().limit(most).toArray());
  return leads.filter(({ discardedAt }) => discardedAt === undefined);
}
