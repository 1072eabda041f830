import { type BrowserWindow, app, ipcMain, safeStorage, shell } from 'electron';
import { fail, ok } from '#shared/lib/result.ts';
import { aboutHandlers } from './about.ts';
import { type Backups, openBackups } from './backup/backups.ts';
import { forgettingHandlers } from './backup/forgetting.ts';
import { batchHandlers } from './batch/runBatch.ts';
import { openTeamFolder } from './capsule/folder.ts';
import { capsuleHandlers } from './capsule/handlers.ts';
import { calendarHandlers } from './calendar/handlers.ts';
import { crmHandlers } from './crm/handlers.ts';
import { newAskFolder } from './dialogs.ts';
import { openDrafts } from './drafts.ts';
import type { Exports } from './files.ts';
import type { Guest } from './guest.ts';
import { fileHandlers, mediaHandlers, vaultHandlers } from './ipc/handlers.ts';
import { serve } from './ipc/serve.ts';
import { journalHandlers } from './journal/handlers.ts';
import { type KeyStore, newKeyStore } from './keyStore.ts';
import { logEvent, logFault } from './log.ts';
import { openMedia } from './media.ts';
import type { Opened } from './opened.ts';
import { paperHandlers } from './paper.ts';
import { rotateHandlers } from './rotate/handlers.ts';
import { openSecrets } from './secrets.ts';
import { isListedLink } from './security/navigation.ts';
import { type Vault, openVault } from './vault.ts';
import { updateHandlers } from './update/handlers.ts';
import type { VisitorWindow } from './visitorWindow.ts';
import type { Arrived, Language } from '#shared/ipc/app.ts';

/** What the calls need of the running program. */
export type Program = {
  readonly profile: string;
  /** Why parts of the profile were replaced at this start. */
  readonly arrived: Arrived;
  readonly exports: Exports;
  readonly opened: Opened;
  readonly setLanguage: (language: Language) => void;
  readonly window: () => BrowserWindow | null;
  readonly guest: Guest;
  readonly visitor: VisitorWindow;
};

/** The vault of the profile; a passphrase in the environment opens it (batch mode, tests) and is then forgotten. */
async function openProfileVault(profile: string, store: KeyStore): Promise<Vault> {
  const vault = openVault(profile, store);
  const passphrase = process.env['BOOTHBOOK_PASSPHRASE'];
  delete process.env['BOOTHBOOK_PASSPHRASE'];
  if (passphrase !== undefined && passphrase !== '') await vault.unlock(passphrase);
  return vault;
}

/** Opens what lies in the profile and puts every handler of the contract in place; answers its backups. After `ready` only. */
export async function answerCalls({ profile, arrived, exports, opened, setLanguage, window, guest, visitor }: Program): Promise<Backups> {
  const store = newKeyStore(safeStorage, process.platform);
  const vault = await openProfileVault(profile, store);
  const secrets = openSecrets(profile, vault, process.env);
  const media = openMedia(profile, vault);
  const drafts = openDrafts(profile, (path) => shell.openPath(path));
  await drafts.clear();
  const backups = await openBackups({
    profile,
    vault,
    store,
    arrived,
    askFolder: newAskFolder(window),
    now: Date.now,
    log: logEvent,
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
  const journal = journalHandlers({ profile, readKey: () => vault.key('journal'), media });
  const rotate = rotateHandlers({
    profile,
    vault,
    arrived,
    saving: { ...journal, ...mediaHandlers(media), ...vaultHandlers(vault, secrets) },
  });
  serve(ipcMain, {
    ...aboutHandlers(arrived),
    appRestart: () => {
      app.relaunch();
      app.quit();
    },
    setLanguage: ({ language }) => setLanguage(language),
    openExternal: async ({ url }) => {
      if (!isListedLink(url)) return fail('not-listed');
      await shell.openExternal(url);
      return ok(null);
    },
    logError: ({ code, ids = [], counts = {} }) =>
      logFault(`page.${code}`, { ...counts, ...Object.fromEntries(ids.map((id, at) => [`id${at}`, id])) }),
    ...vaultHandlers(vault, secrets),
    ...fileHandlers(exports, (path) => shell.showItemInFolder(path)),
    draftOpen: ({ name, bytes }) => drafts.open(name, bytes),
    ...paperHandlers(exports, () => window()?.webContents ?? null),
    ...mediaHandlers(media),
    ...capsuleHandlers({ secrets, exports, media, folder: openTeamFolder(profile), opened, askFolder: newAskFolder(window) }),
    ...journal,
    ...backups.handlers,
    ...rotate,
    ...forgettingHandlers(backups, { ...journal, ...rotate, clearDrafts: drafts.clear }),
    ...crmHandlers(secrets, process.env, { media, open: (url) => shell.openExternal(url) }),
    ...calendarHandlers(secrets, process.env),
    ...updateHandlers(app, profile, window),
    ...guest.handlers,
    ...visitor.handlers,
    ...batchHandlers,
  });
  return backups;
}
