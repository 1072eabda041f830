import { useTranslation } from 'react-i18next';
import { useNow } from '#renderer/data/useNow.ts';
import { formatMoment } from '#renderer/i18n/format.ts';
import classes from './Backup.module.css';
import { useBackupState } from './backups.ts';
import { alarmOf, placeName } from './placeWords.ts';

/** Says on every screen that a backup failed, or that the last one is old; nothing while all is well. */
export function BackupBanner({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const { state, isBehind } = useBackupState();
  const now = useNow();
  const alarm = state === null ? null : alarmOf(state.places, { isBehind, now });
  if (alarm?.place === undefined || alarm.place === null) return null;
  const { place } = alarm;
  const last = place.last === null ? t('backup.banner_never') : t('backup.banner_last', { when: formatMoment(place.last.checkedAt) });
  return (
    <button
      type="button"
      className={classes['banner']}
      data-kind={alarm.kind}
      data-testid="backup-banner"
      title={`${placeName(place)}: ${place.fault === null ? last : t(`backup.fault.${place.fault.fault}`)}`}
      onClick={onOpen}
    >
      <b>{t(alarm.kind === 'failed' ? 'backup.banner_failed' : 'backup.banner_old')}</b> {last}
    </button>
  );
}
