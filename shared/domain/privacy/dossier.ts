import type { Attendee } from '#shared/domain/attendee.ts';
import type { CalendarLink } from '#shared/domain/calendarAccount.ts';
import type { Heard } from '#shared/domain/heard.ts';
import type { HistoryLine } from '#shared/domain/history.ts';
import type { Appointment, Capture, Interaction, Media, PromiseMade } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { OutboxState } from '#shared/domain/outbox.ts';
import type { ConsentState, ReceiptLine } from '#shared/domain/consentReceipt.ts';
import { NO_COUNTS } from './erasure.ts';
import type { KindCounts } from './erasure.ts';

/** Where one lead stands with one target: `name` of the CRM ('' for files), its id there. */
export type SentTo = {
  readonly leadId: string;
  readonly target: string;
  readonly name: string;
  readonly isFile: boolean;
  readonly state: OutboxState;
  readonly remoteId: string | null;
  /** Has the target got it, or may it have got it? */
  readonly isThere: boolean;
};

/** A file that was written with the lead in it: its kind and size as the history tells them, and when. */
export type FileMade = { readonly file: string; readonly at: number; readonly leadId: string };

export type HistoryOf = HistoryLine & { readonly seq: number };

/** Everything that is kept of one person on this laptop, in the records' own words. */
export type Dossier = {
  readonly name: string;
  readonly leads: readonly Lead[];
  readonly attendees: readonly (Attendee & { readonly list: string; readonly showId: string })[];
  readonly captures: readonly Capture[];
  readonly interactions: readonly Interaction[];
  readonly appointments: readonly Appointment[];
  readonly promises: readonly PromiseMade[];
  readonly consents: readonly (ReceiptLine & { readonly leadId: string; readonly state: ConsentState })[];
  readonly media: readonly Media[];
  readonly history: readonly HistoryOf[];
  readonly heard: readonly Heard[];
  readonly outbox: readonly SentTo[];
  readonly files: readonly FileMade[];
  readonly calendarlinks: readonly (CalendarLink & { readonly calendar: string })[];
  readonly shows: readonly { readonly id: string; readonly name: string; readonly zone: string }[];
};

/** How many things of each kind. */
export const countsOf = (dossier: Dossier): KindCounts => ({
  ...NO_COUNTS,
  leads: dossier.leads.length,
  attendees: dossier.attendees.length,
  captures: dossier.captures.length,
  interactions: dossier.interactions.length,
  appointments: dossier.appointments.length,
  promises: dossier.promises.length,
  consents: dossier.consents.length,
  media: dossier.media.length,
  history: dossier.history.length,
  heard: dossier.heard.length,
  outbox: dossier.outbox.length,
  calendarlinks: dossier.calendarlinks.length,
});

/** Name of the file of a picture or memo in what is handed out: its instant, the beginning of its id, an end by its type. */
export function mediaFileName({ id, at, mediaType }: Pick<Media, 'id' | 'at' | 'mediaType'>): string {
  const kinds: Readonly<Record<string, string>> = {
    'image/jpeg': 'jpg',
    'image/png': 'png',
    'image/webp': 'webp',
    'audio/webm': 'webm',
    'audio/wav': 'wav',
    'audio/ogg': 'ogg',
  };
  const type = mediaType.split(';')[0] ?? '';
  return `media/${new Date(at).toISOString().slice(0, 19).replaceAll(':', '')}-${id.slice(-8)}.${kinds[type] ?? 'bin'}`;
}

/** What stands at the head of the machine-readable file. */
export type DossierHead = { readonly madeAt: number; readonly program: string; readonly company: string };

/**
 * The machine-readable copy (art. 20): JSON, UTF-8. `format` "boothbook-person", `v` 1; `madeAt` ISO 8601; then one list a kind with the
 * records as they are kept. Instants are milliseconds since 1970 UTC unless they are texts. `media` names the file of each picture.
 */
export const dossierJson = (dossier: Dossier, { madeAt, program, company }: DossierHead): string =>
  JSON.stringify(
    {
      format: 'boothbook-person',
      v: 1,
      madeAt: new Date(madeAt).toISOString(),
      program,
      keptBy: company,
      ...dossier,
      media: dossier.media.map((media) => ({ ...media, file: mediaFileName(media) })),
    },
    null,
    2,
  );
