import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDues } from '#renderer/data/useDues.ts';
import { useNow } from '#renderer/data/useNow.ts';
import type { Show } from '#shared/domain/show.ts';

/** How many promises are open, on every screen; red as soon as one is late. Nothing while none is. */
export function PromiseChip({ show, onOpen }: { readonly show: Show; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const dues = useDues(show.id);
  const all = dues.length;
  const late = dues.filter((due) => due <= now).length;
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
