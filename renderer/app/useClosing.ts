import { useEffect } from 'react';
import { settleAll } from './settleAll.ts';

/** A disk that does not answer must not keep a window open for ever, ms. */
const LONGEST_WAIT_MS = 4000;

/**
 * Holds the window's closing until what is typed or spoken is on the disk, then closes it. Electron lets a page hold its window without a
 * question; a second attempt to close goes through, whatever the disk does.
 */
export function useClosing(): void {
  useEffect(() => {
    let isHeld = false;
    const hold = (event: BeforeUnloadEvent): void => {
      const work = isHeld ? null : settleAll();
      if (work === null) return;
      isHeld = true;
      event.preventDefault();
      const late = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
      void Promise.race([work, late]).then(() => window.close());
    };
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, []);
}
