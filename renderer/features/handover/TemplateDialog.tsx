import {
  Button,
  FileButton,
  Group,
  Menu,
  Modal,
  ScrollArea,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDeviceFloppy, IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveSetting } from '#renderer/data/settings.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import type { Show } from '#shared/domain/show.ts';
import { copyOfTemplate, templateOfOwn } from '#shared/formats/export/own.ts';
import { LONGEST_TEXT } from '#shared/formats/export/templateFile.ts';
import { templates } from '#shared/formats/export/templates.ts';
import { chooseExport, chooseTemplate, useExportChoice, useTemplateDraft } from './exportChoice.ts';
import { TemplateColumns } from './TemplateColumns.tsx';
import { emptyTemplate, withMark, withTemplate } from './templateDraft.ts';
import { exportTemplateFile, importTemplateFile } from './templateFiles.ts';
import { TemplatePreview } from './TemplatePreview.tsx';
import { useTemplateName } from './TemplateSelect.tsx';

type Props = { readonly show: Show; readonly own: readonly ExportTemplate[]; readonly onClose: () => void };

type HeadProps = {
  readonly own: readonly ExportTemplate[];
  readonly draft: ExportTemplate | null;
  readonly onPick: (template: ExportTemplate) => void;
  readonly onRemove: () => void;
};

