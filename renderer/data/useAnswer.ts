import { useEffect, useEffectEvent, useState } from 'react';

/**
 * The answer to a question put once, and again whenever `key` (plain text: all that the question rests on) changes; undefined until it
 * comes. A question that fails is a bug: it goes to the boundary of what nobody awaits. For what follows the database: `useLive`.
 */
export function useAnswer<T>(ask: () => Promise<T>, key: string): T | undefined {
  const [answer, setAnswer] = useState<{ readonly value: T; readonly to: string }>();
  const put = useEffectEvent(ask);
  useEffect(() => {
    let isGone = false;
    void put().then((value) => {
      if (!isGone) setAnswer({ value, to: key });
    });
    return () => {
      isGone = true;
    };
  }, [key]);
  return answer?.to === key ? answer.value : undefined;
}
