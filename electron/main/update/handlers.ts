import type { App, BrowserWindow } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '#shared/ipc/contract.ts';
import type { UpdateState } from '#shared/ipc/update.ts';
import { sendSignal } from '#electron/main/ipc/send.ts';
import { logFault } from '#electron/main/log.ts';
import { openFeed } from './feed.ts';
import { type Engine, type Updates, newUpdates } from './updates.ts';
import { wayOf } from './way.ts';

/** How often it is looked whether a day has passed: a laptop sleeps through timers. */
const LOOK_MS = 1_800_000;

function readBuilt(folder: string): string {
  try {
    return readFileSync(join(folder, 'app-update.yml'), 'utf8');
  } catch {
    return '';
  }
}

/** The updates of this program; electron-updater is loaded when it is first needed. */
function openUpdates(app: App, profile: string, onChange: (state: UpdateState) => void): Updates {
  let loading: Promise<Engine> | null = null;
  const updates = newUpdates({
    engine: () => (loading ??= import('./engine.ts').then(({ newEngine }) => newEngine())),
    file: openFeed({ program: process.resourcesPath, profile }),
    way: wayOf({ isPackaged: app.isPackaged, platform: process.platform, env: process.env, built: readBuilt(process.resourcesPath) }),
    hasQuit: process.platform !== 'darwin',
    now: Date.now,
    onChange,
    onFault: (why) => logFault(`update.${why}`),
  });
  app.on('will-quit', (event) => {
    if (updates.quit()) event.preventDefault();
  });
  setInterval(() => void updates.tick(), LOOK_MS).unref();
  void updates.tick();
  return updates;
}

type Calls = 'updateState' | 'updateFeed' | 'updateCheck' | 'updateFetch' | 'updateSettle';

/** The screen's calls about updates: it says when, main knows where and what; `window` is told of each step. After `ready` only. */
export function updateHandlers(app: App, profile: string, window: () => BrowserWindow | null): Pick<Handlers, Calls> {
  const updates = openUpdates(app, profile, (state) => {
    const page = window();
    if (page !== null) sendSignal(page.webContents, 'update', state);
  });
  return {
    updateState: updates.state,
    updateFeed: updates.setFeed,
    updateCheck: updates.check,
    updateFetch: updates.fetch,
    updateSettle: ({ when }) => updates.settle(when),
  };
}
