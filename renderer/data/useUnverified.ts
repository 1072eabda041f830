import { useEffect, useState } from 'react';
import type { Show } from '#shared/domain/show.ts';
import { useLocalTime } from './useNow.ts';
import { useStore } from './StoreContext.tsx';
import { watchUnverified } from './unverified.ts';
import type { Unverified } from './unverified.ts';

/** How many leads of a show are in no verified file, as that changes; null where nobody asks (`isAsked`), undefined until it is known. */
export function useUnverified({ id, zone }: Pick<Show, 'id' | 'zone'>, isAsked = true): Unverified | null | undefined {
  const store = useStore();
  // what was captured today is of yesterday from midnight on
  const { day } = useLocalTime(zone);
  const asked = `${id} ${zone} ${day}`;
  const [answer, setAnswer] = useState<{ readonly to: string; readonly unverified: Unverified }>();
  useEffect(() => {
    if (!isAsked) return undefined;
    return watchUnverified(store, { id, zone }, (unverified) => setAnswer({ to: asked, unverified }));
  }, [store, id, zone, asked, isAsked]);
  if (!isAsked) return null;
  return answer?.to === asked ? answer.unverified : undefined;
}
