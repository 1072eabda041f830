import type { StaffId } from '#shared/domain/ids.ts';

/** Kinds of things that are kept of a person, in the order they are shown. */
export const KINDS = [
  'leads',
  'attendees',
  'captures',
  'interactions',
  'appointments',
  'promises',
  'consents',
  'media',
  'history',
  'heard',
  'outbox',
  'calendarlinks',
] as const;
export type PersonKind = (typeof KINDS)[number];

/** How many there are of each kind. */
export type KindCounts = Readonly<Record<PersonKind, number>>;

export const NO_COUNTS: KindCounts = {
  leads: 0,
  attendees: 0,
  captures: 0,
  interactions: 0,
  appointments: 0,
  promises: 0,
  consents: 0,
  media: 0,
  history: 0,
  heard: 0,
  outbox: 0,
  calendarlinks: 0,
};

/** Two counts added. */
export const addCounts = (a: KindCounts, b: KindCounts): KindCounts => {
  const sum: Record<PersonKind, number> = { ...a };
  for (const kind of KINDS) sum[kind] += b[kind];
  return sum;
};

/**
 * A place outside of this program that has, or may have, data of somebody who was erased. `refs`: ids there (of a CRM's records), nothing
 * personal. `at`: when it was made (files, capsules). It stays to be done until somebody says that it is.
 */
export type Elsewhere = {
  readonly kind: 'target' | 'calendar' | 'file' | 'capsule' | 'backup' | 'laptop';
  readonly name: string;
  readonly refs: readonly string[];
  readonly at?: number;
  readonly doneAt?: number;
  readonly doneBy?: StaffId | null;
};

/** Why somebody was erased: they asked, their time was over, another laptop had erased them, a backup had brought them back. */
export type ErasureReason = 'request' | 'retention' | 'other-laptop' | 'backup';

/** One erasure, as its certificate tells it. Nothing of the person but initials and a keyed hash; null for several at once. */
export type Erasure = {
  readonly at: number;
  readonly by: StaffId | null;
  /** Name of who did it, as it was then. */
  readonly byName: string;
  readonly why: ErasureReason;
  readonly person: { readonly initials: string; readonly hash: string } | null;
  readonly people: number;
  readonly counts: KindCounts;
  readonly program: string;
  readonly elsewhere: readonly Elsewhere[];
  /** When the journal was written anew without them, and when the database's own files were made anew; absent: still to be done. */
  readonly journalAt?: number;
  readonly databaseAt?: number;
  /** When backups of before were replaced by one of after; absent: still to be done, or there are none. */
  readonly backupsAt?: number;
};

/** First letters of a name, at most three: `M. D.`; a dash when there is none. */
export function initialsOf(name: string): string {
  const letters = name
    .replace(/@.*$/u, '')
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => Array.from(word)[0] ?? []);
  return letters.length === 0
    ? '–'
    : letters
        .slice(0, 3)
        .map((letter) => `${letter.toUpperCase()}.`)
        .join(' ');
}

/** What is left to do elsewhere. */
export const openElsewhere = ({ elsewhere }: Pick<Erasure, 'elsewhere'>): readonly Elsewhere[] =>
  elsewhere.filter(({ doneAt }) => doneAt === undefined);

/** Ticks one place off, by its number in the list; what is ticked off already stays as it is. */
export const tickElsewhere = (erasure: Erasure, at: number, done: { readonly at: number; readonly by: StaffId | null }): Erasure => ({
  ...erasure,
  elsewhere: erasure.elsewhere.map((place, number) =>
    number === at && place.doneAt === undefined ? { ...place, doneAt: done.at, doneBy: done.by } : place,
  ),
});
