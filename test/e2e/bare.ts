import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type Page, chromium, errors } from 'playwright';
import { expect } from 'playwright/test';
import { programWords } from './launch.ts';

/** Waits for a line of a program's output and answers what is in brackets in the pattern; rejects when the program ends without it. */
export async function readLine(child: ChildProcess, pattern: RegExp): Promise<string> {
  const output = child.stdout ?? child.stderr;
  if (output === null) throw new Error('this program has no output');
  for await (const line of createInterface({ input: output })) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('the program ended without the line that was waited for');
}

export type Bare = { readonly page: Page; readonly browser: Browser; readonly close: () => Promise<void>; readonly child: ChildProcess };

export type BareOptions = {
  readonly profile: string;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than the one under test. */
  readonly program?: string;
};

/** The program under test: packaged, or the engine with the folder of the repository. */
const underTest = (): string => process.env['BOOTHBOOK_PACKAGED'] ?? join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');

/** Words for an engine that root runs without a display card. */
export const engineWords = (): string[] => ['--log-level=3', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];

/** Several times what it takes to reach a page on two busy cores, ms. */
const PATIENCE_MS = 8000;

/** Reaches the pages of a program that is up. Playwright may miss a page that changes while it looks (launch.ts): then it looks again. */
async function connect(address: string, looks = 4): Promise<Browser> {
  try {
    return await chromium.connectOverCDP(address, { timeout: PATIENCE_MS });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError) || looks === 1) throw error;
    process.stderr.write('Playwright missed the page of a program: looking again.\n');
    return connect(address, looks - 1);
  }
}

/** The program as a person starts it, without Node's inspector (Playwright's own way in): only its pages are reached. */
export async function startBare({ profile, words = [], env = {}, program }: BareOptions): Promise<Bare> {
  const own = program === undefined ? programWords : [];
  const args = [...engineWords(), '--remote-debugging-port=0', ...words, ...own, '--profile', profile];
  const child = spawn(program ?? underTest(), args, {
    env: { ...process.env, LANG: 'en_US.UTF-8', BOOTHBOOK_ALLOW_DEBUGGING: '1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await readLine(child, /DevTools listening on (\S+)/u);
  // Asked before its page is there, Electron never answers; its address is listed from when it is asked for, its title from when it is there.
  const list = new URL('/json/list', address.replace('ws:', 'http:'));
  await expect.poll(async () => (await fetch(list)).text()).toContain('"title": "Boothbook"');
  const browser = await connect(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('the program shows no page');
  const close = async (): Promise<void> => {
    await page.close();
    await gone;
  };
  return { page, browser, close, child };
}
