import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { cancelAppointment, moveAppointment, restoreAppointment } from '#renderer/data/appointments.ts';
import type { Store } from '#renderer/data/store.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Conflict, Slot } from '#shared/domain/appointment.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nextFreeSlotsOf, obstacleOf, workHoursOf } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { addDays, localTime } from '#shared/lib/time.ts';
import type { Agenda } from './agendaEntries.ts';
import { rememberDone } from './agendaState.ts';
import { bookQuietly } from './bookSlot.ts';

export type Obstacle = NonNullable<ReturnType<typeof obstacleOf>>;

/** What deeds need: where to write, the show, and what is known of its reps' times. */
export type Desk = { readonly store: Store; readonly show: Show; readonly agenda: Agenda };

/** What stands in the way of an appointment (or a new one) at a slot; null: nothing. */
export function obstacleAt({ agenda }: Pick<Desk, 'agenda'>, slot: Slot, self?: Appointment): Obstacle | null {
  const booked = (agenda.booked.get(slot.rep) ?? []).filter(({ id }) => id !== self?.id);
  const calendar = agenda.calendars.get(slot.rep);
  return obstacleOf(slot, { booked, ...(calendar === undefined ? {} : { calendar }) });
}

const refuse = (message: string): void => void notifications.show({ message, color: 'red', autoClose: 8_000 });

const tellFault = (error: 'taken' | 'no-lead'): void => refuse(t(error === 'taken' ? 'agenda.taken' : 'agenda.failed'));

const nameOfRep = (show: Show, rep: Slot['rep']): string => show.staff.find(({ id }) => id === rep)?.name ?? '';

/** Keeps the way back to how an appointment was. */
function rememberWayBack({ store, agenda }: Desk, before: Appointment, words: string): void {
  const mayDouble = agenda.doubled.has(before.id);
  const undo = async (): Promise<void> => {
    const restored = await restoreAppointment(store, before, { mayDouble });
    if (!restored.ok) tellFault(restored.error);
  };
  rememberDone({ words, undo });
}

/** Moves an appointment to a slot where nothing is in the way, and keeps the way back; else says what is. Resolves with whether it moved. */
export async function moveOnAgenda(desk: Desk, appointment: Appointment, slot: Slot): Promise<boolean> {
  const { store, show } = desk;
  const isSame = slot.rep === appointment.rep && slot.startsAt === appointment.startsAt && slot.endsAt === appointment.endsAt;
  if (isSame) return true;
  const obstacle = obstacleAt(desk, slot, appointment);
  const when = formatInstant(slot.startsAt, show.zone);
  if (obstacle !== null) {
    refuse(t('agenda.board.refused', { when, why: t(`agenda.board.why.${obstacle}`) }));
    return false;
  }
  const moved = await moveAppointment(store, appointment.id, slot);
  if (!moved.ok) {
    tellFault(moved.error);
    return false;
  }
  rememberWayBack(desk, appointment, t('agenda.board.moved', { when, name: nameOfRep(show, slot.rep) }));
  return true;
}

/** Cancels an appointment and keeps the way back. */
export async function cancelOnAgenda(desk: Desk, appointment: Appointment): Promise<void> {
  await cancelAppointment(desk.store, appointment.id);
  rememberWayBack(desk, appointment, t('agenda.cancelled'));
}

/** Books a slot for a lead where nothing is in the way; else says what is. Resolves with whether it is booked. */
export async function bookOnAgenda(
  desk: Desk,
  { lead, slot, kind }: { lead: Lead; slot: Slot; kind: Appointment['kind'] },
): Promise<boolean> {
  const { store, show } = desk;
  const obstacle = obstacleAt(desk, slot);
  const when = formatInstant(slot.startsAt, show.zone);
  if (obstacle !== null) {
    refuse(t('agenda.board.refused', { when, why: t(`agenda.board.why.${obstacle}`) }));
    return false;
  }
  const booked = await bookQuietly(store, { lead, show, slot, kind });
  if (!booked.ok) {
    tellFault(booked.error);
    return false;
  }
  const { id } = booked.value;
  const words = t('agenda.booked', { when, name: nameOfRep(show, slot.rep) });
  rememberDone({ words, undo: () => cancelAppointment(store, id) });
  return true;
}

/** Slots looked at for one that is long enough. */
const LOOKED_AT = 500;

/** The next slot, from the appointment's own time on (never in the past), in which it fits in its whole length; undefined: none. */
export function nextFitOf(desk: Desk, appointment: Appointment, now: number): Slot | undefined {
  const { show, agenda } = desk;
  const { rep, startsAt, endsAt } = appointment;
  const calendar = agenda.calendars.get(rep);
  const known = { show, ...(calendar === undefined ? {} : { calendar }) };
  const booked = (agenda.booked.get(rep) ?? []).filter(({ id }) => id !== appointment.id);
  const from = Math.max(now, startsAt);
  const isWorked = (slot: Slot): boolean => {
    const { day } = localTime(slot.startsAt, show.zone);
    // the rep's day may be the day before or after the show's
    const works = [-1, 0, 1].flatMap((more) => workHoursOf(addDays(day, more), known));
    return works.some((work) => work.startsAt <= slot.startsAt && slot.endsAt <= work.endsAt);
  };
  return nextFreeSlotsOf({ ...known, rep, booked, from, count: LOOKED_AT })
    .map((slot): Slot => ({ ...slot, endsAt: slot.startsAt + endsAt - startsAt }))
    .find((slot) => obstacleAt(desk, slot, appointment) === null && isWorked(slot));
}

/** Moves the appointment of a double booking that was booked later to its next free slot, and keeps the way back. */
export async function settleConflict(desk: Desk, { second }: Conflict): Promise<void> {
  const slot = nextFitOf(desk, second, desk.store.now());
  if (slot === undefined) refuse(t('agenda.no_slot'));
  else await moveOnAgenda(desk, second, slot);
}
