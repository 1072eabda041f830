import { BrowserWindow, screen } from 'electron';
import type { Display } from 'electron';
import type { Handlers } from '#shared/ipc/contract.ts';
import { HOME } from './security/trust.ts';
import { shutPreferences } from './window.ts';

/** Size of the visitor's window where there is no second display. */
const USUAL = { width: 1_024, height: 740 };

/** The visitor's own window. */
export type VisitorWindow = {
  readonly close: () => void;
  readonly handlers: Pick<Handlers, 'visitorOpen' | 'visitorClose'>;
};

type Needs = { readonly main: () => BrowserWindow | null; readonly onGone: () => void };

/** The display that the program's window is not on; the first when there are several. */
const otherDisplay = (main: BrowserWindow): Display | undefined => {
  const own = screen.getDisplayMatching(main.getBounds());
  return screen.getAllDisplays().find(({ id }) => id !== own.id);
};

/** As shut as the program's window, and without its preload: nothing of the system is within reach of the page. */
function newWindow(display: Display | undefined): BrowserWindow {
  const { preload: _none, ...shut } = shutPreferences();
  const window = new BrowserWindow({
    ...(display === undefined ? USUAL : display.bounds),
    fullscreen: display !== undefined,
    show: false,
    title: 'Boothbook',
    autoHideMenuBar: true,
    webPreferences: shut,
  });
  window.removeMenu();
  return window;
}

const hold = (event: { readonly preventDefault: () => void }): void => event.preventDefault();

/** The page never leaves: not even to another page of ours, and no link opens anything. */
function holdPage({ webContents }: BrowserWindow): void {
  webContents.on('will-navigate', hold);
  webContents.on('will-frame-navigate', hold);
  webContents.on('will-redirect', hold);
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * Opens and closes the visitor's window: full screen on another display when there is one, else a window of its own. When it goes by
 * itself (closed, its display unplugged, its page lost), `onGone` hears of it; what was typed lies with the program's page.
 */
export function newVisitorWindow({ main, onGone }: Needs): VisitorWindow {
  let window: BrowserWindow | null = null;
  const close = (): void => {
    const own = window;
    window = null;
    if (own !== null && !own.isDestroyed()) own.destroy();
  };
  const open = (parent: BrowserWindow): boolean => {
    close();
    const display = otherDisplay(parent);
    const own = newWindow(display);
    window = own;
    holdPage(own);
    const unplugged = (_event: unknown, { id }: Display): void => {
      if (id === display?.id && !own.isDestroyed()) own.destroy();
    };
    screen.on('display-removed', unplugged);
    own.on('closed', () => {
      screen.off('display-removed', unplugged);
      if (window !== own) return;
      window = null;
      onGone();
    });
    own.webContents.on('render-process-gone', () => {
      if (!own.isDestroyed()) own.destroy();
    });
    // the scanner and the keyboard stay with the staff until the visitor takes them
    own.once('ready-to-show', () => (display === undefined ? own.show() : own.showInactive()));
    void own.loadURL(`${HOME}visitor.html`);
    return display !== undefined;
  };
  return {
    close,
    handlers: {
      visitorOpen: () => {
        const parent = main();
        return { isOtherDisplay: parent !== null && open(parent) };
      },
      visitorClose: () => {
        close();
        main()?.focus();
      },
    },
  };
}
