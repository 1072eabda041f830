import { Alert, Button, Group, Paper, Progress, Radio, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconFileExport, IconFolderOpen } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counts } from '#renderer/data/outbox.ts';
import type { Search } from '#renderer/data/search.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { booth } from '#renderer/lib/booth.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useExportRun } from './useExportRun.ts';
import type { Run } from './useExportRun.ts';

type Props = { readonly show: Show; readonly setting: Setting; readonly search: Search };

const FORMATS = ['xlsx', 'csv', 'vcf'] as const satisfies readonly FormatName[];
const TEMPLATES = ['full', 'salesforce'] as const;

function Outcome({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { progress, end } = run;
  if (end === null) {
    if (progress === null) return null;
    return (
      <Stack gap={4} aria-live="polite">
        <Progress value={(100 * progress.done) / Math.max(1, progress.total)} animated aria-label={t('handover.export')} />
        <Text size="sm">{t('handover.exporting', progress)}</Text>
      </Stack>
    );
  }
  if (!end.ok)
    return (
      <Alert color={end.error === 'stopped' || end.error === 'cancelled' ? 'gray' : 'red'}>
        {end.error === 'stopped' ? t('handover.stopped') : t('handover.failed', { reason: t(`handover.fault_${end.error}`) })}
      </Alert>
    );
  const { path, written } = end.value;
  return (
    <Alert color="green">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{t('handover.done', { count: written })}</Text>
          <Text size="sm" data-testid="saved-path" style={{ overflowWrap: 'anywhere' }}>
            {path}
          </Text>
        </div>
        <Button size="xs" variant="white" leftSection={<IconFolderOpen size={16} />} onClick={() => void booth.showInFolder({ path })}>
          {t('handover.show_folder')}
        </Button>
      </Group>
    </Alert>
  );
}

/** How many leads of the show there are to write; discarded ones do not count. */
function useTotal(search: Search, showId: ShowId): number {
  const [total, setTotal] = useState(0);
  useEffect(
    () => search.watch({ showId, text: '', filters: {}, sort: 'newest', offset: 0, limit: 1 }, (page) => setTotal(page.total)),
    [search, showId],
  );
  return total;
}

/** Files: which leads, which format, which columns; progress, stop, and where the file went. */
export function ExportPanel({ show, setting, search }: Props) {
  const { t, i18n } = useTranslation();
  const [format, setFormat] = useState<FormatName>('xlsx');
  const [template, setTemplate] = useState('full');
  const [isNew, setNew] = useState(false);
  const { run, isRunning, begin, stop } = useExportRun(search);
  const total = useTotal(search, show.id);
  const fresh = useLive(async (live) => (await counts(live, FILES_TARGET)).ready, []) ?? 0;
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const start = (): void => void begin({ show, format, template, only: isNew ? 'new' : 'all', separator: setting.csvSeparator, language });
  useShortcuts([{ key: 'mod+e', label: t('handover.export'), group: t('handover.title'), run: start, inFields: true }], !isRunning);
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="md">
        <PanelHead title={t('handover.files')} text={t('handover.files_text')} />
        <Radio.Group label={t('handover.what')} value={isNew ? 'new' : 'all'} onChange={(value) => setNew(value === 'new')}>
          <Stack gap={6} mt={4}>
            <Radio value="all" label={t('handover.what_all', { count: total })} />
            <Radio value="new" label={t('handover.what_new', { count: Math.min(fresh, total) })} />
          </Stack>
        </Radio.Group>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('handover.format')}
          </Text>
          <SegmentedControl
            fullWidth
            value={format}
            onChange={(value) => setFormat(value)}
            data={FORMATS.map((value) => ({ value, label: t(`handover.format_${value}`) }))}
          />
        </div>
        {format !== 'vcf' && (
          <Select
            label={t('handover.template')}
            allowDeselect={false}
            value={template}
            onChange={(value) => setTemplate(value ?? 'full')}
            data={TEMPLATES.map((value) => ({ value, label: t(`handover.template_${value}`) }))}
          />
        )}
        <Group>
          <Button
            size="md"
            leftSection={<IconFileExport size={18} />}
            rightSection={<KeyHint keys="mod+e" />}
            loading={isRunning}
            onClick={start}
            disabled={total === 0}
          >
            {t('handover.export')}
          </Button>
          {isRunning && (
            <Button size="md" variant="default" onClick={stop}>
              {t('handover.stop')}
            </Button>
          )}
          {total === 0 && (
            <Text size="sm" c="dimmed">
              {t('handover.nothing')}
            </Text>
          )}
        </Group>
        <Outcome run={run} />
      </Stack>
    </Paper>
  );
}