/** Which template, and where new ones come from. */
function Head({ own, draft, onPick, onRemove }: HeadProps) {
  const { t } = useTranslation();
  const nameOf = useTemplateName(own);
  const language = useLanguage();
  const copy = (name: string): void => {
    const found = templates.find((template) => template.name === name);
    if (found !== undefined)
      onPick(copyOfTemplate(found, { id: crypto.randomUUID(), name: t('files.own_copy_of', { name: nameOf(name) }), language }));
  };
  const take = async (file: File | null): Promise<void> => {
    const read = file === null ? null : await importTemplateFile(file);
    if (read !== null) onPick(read);
  };
  return (
    <Group gap="xs">
      {own.length > 0 && (
        <Select
          aria-label={t('files.own_pick')}
          placeholder={t('files.own_pick')}
          allowDeselect={false}
          value={own.some(({ id }) => id === draft?.id) ? (draft?.id ?? null) : null}
          data={own.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => own.filter((one) => one.id === id).forEach(onPick)}
        />
      )}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="light" leftSection={<IconPlus size={16} />}>
            {t('files.own_new')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onPick(emptyTemplate(crypto.randomUUID(), t('files.own_pick')))}>{t('files.own_empty')}</Menu.Item>
          <Menu.Divider />
          {templates.map(({ name }) => (
            <Menu.Item key={name} onClick={() => copy(name)}>
              {nameOf(name)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <FileButton accept=".json" onChange={(file) => void take(file)} inputProps={{ 'aria-label': t('files.own_import') }}>
        {(props) => (
          <Button variant="default" leftSection={<IconFileImport size={16} />} {...props}>
            {t('files.own_import')}
          </Button>
        )}
      </FileButton>
      {draft !== null && (
        <>
          <Button variant="default" leftSection={<IconDeviceFloppy size={16} />} onClick={() => void exportTemplateFile(draft)}>
            {t('files.own_export')}
          </Button>
          <Button variant="subtle" color="red" leftSection={<IconTrash size={16} />} onClick={onRemove}>
            {t('files.own_delete')}
          </Button>
        </>
      )}
    </Group>
  );
}

type FormProps = { readonly draft: ExportTemplate; readonly onChange: (change: (before: ExportTemplate) => ExportTemplate) => void };

/** Name and how the file is written. */
function Form({ draft, onChange }: FormProps) {
  const { t } = useTranslation();
  const nameOf = useTemplateName([]);
  return (
    <Stack gap={6}>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <TextInput
          label={t('files.own_name')}
          style={{ flex: 1 }}
          maxLength={LONGEST_TEXT}
          value={draft.name}
          onChange={(event) => onChange((before) => ({ ...before, name: event.currentTarget.value }))}
        />
        <SegmentedControl
          aria-label={t('handover.format')}
          value={draft.format}
          onChange={(format) => onChange((before) => ({ ...before, format }))}
          data={[
            { value: 'xlsx', label: 'Excel' },
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
          ]}
        />
        {draft.format === 'csv' && (
          <SegmentedControl
            aria-label={t('files.own_separator')}
            value={draft.separator}
            onChange={(separator) => onChange((before) => ({ ...before, separator }))}
            data={[
              { value: ',', label: t('files.own_comma') },
              { value: ';', label: t('files.own_semicolon') },
              { value: '\t', label: t('files.own_tab') },
            ]}
          />
        )}
      </Group>
      <Group gap="lg">
        {draft.format === 'csv' && (
          <Switch
            label={t('files.own_mark')}
            checked={draft.hasMark !== false}
            onChange={(event) => onChange((before) => withMark(before, event.currentTarget.checked))}
          />
        )}
        {draft.base !== undefined && (
          <Text size="xs" c="dimmed">
            {t('files.own_rules', { name: nameOf(draft.base) })}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

const setDraft = (draft: ExportTemplate | null): void => useTemplateDraft.setState({ draft });

/** The laptop's own templates: made from ours or from nothing, changed, looked at with the first leads, kept, given to another laptop. */
export function TemplateDialog({ show, own, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const { template: chosen } = useExportChoice();
  const kept = useTemplateDraft(({ draft: unsaved }) => unsaved);
  const draft = kept ?? own.find(({ id }) => id === chosen) ?? own[0] ?? null;
  const change = (edit: (before: ExportTemplate) => ExportTemplate): void => {
    const before = useTemplateDraft.getState().draft ?? draft;
    if (before !== null) setDraft(edit(before));
  };
  const isChanged = draft !== null && JSON.stringify(own.find(({ id }) => id === draft.id)) !== JSON.stringify(draft);
  const save = async (made: ExportTemplate): Promise<void> => {
    await saveSetting(store, { exportTemplates: withTemplate(own, made) });
    chooseTemplate(templateOfOwn(made), made.id);
    setDraft(null);
    notifications.show({ color: 'teal', message: t('files.own_saved', { name: made.name }) });
  };
  const remove = async (): Promise<void> => {
    const left = own.filter(({ id }) => id !== draft?.id);
    if (chosen === draft?.id) chooseExport({ template: 'full', format: 'xlsx' });
    setDraft(null);
    await saveSetting(store, { exportTemplates: left });
  };
  return (
    <Modal opened onClose={onClose} size={1180} title={t('files.own_title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack gap="sm">
        <Head own={own} draft={draft} onPick={setDraft} onRemove={() => void remove()} />
        {draft === null ? (
          <Text c="dimmed">{t('files.own_none')}</Text>
        ) : (
          <>
            <Form draft={draft} onChange={change} />
            <Group align="stretch" wrap="nowrap" gap="md" h="calc(100vh - 380px)" mih={220}>
              <ScrollArea style={{ flex: '1 1 58%' }} type="auto" offsetScrollbars>
                <TemplateColumns template={draft} show={show} onChange={change} />
              </ScrollArea>
              <Stack gap={4} style={{ flex: '1 1 42%', minWidth: 0 }}>
                <Text size="sm" fw={600}>
                  {t('files.own_preview')}
                </Text>
                <div style={{ flex: 1, minHeight: 0 }}>
                  <TemplatePreview template={draft} show={show} />
                </div>
              </Stack>
            </Group>
            <Group justify="flex-end" gap="sm">
              {isChanged && (
                <Text size="sm" c="dimmed">
                  {t('files.own_unsaved')}
                </Text>
              )}
              <Button disabled={!isChanged || draft.name.trim() === ''} onClick={() => void save(draft)}>
                {t('files.own_save')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
