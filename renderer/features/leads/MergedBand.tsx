import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readMany } from '#renderer/data/read.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly lead: Lead; readonly show: Show; readonly onOpen: (id: LeadId) => void };

/** Which leads went into this one: each is a press away, and there the way back. */
export function MergedBand({ lead, show, onOpen }: Props) {
  const { t } = useTranslation();
  const { mergedFrom = [] } = lead;
  const merged = useLive((store) => readMany(store, 'leads', mergedFrom), [mergedFrom]) ?? [];
  if (merged.length === 0) return null;
  return (
    <Alert color="gray" radius={0} py={4} icon={<IconArrowMerge size={18} />} data-testid="merged-from">
      <Group gap="xs">
        <Text size="sm">{t('review.merge.of', { count: merged.length })}</Text>
        {merged.map((one) => (
          <Button key={one.id} size="compact-sm" variant="light" color="gray" maw={320} onClick={() => onOpen(one.id)}>
            {`${nameOf(one) || t('leads.unnamed')}, ${formatInstant(one.capturedAt, show.zone)}`}
          </Button>
        ))}
      </Group>
    </Alert>
  );
}
