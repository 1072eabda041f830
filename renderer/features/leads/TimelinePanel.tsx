import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { HistoryList } from './HistoryList.tsx';
import { useNoteDrafts } from './noteDraft.ts';
import { TimelineEntry } from './TimelineEntry.tsx';
import { conversationOf, historyGroups } from './timelineItems.ts';

type Props = { readonly lead: Lead; readonly show: Show };

/** What happened with this visitor, newest first, and on the other side every change ever made. */
export function TimelinePanel({ lead, show }: Props) {
  const { t } = useTranslation();
  const [side, setSide] = useState<'talk' | 'history'>('talk');
  const timeline = useLive((store) => readTimeline(store, lead.id), [lead.id]);
  const typing = useNoteDrafts(({ drafts }) => drafts[lead.id]?.noteId);
  if (timeline === undefined) return null;
  const items = conversationOf(timeline).filter(({ id }) => id !== typing);
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
      {side === 'talk' && items.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('leads.timeline.empty')}
        </Text>
      )}
      {side === 'talk' && (
        <Stack component="ol" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
          {items.map((item) => (
            <TimelineEntry key={item.id} item={item} leadId={lead.id} show={show} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}
