import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readLead, readLive } from '#renderer/data/leads.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';

type Props = { readonly lead: Lead; readonly onOpen: (id: LeadId) => void };

/** Parts a merged lead from the one it went into, or says what has to be parted first. */
function usePart(): (id: LeadId) => Promise<void> {
  const { t } = useTranslation();
  const store = useStore();
  return async (id) => {
    const parted = await splitMerged(store, id);
    if (parted.ok || parted.error === 'not-merged') return;
    const into = (await readLead(store, id))?.mergedInto?.leadId;
    const other = into === undefined ? undefined : await readLead(store, into);
    const name = (other === undefined ? '' : nameOf(other)) || t('leads.unnamed');
    notifications.show({ color: 'orange', message: t('review.merge.on', { name }) });
  };
}

/** The page of a lead that is another one by now: which, the way there, and the way back. */
export function MergedLead({ lead, onOpen }: Props) {
  const { t } = useTranslation();
  const part = usePart();
  const live = useLive((store) => readLive(store, lead.id), [lead.id]);
  const group = t('leads.keys');
  const open = (): void => (live === undefined ? undefined : onOpen(live.id));
  const undo = (): void => void part(lead.id);
  const name = (live === undefined ? '' : nameOf(live)) || t('leads.unnamed');
  useShortcuts([
    { key: 'enter', group, label: t('review.merge.open', { name }), run: open },
    { key: 'u', group, label: t('review.merge.undo'), run: undo },
  ]);
  return (
    <EmptyState icon={<IconArrowMerge size={34} />} title={t('review.merge.into', { name })} text={t('review.merge.into_text')}>
      <Group data-testid="merged-into">
        <Button rightSection={<KeyHint keys="enter" />} maw={420} onClick={open}>
          {t('review.merge.open', { name })}
        </Button>
        <Button variant="default" rightSection={<KeyHint keys="u" />} onClick={undo}>
          {t('review.merge.undo')}
        </Button>
      </Group>
    </EmptyState>
  );
}
