const MINUTE_MS = 60_000;

/** What counts as somebody being there. A scan does too: whoever hears it says so. */
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'input'] as const;

/** How often the clock is looked at, ms. */
const LOOK_MS = 1_000;

export type IdleWatch = {
  readonly signal: AbortSignal;
  /** Minutes of quiet, asked at each look; 0 for never. */
  readonly after: () => number;
  readonly now: () => number;
  readonly onIdle: () => void;
};

/** True when nobody was there for so many minutes; 0 minutes never end. */
export const isQuiet = (lastAt: number, now: number, after: number): boolean => after > 0 && now - lastAt >= after * MINUTE_MS;

let lastAt = 0;

/** Somebody is there: the minutes begin anew. */
export const noteSign = (now: number): void => {
  lastAt = now;
};

/**
 * Calls `onIdle` once nobody has touched anything for as long as `after` says, by the clock and not by timers: a computer that slept has
 * been quiet all the while. Until the signal ends it.
 */
export function watchIdle(target: EventTarget, { signal, after, now, onIdle }: IdleWatch): void {
  noteSign(now());
  const sign = (): void => {
    // back at a computer that slept: the first key must not make the night undone
    if (!isQuiet(lastAt, now(), after())) noteSign(now());
  };
  const look = (): void => {
    // a clock set back would keep it open for as long
    if (now() < lastAt) noteSign(now());
    if (isQuiet(lastAt, now(), after())) onIdle();
  };
  for (const name of SIGNS) target.addEventListener(name, sign, { capture: true, signal, passive: true });
  const timer = setInterval(look, LOOK_MS);
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
