import { BrowserWindow, app } from 'electron';
import { join } from 'node:path';
import { HOME } from './security/trust.ts';

/** Opens the one window on our page. It shows itself when the first picture is ready. */
export function openWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 840,
    minWidth: 720,
    minHeight: 540,
    show: false,
    title: 'Boothbook',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(HOME);
  return window;
}
