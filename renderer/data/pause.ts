/** Waits `ms` milliseconds; 0 lets the screen and saves go on meanwhile. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
