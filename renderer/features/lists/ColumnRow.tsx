import { Group, Select, Table, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconMinus, IconQuestionMark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ATTENDEE_FIELDS } from '#shared/formats/fieldNames.ts';
import type { AttendeeField } from '#shared/formats/fieldNames.ts';
import type { Column } from '#shared/formats/readColumns.ts';

type Props = {
  readonly column: Column;
  readonly place: number;
  readonly cells: readonly string[];
  readonly onChoose: (field: AttendeeField | null) => void;
};

/** From here on a column is taken for what it was found to be without a look. */
const SURE = 0.75;

const MARKS = {
  sure: { icon: IconCheck, color: 'teal' },
  check: { icon: IconQuestionMark, color: 'orange' },
  none: { icon: IconMinus, color: 'gray' },
} as const;

/** How sure a column is. */
export const markOf = ({ field, confidence }: Column): keyof typeof MARKS =>
  field === null ? 'none' : confidence >= SURE ? 'sure' : 'check';

/** One column of the list: its header, its first cells, and what it is taken for, to be changed. */
export function ColumnRow({ column, place, cells, onChoose }: Props) {
  const { t } = useTranslation();
  const name = column.header === '' ? t('lists.unnamed', { column: place + 1 }) : column.header;
  const mark = markOf(column);
  const { icon: Icon, color } = MARKS[mark];
  const label = t(`lists.mark_${mark}`);
  return (
    <Table.Tr>
      <Table.Td maw={190}>
        <Text size="sm" fw={600} lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
      </Table.Td>
      <Table.Td maw={230}>
        {cells.map((cell, at) => (
          // cells have nothing but their place
          // oxlint-disable-next-line react/no-array-index-key -- the place is what these are known by: equal texts may stand in several
          <Text key={at} size="xs" c="dimmed" truncate>
            {cell}
          </Text>
        ))}
      </Table.Td>
      <Table.Td w={240}>
        <Group gap={6} wrap="nowrap">
          <ThemeIcon size="sm" radius="xl" variant="light" color={color} title={label}>
            <Icon size={14} aria-label={label} />
          </ThemeIcon>
          <Select
            size="xs"
            searchable
            clearable
            style={{ flex: 1 }}
            aria-label={t('lists.field_of', { column: name })}
            placeholder={t('lists.kept_out')}
            value={column.field}
            data={ATTENDEE_FIELDS.map((field) => ({ value: field, label: t(`lists.name.${field}`) }))}
            onChange={(value) => onChoose(ATTENDEE_FIELDS.find((field) => field === value) ?? null)}
          />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
