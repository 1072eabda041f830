import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readOpenPromises } from '#renderer/data/promises.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useLocalTime } from '#renderer/data/useNow.ts';
import type { Show } from '#shared/domain/show.ts';
import { countPromises } from './promiseGroups.ts';

/** How many promises are open, on every screen; red as soon as one is late. Nothing while none is. */
export function PromiseChip({ show, onOpen }: { readonly show: Show; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const now = useLocalTime(show.zone);
  const open = useLive((store) => readOpenPromises(store, show.id), [show.id]) ?? [];
  const { all, late } = countPromises(open, now);
  if (all === 0) return null;
  return (
    <Button
      size="xs"
      variant={late > 0 ? 'filled' : 'light'}
      {...(late > 0 ? { color: 'red' } : {})}
      leftSection={<IconChecklist size={16} />}
      title={t('followup.chip_text')}
      data-testid="promise-chip"
      onClick={onOpen}
    >
      {late > 0 ? t('followup.chip_late', { count: all, late }) : t('followup.chip', { count: all })}
    </Button>
  );
}
