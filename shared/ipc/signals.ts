import { signal } from './call.ts';
import type { UpdateState } from './update.ts';

/** What a menu entry asks of the screens. */
export type MenuCommand = 'new-scan' | 'search' | 'export' | 'settings' | 'keys' | 'lock';

/** Every message from main to the renderer: heard with `booth.on<Name>(listener)`. */
export const signals = {
  menu: signal<MenuCommand>(),
  /** Nobody is at the computer any more: it goes to sleep, or its session was locked. */
  away: signal<null>(),
  /** The system asks to open a capsule: `capsuleTake` tells which. */
  capsuleOpened: signal<null>(),
  update: signal<UpdateState>(),
  /** The visitor's window went by itself: closed, its display unplugged, its page lost. */
  visitorGone: signal<null>(),
};
