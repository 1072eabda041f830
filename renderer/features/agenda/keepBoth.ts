import { bookAppointment } from '#renderer/data/appointments.ts';
import { readRecord } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import type { CalendarAccount, Theirs } from '#shared/domain/calendarAccount.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { resolveConflict } from './pullCalendar.ts';

/** Is theirs a second meeting that could stand beside ours: another time, once, and not called off? */
export const canKeepBoth = ({ isGone, event }: Theirs, ours: Pick<Appointment, 'startsAt' | 'endsAt'>): boolean =>
  !isGone &&
  event !== null &&
  !event.isCancelled &&
  !event.isRepeated &&
  event.endsAt > event.startsAt &&
  (event.endsAt <= ours.startsAt || ours.endsAt <= event.startsAt);

/**
 * Settles a conflict by keeping both: ours stays as it is, and a second appointment of the same lead takes the other time and words. The
 * second is booked first, so that a crash in between loses neither. `taken`: the rep has something else then.
 */
export async function keepBoth(
  store: Store,
  account: Pick<CalendarAccount, 'id'>,
  linkId: string,
): Promise<Result<null, 'unreadable' | 'no-conflict' | 'taken' | 'no-lead'>> {
  const link = await readRecord(store, 'calendarlinks', linkId);
  if (link === undefined || link.state !== 'conflict' || link.theirs === undefined) return fail('no-conflict');
  const ours = await readRecord(store, 'appointments', link.appointmentId);
  const { event } = link.theirs;
  if (ours === undefined || event === null || !canKeepBoth(link.theirs, ours)) return fail('unreadable');
  const { leadId, rep, kind, zone } = ours;
  const slot = { rep, startsAt: event.startsAt, endsAt: event.endsAt };
  const booked = await bookAppointment(store, { leadId, slot, kind, zone, title: event.title, place: event.place });
  return booked.ok ? resolveConflict(store, account, { linkId, choice: 'ours' }) : booked;
}
