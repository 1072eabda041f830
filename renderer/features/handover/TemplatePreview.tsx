import { ScrollArea, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readExportBatch, readExportIds } from '#renderer/data/exports.ts';
import { readShows } from '#renderer/data/shows.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { useLanguage } from '#renderer/i18n/useLanguage.ts';
import type { ExportTemplate } from '#shared/domain/exportTemplate.ts';
import type { Show } from '#shared/domain/show.ts';
import { exportRows } from '#shared/formats/export/column.ts';
import type { Cell } from '#shared/formats/export/exportLead.ts';
import { textOfWall } from '#shared/formats/export/exportLead.ts';
import { templateOfOwn } from '#shared/formats/export/own.ts';

const SHOWN = 3;

const shown = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'object' ? textOfWall(cell) : String(cell);

/** What the file would hold of the first leads of the show: a line a column, for columns are many. */
export function TemplatePreview({ template, show }: { readonly template: ExportTemplate; readonly show: Show }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const known = useLive(
    async (store) => {
      const ids = await readExportIds(store, { showId: show.id, only: 'all' });
      return { shows: await readShows(store), items: (await readExportBatch(store, ids.slice(0, SHOWN))).items };
    },
    [show.id],
  );
  if (known === undefined) return null;
  if (known.items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('files.own_no_lead')}
      </Text>
    );
  const context = { shows: known.shows, showId: show.id, language } as const;
  const { headers, rows } = exportRows(known.items, templateOfOwn(template).columns(context), context);
  return (
    <ScrollArea h="100%" type="auto">
      <Table verticalSpacing={2} horizontalSpacing={6} withRowBorders data-testid="template-preview" style={{ tableLayout: 'fixed' }}>
        <Table.Tbody>
          {headers.map((header, at) => (
            // columns have nothing but their place: headers may be alike
            // oxlint-disable-next-line react/no-array-index-key -- the place is what these are known by
            <Table.Tr key={at}>
              <Table.Th w="28%">
                <Text size="xs" fw={600} truncate>
                  {header}
                </Text>
              </Table.Th>
              {rows.map((row, lead) => (
                // oxlint-disable-next-line react/no-array-index-key -- three leads in their order
                <Table.Td key={lead}>
                  <Text size="xs" truncate title={shown(row[at]).slice(0, 500)}>
                    {shown(row[at]).slice(0, 200)}
                  </Text>
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
