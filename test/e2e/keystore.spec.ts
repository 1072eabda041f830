import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { type Bare, readLine, startBare } from './bare.ts';
import { chooseShow, chooseVault, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

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

story('with the computer’s key store the data opens by itself at the next start', async ({ folder }) => {
  const { address, session } = await openKeyRing(folder);
  const ended: (() => Promise<void>)[] = [];
  const start = async (words: readonly string[]): Promise<Bare> => {
    const bare = await startBare({ profile: join(folder, 'profile'), words, env: { DBUS_SESSION_BUS_ADDRESS: address } });
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
