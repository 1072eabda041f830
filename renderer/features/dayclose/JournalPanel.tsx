import { Button, List, Loader, Paper, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import classes from './DayClose.module.css';
import type { JournalWords } from './useJournalWords.ts';

const ICON = {
  reading: <Loader size={18} aria-hidden />,
  same: <IconCheck size={18} aria-hidden color="var(--mantine-color-teal-6)" />,
  odd: <IconAlertTriangle size={18} aria-hidden color="var(--mantine-color-red-6)" />,
};

type Props = { readonly words: JournalWords; readonly onAgain: () => void };

/** Whether database and journal say the same now; what differs, table by table. */
export function JournalPanel({ words: { state, head, lines }, onAgain }: Props) {
  const { t } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="md" data-testid="day-journal" data-state={state}>
      <PanelHead title={t('dayclose.journal')} text={t('dayclose.journal_text')}>
        <Button size="compact-sm" variant="subtle" mr={-8} style={{ flexShrink: 0 }} disabled={state === 'reading'} onClick={onAgain}>
          {t('dayclose.compare')}
        </Button>
      </PanelHead>
      <div className={classes['left']} style={{ margin: '4px -8px 0' }} aria-live="polite">
        {ICON[state]}
        <span className={classes['what']}>{head}</span>
      </div>
      {lines.length > 0 && (
        <List size="sm" withPadding>
          {lines.map((line) => (
            <List.Item key={line}>
              <Text size="sm">{line}</Text>
            </List.Item>
          ))}
        </List>
      )}
    </Paper>
  );
}
