import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDuplicates } from '#renderer/data/useDuplicates.ts';
import { Page } from '#renderer/ui/Page.tsx';
import type { LeadId } from '#shared/domain/ids.ts';
import { REVIEW_KINDS } from '#shared/domain/review.ts';
import type { ReviewKind } from '#shared/domain/review.ts';
import type { Show } from '#shared/domain/show.ts';
import { DuplicateReview } from './DuplicateReview.tsx';
import { KindList } from './KindList.tsx';
import type { KindCounts } from './KindList.tsx';
import type { DeskSlots } from './LeadDesk.tsx';
import { LeadReview } from './LeadReview.tsx';
import classes from './Review.module.css';
import { hold, keyOfPair, showKind, takeUpShow, useReview } from './reviewState.ts';
import type { Pair } from './reviewState.ts';
import { useReviewCounts } from './useReviewCounts.ts';

type Props = DeskSlots & {
  readonly show: Show;
  readonly onOpen: (id: LeadId) => void;
  /** Two leads to begin with, side by side. */
  readonly pair?: Pair;
};

const NOTHING_KNOWN: KindCounts = {
  unresolved: null,
  check: null,
  duplicates: null,
  incomplete: null,
  owner: null,
  consent: null,
  promises: null,
};

/** The pairs of a show that nobody settled a moment ago. */
function usePairs(show: Show) {
  const gone = useReview((state) => state.gone);
  const isGone = new Set(gone);
  return useDuplicates(show.id)?.filter(({ a, b }) => !isGone.has(a) && !isGone.has(b) && !isGone.has(keyOfPair([a, b])));
}

/** All that should be looked at before the leads leave the laptop, kind by kind, worked to zero by keyboard. */
export function ReviewScreen({ show, onOpen, pair, ...slots }: Props) {
  const { t } = useTranslation();
  const kind = useReview((state) => state.kind);
  const leads = useReviewCounts(show.id);
  const pairs = usePairs(show);
  const counts: KindCounts = { ...(leads === null ? NOTHING_KNOWN : leads.of), duplicates: pairs?.length ?? null };
  const begin = pair === undefined ? null : keyOfPair(pair);
  useEffect(() => takeUpShow(show.id), [show.id]);
  useEffect(() => {
    if (begin === null) return;
    showKind('duplicates');
    hold(begin, 0);
  }, [begin]);
  useEffect(() => () => useReview.setState({ gone: [] }), []);
  const next: ReviewKind | undefined = REVIEW_KINDS.find((one) => one !== kind && (counts[one] ?? 0) > 0);
  const onNext =
    next === undefined
      ? null
      : { label: t('review.next_kind', { kind: t(`review.kind.${next}`), count: counts[next] ?? 0 }), run: () => showKind(next) };
  return (
    <Page title={t('review.title')} hint={t('review.hint')} isWide>
      <div className={classes['screen']}>
        <KindList counts={counts} />
        {kind === 'duplicates' ? (
          <DuplicateReview show={show} pairs={pairs} onNext={onNext} />
        ) : (
          <LeadReview key={kind} kind={kind} show={show} onOpen={onOpen} onNext={onNext} {...slots} />
        )}
      </div>
    </Page>
  );
}
