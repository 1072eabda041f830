import { type BrowserWindow, app, dialog } from 'electron';
import { logBug, logFault } from './log.ts';
import type { Words } from './words.ts';

/** How the boundary tells a person; asked anew each time, because the language may change. */
export type Tell = { readonly words: () => Words; readonly window: () => BrowserWindow | null };

/** One question at a time: a bug that repeats must not bury the screen. */
let isAsking = false;

async function ask({ words, window }: Tell, title: string, detail: string): Promise<void> {
  if (isAsking || !app.isReady()) return;
  isAsking = true;
  const parent = window();
  const options = { type: 'error' as const, message: title, detail, buttons: [words().goOn, words().restart], defaultId: 0, cancelId: 0 };
  const { response } = await (parent === null ? dialog.showMessageBox(options) : dialog.showMessageBox(parent, options));
  isAsking = false;
  if (response === 1) {
    app.relaunch();
    app.quit();
  }
}

/** Main's boundary: a bug nobody caught is logged and said; the program goes on, because what is saved is on the disk. */
export function guardMain(tell: Tell): void {
  const met = (code: string, error: unknown): void => {
    logBug(code, error);
    void ask(tell, tell.words().bug, tell.words().bugDetail);
  };
  process.on('uncaughtException', (error) => met('main.uncaught', error));
  process.on('unhandledRejection', (reason) => met('main.unhandled', reason));
}

function endBatch(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  app.exit(1);
}

/** Without a window: a bug is named on standard error and ends the program with status 1. */
export function guardBatch(): void {
  process.on('uncaughtException', endBatch);
  process.on('unhandledRejection', endBatch);
}

/** Between the end of a page and its next begin when nobody is asked, ms: a page that dies at once must not keep the laptop busy. */
const AGAIN_MS = 1_000;

/**
 * The boundary around the page: when its process is gone the person is offered to open it again. Before a kiosk there is nobody to ask
 * (`isKiosk`): it opens again by itself.
 */
export function guardPage(window: BrowserWindow, { words, isKiosk }: Tell & { readonly isKiosk: () => boolean }): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    logFault('page.gone', { reason, exitCode });
    if (isKiosk()) {
      setTimeout(() => {
        if (!window.isDestroyed()) window.webContents.reload();
      }, AGAIN_MS);
      return;
    }
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: words().gone,
        detail: words().goneDetail,
        buttons: [words().again, words().quit],
        defaultId: 0,
      })
      .then(({ response }) => (response === 0 ? window.webContents.reload() : app.quit()));
  });
  window.webContents.on('preload-error', (_event, _path, error) => logBug('preload.error', error));
}
