import { useEffect, useEffectEvent } from 'react';
import { booth } from '#renderer/lib/booth.ts';

/** Calls `onOpened` when the system opens a capsule, or did so before this screen was there; only while `isOn`. */
export function useOpenedCapsule(isOn: boolean, onOpened: () => void): void {
  const open = useEffectEvent(onOpened);
  useEffect(() => {
    if (!isOn) return undefined;
    void booth.capsuleWaiting().then((isWaiting) => (isWaiting ? open() : undefined));
    return booth.onCapsuleOpened(() => open());
  }, [isOn]);
}
