import { Button } from '@mantine/core';
import { IconChecks, IconClockPause } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { discardLead, restoreLead } from '#renderer/data/leads.ts';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useRows } from '#renderer/data/useRows.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { LeadDoubt } from '#shared/domain/review.ts';
import type { Show } from '#shared/domain/show.ts';
import { KIND_SORT } from './kindSort.ts';
import { LeadDesk } from './LeadDesk.tsx';
import type { DeskSlots } from './LeadDesk.tsx';
import { inHand, neighbour, queueOf } from './queue.ts';
import { QueueList } from './QueueList.tsx';
import classes from './Review.module.css';
import { ReviewBar } from './ReviewBar.tsx';
import { forgetPassed, hold, passOn, remember, skip, takeUpSkipped, useReview } from './reviewState.ts';

type Props = DeskSlots & {
  readonly kind: LeadDoubt;
  readonly show: Show;
  readonly onOpen: (id: LeadId) => void;
  /** What is shown when nothing of this kind is left. */
  readonly onNext: { readonly label: string; readonly run: () => void } | null;
};

type RestProps = { readonly left: number; readonly onNext: Props['onNext'] };

/** Nothing is open: done, or only left for now. */
export function NothingOpen({ left, onNext }: RestProps) {
  const { t } = useTranslation();
  const next = left > 0 ? { label: t('review.take_up', { count: left }), run: takeUpSkipped } : onNext;
  useShortcuts(next === null ? [] : [{ key: 'enter', group: t('review.title'), ...next }]);
  return (
    <EmptyState
      icon={left > 0 ? <IconClockPause size={32} /> : <IconChecks size={32} />}
      title={t(left > 0 ? 'review.only_left' : 'review.none')}
      text={t(left > 0 ? 'review.only_left_text' : 'review.none_text')}
    >
      {next !== null && (
        <Button rightSection={<KeyHint keys="enter" />} onClick={next.run}>
          {next.label}
        </Button>
      )}
    </EmptyState>
  );
}

/** The leads of one kind: the queue, and the one in hand with all that is left to look at of it. */
export function LeadReview({ kind, show, onOpen, onNext, ...slots }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const { held, at, skipped, passed } = useReview();
  const { rows, total, isLoaded } = useRows({ showId: show.id, filters: { review: kind }, sort: KIND_SORT[kind] }, skipped.length);
  const { open, left } = queueOf<LeadRow>(
    rows.filter(({ id }) => id !== passed),
    ({ id }) => id,
    skipped,
  );
  const isKnown = isLoaded && passed !== null && !rows.some(({ id }) => id === passed);
  useEffect(() => {
    if (isKnown) forgetPassed();
  }, [isKnown]);
  const keys = open.map(({ id }) => id as string);
  const now = inHand(keys, { held, at });
  useEffect(() => {
    // what came into the hand by itself stays in it until it is settled, also when it leaves this queue
    if (held === null && now !== null) hold(now, Math.max(0, keys.indexOf(now)));
    // oxlint-disable-next-line react/exhaustive-deps -- the place is that of the moment it came
  }, [held, now]);
  const move = (by: number): void => {
    const place = neighbour(keys, now, { at, by });
    const key = keys[place];
    if (key !== undefined) hold(key, place);
  };
  const lineOf = ({ id, name, company, title }: LeadRow) => ({
    key: id,
    main: name || t('leads.unnamed'),
    sub: [company, title].filter(Boolean).join(' · '),
  });
  const discard = async (id: LeadId): Promise<void> => {
    const lead = await discardLead(store, id);
    passOn(id);
    if (lead !== undefined) remember({ id, words: t('review.done.discarded'), undo: () => restoreLead(store, id) });
  };
  const moves = [
    { key: 'arrowdown', label: t('followup.down'), run: () => move(1) },
    { key: 'arrowup', label: t('followup.up'), run: () => move(-1) },
  ];
  const deeds =
    now === null
      ? []
      : [
          { key: 's', label: t('review.skip'), run: () => skip(now) },
          // the ids of this queue are those of leads
          { key: 'delete', label: t('review.discard'), run: () => void discard(now as LeadId) },
        ];
  return (
    <>
      <QueueList
        label={t(`review.kind.${kind}`)}
        open={open.map(lineOf)}
        left={left.map(lineOf)}
        more={Math.max(0, total - rows.length)}
        held={now}
        onHold={hold}
      />
      <section className={classes['desk']} aria-label={t('review.desk')} data-testid="review-desk">
        {now !== null && <LeadDesk key={now} id={now as LeadId} show={show} first={kind} onOpen={onOpen} {...slots} />}
        {now === null && isLoaded && <NothingOpen left={left.length} onNext={onNext} />}
        <ReviewBar deeds={deeds} hidden={moves} />
      </section>
    </>
  );
}
