import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trying } from './useTries.ts';

type Props = { readonly isEmpty: boolean; readonly tries: Trying; readonly size: 'md' | 'lg' };

/** Tries what was typed; while wrong tries cost a wait it says how long. It keeps the focus: nothing is disabled under it. */
export function TryButton({ isEmpty, tries, size }: Props) {
  const { t } = useTranslation();
  return (
    <Button type="submit" size={size} aria-disabled={isEmpty || tries.wait > 0} loading={tries.isBusy}>
      {tries.wait > 0 ? t('lock.wait', { count: tries.wait }) : t('lock.open')}
    </Button>
  );
}
