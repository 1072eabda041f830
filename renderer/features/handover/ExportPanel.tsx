import { Alert, Button, Group, Paper, Progress, Radio, SegmentedControl, Select, Stack, Text, Title } from '@mantine/core';
import { IconFileExport, IconFolderOpen } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counts } from '#renderer/data/outbox.ts';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { booth } from '#renderer/lib/booth.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import { exportLeads } from './exportLeads.ts';
import type { ExportEnd, ExportProgress } from './exportLeads.ts';

type Props = { readonly show: Show; readonly setting: Setting; readonly search: Search };
type Run = { readonly progress: ExportProgress | null; readonly end: ExportEnd | null };

const FORMATS = ['xlsx', 'csv', 'vcf'] as const satisfies readonly FormatName[];
const TEMPLATES = ['full', 'salesforce'] as const;

function Outcome({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { progress, end } = run;
  if (end === null) {
    if (progress === null) return null;
    return (
      <Stack gap={4} role="status">
        <Progress value={(100 * progress.done) / Math.max(1, progress.total)} animated aria-label={t('handover.export')} />
        <Text size="sm">{t('handover.exporting', progress)}</Text>
      </Stack>
    );
  }
  if (!end.ok) return <Alert color={end.error === 'stopped' || end.error === 'cancelled' ? 'gray' : 'red'}>{end.error === 'stopped' ? t('handover.stopped') : t('handover.failed', { reason: t(`handover.fault_${end.error}`) })}</Alert>;
  const { path, written } = end.value;
  return (
    <Alert color="green" role="status">
      <Group justify="space-between" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Text fw={600}>{t('handover.done', { count: written })}</Text>
          <Text size="sm" truncate="start" data-testid="saved-path">{path}</Text>
        </div>
        <Button size="xs" variant="white" leftSection={<IconFolderOpen size={16} />} onClick={() => void booth.showInFolder({ path })}>{t('handover.show_folder')}</Button>
      </Group>
    </Alert>
  );
}

/** Files: which leads, which format, which columns; progress, stop, and where the file went. */
export function ExportPanel({ show, setting, search }: Props) {
  const { t, i18n } = useTranslation();
  const store = useStore();
  const [format, setFormat] = useState<FormatName>('xlsx');
  const [template, setTemplate] = useState('full');
  const [isNew, setNew] = useState(false);
  const [run, setRun] = useState<Run>({ progress: null, end: null });
  const stop = useRef(new AbortController());
  const total = useLive(async (live) => live.db.leads.where('[showId+capturedAt]').between([show.id, 0], [show.id, Number.MAX_SAFE_INTEGER]).count(), [show.id]) ?? 0;
  const fresh = useLive(async (live) => (await counts(live, FILES_TARGET)).ready, []) ?? 0;
  const isRunning = run.progress !== null && run.end === null;
  const begin = async (): Promise<void> => {
    stop.current = new AbortController();
    setRun({ progress: { done: 0, total }, end: null });
    const request = { show, format, template, only: isNew ? 'new' : 'all', separator: setting.csvSeparator, language: i18n.resolvedLanguage === 'fr' ? 'fr' : 'en' } as const;
    const end = await exportLeads({ store, booth, search }, request, { signal: stop.current.signal, onProgress: (progress) => setRun({ progress, end: null }) });
    setRun({ progress: null, end });
  };
  useShortcuts([{ key: 'mod+e', label: t('handover.export'), group: t('handover.title'), run: () => void begin(), inFields: true }], !isRunning);
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="md">
        <div><Title order={3} size="h4">{t('handover.files')}</Title><Text size="sm" c="dimmed">{t('handover.files_text')}</Text></div>
        <Radio.Group label={t('handover.what')} value={isNew ? 'new' : 'all'} onChange={(value) => setNew(value === 'new')}>
          <Stack gap={6} mt={4}>
            <Radio value="all" label={t('handover.what_all', { count: total })} />
            <Radio value="new" label={t('handover.what_new', { count: Math.min(fresh, total) })} />
          </Stack>
        </Radio.Group>
        <div>
          <Text size="sm" fw={500} mb={4}>{t('handover.format')}</Text>
          {/* the values are those of FORMATS */}
          <SegmentedControl fullWidth value={format} onChange={(value) => setFormat(value as FormatName)} data={FORMATS.map((value) => ({ value, label: t(`handover.format_${value}`) }))} />
        </div>
        {format !== 'vcf' && <Select label={t('handover.template')} allowDeselect={false} value={template} onChange={(value) => setTemplate(value ?? 'full')} data={TEMPLATES.map((value) => ({ value, label: t(`handover.template_${value}`) }))} />}
        <Group>
          <Button size="md" leftSection={<IconFileExport size={18} />} rightSection={<KeyHint keys="mod+e" />} loading={isRunning} onClick={() => void begin()} disabled={total === 0}>{t('handover.export')}</Button>
          {isRunning && <Button size="md" variant="default" onClick={() => stop.current.abort()}>{t('handover.stop')}</Button>}
          {total === 0 && <Text size="sm" c="dimmed">{t('handover.nothing')}</Text>}
        </Group>
        <Outcome run={run} />
      </Stack>
    </Paper>
  );
}
