import { app } from 'electron';
import { basename } from 'node:path';
import type { About, Arrived } from '#shared/ipc/app.ts';

const PLATFORMS = ['linux', 'darwin', 'win32'] as const;

/** What the screens may know of the program and its machine. */
export const newAbout = (arrived: Arrived) => (): About => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  platform: PLATFORMS.find((platform) => platform === process.platform) ?? 'other',
  locale: app.getLocale(),
  profile: basename(app.getPath('userData')),
  isPackaged: app.isPackaged,
  arrived,
});
