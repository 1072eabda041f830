import { Button, Center, Loader, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Paper } from '#renderer/ui/Paper.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { Show } from '#shared/domain/show.ts';
import { printReport, saveReport } from './reportPaper.ts';
import { ReportPages } from './ReportPages.tsx';
import { figureWords } from '#renderer/i18n/figureWords.ts';
import type { FigureLanguage } from '#renderer/i18n/figureWords.ts';
import { useReport } from './useReport.ts';
import classes from './Report.module.css';

type Props = { readonly show: Show; readonly search: Search };

const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'fr', label: 'Français' },
] as const satisfies readonly { readonly value: FigureLanguage; readonly label: string }[];

/** The figures of a show on paper: its pages in view, in either language, saved as a PDF or printed. */
export function ReportPanel({ show, search }: Props) {
  const { t } = useTranslation();
  const screen = useLanguage();
  const [chosen, setChosen] = useState<FigureLanguage | null>(null);
  const [hasStaff, setStaff] = useState(true);
  const [isOnPaper, setOnPaper] = useState(false);
  const report = useReport(search, show);
  const words = figureWords(chosen ?? screen);
  const onPaper = async (deed: () => Promise<void>): Promise<void> => {
    if (report === undefined || isOnPaper) return;
    // a paper is drawn while it is wanted, no longer: its charts would be drawn twice with every lead
    setOnPaper(true);
    await deed().finally(() => setOnPaper(false));
  };
  const save = (): void => void onPaper(() => saveReport(words, show.name, report?.today ?? ''));
  const print = (): void => void onPaper(printReport);
  const group = t('report.title');
  useShortcuts([
    { key: 'mod+s', label: t('report.save'), group, run: save, inFields: true },
    { key: 'mod+p', label: t('report.print'), group, run: print, inFields: true },
  ]);
  if (report === undefined)
    return (
      <Center h={260}>
        <Loader />
      </Center>
    );
  const pages = <ReportPages report={report} words={words} hasStaff={hasStaff} />;
  return (
    <div className={classes['panel']}>
      <Stack gap="md" className={classes['aside'] ?? ''}>
        <Text size="sm" c="dimmed">
          {t('report.about')}
        </Text>
        <div>
          <Text size="sm" mb={4}>
            {t('report.language')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={t('report.language')}
            data={[...LANGUAGES]}
            value={words.language}
            onChange={(value) => setChosen(value)}
          />
        </div>
        <Switch
          label={t('report.names')}
          description={t('report.names_text')}
          checked={hasStaff}
          onChange={({ currentTarget }) => setStaff(currentTarget.checked)}
        />
        <Button leftSection={<IconFileTypePdf size={18} />} rightSection={<KeyHint keys="mod+s" />} loading={isOnPaper} onClick={save}>
          {t('report.save')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={18} />} rightSection={<KeyHint keys="mod+p" />} onClick={print}>
          {t('report.print')}
        </Button>
      </Stack>
      <div className={classes['preview']} data-testid="report">
        {pages}
      </div>
      {isOnPaper && <Paper>{pages}</Paper>}
    </div>
  );
}
