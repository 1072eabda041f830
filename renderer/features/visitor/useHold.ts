import { useEffect, useEffectEvent, useRef } from 'react';

/** How long a staff gesture is held, ms: longer than any slip. */
const HOLD_MS = 2_000;

type Hold = { readonly start: () => void; readonly stop: () => void };

/** Runs `onHeld` when something is held for two seconds: whatever `start` and `stop` are given to, and the Escape key. */
export function useHold(onHeld: () => void): Hold {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const held = useEffectEvent(onHeld);
  const stop = (): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  const run = useEffectEvent(() => {
    stop();
    timer.current = setTimeout(() => held(), HOLD_MS);
  });
  const end = useEffectEvent(stop);
  useEffect(() => {
    const down = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.repeat) run();
    };
    const up = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end();
    };
    const blur = (): void => end();
    window.addEventListener('keydown', down);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', blur);
    return () => {
      end();
      window.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', blur);
    };
  }, []);
  return {
    start: () => {
      stop();
      timer.current = setTimeout(onHeld, HOLD_MS);
    },
    stop,
  };
}
