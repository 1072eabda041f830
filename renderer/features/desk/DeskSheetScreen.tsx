import { Button, Group, Text } from '@mantine/core';
import { IconFileTypePdf, IconPrinter, IconQrcodeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Paper } from '#renderer/ui/Paper.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { BackButton } from '#renderer/ui/BackButton.tsx';
import { firstDeskSheet } from '#shared/domain/command.ts';
import type { DeskSheet } from '#shared/domain/command.ts';
import type { Show } from '#shared/domain/show.ts';
import { localTime } from '#shared/lib/time.ts';
import { DeskControls } from './DeskControls.tsx';
import { DeskPage } from './DeskPage.tsx';
import classes from './DeskSheetScreen.module.css';
import { printSheet, saveSheetPdf } from './printSheet.ts';
import { saveDeskSheet } from './saveDeskSheet.ts';
import { sheetPages } from './sheetLayout.ts';

type Props = { readonly show: Show; readonly onBack: () => void };

/** Designs the sheet of a show's codes: what is on it at the left, the very pages at the right; printed or saved as PDF. */
export function DeskSheetScreen({ show, onBack }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const first = firstDeskSheet(i18n.resolvedLanguage === 'fr' ? 'fr' : 'en');
  const [sheet, setSheet] = useState<DeskSheet>(show.deskSheet ?? first);
  const pages = sheetPages(show, sheet);
  const isEmpty = pages.length === 0;
  const printedOn = localTime(store.now(), show.zone).day;
  const change = (next: DeskSheet | null): void => {
    setSheet(next ?? first);
    void saveDeskSheet(store, show.id, next);
  };
  const print = (): void => void (isEmpty || printSheet(sheet.isLandscape));
  const save = (): void => void (isEmpty || saveSheetPdf(show, sheet.isLandscape));
  const group = t('desk.keys');
  useShortcuts([
    { key: 'mod+p', label: t('desk.print'), group, run: print, inFields: true },
    { key: 'mod+s', label: t('desk.save'), group, run: save, inFields: true },
    { key: 'escape', label: t('desk.back'), group, run: onBack },
  ]);
  const drawn = pages.map((groups, at) => (
    <DeskPage
      key={groups[0]?.rows[0]?.[0]?.key}
      groups={groups}
      page={at + 1}
      pages={pages.length}
      show={show}
      sheet={sheet}
      printedOn={printedOn}
    />
  ));
  const count = pages.flat().flatMap(({ rows }) => rows.flat()).length;
  return (
    <Page
      isWide
      title={
        <Group gap="xs" wrap="nowrap">
          <BackButton label={t('desk.back')} onBack={onBack} />
          {t('desk.title')}
        </Group>
      }
      hint={t('desk.hint')}
      actions={
        <>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {t('desk.on_sheet_count', { count })} · {t('desk.pages', { count: pages.length })}
          </Text>
          <Button
            variant="default"
            disabled={isEmpty}
            leftSection={<IconPrinter size={18} />}
            rightSection={<KeyHint keys="mod+p" />}
            onClick={print}
          >
            {t('desk.print')}
          </Button>
          <Button disabled={isEmpty} leftSection={<IconFileTypePdf size={18} />} rightSection={<KeyHint keys="mod+s" />} onClick={save}>
            {t('desk.save')}
          </Button>
        </>
      }
    >
      <div className={classes['grid']}>
        <section className={classes['controls']} aria-label={t('desk.on_sheet')}>
          <DeskControls show={show} sheet={sheet} onChange={change} onReset={() => change(null)} />
        </section>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and by keyboard only with the focus */}
        <section className={classes['desk']} aria-label={t('desk.preview')} tabIndex={0} data-testid="desk-preview">
          {isEmpty && <EmptyState icon={<IconQrcodeOff size={34} />} title={t('desk.empty')} text={t('desk.empty_text')} />}
          {drawn.map((page) => (
            <div
              key={page.key}
              className={classes['paper']}
              data-portrait={sheet.isLandscape ? undefined : ''}
              data-landscape={sheet.isLandscape ? '' : undefined}
            >
              {page}
            </div>
          ))}
          <Paper isLandscape={sheet.isLandscape}>{drawn}</Paper>
        </section>
      </div>
    </Page>
  );
}
