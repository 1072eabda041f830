import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { discardLead, restoreLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';

/** Long enough to be read across a booth. */
const SHOWN_MS = 8000;

/** Discards a lead and offers the way back for some seconds; Undo restores it whole. */
export async function discardFromList(store: Store, id: LeadId, name: string): Promise<void> {
  await discardLead(store, id);
  const notice = `discarded-${id}`;
  const undo = (): void => {
    notifications.hide(notice);
    void restoreLead(store, id);
  };
  notifications.show({
    id: notice,
    autoClose: SHOWN_MS,
    color: 'gray',
    title: t('leads.discarded.title', { name: name || t('leads.unnamed') }),
    message: (
      <Group justify="space-between" wrap="nowrap">
        {t('leads.discarded.text')}
        <Button size="sm" variant="light" style={{ flexShrink: 0 }} onClick={undo}>
          {t('leads.discarded.undo')}
        </Button>
      </Group>
    ),
  });
}
