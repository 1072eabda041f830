import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { newGuest } from '#electron/main/guest.ts';

const system = vi.hoisted(() => ({ app: null as unknown, powerMonitor: null as unknown }));
vi.mock('electron', () => ({
  get app() {
    return system.app;
  },
  get powerMonitor() {
    return system.powerMonitor;
  },
}));

const app = new EventEmitter();
const powerMonitor = new EventEmitter();
Object.assign(system, { app, powerMonitor });

/** A window that can be asked to close, and says whether it fills the display. */
function newWindow() {
  let isKiosk = false;
  const page = new EventEmitter();
  const own = Object.assign(new EventEmitter(), {
    webContents: page,
    isKiosk: () => isKiosk,
    setKiosk: (is: boolean) => {
      isKiosk = is;
    },
  });
  // what a guest touches of a window
  return { own, page, window: own as unknown as BrowserWindow };
}

/** Whether an attempt to close or quit goes through. */
function isLet(emitter: EventEmitter, name: string): boolean {
  let isHeld = false;
  emitter.emit(name, {
    preventDefault: () => {
      isHeld = true;
    },
  });
  return !isHeld;
}

beforeEach(() => {
  app.removeAllListeners();
  powerMonitor.removeAllListeners();
});

function start() {
  const { own, page, window } = newWindow();
  const modes: string[] = [];
  const guest = newGuest({ window: () => window, onChange: () => modes.push(guest.mode()) });
  guest.guardWindow(window);
  const say = (mode: 'staff' | 'visitor' | 'kiosk' | 'locked'): unknown => guest.handlers.guestMode({ mode });
  return { own, page, modes, guest, say };
}

test('a kiosk fills the display, and neither its window nor the program is closed until staff are back', () => {
  const { own, say } = start();
  expect([isLet(own, 'close'), isLet(app, 'before-quit')]).toEqual([true, true]);
  say('kiosk');
  expect([own.isKiosk(), isLet(own, 'close'), isLet(app, 'before-quit')]).toEqual([true, false, false]);
  say('staff');
  expect([own.isKiosk(), isLet(own, 'close'), isLet(app, 'before-quit')]).toEqual([false, true, true]);
});

test('a computer that shuts down is not held by the kiosk', () => {
  const { own, say } = start();
  say('kiosk');
  powerMonitor.emit('shutdown');
  expect([isLet(own, 'close'), isLet(app, 'before-quit')]).toEqual([true, true]);
});

test('the program may be closed while a visitor has the screen, which has no menu', () => {
  const { own, say, modes } = start();
  say('visitor');
  expect([isLet(own, 'close'), own.isKiosk(), modes]).toEqual([true, false, ['visitor']]);
});

test('a page opened anew has forgotten its visitor, but not that it is a kiosk', () => {
  const { page, say, guest, modes } = start();
  say('visitor');
  page.emit('did-finish-load');
  expect(modes).toEqual(['visitor', 'staff']);
  say('kiosk');
  page.emit('did-finish-load');
  expect(guest.mode()).toBe('kiosk');
});

test('a locked laptop may be closed, and a page opened anew says itself whether it is locked', () => {
  const { own, page, say, guest } = start();
  say('locked');
  expect([isLet(own, 'close'), isLet(app, 'before-quit'), own.isKiosk()]).toEqual([true, true, false]);
  page.emit('did-finish-load');
  expect(guest.mode()).toBe('staff');
});
