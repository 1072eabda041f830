import { Badge, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { REVIEW_KINDS } from '#shared/domain/review.ts';
import type { ReviewKind } from '#shared/domain/review.ts';
import classes from './Review.module.css';
import { showKind, useReview } from './reviewState.ts';

/** How many there are of each kind; null while that is not known. */
export type KindCounts = Readonly<Record<ReviewKind, number | null>>;

/** The kinds of what is left to look at, each with its count and its key. */
export function KindList({ counts }: { readonly counts: KindCounts }) {
  const { t } = useTranslation();
  const kind = useReview((state) => state.kind);
  useShortcuts(
    REVIEW_KINDS.map((one, at) => ({
      key: `mod+${at + 1}`,
      group: t('review.title'),
      label: t(`review.kind.${one}`),
      run: () => showKind(one),
      inFields: true,
    })),
  );
  return (
    <nav className={classes['kinds']} aria-label={t('review.kinds')}>
      {REVIEW_KINDS.map((one, at) => (
        <button
          key={one}
          type="button"
          className={classes['kind']}
          aria-current={one === kind ? 'true' : undefined}
          onClick={() => showKind(one)}
        >
          <span>{t(`review.kind.${one}`)}</span>
          <KeyHint keys={`mod+${at + 1}`} />
          {counts[one] === null ? (
            <Loader size={16} />
          ) : (
            <Badge variant={counts[one] === 0 ? 'default' : 'filled'} data-testid={`review-count-${one}`} style={{ minWidth: 34 }}>
              {counts[one]}
            </Badge>
          )}
        </button>
      ))}
    </nav>
  );
}
