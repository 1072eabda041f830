import { Paper, ScrollArea, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useAnswer } from '#renderer/data/useAnswer.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { TargetFields } from '#shared/crm/mapping.ts';
import { jsonText } from '#shared/crm/record.ts';
import type { Json } from '#shared/crm/record.ts';
import type { FieldMapping, Target } from '#shared/domain/target.ts';
import { previewTarget } from './previewTarget.ts';
import type { PreviewedLead } from './previewTarget.ts';
import { mappedTargetOf } from './pushTarget.ts';

type Props = { readonly target: Target; readonly mapping: FieldMapping; readonly fields: TargetFields | null };

const textOf = (value: Json): string =>
  jsonText(value)
    .replaceAll(/<br>|<\/p>/gu, '\n')
    .replaceAll(/<[^>]*>/gu, '');

/** The previews of a mapping, asked again when it changes; undefined until they come. */
function usePreviews(target: Target, mapping: FieldMapping): readonly PreviewedLead[] | undefined {
  const store = useStore();
  const asked = mappedTargetOf(target, mapping);
  const found = useAnswer(() => previewTarget({ store, booth }, asked), JSON.stringify(asked));
  return found === undefined ? undefined : found.ok ? found.value : [];
}

/** Three leads as the target would get them, field by field. */
export function PreviewPanel({ target, mapping, fields }: Props) {
  const { t } = useTranslation();
  const previews = usePreviews(target, mapping);
  const [at, setAt] = useState('0');
  const shown = previews?.[Number(at)] ?? previews?.[0];
  const labels = new Map(fields?.fields.map(({ name, label }) => [name, label]));
  return (
    <Paper withBorder radius="md" p="sm" style={{ flex: '1 1 42%', minWidth: 0 }}>
      <Stack gap="xs">
        <div>
          <Title order={3} size="h6">
            {t('target.preview')}
          </Title>
          <Text size="xs" c="dimmed">
            {previews?.length === 0 ? t('target.preview_none') : t('target.preview_text')}
          </Text>
        </div>
        {previews !== undefined && previews.length > 1 && (
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('target.preview')}
            value={at}
            data={previews.map(({ name }, index) => ({ value: String(index), label: name }))}
            onChange={setAt}
          />
        )}
        <ScrollArea.Autosize mah="calc(100vh - 330px)" type="auto">
          <Table verticalSpacing={3} fz="xs" data-testid="preview">
            <Table.Tbody>
              {shown?.records.map(({ model, externalKey, fields: values }) => [
                <Table.Tr key={externalKey}>
                  <Table.Th colSpan={2} ff="monospace" fw={600}>
                    {model}
                  </Table.Th>
                </Table.Tr>,
                ...Object.entries(values).map(([name, value]) => (
                  <Table.Tr key={`${externalKey} ${name}`}>
                    <Table.Td w="38%" style={{ verticalAlign: 'top', overflowWrap: 'anywhere' }}>
                      {labels.get(name) ?? name}
                    </Table.Td>
                    <Table.Td style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                      <Text size="xs" lineClamp={6}>
                        {textOf(value)}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                )),
              ])}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      </Stack>
    </Paper>
  );
}
