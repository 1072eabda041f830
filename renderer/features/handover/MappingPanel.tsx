import { Button, Checkbox, Group, Loader, ScrollArea, Stack, Table, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { setMapping } from '#renderer/data/targets.ts';
import type { TargetField, TargetFields } from '#shared/crm/mapping.ts';
import type { Show } from '#shared/domain/show.ts';
import type { FieldMapping, Target } from '#shared/domain/target.ts';
import { MappingLine } from './MappingLine.tsx';
import { isSent, rowsOf } from './mappingRows.ts';
import type { MappingRow } from './mappingRows.ts';
import { PreviewPanel } from './PreviewPanel.tsx';
import { useTargetFields } from './useTargetFields.ts';

type Props = { readonly target: Target; readonly show: Show };

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const isFound = ({ label, name }: TargetField, text: string): boolean => folded(`${label} ${name}`).includes(folded(text.trim()));

type LinesProps = {
  readonly rows: readonly MappingRow[];
  readonly show: Show;
  readonly onChange: (change: (before: FieldMapping) => FieldMapping) => void;
};

function Lines({ rows, show, onChange }: LinesProps) {
  const { t } = useTranslation();
  return (
    <ScrollArea.Autosize mah="calc(100vh - 300px)" type="auto">
      <Table stickyHeader verticalSpacing={4} data-testid="mapping">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('target.field')}</Table.Th>
            <Table.Th w={270}>{t('target.ours')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <MappingLine key={row.field.name} row={row} show={show} onChange={onChange} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}

type EditorProps = Props & { readonly fields: TargetFields };

function Editor({ target, show, fields }: EditorProps) {
  const { t } = useTranslation();
  const store = useStore();
  const kept = target.mapping ?? {};
  const [mapping, setDraft] = useState<FieldMapping>(kept);
  const [text, setText] = useState('');
  const [isOnlySent, setOnlySent] = useState(false);
  const rows = rowsOf(fields, mapping).filter((row) => isFound(row.field, text) && (!isOnlySent || isSent(row)));
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(kept);
  const save = async (): Promise<void> => {
    await setMapping(store, target.id, mapping);
    notifications.show({ color: 'teal', message: t('target.saved') });
  };
  return (
    <Group align="flex-start" wrap="nowrap" gap="lg">
      <Stack gap="xs" style={{ flex: '1 1 58%', minWidth: 0 }}>
        <Text size="sm" c="dimmed">
          {t('target.fields_text')}
        </Text>
        <Group gap="sm" wrap="nowrap">
          <TextInput
            style={{ flex: 1 }}
            type="search"
            leftSection={<IconSearch size={16} />}
            placeholder={t('target.fields_search')}
            aria-label={t('target.fields_search')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Checkbox label={t('target.fields_only')} checked={isOnlySent} onChange={(event) => setOnlySent(event.currentTarget.checked)} />
          <Button disabled={!isChanged} onClick={() => void save()}>
            {t('target.save')}
          </Button>
          {isChanged && (
            <Button variant="subtle" onClick={() => setDraft(kept)}>
              {t('target.discard')}
            </Button>
          )}
        </Group>
        <Lines rows={rows} show={show} onChange={setDraft} />
      </Stack>
      <PreviewPanel target={target} mapping={mapping} fields={fields} />
    </Group>
  );
}

/** Where each fact of a lead goes in the target, by the target's own list of fields, beside what three leads would look like there. */
export function MappingPanel({ target, show }: Props) {
  const { t } = useTranslation();
  const asked = useTargetFields(target);
  if (asked === undefined)
    return (
      <Group gap="sm">
        <Loader size="sm" />
        <Text>{t('target.fields_ask')}</Text>
      </Group>
    );
  if (asked.ok) return <Editor key={JSON.stringify(target.mapping ?? {})} target={target} show={show} fields={asked.value} />;
  return (
    <Group align="flex-start" wrap="nowrap" gap="lg">
      <Text style={{ flex: '1 1 40%' }}>
        {asked.error === 'not-supported' ? t('target.fields_none') : `${t(`handover.pre_${asked.error}`)} ${asked.detail ?? ''}`}
      </Text>
      <PreviewPanel target={target} mapping={target.mapping ?? {}} fields={null} />
    </Group>
  );
}
