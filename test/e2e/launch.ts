import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type ElectronApplication, type Page, _electron } from 'playwright';
import type { Booth } from '#shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly booth: Booth;
  }
}

/** The folder of the repository: electron runs it as a program. */
const root = dirname(dirname(import.meta.dirname));

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

/** Starts the built program (`out/`) and waits for its page. Needs a display and what scripts/setup.mjs puts in the environment. */
export async function launchBooth(options: LaunchOptions = {}): Promise<Launched> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'booth-e2e-')));
  const app = await _electron.launch({
    // virtual displays have no GPU: to imitate one costs each start half a second of the processor
    args: [root, '--log-level=3', '--disable-gpu', '--profile', profile, ...(options.args ?? [])],
    env: { ...readEnvironment(), LANG: 'en_US.UTF-8', ...options.env },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  const close = async (): Promise<void> => {
    await app.close();
    if (options.profile === undefined) await rm(profile, { recursive: true, force: true });
  };
  return { app, page, profile, close };
}

const readEnvironment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
