import type { Appointment, Capture, Interaction, Media, PromiseMade } from '#shared/domain/interaction.ts';
import type { CalendarAccount, CalendarLink } from '#shared/domain/calendarAccount.ts';
import type { RepCalendar } from '#shared/domain/repCalendar.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { stageOf } from '#shared/domain/qualification.ts';
import type { Grave } from '#shared/domain/grave.ts';
import type { Heard } from '#shared/domain/heard.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Attendee, AttendeeList } from '#shared/domain/attendee.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { VisitorTally } from '#shared/domain/visitorTally.ts';
import type { Target } from '#shared/domain/target.ts';
import type { SealedTable } from './db.ts';
import type { Codec } from './codec.ts';
import { attendeeKeys, leadKeys } from './keys.ts';

/** Which record lies in which table. */
export type RecordOf = {
  readonly settings: Setting;
  readonly shows: Show;
  readonly leads: Lead;
  readonly captures: Capture;
  readonly interactions: Interaction;
  readonly appointments: Appointment;
  readonly promises: PromiseMade;
  readonly media: Media;
  readonly lists: AttendeeList;
  readonly attendees: Attendee;
  readonly targets: Target;
  readonly calendars: CalendarAccount;
  readonly calendarlinks: CalendarLink;
  readonly repcalendars: RepCalendar;
  readonly graves: Grave;
  readonly heard: Heard;
  readonly tallies: VisitorTally;
};

type Index = Readonly<Record<string, string | number | readonly string[]>>;
type IndexOf = { readonly [T in SealedTable]: (record: RecordOf[T], codec: Codec) => Index | Promise<Index> };

/** What of each record may lie in plain: ids, times, states, keyed hashes. Nothing else, ever. */
export const indexOf: IndexOf = {
  settings: () => ({}),
  shows: () => ({}),
  leads: async (lead, codec) => ({
    showId: lead.showId,
    capturedAt: lead.capturedAt,
    stage: stageOf(lead).stage,
    keys: await leadKeys(lead, codec),
  }),
  captures: ({ leadId, showId, at }) => ({ leadId, showId, at }),
  // a visit is known as one without opening it: most of a booth's interactions are, and they say nothing to a search
  interactions: ({ leadId, showId, kind }) => ({ leadId, showId, ...(kind === 'visit' ? { kind } : {}) }),
  appointments: ({ leadId, showId, rep, startsAt }) => ({ leadId, showId, rep, startsAt }),
  promises: ({ leadId, showId, keptAt, handedTo }) => ({
    leadId,
    showId,
    state: keptAt !== undefined ? 'kept' : handedTo === undefined ? 'open' : 'handed',
  }),
  media: ({ leadId, card, takenOn }) => ({
    leadId,
    ...(card === undefined ? {} : { card: card.kind }),
    ...(takenOn === undefined ? {} : { takenOn }),
  }),
  lists: ({ showId }) => ({ showId }),
  attendees: async (attendee, codec) => ({ listId: attendee.listId, keys: await attendeeKeys(attendee, codec) }),
  targets: () => ({}),
  calendars: () => ({}),
  calendarlinks: ({ accountId, appointmentId, state }) => ({ accountId, appointmentId, state }),
  repcalendars: () => ({}),
  graves: () => ({}),
  tallies: ({ showId }) => ({ showId }),
  heard: ({ leadId }) => (leadId === null ? {} : { leadId }),
};
