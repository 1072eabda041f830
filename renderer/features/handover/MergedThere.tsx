import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readLead } from '#renderer/data/leads.ts';
import { settleMergedThere } from '#renderer/data/mergedOutbox.ts';
import { readStuck } from '#renderer/data/outbox.ts';
import type { Store } from '#renderer/data/store.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { LeadId, TargetId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';

type Merged = { readonly leadId: LeadId; readonly into: LeadId; readonly name: string };

async function readMerged(store: Store, targetId: TargetId): Promise<Merged[]> {
  const merged: Merged[] = [];
  for (const { leadId, mergedInto } of await readStuck(store, targetId)) {
    const into = mergedInto === undefined ? undefined : await readLead(store, mergedInto);
    if (into !== undefined) merged.push({ leadId, into: into.id, name: nameOf(into) });
  }
  return merged;
}

type Props = { readonly targetId: TargetId; readonly onOpen: (id: LeadId) => void };

/** Leads that were merged here and are still two there: a person merges them in the CRM and says so. */
export function MergedThere({ targetId, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const merged = useLive((live) => readMerged(live, targetId), [targetId]) ?? [];
  if (merged.length === 0) return null;
  return (
    <Alert color="orange" mt="sm" p="xs" data-testid="merged-there">
      {merged.map(({ leadId, into, name }) => (
        <Group key={leadId} justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2}>
            {t('review.merge.there', { name: name || t('leads.unnamed') })}
          </Text>
          <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
            <Button size="compact-sm" variant="subtle" onClick={() => onOpen(into)}>
              {t('handover.open')}
            </Button>
            <Button size="compact-sm" variant="light" onClick={() => void settleMergedThere(store, targetId, [leadId])}>
              {t('review.merge.there_done')}
            </Button>
          </Group>
        </Group>
      ))}
    </Alert>
  );
}
