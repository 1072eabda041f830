import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ElectronApplication, type Page, _electron, errors } from 'playwright';
import type { Booth } from '#shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly booth: Booth;
  }
}

type LaunchWords = NonNullable<Parameters<typeof _electron.launch>[0]>;

/** The packaged program to run the stories on (scripts/packaging/testBuild.mjs); the built one of this repository without it. */
const packaged = process.env['BOOTHBOOK_PACKAGED'];

/** What names the program to Electron: nothing when it is packaged, else the folder of the repository. */
export const programWords: readonly string[] = packaged === undefined ? [dirname(dirname(import.meta.dirname))] : [];

export type Launched = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Closes the program and deletes its profile unless it was given. */
  readonly close: () => Promise<void>;
};

export type LaunchOptions = {
  /** The user's data folder; a fresh temporary one when absent. */
  readonly profile?: string;
  /** More words for the program, such as `--save-to DIR` or `--use-fake-device-for-media-stream`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/**
 * Stories that run together ask for less motion: to paint what slides and fades without a graphics card takes a tenth of the processor. Those
 * that run alone, or by hand, see the program move.
 */
const motion: readonly string[] = process.env['BOOTHBOOK_STORIES'] === 'together' ? ['--force-prefers-reduced-motion'] : [];

/** Several times what a start takes on two busy cores, ms. */
const PATIENCE_MS = 15_000;

const copy = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true, verbatimSymlinks: true });

/**
 * One start in fifty or so of the packaged program works (its log says "program.started", its page is painted) while Playwright waits for ever:
 * it attached in the moment in which the window went from its first empty page to ours, and missed the change. Playwright ends such a
 * program; it is started once more, on the profile as it was: what a start mends or says once, the next would not.
 */
async function launchAgain(words: LaunchWords, profile: string): Promise<ElectronApplication> {
  const before = await mkdtemp(join(tmpdir(), 'booth-before-'));
  try {
    if (existsSync(profile)) await copy(profile, before);
    return await _electron.launch({ ...words, timeout: PATIENCE_MS });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    process.stderr.write('Playwright missed the first page of a program: started again.\n');
    for (const name of await readdir(profile)) await rm(join(profile, name), { recursive: true, force: true, maxRetries: 3 });
    await copy(before, profile);
    return await _electron.launch({ ...words, timeout: 4 * PATIENCE_MS });
  } finally {
    await rm(before, { recursive: true, force: true });
  }
}

/** Starts the program and waits for its page. Needs a display and what scripts/setup.mjs puts in the environment. */
export async function launchBooth(options: LaunchOptions = {}): Promise<Launched> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'booth-e2e-')));
  const words: LaunchWords = {
    ...(packaged === undefined ? {} : { executablePath: packaged }),
    // virtual displays have no GPU: to imitate one costs each start half a second of the processor
    args: [...programWords, '--log-level=3', '--disable-gpu', ...motion, '--profile', profile, ...(options.args ?? [])],
    // a packaged program shuts the door that Playwright drives pages through (electron/main/security/doors.ts)
    env: { ...readEnvironment(), LANG: 'en_US.UTF-8', BOOTHBOOK_ALLOW_DEBUGGING: '1', ...options.env },
  };
  const app = await launchAgain(words, profile);
  const page = await app.firstWindow();
  const close = async (): Promise<void> => {
    await app.close();
    if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
  };
  return { app, page, profile, close };
}

const readEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
