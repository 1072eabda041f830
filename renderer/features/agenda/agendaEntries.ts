import { readRepAppointments, readShowAppointments } from '#renderer/data/appointments.ts';
import { readLeadsOf } from '#renderer/data/calendars.ts';
import { inZone } from '#renderer/data/read.ts';
import { readRepCalendar } from '#renderer/data/repCalendars.ts';
import type { Store } from '#renderer/data/store.ts';
import { conflictsOf } from '#shared/domain/appointment.ts';
import type { Conflict } from '#shared/domain/appointment.ts';
import type { AppointmentId, StaffId } from '#shared/domain/ids.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { RepCalendar } from '#shared/domain/repCalendar.ts';
import type { Show } from '#shared/domain/show.ts';
import { visitorZone } from '#shared/formats/visitorZone.ts';
import type { Stretch } from './dayAxis.ts';

/** An appointment of the show with what is read beside it. */
export type Entry = Stretch & {
  readonly appointment: Appointment;
  /** Empty when the lead has no name. */
  readonly who: string;
  readonly company: string;
  /** The zone (IANA) the visitor most likely lives in. */
  readonly zone?: string;
};

/** All that an agenda shows of a show. */
export type Agenda = {
  /** Standing appointments of the show, by time. */
  readonly entries: readonly Entry[];
  /** All standing appointments of a rep, other shows' included. */
  readonly booked: ReadonlyMap<StaffId, readonly Appointment[]>;
  readonly calendars: ReadonlyMap<StaffId, RepCalendar>;
  readonly conflicts: readonly Conflict[];
  /** Appointments that share their time with another. */
  readonly doubled: ReadonlySet<AppointmentId>;
};

const stands = ({ cancelledAt }: Appointment): boolean => cancelledAt === undefined;

/** Reads all that an agenda shows: the show's appointments, and what else its reps have. */
export async function readAgenda(store: Store, show: Show): Promise<Agenda> {
  const own = (await inZone(readShowAppointments(store, show.id))).filter(stands);
  const reps = [...new Set([...show.staff.map(({ id }) => id), ...own.map(({ rep }) => rep)])];
  const booked = new Map<StaffId, readonly Appointment[]>();
  const calendars = new Map<StaffId, RepCalendar>();
  for (const rep of reps) {
    booked.set(rep, (await inZone(readRepAppointments(store, rep))).filter(stands));
    calendars.set(rep, await inZone(readRepCalendar(store, rep)));
  }
  const leads = await readLeadsOf(
    store,
    own.map(({ leadId }) => leadId),
  );
  const entries = own.map((appointment): Entry => {
    const lead = leads.get(appointment.leadId);
    const zone = lead === undefined ? undefined : visitorZone(lead.contact);
    return {
      appointment,
      startsAt: appointment.startsAt,
      endsAt: appointment.endsAt,
      who: lead === undefined ? '' : nameOf(lead),
      company: lead?.contact.organization?.[0] ?? '',
      ...(zone === undefined ? {} : { zone }),
    };
  });
  const conflicts = conflictsOf([...booked.values()].flat());
  return { entries, booked, calendars, conflicts, doubled: new Set(conflicts.flatMap(({ first, second }) => [first.id, second.id])) };
}
