import { t } from 'i18next';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import type { BackupPlace, BackupState } from '#shared/ipc/backup.ts';
import { LAPTOP_PLACE } from '#shared/ipc/backup.ts';
import { DAY } from '#shared/lib/time.ts';

/** What a place is called. */
export const placeName = ({ id, path }: Pick<BackupPlace, 'id' | 'path'>): string => (id === LAPTOP_PLACE ? t('backup.laptop') : path);

/** The last good backup of a place in words. */
export function lastWords({ last }: BackupPlace): string {
  if (last === null) return t('backup.last_none');
  return t('backup.last', { when: formatInstant(last.checkedAt), leads: formatNumber(last.leads), media: formatNumber(last.media) });
}

/** What a backup helps against, by where it lies. */
export function helpWords(place: BackupPlace): string {
  if (place.id === LAPTOP_PLACE) return t('backup.helps_laptop');
  return place.isSameDisk ? t('backup.helps_same') : t('backup.helps_outside');
}

/** Why the last attempt failed, in words; null when it did not, or the place is only away and was good lately. */
export const faultWords = ({ fault }: BackupPlace): string | null => (fault === null ? null : t(`backup.fault.${fault.fault}`));

/** Older than this the backup of a chosen place is said to be old, where there is something new. */
const OLD_MS = DAY;

/** What must be said on every screen: a place that failed, or one whose backup is old; null when all is well. */
export function alarmOf(places: readonly BackupPlace[], { isBehind, now }: { isBehind: boolean; now: number }) {
  const failed = places.find(({ fault }) => fault !== null && fault.fault !== 'away');
  if (failed !== undefined) return { kind: 'failed' as const, place: failed };
  const newest = Math.max(0, ...places.map(({ last }) => last?.last ?? 0));
  const outside = places.filter(({ id }) => id !== LAPTOP_PLACE);
  const isFresh = ({ last }: BackupPlace): boolean =>
    last !== null && (now - last.checkedAt < OLD_MS || (!isBehind && last.last >= newest));
  // one of several sticks is enough
  if (outside.length === 0 || outside.some(isFresh)) return null;
  return { kind: 'old' as const, place: outside.toSorted((a, b) => (b.last?.checkedAt ?? 0) - (a.last?.checkedAt ?? 0))[0] ?? null };
}

/** Does what is in this place help when the laptop is lost: another disk, whole, all that was saved, opened by a passphrase? */
export const isOutside = ({ isSameDisk, fault, last }: BackupPlace, opensBy: BackupState['opensBy']): boolean =>
  !isSameDisk && fault === null && last !== null && opensBy.length > 0;
