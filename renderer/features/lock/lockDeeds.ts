import { isPin, newPin, tryDelayMs } from '#renderer/data/pin.ts';
import { readSetting, saveSetting } from '#renderer/data/settings.ts';
import type { Store } from '#renderer/data/store.ts';
import { inTurn } from '#renderer/data/turns.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import type { ScreenLock } from '#shared/domain/setting.ts';
import type { Staff } from '#shared/domain/show.ts';
import { openScreens } from './lockState.ts';

/** After how many minutes of quiet the screens lock by themselves; 0: never. */
export const AUTO_LOCK = [0, 1, 2, 5, 15, 30] as const;

const FIRST_AFTER = 5;

/** Wrong tries in a row, and until when (ms) no other is taken. */
export type Tries = Pick<ScreenLock, 'failed' | 'until'>;

const NO_TRIES: Tries = { failed: 0, until: 0 };

/** Tries that the disk would not take (it is full): they count all the same until the program ends. */
const unkept = new WeakMap<Store, Tries>();

/** How long to wait for the next try, ms. A clock that was set back makes nobody wait longer than their tries cost. */
export const waitMs = ({ failed, until }: Tries, now: number): number => Math.max(0, Math.min(until - now, tryDelayMs(failed)));

/** How a try ended. `staff`: whose PIN it was, when exactly one of the show's staff has it; null for the laptop's own. */
export type Tried = { readonly kind: 'open'; readonly staff: StaffId | null } | { readonly kind: 'wrong' | 'wait'; readonly tries: Tries };

/** Locks with this PIN from now on; the screens in view stay. A lock there was keeps all but its PIN. */
export async function setLockPin(store: Store, pin: string): Promise<void> {
  const hash = await newPin(pin);
  openScreens();
  const { lock } = await readSetting(store);
  unkept.delete(store);
  await saveSetting(store, { lock: { after: FIRST_AFTER, hasStaff: true, ...lock, pin: hash, ...NO_TRIES } });
}

/** Takes the lock away: nothing locks any more, neither by key nor by itself. */
export const removeLock = async (store: Store): Promise<void> => void (await saveSetting(store, { lock: null }));

/** Changes when it locks by itself, and whether PINs of staff open it. Nothing where there is no lock. */
export async function changeLock(store: Store, change: Partial<Pick<ScreenLock, 'after' | 'hasStaff'>>): Promise<void> {
  const { lock } = await readSetting(store);
  if (lock !== undefined && lock !== null) await saveSetting(store, { lock: { ...lock, ...change } });
}

async function keepTries(store: Store, lock: ScreenLock, tries: Tries): Promise<void> {
  unkept.set(store, tries);
  // a disk that takes nothing must not keep out who knows the PIN: the tries count in memory then
  await saveSetting(store, { lock: { ...lock, ...tries } }).catch(() => undefined);
}

/** The one of the staff whose PIN it is; null when nobody's, or that of several: nobody signs for a colleague by chance. */
async function whose(pin: string, staff: readonly Staff[]): Promise<{ readonly isAny: boolean; readonly id: StaffId | null }> {
  const withPin = staff.flatMap((one) => (one.pin === undefined ? [] : [{ id: one.id, hash: one.pin }]));
  const right = await Promise.all(withPin.map(({ hash }) => isPin(pin, hash)));
  const found = withPin.filter((_one, at) => right[at] === true);
  return { isAny: found.length > 0, id: found.length === 1 ? (found[0]?.id ?? null) : null };
}

/**
 * One try at the lock, one after the other. It is counted on the disk before it is looked at, so ending the program in the middle of it
 * wins no try; the right one takes all of them back.
 */
function tryOnce(store: Store, check: (lock: ScreenLock) => Promise<StaffId | null | false>): Promise<Tried> {
  return inTurn('lock-tries', async () => {
    const { lock } = await readSetting(store);
    if (lock === undefined || lock === null) return { kind: 'open', staff: null };
    const heard = unkept.get(store) ?? NO_TRIES;
    const before: Tries = lock.failed >= heard.failed ? lock : heard;
    const now = store.now();
    if (waitMs(before, now) > 0) return { kind: 'wait', tries: before };
    const failed = before.failed + 1;
    const tries = { failed, until: now + tryDelayMs(failed) };
    await keepTries(store, lock, tries);
    const staff = await check(lock);
    if (staff === false) return { kind: 'wrong', tries };
    await keepTries(store, lock, NO_TRIES);
    return { kind: 'open', staff };
  });
}

/** Tries a PIN: the laptop's, else, where the lock says so, one of the staff's. Resolves without opening anything: that is the caller's. */
export const tryPin = (store: Store, pin: string, staff: readonly Staff[]): Promise<Tried> =>
  tryOnce(store, async (lock) => {
    if (await isPin(pin, lock.pin)) return null;
    const theirs = lock.hasStaff ? await whose(pin, staff) : { isAny: false, id: null };
    return theirs.isAny ? theirs.id : false;
  });

/** Tries a passphrase in the place of a forgotten PIN; it costs a try like any other. */
export const tryPassphrase = (store: Store, passphrase: string, check: (passphrase: string) => Promise<boolean>): Promise<Tried> =>
  tryOnce(store, async () => ((await check(passphrase)) ? null : false));
