import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowsSplit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readConflictsOf, settleConflict } from '#renderer/data/conflicts.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useSaid } from './useSaid.ts';

/** Below the name of a lead: one field that was written differently on two laptops, a button for each value; the next one after it. */
export function ConflictBand({ lead, show }: { readonly lead: Lead; readonly show: Show }) {
  const { t } = useTranslation();
  const store = useStore();
  const words = useSaid(show);
  const conflicts = useLive((live) => readConflictsOf(live, lead.id), [lead.id]) ?? [];
  const [first] = conflicts;
  if (first === undefined) return null;
  return (
    <Alert color="orange" radius={0} py={6} icon={<IconArrowsSplit size={18} />} data-testid="conflict-band">
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text size="sm" truncate>
          {t('capsule.clash.band')} <b>{words.field(first)}</b>
          {conflicts.length > 1 && ` ${t('capsule.clash.more', { count: conflicts.length - 1 })}`}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {first.said.map((one) => (
            <Button
              key={one.dot}
              size="compact-sm"
              variant="default"
              maw={260}
              title={`${words.value(first, one)} (${words.who(one)})`}
              onClick={() => void settleConflict(store, first, one.value)}
            >
              {t('capsule.clash.keep', { value: words.value(first, one) })}
            </Button>
          ))}
        </Group>
      </Group>
    </Alert>
  );
}
