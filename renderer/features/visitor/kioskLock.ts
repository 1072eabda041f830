import { isPin, newPin } from '#renderer/data/pin.ts';
import { saveSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import type { KioskLock } from '#shared/domain/setting.ts';
import { endVisit } from './visitorState.ts';

/** Turns the laptop into a kiosk that only this PIN ends: the lock lies in the settings, so a restart or a crash comes back into it. */
export async function lockKiosk(store: Store, pin: string): Promise<void> {
  const hash = await newPin(pin);
  endVisit();
  await saveSetting(store, { kiosk: { pin: hash, since: store.now(), failed: 0, until: 0 } });
}

/** Ends the kiosk when the PIN is the one it was started with. */
export async function openKiosk(store: Store, lock: KioskLock, pin: string): Promise<boolean> {
  const isRight = await isPin(pin, lock.pin);
  if (isRight) await saveSetting(store, { kiosk: null });
  return isRight;
}

/** Keeps count of wrong PINs over restarts too. */
export const keepTries = async (store: Store, lock: KioskLock, tries: Pick<KioskLock, 'failed' | 'until'>): Promise<void> =>
  void (await saveSetting(store, { kiosk: { ...lock, ...tries } }));
