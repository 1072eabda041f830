import { Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { HistoryList } from './HistoryList.tsx';
import { useMemos } from './memoRecording.ts';
import { useNoteDrafts } from './noteDraft.ts';
import { TimelineEntry } from './TimelineEntry.tsx';
import { conversationOf, historyGroups, peopleOf } from './timelineItems.ts';
import type { TimelineItem } from './timelineItems.ts';

type Props = { readonly lead: Lead; readonly show: Show };

/** Whose deeds are shown. Ids are uuids: the two words are nobody's. */
type Shown = StaffId | 'everybody' | 'nobody';

const isShown = ({ by }: TimelineItem, shown: Shown): boolean => shown === 'everybody' || (by ?? 'nobody') === shown;

type ByProps = {
  readonly show: Show;
  readonly items: readonly TimelineItem[];
  readonly shown: Shown;
  readonly onChange: (to: Shown) => void;
};

/** Chooses one person's part of the conversation. */
function PersonFilter({ show, items, shown, onChange }: ByProps) {
  const { t } = useTranslation();
  const nameOf = (id: StaffId | null): string =>
    id === null ? t('leads.timeline.nobody') : (show.staff.find((one) => one.id === id)?.name ?? t('history.somebody'));
  const data = peopleOf(items).map((id) => ({ value: id ?? 'nobody', label: nameOf(id) }));
  return (
    <Group justify="end" gap="xs">
      <NativeSelect
        size="xs"
        aria-label={t('leads.timeline.by')}
        value={shown}
        data={[{ value: 'everybody', label: t('leads.timeline.everybody') }, ...data]}
        onChange={(event) => onChange(event.currentTarget.value as Shown)} // one of the values above
      />
    </Group>
  );
}

/** What happened with this visitor, newest first, of all or of one person, and on the other side every change ever made. */
export function TimelinePanel({ lead, show }: Props) {
  const { t } = useTranslation();
  const [side, setSide] = useState<'talk' | 'history'>('talk');
  const [shown, setShown] = useState<Shown>('everybody');
  const timeline = useLive((store) => readTimeline(store, lead.id), [lead.id]);
  const typing = useNoteDrafts(({ drafts }) => drafts[lead.id]?.noteId);
  const speaking = useMemos(({ recorded }) => recorded?.id);
  if (timeline === undefined) return null;
  const all = conversationOf(timeline, lead.pictures).filter(({ id }) => id !== typing && id !== speaking);
  // whoever was chosen may have nothing here any more
  const whose = all.some((item) => isShown(item, shown)) ? shown : 'everybody';
  const items = all.filter((item) => isShown(item, whose));
  return (
    <Stack component="section" gap="sm" aria-label={t('leads.timeline.title')}>
      <SegmentedControl
        fullWidth
        value={side}
        aria-label={t('leads.timeline.title')}
        data={[
          { value: 'talk', label: t('leads.timeline.title') },
          { value: 'history', label: t('leads.timeline.history') },
        ]}
        onChange={(value) => setSide(value === 'history' ? 'history' : 'talk')}
      />
      {side === 'history' && <HistoryList groups={historyGroups(timeline.history)} show={show} />}
      {side === 'talk' && peopleOf(all).length > 1 && <PersonFilter show={show} items={all} shown={whose} onChange={setShown} />}
      {side === 'talk' && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('leads.timeline.empty')}
        </Text>
      )}
      {side === 'talk' && (
        <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} data-testid="timeline">
          {items.map((item) => (
            <TimelineEntry key={item.id} item={item} leadId={lead.id} show={show} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}
