import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WayBack } from './wayBack.ts';

/** What happens when the PIN is forgotten, said before it is set. Nothing while that is not known yet. */
export function WayBackNote({ wayBack }: { readonly wayBack: WayBack | null }) {
  const { t } = useTranslation();
  if (wayBack === null) return null;
  const isNone = wayBack.kind === 'none';
  return (
    <Alert
      color={isNone ? 'orange' : 'blue'}
      icon={isNone ? <IconAlertTriangle aria-hidden /> : <IconKey aria-hidden />}
      data-testid="lock-way"
      data-kind={wayBack.kind}
    >
      {t(`lock.before.${wayBack.kind}`)}
    </Alert>
  );
}
