import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { readRecord } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import { saveBytes } from '#renderer/lib/saveBytes.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { appointmentsIcs } from '#shared/formats/ical.ts';
import type { CalendarEntry, CalendarMethod } from '#shared/formats/ical.ts';

async function entryOf(store: Store, show: Show, appointment: Appointment): Promise<CalendarEntry> {
  const lead = await readRecord(store, 'leads', appointment.leadId);
  const rep = show.staff.find(({ id }) => id === appointment.rep);
  const email = lead?.contact.emails?.[0]?.value;
  return {
    appointment,
    ...(rep === undefined ? {} : { organizer: { name: rep.name, ...(rep.email === undefined ? {} : { email: rep.email }) } }),
    attendees: lead === undefined ? [] : [{ name: nameOf(lead), ...(email === undefined ? {} : { email }) }],
    description: t('agenda.invite_text', { show: show.name }),
  };
}

export type CalendarFile = {
  readonly show: Show;
  readonly appointments: readonly Appointment[];
  readonly name: string;
  readonly method: CalendarMethod;
};

/** Writes appointments as one .ics file where the person wants it, and says where it went. */
export async function saveCalendar(store: Store, { show, appointments, name, method }: CalendarFile): Promise<void> {
  const entries = await Promise.all(appointments.map((appointment) => entryOf(store, show, appointment)));
  await saveText({ name, kind: 'ics', text: appointmentsIcs(entries, { method, now: store.now() }) });
}

/** Writes a text as a file where the person wants it, and says where it went; resolves with whether it is on the disk. */
export async function saveText({ name, kind, text }: { name: string; kind: 'ics' | 'eml'; text: string }): Promise<boolean> {
  const ended = await saveBytes({ name, kind }, new TextEncoder().encode(text));
  if (!ended.ok) return tellFault(ended.error);
  notifications.show({ message: t('agenda.saved', { name }), color: 'teal' });
  return true;
}

function tellFault(reason: string): false {
  if (reason !== 'cancelled') notifications.show({ message: t('agenda.not_saved', { reason }), color: 'red' });
  return false;
}
