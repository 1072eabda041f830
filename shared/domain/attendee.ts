import type { Contact } from './contact.ts';
import type { AttendeeId, ListId, ShowId } from './ids.ts';

/** One list that the organiser gave, as imported. */
export type AttendeeList = {
  readonly v: 1;
  readonly id: ListId;
  readonly showId: ShowId;
  readonly name: string;
  readonly importedAt: number;
  readonly rows: number;
};

/** One person of an attendee list; `code` is the id on the badge. */
export type Attendee = {
  readonly v: 1;
  readonly id: AttendeeId;
  readonly listId: ListId;
  readonly code?: string;
  readonly contact: Contact;
};
