import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { isCapsulePath } from '#shared/ipc/capsule.ts';

/** A capsule that the system asked the program to open: a double click, a file dropped on its icon. */
export type Opened = {
  /** Notes a path; anything that is no capsule's file is left alone. A later one takes the place of one that still waits. */
  readonly offer: (path: string | null) => void;
  /** True while one waits for the page. */
  readonly isWaiting: () => boolean;
  /** The one that waits, by its name, for the page to read; it waits no longer. Null when none does, or when it has gone. */
  readonly take: () => { readonly name: string; readonly bytes: number } | null;
  /** Where the one that was taken last lies: the page never learns it. */
  readonly path: () => string | null;
};

function sizeOf(path: string): number | null {
  try {
    const found = statSync(path);
    return found.isFile() ? found.size : null;
  } catch {
    // it went, or may not be looked at
    return null;
  }
}

/** Nothing is open yet; `tell` hears of each capsule that begins to wait. */
export function newOpened(tell: () => void): Opened {
  let waiting: string | null = null;
  let taken: string | null = null;
  return {
    offer(path) {
      if (path === null || !isCapsulePath(path) || sizeOf(path) === null) return;
      waiting = path;
      tell();
    },
    isWaiting: () => waiting !== null,
    take() {
      const path = waiting;
      waiting = null;
      const bytes = path === null ? null : sizeOf(path);
      if (path === null || bytes === null) return null;
      taken = path;
      return { name: basename(path), bytes };
    },
    path: () => taken,
  };
}
