import type { Contact } from './contact.ts';
import type { AttendeeId, ListId, ShowId } from './ids.ts';

/** What each column of a list was imported as: the header line, and the field of each column (null: kept out). A later list with the same header is read alike. */
export type ListMapping = { readonly header: readonly string[]; readonly fields: readonly (string | null)[] };

/** One list that the organiser gave, as imported. */
export type AttendeeList = {
  readonly v: 1;
  readonly id: ListId;
  readonly showId: ShowId;
  readonly name: string;
  readonly importedAt: number;
  /** Attendees of the last import. */
  readonly rows: number;
  /** Attendees of earlier imports that the last one no longer had; their badges still resolve. */
  readonly gone?: number;
  readonly mapping?: ListMapping;
  /** An import is under way; at a start: one that was cut off. */
  readonly isComing?: true;
  /** The last import ended before the end of the file: some of it is not here. */
  readonly isPartial?: true;
};

/** One person of an attendee list; `code` is the id on the badge. */
export type Attendee = {
  readonly v: 1;
  readonly id: AttendeeId;
  readonly listId: ListId;
  readonly code?: string;
  readonly contact: Contact;
};
