import electronUpdater from 'electron-updater';
import type { Engine } from './updates.ts';

/** Three of electron-updater's habits are not ours: a number that tells this laptop from others, older versions, and installing unasked. */
function quieten(updater: typeof electronUpdater.autoUpdater): void {
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.disableDifferentialDownload = true;
  updater.requestHeaders = { 'x-user-staging-id': 'none' };
  updater.isUserWithinRollout = () => true;
}

class NoSum extends Error {
  override readonly name = 'NoSum';
  readonly code = 'ERR_UPDATER_NO_CHECKSUM';
}

/**
 * electron-updater behind our few verbs. It holds each file against the SHA-512 of the feed, and on Windows and macOS against the publisher's
 * signature; a feed that names a file without its sum is refused here, because it would be taken unseen.
 */
export function newEngine(): Engine {
  const { autoUpdater } = electronUpdater;
  quieten(autoUpdater);
  // without a listener an error would be thrown; each verb rejects with it besides
  autoUpdater.on('error', () => undefined);
  return {
    async check(address) {
      autoUpdater.setFeedURL({ provider: 'generic', url: address, useMultipleRangeRequest: false });
      const found = await autoUpdater.checkForUpdates();
      if (found === null || !found.isUpdateAvailable) return null;
      const { files, version } = found.updateInfo;
      if (files.length === 0 || files.some(({ sha512 }) => typeof sha512 !== 'string' || sha512 === ''))
        throw new NoSum('a file without its sum');
      return version;
    },
    async fetch(onPercent) {
      const hear = ({ percent }: { readonly percent: number }): void => onPercent(Math.floor(percent));
      autoUpdater.on('download-progress', hear);
      try {
        await autoUpdater.downloadUpdate();
      } finally {
        autoUpdater.off('download-progress', hear);
      }
    },
    install: (again) => autoUpdater.quitAndInstall(true, again),
  };
}
