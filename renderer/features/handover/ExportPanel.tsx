import { Button, Group, Paper, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconColumns3, IconFileAlert, IconFileExport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { countIn } from '#renderer/data/outbox.ts';
import type { Search } from '#renderer/data/search.ts';
import type { Filters } from '#renderer/data/searchCore.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useTotal } from '#renderer/data/useTotal.ts';
import { formatMoment } from '#renderer/i18n/format.ts';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import { FILES_TARGET } from '#shared/domain/outbox.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Template } from '#shared/formats/export/column.ts';
import { full } from '#shared/formats/export/full.ts';
import { findTemplate } from '#shared/formats/export/own.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { ErrorFileDialog } from './ErrorFileDialog.tsx';
import { chooseExport, formatsOf, useExportChoice } from './exportChoice.ts';
import { ExportOutcome } from './ExportOutcome.tsx';
import { FileRefusals } from './FileRefusals.tsx';
import { RehearsalPanel } from './RehearsalPanel.tsx';
import { TemplateDialog } from './TemplateDialog.tsx';
import { TemplateSelect, useTemplateName } from './TemplateSelect.tsx';
import { useExportRun } from './useExportRun.ts';
import { useRehearsal } from './useRehearsal.ts';

type Props = { readonly show: Show; readonly setting: Setting; readonly search: Search; readonly onOpen: (id: LeadId) => void };

/** All leads of the show; discarded ones do not count. */
const ALL: Filters = {};

/** A file for people is never refused; one for a program is rehearsed. */
const hasRules = (template: Template): boolean =>
  template.leavesOut !== undefined || template.columns({ shows: [], language: 'en' }).some(({ rule }) => rule !== undefined);

function LastExport({ setting: { lastExport: last, exportTemplates: own } }: Pick<Props, 'setting'>) {
  const { t } = useTranslation();
  const nameOf = useTemplateName(own ?? []);
  if (last === undefined) return null;
  const { at, rows: count, file } = last;
  return (
    <Text size="xs" c="dimmed" data-testid="last-export" style={{ overflowWrap: 'anywhere' }}>
      {t('files.last', { when: formatMoment(at), template: nameOf(last.template), count, file })}
    </Text>
  );
}

/** Which leads go into the file. */
function Which({ total, fresh }: { readonly total: number; readonly fresh: number }) {
  const { t } = useTranslation();
  const { isNew } = useExportChoice();
  return (
    <Radio.Group label={t('handover.what')} value={isNew ? 'new' : 'all'} onChange={(value) => chooseExport({ isNew: value === 'new' })}>
      <Group gap="md" mt={4}>
        <Radio value="all" label={t('handover.what_all', { count: total })} />
        <Radio value="new" label={t('handover.what_new', { count: Math.min(fresh, total) })} />
      </Group>
    </Radio.Group>
  );
}

/** In which format the file is written: those that its reader takes. */
function Formats({ template }: { readonly template: Template }) {
  const { t } = useTranslation();
  const { format } = useExportChoice();
  const formats = formatsOf(template);
  // one format is no choice; the name of the file says which it is
  if (formats.length < 2) return null;
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('handover.format')}
      value={format}
      onChange={(value) => chooseExport({ format: value })}
      data={formats.map((value) => ({ value, label: value === 'json' ? t('files.format_json') : t(`handover.format_${value}`) }))}
    />
  );
}

/** Files: which leads, for whom, in which format; how the import would go; progress, stop, where the file went, and what was refused of it. */
export function ExportPanel({ show, setting, search, onOpen }: Props) {
  const { t } = useTranslation();
  const chosen = useExportChoice();
  const own = setting.exportTemplates ?? [];
  const template = findTemplate(chosen.template, own) ?? full;
  const [isErrors, errors] = useDisclosure(false);
  const [isOwn, ownTemplates] = useDisclosure(false);
  const { run, isRunning, begin, stop } = useExportRun(search);
  const total = useTotal(search, show.id, ALL);
  const fresh = useLive(async (live) => countIn(live, FILES_TARGET, ['ready']), []) ?? 0;
  const language = useLanguage();
  const only = chosen.isNew ? 'new' : 'all';
  const isRehearsed = total > 0 && chosen.format !== 'vcf' && hasRules(template);
  const rehearsal = useRehearsal(
    isRehearsed
      ? { template: chosen.template, own: own.filter(({ id }) => id === chosen.template), language, choice: { showId: show.id, only } }
      : null,
  );
  const start = (): void => {
    const refused = chosen.keepsRefused ? 'keep' : 'leave-out';
    void begin({ show, format: chosen.format, template: template.name, only, separator: setting.csvSeparator, language, refused });
  };
  useShortcuts([{ key: 'mod+e', label: t('handover.export'), group: t('handover.title'), run: start, inFields: true }], !isRunning);
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <PanelHead title={t('handover.files')} text={t('handover.files_text')}>
          <Button variant="default" size="xs" leftSection={<IconFileAlert size={16} />} onClick={errors.open} style={{ flexShrink: 0 }}>
            {t('files.error_button')}
          </Button>
        </PanelHead>
        <Which total={total} fresh={fresh} />
        <Group gap="xs" wrap="nowrap" align="flex-end">
          <TemplateSelect own={own} />
          <Button variant="default" leftSection={<IconColumns3 size={16} />} onClick={ownTemplates.open} style={{ flexShrink: 0 }}>
            {t('files.own')}
          </Button>
        </Group>
        <Formats template={template} />
        {isRehearsed && <RehearsalPanel state={rehearsal} onOpen={onOpen} />}
        <Group gap="sm" wrap="nowrap">
          <Button
            size="md"
            leftSection={<IconFileExport size={18} />}
            rightSection={<KeyHint keys="mod+e" />}
            loading={isRunning}
            onClick={start}
            disabled={total === 0}
            style={{ flexShrink: 0 }}
          >
            {t('handover.export')}
          </Button>
          {isRunning && (
            <Button size="md" variant="default" onClick={stop} style={{ flexShrink: 0 }}>
              {t('handover.stop')}
            </Button>
          )}
          {total === 0 ? (
            <Text size="sm" c="dimmed">
              {t('handover.nothing')}
            </Text>
          ) : (
            <LastExport setting={setting} />
          )}
        </Group>
        <ExportOutcome run={run} />
        <FileRefusals onOpen={onOpen} />
      </Stack>
      {isErrors && <ErrorFileDialog onClose={errors.close} />}
      {isOwn && <TemplateDialog show={show} own={own} onClose={ownTemplates.close} />}
    </Paper>
  );
}
