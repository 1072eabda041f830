import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUnverified } from '#renderer/data/useUnverified.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import type { Show } from '#shared/domain/show.ts';
import { hideBanner, useBanner } from './bannerState.ts';
import classes from './DayClose.module.css';

type Props = { readonly show: Show; readonly onExport: () => void };

/**
 * Says how many leads are in no verified file, from the first lead of a day until an export or backup was read back; nothing for a
 * rehearsal, whose leads nobody needs. May be hidden until the next start.
 */
export function VerifiedBanner({ show, onExport }: Props) {
  const { t } = useTranslation();
  const isHidden = useBanner((state) => state.isHidden);
  const left = useUnverified(show, !show.isSample && !isHidden);
  if (left === undefined || left === null || left.today + left.earlier === 0) return null;
  const { today, earlier } = left;
  const count = today === 0 ? earlier : today;
  return (
    <div className={classes['banner']} aria-live="polite" data-testid="verified-banner">
      <button type="button" title={t('dayclose.banner_open')} onClick={onExport}>
        <b>{formatNumber(count)}</b> {t(today === 0 ? 'dayclose.banner_earlier' : 'dayclose.banner', { count })}
        {today > 0 && earlier > 0 && ` ${t('dayclose.banner_more', { count: earlier })}`}
      </button>
      <CloseButton
        size="xs"
        className={classes['hide']}
        aria-label={t('dayclose.banner_hide')}
        title={t('dayclose.banner_hide')}
        onClick={hideBanner}
      />
    </div>
  );
}
