import { BrowserWindow } from 'electron';
import type { BatchVerb } from '#shared/ipc/batch.ts';
import { shutPreferences } from '#electron/main/window.ts';
import { HOME } from '#electron/main/security/trust.ts';

/** The page of a verb. The benchmarks' page is in bench builds only (scripts/bench.mjs). */
const pageOf = (verb: BatchVerb): string => (verb === 'bench' ? `${HOME}test/bench/bench.html` : `${HOME}batch/batch.html`);

/** Opens the page of a batch run in a window nobody sees, as tightly shut as the program's own. `onLost` hears why it went away. */
export async function openBatchPage(verb: BatchVerb, onLost: (reason: string) => void): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...shutPreferences(), backgroundThrottling: false },
  });
  window.webContents.once('render-process-gone', (_event, { reason }) => onLost(`the page ended: ${reason}`));
  window.webContents.once('did-fail-load', (_event, _code, description) => onLost(`the page does not load: ${description}`));
  await window.loadURL(pageOf(verb));
  return window;
}
