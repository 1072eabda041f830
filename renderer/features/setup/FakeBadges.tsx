import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { t as words } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { printPaper, savePaper } from '#renderer/lib/paper.ts';
import { Paper } from '#renderer/ui/Paper.tsx';
import { tellPaper } from '#renderer/ui/tellPaper.ts';
import type { Show } from '#shared/domain/show.ts';
import { BadgeSheet } from './BadgeSheet.tsx';
import classes from './BadgeSheet.module.css';
import { fakeBadges, MOST_BADGES } from './fakeBadges.ts';

const COUNTS = [10, 20, MOST_BADGES] as const;

const print = async (): Promise<void> =>
  tellPaper(await printPaper(), { saved: null, failed: (fault) => words('desk.not_printed', { reason: words(`desk.fault.${fault}`) }) });

const savePdf = async (show: Show): Promise<void> =>
  tellPaper(await savePaper({ name: words('setup.badge.file', { show: show.name }) }), {
    saved: (path) => words('setup.badge.saved', { path }),
    failed: (fault) => words('desk.not_saved', { reason: words(`desk.fault.${fault}`) }),
  });

/** The badges of a rehearsal: seen, printed, saved as PDF. */
export function FakeBadges({ rehearsal }: { readonly rehearsal: Show }) {
  const { t } = useTranslation();
  const [count, setCount] = useState<number>(COUNTS[0]);
  const sheet = <BadgeSheet show={rehearsal} badges={fakeBadges(rehearsal, count)} />;
  return (
    <section aria-label={t('setup.badge.title')} data-testid="fake-badges">
      <Group justify="space-between" align="flex-end" mb="xs" wrap="nowrap">
        <div>
          <Title order={4} size="h5">
            {t('setup.badge.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('setup.badge.text')}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
          <SegmentedControl
            aria-label={t('setup.badge.count')}
            data={COUNTS.map((one) => ({ value: String(one), label: String(one) }))}
            value={String(count)}
            onChange={(value) => setCount(Number(value))}
          />
          <Button variant="default" leftSection={<IconPrinter size={18} />} onClick={() => void print()}>
            {t('desk.print')}
          </Button>
          <Button variant="default" leftSection={<IconFileTypePdf size={18} />} onClick={() => void savePdf(rehearsal)}>
            {t('desk.save')}
          </Button>
        </Group>
      </Group>
      <div className={classes['preview']}>{sheet}</div>
      <Paper>{sheet}</Paper>
    </section>
  );
}
