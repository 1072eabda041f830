import { ActionIcon, Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import { useRowDrag } from '#renderer/ui/useRowDrag.ts';
import { wordsIn } from '#shared/domain/answers.ts';
import type { ExportTemplate, ExportTemplateColumn } from '#shared/domain/exportTemplate.ts';
import type { Show } from '#shared/domain/show.ts';
import { presetSources } from '#shared/formats/export/own.ts';
import { LONGEST_TEXT, MOST_COLUMNS } from '#shared/formats/export/templateFile.ts';
import { addColumn, FIELD_NAMES, moveColumn, removeColumn, withColumn, withSource, withText } from './templateDraft.ts';
import { useTemplateName } from './TemplateSelect.tsx';

type Change = (change: (before: ExportTemplate) => ExportTemplate) => void;
type Props = { readonly template: ExportTemplate; readonly show: Show; readonly onChange: Change };

/** Stands for no field in the list of sources. */
const CONSTANT = '';

/** Everything a column may read, in groups. */
function useSources(show: Show) {
  const { t } = useTranslation();
  const nameOf = useTemplateName([]);
  const language = useLanguage();
  const presets = presetSources();
  const answers = (show.questionnaire?.questions ?? []).map(({ id, words }) => ({
    value: `answer:${id}`,
    label: wordsIn(words, language) || id,
  }));
  const templates = [...new Set(presets.map(({ template }) => template))];
  return [
    { value: CONSTANT, label: t('files.own_constant_only') },
    { group: t('files.own_fields'), items: FIELD_NAMES.map((name) => ({ value: name, label: t(`source.${name}`) })) },
    ...(answers.length === 0 ? [] : [{ group: t('files.own_answers'), items: answers }]),
    ...templates.map((name) => ({
      group: t('files.own_as_in', { template: nameOf(name) }),
      items: presets
        .filter(({ template }) => template === name)
        .map(({ name: value, header }) => ({ value, label: `${nameOf(name)}: ${header}` })),
    })),
  ];
}

type RowProps = {
  readonly column: ExportTemplateColumn;
  readonly at: number;
  readonly count: number;
  readonly sources: ReturnType<typeof useSources>;
  readonly drag: ReturnType<ReturnType<typeof useRowDrag>['handlers']>;
  readonly over: 'before' | 'after' | undefined;
  readonly onChange: Change;
};

function ColumnLine({ column, at, count, sources, drag, over, onChange }: RowProps) {
  const { t } = useTranslation();
  const name = column.header || `${at + 1}`;
  const change = (edit: (before: ExportTemplateColumn) => ExportTemplateColumn): void => onChange((before) => withColumn(before, at, edit));
  const move = (to: number): void => onChange((before) => moveColumn(before, at, to));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0 || at + by < 0 || at + by >= count) return;
    event.preventDefault();
    event.stopPropagation();
    move(at + by);
    // the same field of the row, where it is now
    const field = event.target instanceof HTMLElement ? event.target.dataset['part'] : undefined;
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${at + by}"] [data-part="${field ?? 'header'}"]`)?.focus());
  };
  const line = '2px solid var(--mantine-primary-color-filled)';
  return (
    <Group
      gap={6}
      wrap="nowrap"
      data-row={at}
      onKeyDown={onKeyDown}
      style={{ borderTop: over === 'before' ? line : undefined, borderBottom: over === 'after' ? line : undefined }}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('files.own_drag', { name })}
        style={{ cursor: 'grab', touchAction: 'none' }}
        {...drag}
      >
        <IconGripVertical size={16} />
      </ActionIcon>
      <TextInput
        size="xs"
        style={{ flex: '1 1 30%' }}
        aria-label={t('files.own_header')}
        placeholder={t('files.own_header')}
        data-part="header"
        maxLength={LONGEST_TEXT}
        value={column.header}
        onChange={(event) => change((before) => ({ ...before, header: event.currentTarget.value }))}
      />
      <Select
        size="xs"
        style={{ flex: '1 1 40%' }}
        searchable
        allowDeselect={false}
        aria-label={t('files.own_source')}
        data-part="source"
        value={column.from ?? CONSTANT}
        data={sources}
        onChange={(value) => value !== null && change((before) => withSource(before, value === CONSTANT ? null : value))}
      />
      <TextInput
        size="xs"
        style={{ flex: '1 1 20%' }}
        aria-label={t('files.own_constant')}
        placeholder={column.from === null ? t('files.own_constant') : t('files.own_constant_hint')}
        data-part="text"
        maxLength={LONGEST_TEXT}
        disabled={column.from?.startsWith('preset:') === true}
        value={column.text ?? ''}
        onChange={(event) => change((before) => withText(before, event.currentTarget.value))}
      />
      <Group gap={0} wrap="nowrap">
        <ActionIcon variant="subtle" color="gray" aria-label={t('files.own_up', { name })} disabled={at === 0} onClick={() => move(at - 1)}>
          <IconArrowUp size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('files.own_down', { name })}
          disabled={at === count - 1}
          onClick={() => move(at + 1)}
        >
          <IconArrowDown size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="red"
          aria-label={t('files.own_remove', { name })}
          disabled={count === 1}
          onClick={() => onChange((before) => removeColumn(before, at))}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}

/** The columns of a template in their order: moved by dragging, by buttons, or by Alt and the arrow keys. */
export function TemplateColumns({ template, show, onChange }: Props) {
  const { t } = useTranslation();
  const sources = useSources(show);
  const { columns } = template;
  const ids = columns.map((_column, at) => String(at));
  const { handlers, overOf } = useRowDrag(ids, (id, to) => onChange((before) => moveColumn(before, Number(id), to)));
  return (
    <Stack gap={4} data-testid="template-columns">
      {columns.map((column, at) => (
        <ColumnLine
          // oxlint-disable-next-line react/no-array-index-key -- columns have nothing but their place: headers may be alike
          key={at}
          column={column}
          at={at}
          count={columns.length}
          sources={sources}
          drag={handlers(String(at))}
          over={overOf(String(at))}
          onChange={onChange}
        />
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={16} />}
          disabled={columns.length >= MOST_COLUMNS}
          onClick={() => onChange((before) => addColumn(before, { header: '', from: 'notes' }))}
        >
          {t('files.own_add')}
        </Button>
      </Group>
    </Stack>
  );
}
