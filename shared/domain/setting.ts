import type { ExportTemplate, LastExport } from './exportTemplate.ts';
import type { ShowId, StaffId } from './ids.ts';
import type { ScannerProfile } from './scanner.ts';

/**
 * A kiosk that only its PIN ends: the salted hash of it (`renderer/data/pin.ts`), since when it is up, and how many wrong ones in a row
 * were tried, with the instant until which no other is taken.
 */
export type KioskLock = { readonly pin: string; readonly since: number; readonly failed: number; readonly until: number };

/**
 * What locks the screens of this laptop and opens them again: the salted hash of its PIN, after how many minutes without a key, pointer or
 * scan it locks by itself (0: never), whether PINs of the show's staff open it too, and the wrong tries in a row with the instant until
 * which no other is taken.
 */
export type ScreenLock = {
  readonly pin: string;
  readonly after: number;
  readonly hasStaff: boolean;
  readonly failed: number;
  readonly until: number;
};

/** The last backup or export that was read again from the disk and is what was written. `file`: its name, without the folder. */
export type LastVerified = {
  readonly at: number;
  readonly kind: 'export' | 'capsule' | 'backup';
  readonly file: string;
  readonly leads: number;
};

/** What this laptop is set to; one record, id `laptop`. Nothing that can be derived. */
export type Setting = {
  readonly v: 1;
  readonly id: 'laptop';
  readonly language: 'en' | 'fr' | 'system';
  readonly scheme: 'light' | 'dark' | 'system';
  readonly showId: ShowId | null;
  readonly staffId: StaffId | null;
  readonly hasSeenTour: boolean;
  readonly isRapid: boolean;
  readonly hasSound: boolean;
  readonly cameraId: string | null;
  readonly csvSeparator: ',' | ';' | '\t';
  /** How the hand scanner types; absent until it was calibrated, chosen or an offer accepted. */
  readonly scanner?: ScannerProfile;
  /** Columns of the list of leads from left to right, by name (`answer:<question id>` for an answer); the usual ones when absent. */
  readonly leadColumns?: readonly string[];
  /** How this laptop is called in the team, and the others it has heard of, by id. */
  readonly laptop?: { readonly name?: string; readonly others?: Readonly<Record<string, string>> };
  /** Templates for files that were made or read in on this laptop. */
  readonly exportTemplates?: readonly ExportTemplate[];
  /** When and into what the last file was written. */
  readonly lastExport?: LastExport;
  /** Set while the laptop is a kiosk: every start comes back into it. */
  readonly kiosk?: KioskLock | null;
  /** Set while the laptop has a lock: every start comes back locked. */
  readonly lock?: ScreenLock | null;
  readonly lastVerified?: LastVerified;
  /** Until when (ms) all leads of a show are in a verified capsule or backup. */
  readonly wholeUntil?: { readonly [K in ShowId]?: number };
};

/** A fresh laptop. */
export const firstSetting: Setting = {
  v: 1,
  id: 'laptop',
  language: 'system',
  scheme: 'system',
  showId: null,
  staffId: null,
  hasSeenTour: false,
  isRapid: false,
  hasSound: true,
  cameraId: null,
  csvSeparator: ';',
};
