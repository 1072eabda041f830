import { Alert, Button, Group } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import type { ShowId } from '#shared/domain/ids.ts';
import { useReviewCounts } from './useReviewCounts.ts';

/** Before the leads leave the laptop: how many still want a look. Nothing while none does. */
export function ReviewNotice({ showId, onOpen }: { readonly showId: ShowId; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const counts = useReviewCounts(showId);
  if (counts === null || counts.any === 0) return null;
  return (
    <Alert color="orange" py={6} mb="md" icon={<IconListCheck size={18} />} data-testid="review-notice">
      <Group justify="space-between" wrap="nowrap">
        {t('review.notice', { count: counts.any })}
        <Button size="sm" variant="light" rightSection={<KeyHint keys="alt+8" />} onClick={onOpen} style={{ flexShrink: 0 }}>
          {t('review.open')}
        </Button>
      </Group>
    </Alert>
  );
}
