import { notifications } from '@mantine/notifications';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { watchIdle } from '#renderer/features/lock/idle.ts';
import { useLockState } from '#renderer/features/lock/lockState.ts';
import { booth } from '#renderer/lib/booth.ts';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Setting } from '#shared/domain/setting.ts';
import { lockNow } from './lockNow.ts';
import { goTo } from './route.ts';

/** Locks, from everywhere. */
export const LOCK_KEY = 'mod+shift+l';

/** The deed behind the key, the button and the menu: locks; without a PIN it leads to where one is set. */
export function lockOrSet(setting: Setting, hint: string): void {
  if ((setting.lock ?? null) !== null) return lockNow();
  goTo({ page: 'safety', tab: 'lock' });
  return void notifications.show({ message: hint });
}

/** Makes the key live on every screen. */
export function useLockKey(setting: Setting): void {
  const { t } = useTranslation();
  useShortcuts([
    { key: LOCK_KEY, label: t('lock.now'), group: t('app.anywhere'), run: () => lockOrSet(setting, t('lock.no_pin')), inFields: true },
  ]);
}

/** Locks by itself: when it was quiet for as long as the settings say, when the computer sleeps, when its session is locked. */
export function useAutoLock(setting: Setting | undefined): void {
  const store = useStore();
  const isOpen = useLockState((state) => state.isOpen);
  const lock = setting?.lock ?? null;
  // a kiosk has a PIN of its own
  const isOn = isOpen && lock !== null && (setting?.kiosk ?? null) === null;
  const after = useEffectEvent(() => lock?.after ?? 0);
  useEffect(() => {
    if (!isOn) return undefined;
    const stop = new AbortController();
    watchIdle(window, { signal: stop.signal, after: () => after(), now: store.now, onIdle: lockNow });
    const deaf = booth.onAway(lockNow);
    return () => {
      stop.abort();
      deaf();
    };
  }, [isOn, store]);
}
