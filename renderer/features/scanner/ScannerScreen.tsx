import { Button, SimpleGrid, Stack } from '@mantine/core';
import { IconArrowLeft, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Paper } from '#renderer/ui/Paper.tsx';
import type { ScannerProfile } from '#shared/domain/scanner.ts';
import type { Show } from '#shared/domain/show.ts';
import { adoptScanner } from './adoptScanner.ts';
import { CalibrationPaper } from './CalibrationPaper.tsx';
import { CodePanel } from './CodePanel.tsx';
import { HeardPanel } from './HeardPanel.tsx';
import { KnownPanel } from './KnownPanel.tsx';
import { printCodes, saveCodesPdf } from './printCodes.ts';

type Props = { readonly show: Show; readonly profile: ScannerProfile | undefined; readonly onBack: () => void };

/** Finds out how the hand scanner types: a code to scan, what it told, and the newest scan to look at. */
export function ScannerScreen({ show, profile, onBack }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  return (
    <Page
      title={t('scanner.title')}
      hint={t('scanner.hint')}
      actions={
        <>
          <Button variant="subtle" leftSection={<IconArrowLeft size={18} />} onClick={onBack}>
            {t('app.back')}
          </Button>
          <Button variant="default" leftSection={<IconFileTypePdf size={18} />} onClick={() => void saveCodesPdf()}>
            {t('scanner.pdf')}
          </Button>
          <Button leftSection={<IconPrinter size={18} />} onClick={() => void printCodes()}>
            {t('scanner.print')}
          </Button>
        </>
      }
    >
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <CodePanel />
        <Stack>
          <KnownPanel profile={profile} onChange={(chosen) => void adoptScanner(store, show, chosen)} />
          <HeardPanel profile={profile} />
        </Stack>
      </SimpleGrid>
      <Paper>
        <CalibrationPaper />
      </Paper>
    </Page>
  );
}
