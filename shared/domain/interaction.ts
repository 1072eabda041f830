import type { CardState } from './cardPrint.ts';
import type { AppointmentId, CaptureId, InteractionId, LeadId, MediaId, PromiseId, ShowId, StaffId } from './ids.ts';
import type { Scan } from './scan.ts';

/** One scan, photo or entry with its raw payload, kept for ever. */
export type Capture = {
  readonly v: 1;
  readonly id: CaptureId;
  readonly showId: ShowId;
  readonly leadId: LeadId;
  readonly at: number;
  readonly by: StaffId | null;
  readonly scan: Omit<Scan, 'bytes'>;
  /** Payload bytes, only when they are not the UTF-8 of `scan.text`. */
  readonly bytesBase64?: string;
  readonly mediaId?: MediaId;
};

/** One item of a lead's timeline made by people; appointments and history lines are shown beside them. */
export type Interaction = {
  readonly v: 1;
  readonly id: InteractionId;
  readonly showId: ShowId;
  readonly leadId: LeadId;
  readonly at: number;
  readonly updatedAt: number;
  readonly by: StaffId | null;
} & (
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'visit'; readonly captureId: CaptureId }
  | { readonly kind: 'photo'; readonly mediaId: MediaId; readonly text: string }
  | { readonly kind: 'voice'; readonly mediaId: MediaId; readonly text: string; readonly durationMs?: number }
);

/** A picture or a memo: its bytes lie sealed in a file of main's, this is what is known of them. */
export type Media = {
  readonly v: 1;
  readonly id: MediaId;
  readonly leadId: LeadId;
  readonly at: number;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly name: string;
  /** Who added it; absent in records of before. */
  readonly by?: StaffId | null;
  /** The laptop that it was added on (its id in a team): the one that shares its bytes. */
  readonly takenOn?: string;
  /** Pictures only: where the reading of what is printed on it stands; absent when nobody asked for it. */
  readonly card?: CardState;
};

/** A picture or memo whose bytes are safe, but which no lead has yet. */
export type KeptMedia = Omit<Media, 'leadId'>;

/** Something staff said they would do for the lead. Open until it is kept or handed over. */
export type PromiseMade = {
  readonly v: 1;
  readonly id: PromiseId;
  readonly showId: ShowId;
  readonly leadId: LeadId;
  readonly text: string;
  readonly owner: StaffId | null;
  readonly dueOn: string;
  /** Time of day in the show's zone, minutes since midnight; absent: any time of the day. */
  readonly dueAtMinutes?: number;
  readonly madeAt: number;
  readonly madeBy?: StaffId | null;
  readonly keptAt?: number;
  readonly keptBy?: StaffId | null;
  /** To whom outside the booth it was given (sales, an office), and when: it counts no more. */
  readonly handedTo?: { readonly name: string; readonly at: number; readonly by: StaffId | null };
};

/** Is it still to be done by the booth? */
export const isOpenPromise = ({ keptAt, handedTo }: Pick<PromiseMade, 'keptAt' | 'handedTo'>): boolean =>
  keptAt === undefined && handedTo === undefined;

/** A meeting or a call-back with one rep. Instants in ms UTC; `zone` is the one it was booked in. */
export type Appointment = {
  readonly v: 1;
  readonly id: AppointmentId;
  readonly showId: ShowId;
  readonly leadId: LeadId;
  readonly rep: StaffId;
  readonly kind: 'meeting' | 'call';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly zone: string;
  readonly title: string;
  readonly place: string;
  readonly bookedAt: number;
  readonly bookedBy: StaffId | null;
  /** Grows with each change that goes out (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  readonly cancelledAt?: number;
  /** What the visitor was last told, by a mail that a person sent: absent, nothing yet. */
  readonly told?: Told & {
    /** What they were told before that; absent: nothing. Holds again when a person says that the last mail was not sent after all. */
    readonly before?: Told;
  };
  /** The mail that a person had last before them in their mail program; that they sent it is said by `told` alone. */
  readonly drafted?: Mailed & { readonly at: number };
};

/** Which version of an appointment a mail speaks of, and how. */
export type Mailed = { readonly sequence: number; readonly method: 'REQUEST' | 'CANCEL' };

/** A mail that was sent, as a person says. */
export type Told = Mailed & { readonly at: number; readonly by: StaffId | null };

/** The mail that tells of an appointment as it is now. */
export const mailOf = ({ sequence, cancelledAt }: Pick<Appointment, 'sequence' | 'cancelledAt'>): Mailed => ({
  sequence,
  method: cancelledAt === undefined ? 'REQUEST' : 'CANCEL',
});

const isSameMail = (one: Mailed | undefined, other: Mailed): boolean =>
  one !== undefined && one.sequence === other.sequence && one.method === other.method;

/** Was the mail that is due opened already, and then perhaps sent? */
export const isDrafted = (one: Pick<Appointment, 'drafted' | 'sequence' | 'cancelledAt'>): boolean => isSameMail(one.drafted, mailOf(one));

/** Does the visitor know the appointment as it is now? */
export const isTold = (one: Pick<Appointment, 'told' | 'sequence' | 'cancelledAt'>): boolean => isSameMail(one.told, mailOf(one));

/** The mail that is due: the visitor does not know what holds. Null: they do, or they were never invited to what is cancelled. */
export function mailDue({
  told,
  sequence,
  cancelledAt,
}: Pick<Appointment, 'told' | 'sequence' | 'cancelledAt'>): 'invite' | 'move' | 'cancel' | null {
  const isInvited = told !== undefined && told.method === 'REQUEST';
  if (cancelledAt !== undefined) return isInvited ? 'cancel' : null;
  if (!isInvited) return 'invite';
  return told.sequence < sequence ? 'move' : null;
}
