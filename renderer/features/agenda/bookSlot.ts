import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { bookAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import type { Store } from '#renderer/data/store.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Slot } from '#shared/domain/appointment.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';

export type BookInput = { readonly lead: Lead; readonly show: Show; readonly slot: Slot; readonly kind: Appointment['kind'] };

const staffName = (show: Show, slot: Slot): string => show.staff.find(({ id }) => id === slot.rep)?.name ?? '';

function tellBooked(show: Show, slot: Slot): void {
  const message = t('agenda.booked', { when: formatInstant(slot.startsAt, show.zone), name: staffName(show, slot) });
  notifications.show({ message, color: 'teal' });
}

const tellTaken = (error: 'taken' | 'no-lead'): unknown =>
  notifications.show({ message: t(error === 'taken' ? 'agenda.taken' : 'agenda.failed'), color: 'red' });

/** Books a slot for a lead without a word of its own. The title names both sides, the place is the booth while the show is on. */
export function bookQuietly(store: Store, { lead, show, slot, kind }: BookInput): ReturnType<typeof bookAppointment> {
  const words = { lead: nameOf(lead) || t('agenda.unknown'), company: show.company || show.name };
  const title = kind === 'call' ? t('agenda.subject_call', words) : t('agenda.subject_meeting', words);
  const place = kind === 'call' ? '' : t('agenda.at_booth', { show: show.name, venue: show.venue });
  return bookAppointment(store, { leadId: lead.id, slot, kind, title, place, zone: show.zone });
}

/** Books a slot for a lead and says so; says why when it could not. */
export async function bookSlot(store: Store, input: BookInput): Promise<void> {
  const { show, slot } = input;
  const booked = await bookQuietly(store, input);
  if (booked.ok) tellBooked(show, slot);
  else tellTaken(booked.error);
}

/** Moves an appointment to another slot and says so. */
export async function moveToSlot(
  store: Store,
  { show, slot, appointment }: { show: Show; slot: Slot; appointment: Appointment },
): Promise<void> {
  const moved = await moveAppointment(store, appointment.id, slot);
  if (moved.ok) tellBooked(show, slot);
  else tellTaken(moved.error);
}
