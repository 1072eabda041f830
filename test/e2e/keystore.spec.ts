import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Page, chromium } from 'playwright';
import { expect } from 'playwright/test';
import { chooseShow, chooseVault, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const root = dirname(dirname(import.meta.dirname));

/** Waits for a line of a program's output and answers what is in brackets in the pattern; rejects when the program ends without it. */
async function readLine(child: ChildProcess, pattern: RegExp): Promise<string> {
  const output = child.stdout ?? child.stderr;
  if (output === null) throw new Error('this program has no output');
  for await (const line of createInterface({ input: output })) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new Error('the program ended without the line that was waited for');
}

/** A session bus with an unlocked key ring on it: its address and the program that holds it. */
async function openKeyRing(folder: string): Promise<{ readonly address: string; readonly session: ChildProcess }> {
  const ask = 'dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets';
  const script = [
    "printf 'ring\\n' | gnome-keyring-daemon --unlock --components=secrets >&2",
    `until ${ask} org.freedesktop.Secret.Service.ReadAlias string:default | grep -q collection/login; do sleep 0.1; done`,
    'echo "bus=$DBUS_SESSION_BUS_ADDRESS"',
    'exec sleep 300',
  ].join('\n');
  mkdirSync(join(folder, 'keys/keyrings'), { recursive: true });
  mkdirSync(join(folder, 'run'), { mode: 0o700 });
  const env = { ...process.env, XDG_DATA_HOME: join(folder, 'keys'), XDG_RUNTIME_DIR: join(folder, 'run') };
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', script], { env, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const address = await readLine(session, /bus=(.+)/u);
  return { address, session };
}

type Bare = { readonly page: Page; readonly close: () => Promise<void> };

/** The program as a person starts it: Playwright's own way in sets `--password-store=basic`, which is no key store. */
async function startBare(profile: string, words: readonly string[], env: Readonly<Record<string, string>>): Promise<Bare> {
  const program = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...asRoot, '--remote-debugging-port=0', ...words, root, '--profile', profile];
  const child = spawn(program, args, { env: { ...process.env, LANG: 'en_US.UTF-8', ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await readLine(child, /DevTools listening on (\S+)/u);
  // Asked before its page is there, Electron never answers.
  const list = new URL('/json/list', address.replace('ws:', 'http:'));
  await expect.poll(async () => (await fetch(list)).text()).toContain('app://booth/');
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('the program shows no page');
  const close = async (): Promise<void> => {
    await page.close();
    await gone;
  };
  return { page, close };
}

story('with the computer’s key store the data opens by itself at the next start', async ({ folder }) => {
  const { address, session } = await openKeyRing(folder);
  const ended: (() => Promise<void>)[] = [];
  const start = async (words: readonly string[]): Promise<Bare> => {
    const bare = await startBare(join(folder, 'profile'), words, { DBUS_SESSION_BUS_ADDRESS: address });
    ended.push(bare.close);
    return bare;
  };
  const ring = ['--password-store=gnome-libsecret'];
  const person = newPerson(41);
  try {
    const first = await start(ring);
    await chooseVault(first.page, 'keystore');
    await chooseShow(first.page, 'sample');
    await typeVisitor(first.page, person);
    await isSaved(first.page, person.name);
    await first.close();

    const again = await start(ring);
    await openLead(again.page, person.name);
    await again.close();

    // Without that key store the same profile stays shut, and says why.
    const stranger = await start(['--password-store=basic']);
    await expect(stranger.page.getByRole('heading', { name: 'The key store no longer opens the data' })).toBeVisible();
    await stranger.close();
  } finally {
    for (const close of ended) await close().catch(() => undefined);
    if (session.pid !== undefined) process.kill(-session.pid, 'SIGKILL');
  }
});
