import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from 'i18next';

/** Long enough to be read across a booth. */
const SHOWN_MS = 8000;

/** Says what was done and offers the way back for some seconds. `id` is the notice's own: another one of the same id replaces it. */
export function offerUndo(id: string, message: string, undo: () => Promise<unknown>): void {
  const back = (): void => {
    notifications.hide(id);
    void undo();
  };
  notifications.hide(id);
  notifications.show({
    id,
    autoClose: SHOWN_MS,
    color: 'gray',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <span style={{ overflowWrap: 'anywhere' }}>{message}</span>
        <Button size="sm" variant="light" style={{ flexShrink: 0 }} onClick={back}>
          {t('leads.discarded.undo')}
        </Button>
      </Group>
    ),
  });
}
