import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { useEffect } from 'react';
import { watchClock } from '#renderer/data/clock.ts';
import type { ClockBack } from '#renderer/data/clock.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import { formatInstant } from '#renderer/i18n/format.ts';

/** What is said of a clock that went back. */
export const clockWords = ({ last, now }: ClockBack): string => t('app.clock_back', { last: formatInstant(last), now: formatInstant(now) });

/** What is said when the key's file was put back from its copy; '' when it was whole. */
export const keyWords = async (): Promise<string> => ((await booth.vaultProtection())?.isMended === true ? t('protect.mended') : '');

async function tellKey(): Promise<void> {
  const message = await keyWords();
  if (message !== '') notifications.show({ id: 'key-mended', title: t('app.repaired_title'), message, autoClose: false, color: 'blue' });
}

const tellClock = (back: ClockBack): void =>
  void notifications.show({
    id: 'clock-back',
    title: t('app.clock_back_title'),
    message: clockWords(back),
    autoClose: false,
    color: 'orange',
  });

/** Says once that the key's file had to be put back, and each time that the computer's clock went back. */
export function useStartNotices(store: Store): void {
  useEffect(() => {
    const stop = new AbortController();
    void tellKey();
    void watchClock(store, { signal: stop.signal, onBack: tellClock });
    return () => stop.abort();
  }, [store]);
}
