import { Alert, Button, Group } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { restoreLead } from '#renderer/data/leads.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';

/** Says that a lead is out of everything, with the way back. */
export function DiscardedBanner({ id }: { readonly id: LeadId }) {
  const { t } = useTranslation();
  const store = useStore();
  return (
    <Alert color="orange" radius={0} py={6} icon={<IconTrash size={18} />}>
      <Group justify="space-between">
        {t('leads.isDiscarded')}
        <Button size="sm" variant="light" onClick={() => void restoreLead(store, id)}>
          {t('leads.restore')}
        </Button>
      </Group>
    </Alert>
  );
}
