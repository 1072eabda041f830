import { type BrowserWindow, Menu, app, powerMonitor, protocol, session, shell } from 'electron';
import { join } from 'node:path';
import type { Arrived } from '#shared/ipc/app.ts';
import type { MenuCommand } from '#shared/ipc/signals.ts';
import type { Backups } from './backup/backups.ts';
import { batchWords } from './batch/args.ts';
import { openBatchProfile } from './batch/profile.ts';
import { askBatchPath, runBatch } from './batch/runBatch.ts';
import { answerCalls } from './calls.ts';
import { guardBatch, guardMain, guardPage } from './crash.ts';
import { cutTornLogs, dropHeadless } from './database.ts';
import { newAskPath } from './dialogs.ts';
import { openExports } from './files.ts';
import { newGuest } from './guest.ts';
import { takeIncoming } from './incoming.ts';
import { sendSignal } from './ipc/send.ts';
import { settleRewrite } from './journal/rewrite.ts';
import { logBug, logEvent, logFault, startLog } from './log.ts';
import { newMenu } from './menu.ts';
import { newOpened } from './opened.ts';
import { openParts } from './parts.ts';
import { shutDoors } from './security/doors.ts';
import { guardNavigation } from './security/navigation.ts';
import { guardNetwork } from './security/network.ts';
import { guardBluetooth, guardPermissions } from './security/permissions.ts';
import { scheme, servePage } from './security/protocol.ts';
import { SCHEME } from './security/trust.ts';
import { refuse } from './refuse.ts';
import { readStart } from './start.ts';
import { newVisitorWindow } from './visitorWindow.ts';
import { openWindow } from './window.ts';
import { readLanguage, wordsOf } from './words.ts';

// Chromium's sandbox cannot be had by root, and asking for it there kills every child process; windows ask for theirs in any case.
if (process.getuid?.() !== 0) app.enableSandbox();
protocol.registerSchemesAsPrivileged([scheme]);

const shut = shutDoors(app.commandLine, { isPackaged: app.isPackaged, env: process.env });
const started = readStart(process.argv, process.cwd());
const batch = batchWords(process.argv);
if (batch) app.setPath('userData', openBatchProfile(batch));
else if (started.profile !== null) app.setPath('userData', started.profile);
const profile = app.getPath('userData');

let window: BrowserWindow | null = null;
let arrived: Arrived = null;
let words = wordsOf('en');
const parts = openParts(profile);
const exports = openExports(batch ? askBatchPath : newAskPath(started.saveTo, () => window), parts);
const tell = { words: () => words, window: () => window };
const guest = newGuest({ window: () => window, onChange: showMenu });
const opened = newOpened(() => {
  if (window !== null) sendSignal(window.webContents, 'capsuleOpened', null);
});
const visitor = newVisitorWindow({
  main: () => window,
  onGone: () => {
    if (window !== null) sendSignal(window.webContents, 'visitorGone', null);
  },
});

function send(command: MenuCommand): void {
  if (window !== null) sendSignal(window.webContents, 'menu', command);
}

function showMenu(): void {
  const mode = guest.mode();
  const isLocked = mode === 'locked';
  const template = newMenu({ words, isMac: process.platform === 'darwin', isPackaged: app.isPackaged, isLocked, send });
  Menu.setApplicationMenu(isLocked || mode === 'staff' ? Menu.buildFromTemplate(template) : null);
}

function showWindow(): void {
  window = openWindow(profile);
  guardPage(window, { ...tell, isKiosk: () => guest.mode() === 'kiosk' });
  guest.guardWindow(window);
  window.webContents.on('render-process-gone', () => void exports.cancelAll());
  window.on('closed', () => {
    window = null;
    visitor.close();
  });
}

/** Tells the page that nobody is at the computer any more. */
function tellAway(): void {
  if (window !== null) sendSignal(window.webContents, 'away', null);
}

function watchAway(): void {
  powerMonitor.on('suspend', tellAway);
  powerMonitor.on('lock-screen', tellAway);
}

function focusWindow(): void {
  if (window === null) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A file that the system opens, if it is one of ours; the window comes to the front. */
function openFile(path: string | null): void {
  opened.offer(path);
  if (!batch && window === null && app.isReady()) showWindow();
  focusWindow();
}

async function start(): Promise<void> {
  const pages = join(import.meta.dirname, '../renderer');
  protocol.handle(SCHEME, (request) => servePage(pages, request));
  guardPermissions(session.defaultSession);
  guardNetwork(session.defaultSession);
  const setLanguage = (language: 'en' | 'fr'): void => {
    words = wordsOf(language);
    if (!batch) showMenu();
  };
  setLanguage(readLanguage(app.getLocale()));
  // not waited for: a folder on a network that is away must not keep the booth waiting
  void parts.sweep().then((removed) => (removed > 0 ? logEvent('export.swept', { removed }) : undefined));
  const backups = await answerCalls({ profile, arrived, exports, opened, setLanguage, window: () => window, guest, visitor });
  if (batch) {
    app.exit(await runBatch(batch));
    return;
  }
  if (shut.length > 0) logFault('program.doors-shut', { doors: shut.length });
  logEvent('program.started', { version: app.getVersion(), electron: process.versions.electron });
  watchAway();
  backUpAtEnd(backups);
  showWindow();
}

/** Longest time a backup may keep the program from ending, ms. */
const END_MS = 3_000;

/** When all windows are gone: what is new is backed up, if that is quick. */
function backUpAtEnd(backups: Backups): void {
  let isDone = false;
  app.on('will-quit', (event) => {
    if (isDone) return;
    event.preventDefault();
    isDone = true;
    void backups
      .endWith(END_MS)
      .catch((error: unknown) => logBug('backup.end', error))
      // not within the same turn: Electron passes over a call to quit while it is quitting
      .finally(() => setTimeout(() => app.quit(), 0));
  });
}

/** One program a profile: a second one brings the first to the front and ends. */
function begin(): void {
  if (!app.requestSingleInstanceLock()) {
    void refuse(profile, batch !== null);
    return;
  }
  startLog(profile);
  // first: what comes in may replace the journal that a rewrite had ready
  settleRewrite(profile);
  arrived = takeIncoming(profile)?.why ?? null;
  if (dropHeadless(profile)) logFault('database.headless');
  const torn = cutTornLogs(profile);
  if (torn > 0) logFault('database.torn', { logs: torn });
  if (batch) guardBatch();
  else guardMain(tell);
  opened.offer(started.open);
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on('second-instance', (_event, argv, folder) => openFile(readStart(argv, folder).open));
  app.on('web-contents-created', (_event, contents) => {
    guardBluetooth(contents);
    guardNavigation(contents, (url) => void shell.openExternal(url));
    // talks between pages pass neither the policy nor the wall of the session: without a proxy there are none
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
  app.on('window-all-closed', () => {
    if (!batch) app.quit();
  });
  app.on('activate', () => {
    if (!batch && window === null && app.isReady()) showWindow();
  });
  app.on('will-quit', () => void exports.cancelAll());
  void app.whenReady().then(start);
}

begin();
