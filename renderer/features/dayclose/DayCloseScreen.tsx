import { Button, Group, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileTypePdf, IconLockCheck, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSame } from '#renderer/data/compareJournal.ts';
import { closeDay, readDay, readDays } from '#renderer/data/dayClose.ts';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { useLocalTime, useNow } from '#renderer/data/useNow.ts';
import { formatDate } from '#renderer/i18n/format.ts';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Paper } from '#renderer/ui/Paper.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { closesOf } from '#shared/domain/dayClose.ts';
import type { Show } from '#shared/domain/show.ts';
import { BackupPanel } from './BackupPanel.tsx';
import { ClosesPanel } from './ClosesPanel.tsx';
import { CountPanel } from './CountPanel.tsx';
import classes from './DayClose.module.css';
import { DayReport } from './DayReport.tsx';
import { LeftPanel } from './LeftPanel.tsx';
import { JournalPanel } from './JournalPanel.tsx';
import { printDay, saveDayPdf } from './printDay.ts';
import { useBackup } from './useBackup.ts';
import { useComparison } from './useComparison.ts';
import { useDayLeft } from './useDayLeft.ts';
import type { Place } from './useDayLeft.ts';
import { useJournalWords } from './useJournalWords.ts';

type Props = {
  readonly show: Show;
  readonly search: Search;
  readonly onGo: (place: Place) => void;
  readonly onBack: () => void;
  /** Called when a day was closed. */
  readonly onClosed: () => void;
};

/** The days of the show that can be closed. */
const useDays = (show: Show, today: string): readonly string[] =>
  useLive((live) => readDays(live, show), [show.id, show.zone, today]) ?? [today];

type ChoiceProps = {
  readonly days: readonly string[];
  readonly day: string;
  readonly today: string;
  readonly onChoose: (day: string | null) => void;
};

function DayChoice({ days, day, today, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  return (
    <Select
      w={245}
      aria-label={t('dayclose.day')}
      allowDeselect={false}
      data={days.map((one) => ({
        value: one,
        label: one === today ? t('dayclose.today', { day: formatDate(one) }) : formatDate(one),
      }))}
      value={day}
      onChange={onChoose}
    />
  );
}

/** The day counted like a till: scans, what is left to do, journal and database, and who closed it. */
export function DayCloseScreen({ show, search, onGo, onBack, onClosed }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const now = useNow();
  const today = useLocalTime(show.zone).day;
  const [chosen, setChosen] = useState<string | null>(null);
  const day = chosen ?? today;
  const days = useDays(show, today);
  const reading = useLive((live) => readDay(live, { show, day }), [show.id, show.zone, day]);
  const left = useDayLeft({ search, show, day });
  const { comparing, again } = useComparison();
  const journal = useJournalWords(comparing, show.zone);
  const backup = useBackup(show);
  const closes = closesOf(show, day);
  const [isClosing, setClosing] = useState(false);
  const close = async (): Promise<void> => {
    if (isClosing) return;
    setClosing(true);
    // as it is now, not as it was when the screen was opened
    const found = await again().finally(() => setClosing(false));
    if (found === null) return;
    const { total } = (await readDay(store, { show, day })).count;
    await closeDay(store, show.id, { day, total, lastLine: found.lastLine, isSame: isSame(found) });
    notifications.show({ message: t('dayclose.closed'), color: 'teal' });
    onClosed();
  };
  const print = (): void => void (reading === undefined || printDay());
  const save = (): void => void (reading === undefined || saveDayPdf(show, day));
  const group = t('dayclose.title');
  useShortcuts([
    { key: 'c', label: t('dayclose.close'), group, run: () => void close() },
    { key: 'mod+p', label: t('dayclose.print'), group, run: print, inFields: true },
    { key: 'mod+s', label: t('dayclose.save'), group, run: save, inFields: true },
    { key: 'escape', label: t('dayclose.back'), group, run: onBack },
  ]);
  return (
    <Page
      title={
        <Group gap="xs" wrap="nowrap">
          <BackButton label={t('dayclose.back')} onBack={onBack} />
          {t('dayclose.title')}
        </Group>
      }
      actions={
        <>
          <DayChoice days={days} day={day} today={today} onChoose={setChosen} />
          <Button variant="default" leftSection={<IconPrinter size={18} />} rightSection={<KeyHint keys="mod+p" />} onClick={print}>
            {t('dayclose.print')}
          </Button>
          <Button variant="default" leftSection={<IconFileTypePdf size={18} />} rightSection={<KeyHint keys="mod+s" />} onClick={save}>
            PDF
          </Button>
          <Button
            leftSection={<IconLockCheck size={18} />}
            rightSection={<KeyHint keys="c" />}
            loading={isClosing}
            onClick={() => void close()}
          >
            {t(closes.length === 0 ? 'dayclose.close' : 'dayclose.close_again')}
          </Button>
        </>
      }
    >
      {reading !== undefined && (
        <>
          <div className={classes['grid']}>
            <Stack gap="md">
              <CountPanel reading={reading} show={show} />
              <ClosesPanel closes={closes} show={show} now={reading.count.total} />
            </Stack>
            <Stack gap="md">
              <LeftPanel lines={left} onGo={onGo} />
              <JournalPanel words={journal} onAgain={() => void again()} />
              <BackupPanel {...backup} />
            </Stack>
          </div>
          <Paper>
            <DayReport show={show} reading={reading} left={left} journal={journal} backup={backup} now={now} />
          </Paper>
        </>
      )}
    </Page>
  );
}
