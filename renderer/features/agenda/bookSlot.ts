import { notifications } from '@mantine/notifications';
import i18next, { t } from 'i18next';
import { bookAppointment, moveAppointment } from '#renderer/data/appointments.ts';
import type { Store } from '#renderer/data/store.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Slot } from '#shared/domain/appointment.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { mailLanguageOf } from '#shared/formats/mailDraft.ts';
import { localTime } from '#shared/lib/time.ts';

export type BookInput = { readonly lead: Lead; readonly show: Show; readonly slot: Slot; readonly kind: Appointment['kind'] };

const staffName = (show: Show, slot: Slot): string => show.staff.find(({ id }) => id === slot.rep)?.name ?? '';

function tellBooked(show: Show, slot: Slot): void {
  const message = t('agenda.booked', { when: formatInstant(slot.startsAt, show.zone), name: staffName(show, slot) });
  notifications.show({ message, color: 'teal' });
}

const tellTaken = (error: 'taken' | 'no-lead'): unknown =>
  notifications.show({ message: t(error === 'taken' ? 'agenda.taken' : 'agenda.failed'), color: 'red' });

/**
 * What an appointment is called and where it is. The title names both sides in the visitor's language, for it stands in their calendar too;
 * a meeting is at the booth while the show is on.
 */
export function bookingWords({ lead, show, slot, kind }: BookInput): Pick<Appointment, 'title' | 'place'> {
  const lng = mailLanguageOf(lead, i18next.resolvedLanguage === 'fr' ? 'fr' : 'en');
  const words = { lead: nameOf(lead) || t('agenda.unknown', { lng }), company: show.company || show.name, lng };
  const title = kind === 'call' ? t('agenda.subject_call', words) : t('agenda.subject_meeting', words);
  const { day } = localTime(slot.startsAt, show.zone);
  const isAtShow = kind !== 'call' && day >= show.firstDay && day <= show.lastDay;
  return { title, place: isAtShow ? [show.name, show.venue].filter((part) => part !== '').join(', ') : '' };
}

/** Books a slot for a lead without a word of its own. */
export const bookQuietly = (store: Store, input: BookInput): ReturnType<typeof bookAppointment> =>
  bookAppointment(store, {
    leadId: input.lead.id,
    slot: input.slot,
    kind: input.kind,
    zone: input.show.zone,
    ...bookingWords(input),
  });

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
