import { useEffect, useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';

const LOOK_MS = 20_000;

/** The instant (ms), as it goes by. */
export function useNow(): number {
  const { now } = useStore();
  const [at, setAt] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setAt(now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [now]);
  return at;
}
