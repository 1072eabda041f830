import { Box, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Separator } from '#shared/formats/csvText.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { ColumnRow } from './ColumnRow.tsx';
import { canImport, chooseField, chooseSheet, chooseText } from './importState.ts';
import type { ImportContext, Review } from './importState.ts';
import { PeoplePreview } from './PeoplePreview.tsx';

type Props = { readonly review: Review; readonly context: ImportContext };

/** Charsets that lists come in, by the names of the WHATWG Encoding standard. */
const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'macintosh',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
];
const SEPARATORS = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const satisfies readonly (readonly [Separator, string])[];
const CELLS = 3;

function TextChoices({ review, context }: Props) {
  const { t } = useTranslation();
  const { look } = review;
  if (look.separator === '') return null;
  return (
    <>
      <Select
        size="xs"
        w={150}
        label={t('lists.encoding')}
        allowDeselect={false}
        value={look.encoding.replace('-sig', '')}
        data={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(encoding) => encoding !== null && void chooseText(context, { encoding })}
      />
      <Select
        size="xs"
        w={150}
        label={t('lists.separator')}
        allowDeselect={false}
        value={look.separator}
        data={SEPARATORS.map(([value, name]) => ({ value, label: t(`lists.separator_${name}`) }))}
        onChange={(value) => {
          const separator = SEPARATORS.find(([one]) => one === value)?.[0];
          if (separator !== undefined) void chooseText(context, { separator });
        }}
      />
    </>
  );
}

function Choices({ review, context }: Props) {
  const { t } = useTranslation();
  const { look, sheet } = review;
  return (
    <Group align="end" gap="sm">
      {look.sheets.length > 1 && (
        <Select
          size="xs"
          w={220}
          label={t('lists.sheet')}
          allowDeselect={false}
          value={String(sheet)}
          data={look.sheets.map(({ name, head }, at) => ({ value: String(at), label: name, disabled: head === null }))}
          onChange={(value) => value !== null && void chooseSheet(context, Number(value))}
        />
      )}
      <TextChoices review={review} context={context} />
    </Group>
  );
}

function Counts({ review }: Pick<Props, 'review'>) {
  const { t } = useTranslation();
  const { counts } = review;
  return (
    <Text size="sm" data-testid="list-counts" aria-live="polite">
      {counts === null
        ? t('lists.counting')
        : t('lists.counts', {
            rows: formatNumber(counts.rows),
            withCode: formatNumber(counts.withCode),
            withoutEmail: formatNumber(counts.withoutEmail),
          })}
    </Text>
  );
}

/** Columns that hold something or have a name, with their places and first cells. */
const columnsOf = ({ columns, look, sheet }: Review) =>
  columns
    .map((column, place) => {
      const all = (look.sheets[sheet]?.head?.sample ?? []).map((row) => (row[place] ?? '').trim().slice(0, 80));
      return { column, place, cells: all.filter((cell) => cell !== '').slice(0, CELLS) };
    })
    .filter(({ column, cells }) => column.header !== '' || cells.length > 0);

/** Everything of a list before it is imported, on one screen: how it is written, what its columns hold, who comes of it. */
export function ReviewPanel({ review, context }: Props) {
  const { t } = useTranslation();
  return (
    <Box
      style={{
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 62fr) minmax(260px, 38fr)',
        gap: 'var(--mantine-spacing-lg)',
        height: '100%',
        minHeight: 0,
      }}
    >
      <Stack gap="sm" style={{ minHeight: 0 }}>
        <Choices review={review} context={context} />
        <Box component="section" style={{ flex: 1, minHeight: 0, overflow: 'auto' }} tabIndex={0} aria-label={t('lists.columns')}>
          <Table stickyHeader verticalSpacing={6} aria-label={t('lists.columns')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('lists.column')}</Table.Th>
                <Table.Th>{t('lists.cells')}</Table.Th>
                <Table.Th>{t('lists.field')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {columnsOf(review).map(({ column, place, cells }) => (
                <ColumnRow key={place} column={column} place={place} cells={cells} onChoose={(field) => void chooseField(place, field)} />
              ))}
            </Table.Tbody>
          </Table>
        </Box>
      </Stack>
      <Stack gap="sm" style={{ minHeight: 0, overflow: 'auto' }}>
        <Counts review={review} />
        {review.isRemembered && (
          <Text size="sm" c="teal">
            {t('lists.remembered')}
          </Text>
        )}
        {!canImport(review) && (
          <Text size="sm" c="orange" role="alert">
            {t('lists.no_columns')}
          </Text>
        )}
        <PeoplePreview
          rows={review.look.sheets[review.sheet]?.head?.sample ?? []}
          columns={review.columns}
          country={context.show.country}
        />
      </Stack>
    </Box>
  );
}
