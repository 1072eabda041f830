import { Loader, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuplicatePair } from '#renderer/data/duplicates.ts';
import { readMany } from '#renderer/data/read.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { NothingOpen } from './LeadReview.tsx';
import { PairDesk } from './PairDesk.tsx';
import { inHand, neighbour, queueOf } from './queue.ts';
import { QueueList } from './QueueList.tsx';
import { readPair } from './readPair.ts';
import classes from './Review.module.css';
import { ReviewBar } from './ReviewBar.tsx';
import { hold, keyOfPair, letGo, skip, useReview } from './reviewState.ts';
import type { Pair } from './reviewState.ts';

type Props = {
  readonly show: Show;
  /** Undefined until they are known. */
  readonly pairs: readonly DuplicatePair[] | undefined;
  readonly onNext: { readonly label: string; readonly run: () => void } | null;
};

/** So many pairs are in view. */
const IN_VIEW = 200;

const pairOf = (key: string): Pair | null => {
  const [a, b] = key.split(':');
  // made by `keyOfPair` of the ids of two leads
  return a === undefined || b === undefined ? null : [a as LeadId, b as LeadId];
};

/** Names and companies of the leads in view. */
function useNames(pairs: readonly DuplicatePair[]): ReadonlyMap<LeadId, { readonly name: string; readonly company: string }> {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const leads = useLive((store) => readMany(store, 'leads', ids), ids) ?? [];
  return new Map(leads.map((lead) => [lead.id, { name: nameOf(lead), company: lead.contact.organization?.[0] ?? '' }]));
}

type HandProps = { readonly pair: Pair; readonly found: DuplicatePair | undefined; readonly show: Show };

/** The two leads in hand; when one of them is no more the next pair comes. */
function PairHand({ pair, found, show }: HandProps) {
  const { t } = useTranslation();
  const read = useLive(async (store) => ({ parties: await readPair(store, pair) }), [pair]);
  const isOver = read?.parties === null;
  useEffect(() => {
    if (isOver) letGo();
  }, [isOver]);
  if (read === undefined) return null;
  if (read.parties === null) return <Text p="md" c="dimmed">{t('review.settled')}</Text>; // prettier-ignore
  return (
    <PairDesk pair={pair} parties={read.parties} reasons={found?.reasons ?? []} probability={found?.probability ?? null} show={show} />
  );
}

/** Leads that may be one person, two by two: the same, somebody else, or left for now. */
export function DuplicateReview({ show, pairs, onNext }: Props) {
  const { t } = useTranslation();
  const { held, at, skipped } = useReview();
  const { open, left } = queueOf(pairs ?? [], ({ a, b }) => keyOfPair([a, b]), skipped);
  const shown = open.slice(0, IN_VIEW);
  const names = useNames([...shown, ...left]);
  const keys = open.map(({ a, b }) => keyOfPair([a, b]));
  const now = inHand(keys, { held, at });
  const pair = now === null ? null : pairOf(now);
  useEffect(() => {
    if (held === null && now !== null) hold(now, Math.max(0, keys.indexOf(now)));
    // oxlint-disable-next-line react/exhaustive-deps -- the place is that of the moment it came
  }, [held, now]);
  const lineOf = ({ a, b }: DuplicatePair) => {
    const [one, other] = [names.get(a), names.get(b)];
    const company = one?.company || other?.company || '';
    return { key: keyOfPair([a, b]), main: `${one?.name ?? '…'} · ${other?.name ?? '…'}`, sub: company };
  };
  const move = (by: number): void => {
    const place = neighbour(keys, now, { at, by });
    const key = keys[place];
    if (key !== undefined) hold(key, place);
  };
  const moves = [
    { key: 'pagedown', label: t('review.merge.next_pair'), run: () => move(1) },
    { key: 'pageup', label: t('review.merge.pair_before'), run: () => move(-1) },
  ];
  return (
    <>
      <QueueList
        label={t('review.kind.duplicates')}
        open={shown.map(lineOf)}
        left={left.map(lineOf)}
        more={open.length - shown.length}
        held={now}
        onHold={hold}
      />
      <section className={classes['desk']} aria-label={t('review.desk')} data-testid="review-desk">
        {pair !== null && <PairHand key={now} pair={pair} found={pairs?.find(({ a, b }) => keyOfPair([a, b]) === now)} show={show} />}
        {pair === null && pairs !== undefined && <NothingOpen left={left.length} onNext={onNext} />}
        {pair === null && pairs === undefined && <Loader m="auto" aria-label={t('review.looking')} />}
        <ReviewBar deeds={now === null ? [] : [{ key: 's', label: t('review.skip'), run: () => skip(now) }]} hidden={moves} />
      </section>
    </>
  );
}
