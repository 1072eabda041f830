import { Alert, Button, Group, Loader, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '#renderer/data/attendees.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { ImportStep } from './importState.ts';

type Of<K extends ImportStep['kind']> = Extract<ImportStep, { kind: K }>;

/** A file being looked into. */
export function Reading({ step, onStop }: { readonly step: Of<'reading'>; readonly onStop: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack align="center" gap="md" p="xl" aria-live="polite">
      <Loader />
      <Text>{t('lists.reading', { name: step.file.name })}</Text>
      <Button variant="default" onClick={onStop}>
        {t('lists.cancel')}
      </Button>
    </Stack>
  );
}

/** Rows on their way into the database. */
export function Importing({ step, onStop }: { readonly step: Of<'importing'>; readonly onStop: () => void }) {
  const { t } = useTranslation();
  const { rows, total } = step;
  const words = total === null ? t('lists.progress_open', { rows: formatNumber(rows) }) : t('lists.progress', { rows: formatNumber(rows), total: formatNumber(total) }); // prettier-ignore
  return (
    <Stack gap="sm" maw={620}>
      <Text fw={600}>{t('lists.importing', { name: step.file.name })}</Text>
      <Progress size="lg" value={total === null ? 100 : (100 * rows) / Math.max(1, total)} animated aria-label={t('lists.import')} />
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" data-testid="import-rows">
          {words}
        </Text>
        <Button variant="default" onClick={onStop} disabled={step.isStopping}>
          {step.isStopping ? t('lists.stopping') : t('lists.stop')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('lists.go_on')}
      </Text>
    </Stack>
  );
}

const COUNTS = ['added', 'changed', 'same'] as const;
const SENTENCES = ['resolved', 'erased', 'gone', 'elsewhere'] as const;

/** What an import did, in words. */
export function Report({ name, report }: { readonly name: string; readonly report: ImportReport }) {
  const { t } = useTranslation();
  return (
    <Alert color={report.isWhole ? 'green' : 'orange'} title={report.isWhole ? t('lists.done', { name }) : t('lists.stopped')} maw={720}>
      <Stack gap={6} data-testid="list-report">
        <Text>
          {[
            t('lists.report_rows', { count: report.rows }),
            ...COUNTS.map((one) => t(`lists.report_${one}`, { count: report[one] })),
            ...(report.repeated === 0 ? [] : [t('lists.report_repeated', { count: report.repeated })]),
          ].join(' · ')}
        </Text>
        {SENTENCES.filter((one) => report[one] > 0).map((one) => (
          <Text key={one} size="sm">
            {t(`lists.report_${one}`, { count: report[one] })}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

/** Why a file could not be imported, and what is kept of it. */
export function Refused({ step }: { readonly step: Of<'refused'> }) {
  const { t } = useTranslation();
  return (
    <Alert color="red" title={t('lists.refused', { name: step.file.name })} maw={720} role="alert">
      <Text>{t(`lists.fault.${step.fault}`)}</Text>
      {step.kept > 0 && <Text size="sm">{t('lists.refused_kept', { count: step.kept })}</Text>}
    </Alert>
  );
}

/** The button that imports; it has the focus, so that one Enter is enough wherever one came from. */
export function ImportButton({ isReady, onImport }: { readonly isReady: boolean; readonly onImport: () => void }) {
  const { t } = useTranslation();
  const button = useFirstFocus<HTMLButtonElement>();
  return (
    <Button ref={button} onClick={onImport} disabled={!isReady} rightSection={<KeyHint keys="enter" />}>
      {t('lists.import')}
    </Button>
  );
}

/** The button that ends a file: on to the next one, or away. */
export function EndButton({ hasMore, onEnd }: { readonly hasMore: boolean; readonly onEnd: () => void }) {
  const { t } = useTranslation();
  const button = useFirstFocus<HTMLButtonElement>();
  return (
    <Button ref={button} onClick={onEnd} rightSection={<KeyHint keys="enter" />}>
      {hasMore ? t('lists.next') : t('lists.close')}
    </Button>
  );
}
