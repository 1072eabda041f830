import { type BrowserWindow, app, powerMonitor } from 'electron';
import type { Handlers } from '#shared/ipc/contract.ts';
import type { GuestMode } from '#shared/ipc/visitor.ts';

/** Who is before the screen, and what follows from it for the window and the program. */
export type Guest = {
  readonly mode: () => GuestMode;
  /** Keeps the window, its page and its menu under the mode. */
  readonly guardWindow: (window: BrowserWindow) => void;
  readonly handlers: Pick<Handlers, 'guestMode'>;
};

type Needs = { readonly window: () => BrowserWindow | null; readonly onChange: () => void };

/**
 * While visitors are before the screen there is no menu, so none of its keys either. A kiosk fills the display, and neither its window
 * nor the program can be closed; when the computer shuts down it may: the next start is the kiosk again.
 */
export function newGuest({ window, onChange }: Needs): Guest {
  let mode: GuestMode = 'staff';
  let mayEnd = false;
  const isHeld = (): boolean => mode === 'kiosk' && !mayEnd;
  const hold = (event: { readonly preventDefault: () => void }): void => {
    if (isHeld()) event.preventDefault();
  };
  app.on('before-quit', hold);
  const fill = (own: BrowserWindow): void => {
    if (own.isKiosk() !== (mode === 'kiosk')) own.setKiosk(mode === 'kiosk');
  };
  return {
    mode: () => mode,
    guardWindow: (own) => {
      own.on('close', hold);
      // a page that had to be opened anew has forgotten its visitor and says itself that it is locked, but never that it is a kiosk
      own.webContents.on('did-finish-load', () => {
        if (mode !== 'visitor' && mode !== 'locked') return;
        mode = 'staff';
        onChange();
      });
      powerMonitor.on('shutdown', () => {
        mayEnd = true;
      });
    },
    handlers: {
      guestMode: ({ mode: next }) => {
        mode = next;
        mayEnd = false;
        const own = window();
        if (own !== null) fill(own);
        onChange();
      },
    },
  };
}
