import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { watchWedge } from '#renderer/devices/wedge.ts';
import { useCalendarSync } from '#renderer/features/agenda/useCalendarSync.ts';
import { useBackgroundPush } from '#renderer/features/handover/useBackgroundPush.ts';
import { LockScreen } from '#renderer/features/lock/LockScreen.tsx';
import { answerScan, openScreens, showLock, useLockState } from '#renderer/features/lock/lockState.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { ScreenLock, Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import { signAs } from './atWork.ts';
import { useGuestMode } from './GuestScreen.tsx';
import { receiveLocked } from './receiveLocked.ts';
import { useClosing } from './useClosing.ts';
import { useWayBack } from './useWayBack.ts';

type Props = { readonly lock: ScreenLock; readonly show: Show | undefined; readonly setting: Setting };

const NO_WAY = { kind: 'none', check: () => Promise.resolve(false) } as const;

/**
 * The lock in the place of the working program, not above it: no screen, message, palette, shortcut or command of the menu is there. What
 * is sent in the background goes on, and the hand scanner is heard.
 */
export function LockPlace({ lock, show, setting }: Props) {
  const store = useStore();
  const wayBack = useWayBack();
  useGuestMode('locked');
  useBackgroundPush();
  useCalendarSync();
  useClosing();
  useLayoutEffect(() => {
    showLock(true);
    return () => showLock(false);
  }, []);
  const scanned = useEffectEvent((scan: Scan) => {
    if (show === undefined) return answerScan('refused');
    const { id: showId, country, badgeFormats: formats = [] } = show;
    const capturing = { store, showId, country, formats, hasSound: setting.hasSound, onCaptured: () => undefined };
    return void receiveLocked({ show, setting, capturing }, scan);
  });
  const profile = useEffectEvent(() => setting.scanner);
  useEffect(() => {
    const stop = new AbortController();
    watchWedge(window, { signal: stop.signal, onScan: (scan) => scanned(scan), profile: () => profile() });
    return () => stop.abort();
  }, []);
  const open = async (staff: StaffId | null): Promise<void> => {
    if (staff !== null) signAs((await saveSetting(store, { staffId: staff })).staffId);
    const { saved } = useLockState.getState();
    openScreens();
    if (saved > 0) notifications.show({ message: t('lock.while', { count: saved }) });
  };
  return (
    <LockScreen
      lock={lock}
      staff={show?.staff ?? []}
      wayBack={wayBack ?? NO_WAY}
      canScan={show !== undefined}
      onOpen={(staff) => void open(staff)}
    />
  );
}
