import { app, ipcMain, protocol } from 'electron';
import { basename, join } from 'node:path';
import { serve } from './ipc/serve.ts';
import { scheme, servePage } from './security/protocol.ts';
import { SCHEME } from './security/trust.ts';
import { openWindow } from './window.ts';

// Chromium's sandbox cannot be had by root, and asking for it there kills every child process; windows ask for theirs in any case.
if (process.getuid?.() !== 0) app.enableSandbox();
protocol.registerSchemesAsPrivileged([scheme]);

const profile = app.commandLine.getSwitchValue('profile');
if (profile !== '') app.setPath('userData', profile);

function start(): void {
  const pages = join(import.meta.dirname, '../renderer');
  protocol.handle(SCHEME, (request) => servePage(pages, request));
  serve(ipcMain, {
    appInfo: () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: 'linux',
      locale: app.getLocale(),
      profile: basename(app.getPath('userData')),
      isPackaged: app.isPackaged,
    }),
  });
  openWindow();
}

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(start);
