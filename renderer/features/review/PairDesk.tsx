import { Badge, Box, Group, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { sayDifferent, takeBackDifferent } from '#renderer/data/duplicates.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { Agreement, Reason } from '#shared/domain/dedupe/person.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { uniteEmails, unitePhones } from '#shared/domain/merge/uniteContact.ts';
import type { Show } from '#shared/domain/show.ts';
import { MergeTable } from './MergeTable.tsx';
import type { KeptLine } from './MergeTable.tsx';
import { PairHints, PairKeys } from './PairKeys.tsx';
import type { Party } from './readPair.ts';
import classes from './Review.module.css';
import { keyOfPair, letGo, markGone, remember } from './reviewState.ts';
import type { Pair } from './reviewState.ts';
import { useMergePlan } from './useMergePlan.ts';

type Props = {
  readonly pair: Pair;
  readonly parties: readonly [Party, Party];
  readonly reasons: readonly Reason[];
  readonly probability: number | null;
  readonly show: Show;
};

const LEVELS: readonly Agreement[] = ['same', 'alike', 'partly', 'differs'];

/** What agrees and what differs, in one line. */
function Why({ reasons }: Pick<Props, 'reasons'>) {
  const { t } = useTranslation();
  const words = LEVELS.flatMap((level) => {
    const fields = reasons.filter((reason) => reason.level === level).map(({ field }) => t(`leads.same.field.${field}`));
    return fields.length === 0 ? [] : [t(`leads.same.level.${level}`, { fields: fields.join(', ') })];
  });
  return (
    <Text size="sm" c="dimmed">
      {words.join(' · ')}
    </Text>
  );
}

const emails = ({ contact }: Lead): string => (contact.emails ?? []).map(({ value }) => value).join(', ');
const phones = ({ contact }: Lead): string => (contact.phones ?? []).map(({ value }) => value).join(', ');
const count = (value: number): string => (value === 0 ? '' : String(value));
const isMore = (all: number, own: number): boolean => all > own;

/** What is kept of both, as each has it. */
function useKept({ lead: winner, hanging: one }: Party, { lead: loser, hanging: other }: Party): KeptLine[] {
  const { t } = useTranslation();
  const lists: KeptLine[] = [
    ...(isMore(uniteEmails(winner.contact.emails ?? [], loser.contact.emails ?? []).length, 1)
      ? [{ key: 'emails', label: t('review.kept.emails'), winner: emails(winner), loser: emails(loser) }]
      : []),
    ...(isMore(unitePhones(winner.contact.phones ?? [], loser.contact.phones ?? []).length, 1)
      ? [{ key: 'phones', label: t('review.kept.phones'), winner: phones(winner), loser: phones(loser) }]
      : []),
    { key: 'interests', label: t('review.kept.interests'), winner: winner.interests.join(', '), loser: loser.interests.join(', ') },
    { key: 'visits', label: t('review.kept.visits'), winner: count(winner.visits), loser: count(loser.visits) },
    { key: 'notes', label: t('review.kept.notes'), winner: count(one.notes), loser: count(other.notes) },
    { key: 'promises', label: t('review.kept.promises'), winner: count(one.promises), loser: count(other.promises) },
    {
      key: 'meetings',
      label: t('review.kept.meetings'),
      winner: count(winner.appointments.length),
      loser: count(loser.appointments.length),
    },
    { key: 'consents', label: t('review.kept.consents'), winner: count(winner.consents.length), loser: count(loser.consents.length) },
    { key: 'pictures', label: t('review.kept.pictures'), winner: count(winner.pictures.length), loser: count(loser.pictures.length) },
  ];
  return lists.filter((line) => line.winner !== '' || line.loser !== '');
}

/** Two leads that may be one person, field by field: what becomes of them is in view before the key that does it. */
export function PairDesk({ pair, parties, reasons, probability, show }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const planned = useMergePlan(parties);
  const { winner, loser, plan, choices, at, choose } = planned;
  const kept = useKept(winner, loser);
  const id = keyOfPair(pair);
  const named = (lead: Lead): string => nameOf(lead) || t('leads.unnamed');
  const merge = async (): Promise<void> => {
    const merged = await mergeLeads(store, { winner: winner.lead.id, loser: loser.lead.id, choices });
    if (!merged.ok) return void notifications.show({ color: 'red', message: t('leads.same.failed') });
    markGone([loser.lead.id]);
    letGo();
    return remember({ id, words: t('leads.same.joined', { name: named(merged.value) }), undo: () => splitMerged(store, loser.lead.id) });
  };
  const part = async (): Promise<void> => {
    await sayDifferent(store, pair);
    markGone([id]);
    letGo();
    remember({
      id,
      words: t('review.done.parted', { one: named(winner.lead), other: named(loser.lead) }),
      undo: () => takeBackDifferent(store, pair),
    });
  };
  return (
    <>
      <div className={classes['head']}>
        <div style={{ flex: 1, minWidth: 0 }}>
          <Title order={3} lineClamp={1}>
            {t('review.merge.title')}
          </Title>
          <Group gap="xs">
            {probability !== null && (
              <Badge variant="light" tt="none">
                {t('review.merge.likely', { percent: Math.floor(probability * 100) })}
              </Badge>
            )}
            <Why reasons={reasons} />
          </Group>
        </div>
        <PairKeys planned={planned} onMerge={() => void merge()} onPart={() => void part()} />
      </div>
      <Box component="section" className={classes['body'] ?? ''} tabIndex={0} aria-label={t('review.merge.title')}>
        <PairHints />
        <MergeTable winner={winner.lead} loser={loser.lead} show={show} plan={plan} kept={kept} at={at} onChoose={choose} />
        <Text size="sm" c="dimmed" mt="sm">
          {t('review.merge.will', {
            stays: formatInstant(winner.lead.capturedAt, show.zone),
            goes: formatInstant(loser.lead.capturedAt, show.zone),
          })}
          {winner.hanging.isSent && loser.hanging.isSent && ` ${t('review.merge.both_sent')}`}
        </Text>
      </Box>
    </>
  );
}
