import { useTranslation } from 'react-i18next';
import { readSetting } from '#renderer/data/settings.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useUnverified } from '#renderer/data/useUnverified.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';

/** The last verified file in words, and how many leads of the show are in none. */
export type Backup = { readonly last: string; readonly waiting: number; readonly waitingWords: string };

/** What is known of backups and exports of a show, as it changes. */
export function useBackup(show: Pick<Show, 'id' | 'zone'>): Backup {
  const { t } = useTranslation();
  const last = useLive(async (store) => (await readSetting(store)).lastVerified ?? null, []);
  const left = useUnverified(show);
  const waiting = left === undefined || left === null ? 0 : left.today + left.earlier;
  return {
    last:
      last === undefined || last === null
        ? t('dayclose.file_none')
        : t('dayclose.file_last', { file: last.file, when: formatInstant(last.at, show.zone), count: last.leads }),
    waiting,
    waitingWords: waiting === 0 ? t('dayclose.waiting_none') : t('dayclose.waiting', { count: waiting }),
  };
}
