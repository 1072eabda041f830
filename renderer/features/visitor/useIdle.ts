import { useEffect, useEffectEvent, useState } from 'react';
import { idleStep } from './idle.ts';

/** How often it is looked at, ms. */
const LOOK_MS = 500;

/**
 * Seconds until an abandoned form is wiped, null while there is no need to say it. Any key, touch or movement of the pointer starts the
 * time anew; so does `isOn`.
 */
export function useIdle(isOn: boolean, onWipe: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null);
  const wipe = useEffectEvent(onWipe);
  useEffect(() => {
    if (!isOn) return undefined;
    let last = Date.now();
    const touch = (): void => {
      last = Date.now();
      setLeft(null);
    };
    const look = (): void => {
      const step = idleStep(Date.now() - last);
      setLeft(step.kind === 'warn' ? step.seconds : null);
      if (step.kind === 'wipe') wipe();
    };
    const timer = setInterval(look, LOOK_MS);
    const names = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel'] as const;
    for (const name of names) window.addEventListener(name, touch, { capture: true });
    return () => {
      clearInterval(timer);
      for (const name of names) window.removeEventListener(name, touch, { capture: true });
      setLeft(null);
    };
  }, [isOn]);
  return left;
}
