import { Button, Paper, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compactJournal } from '#renderer/data/finishErasure.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { booth } from '#renderer/lib/booth.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';

const MEGABYTE = 1_000_000;

/** Makes the journal smaller: versions that later ones replaced go, every line of the history stays. */
export function CompactCard() {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const compact = async (): Promise<void> => {
    setBusy(true);
    const done = await compactJournal(booth).finally(() => setBusy(false));
    setTold(
      done.ok
        ? t('privacy.compact.done', { rows: formatNumber(done.value.rows), size: formatNumber(Math.round(done.value.bytes / MEGABYTE)) })
        : t(`privacy.fault.${done.error}`),
    );
  };
  return (
    <Paper withBorder radius="lg" p="md">
      <PanelHead title={t('privacy.compact.title')} text={t('privacy.compact.text')}>
        <Button variant="default" loading={isBusy} onClick={() => void compact()} style={{ flexShrink: 0 }}>
          {t('privacy.compact.do')}
        </Button>
      </PanelHead>
      {told !== null && (
        <Text size="sm" mt="xs" component="output">
          {told}
        </Text>
      )}
    </Paper>
  );
}
