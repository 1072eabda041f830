import { z } from 'zod';

/** Why parts of the profile were replaced at a start: a backup came back, keys were changed, somebody was erased. */
export type Arrived = 'restore' | 'rotation' | 'erasure' | null;

/** What the screens may know of the program and its machine. */
export type About = {
  readonly version: string;
  readonly electron: string;
  readonly platform: 'linux' | 'darwin' | 'win32' | 'other';
  /** Language tag of the system, such as `fr-FR`. */
  readonly locale: string;
  /** Last part of the profile's path: enough to tell two profiles apart. */
  readonly profile: string;
  readonly isPackaged: boolean;
  /** What this start has put in the place of what was there; null on every other day. */
  readonly arrived: Arrived;
};

/** Why the licences of what is in the program are not before the person: they come with a packaged program only, or nothing opens a text. */
export type LicencesFault = 'not-packaged' | 'no-program';

/** Language of the menu and of main's own messages. */
export const Language = z.strictObject({ language: z.enum(['en', 'fr']) });
export type Language = z.output<typeof Language>['language'];

export const Link = z.strictObject({ url: z.string().max(2_000) });

/** An error as the log may hold it: a code, ids and counts; nothing a person typed or scanned can pass. */
export const ErrorReport = z.strictObject({
  code: z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,79}$/u),
  ids: z.array(z.uuid()).max(20).optional(),
  counts: z.record(z.string().regex(/^[a-z][a-zA-Z]{0,30}$/u), z.number()).optional(),
});
