import { app, shell } from 'electron';
import { basename } from 'node:path';
import type { Arrived } from '#shared/ipc/app.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { licencesPath, openLicences } from './licences.ts';

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

/** What the screens may know of the program and its machine, and the licences of what is in it. */
export const aboutHandlers = (arrived: Arrived): Pick<Handlers, 'appInfo' | 'licencesOpen'> => ({
  appInfo: () => ({
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: PLATFORMS.find((platform) => platform === process.platform) ?? 'other',
    locale: app.getLocale(),
    profile: basename(app.getPath('userData')),
    isPackaged: app.isPackaged,
    arrived,
  }),
  licencesOpen: () => {
    const laid = { isPackaged: app.isPackaged, platform: process.platform, program: process.execPath, folder: app.getAppPath() };
    return openLicences(licencesPath(laid), (path) => shell.openPath(path));
  },
});
