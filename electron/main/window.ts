import { BrowserWindow, app, screen } from 'electron';
import { join } from 'node:path';
import { Bounds, LEAST, fitBounds } from './bounds.ts';
import { readDiskFault, readJson, writeDurably } from './durable.ts';
import { logFault } from './log.ts';
import { HOME } from './security/trust.ts';

/** How long a window must lie still before its place is written. */
const SETTLE_MS = 500;

/** Options every window of the program has: held shut. */
export const shutPreferences = (): Electron.WebPreferences => ({
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  // Chromium would fetch dictionaries.
  spellcheck: false,
  devTools: !app.isPackaged,
});

function keepBounds(window: BrowserWindow, path: string): void {
  const save = async (): Promise<void> => {
    if (window.isDestroyed() || window.isMinimized()) return;
    const bounds: Bounds = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    try {
      await writeDurably(path, JSON.stringify(bounds));
    } catch (error) {
      logFault('window.place-not-kept', { fault: readDiskFault(error) ?? 'unknown' });
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), SETTLE_MS);
  };
  window.on('resize', later).on('move', later).on('maximize', later).on('unmaximize', later);
  window.on('close', () => {
    clearTimeout(timer);
    void save();
  });
}

/** Opens the one window on our page, where it was last time. It shows itself when the first picture is ready. */
export function openWindow(profile: string): BrowserWindow {
  const path = join(profile, 'window.json');
  const read = Bounds.safeParse(readJson(path));
  const saved = read.success ? read.data : null;
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow({
    ...fitBounds(saved, areas),
    minWidth: LEAST.width,
    minHeight: LEAST.height,
    show: false,
    title: 'Boothbook',
    webPreferences: shutPreferences(),
  });
  if (saved?.isMaximized === true) window.maximize();
  keepBounds(window, path);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(HOME);
  return window;
}
