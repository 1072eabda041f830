import { Badge, Button, Checkbox, Group, Loader, ScrollArea, Stack, Table, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatNumber } from '#renderer/i18n/format.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { CellIssue } from '#shared/formats/rehearsal/checkRow.ts';
import type { Rehearsal } from '#shared/formats/rehearsal/rehearse.ts';
import { chooseExport, useExportChoice } from './exportChoice.ts';
import { mendField } from './mendField.ts';
import type { RehearsalState } from './rehearseLeads.ts';

type Props = { readonly state: RehearsalState; readonly onOpen: (id: LeadId) => void };

type FaultyCell = { readonly key: string; readonly leadId: LeadId; readonly name: string; readonly issue: CellIssue };

/** Rows that are drawn; the others are told by their number. */
const DRAWN = 60;

const cellsOf = ({ listed }: Rehearsal): FaultyCell[] =>
  listed.flatMap(({ leadId, name, issues }) =>
    issues.map((issue) => ({ key: `${leadId}\n${issue.column}\n${issue.why}`, leadId, name, issue })),
  );

function Cells({ cells, total, onMend }: { cells: readonly FaultyCell[]; total: number; onMend: (cell: FaultyCell) => void }) {
  const { t } = useTranslation();
  return (
    <ScrollArea.Autosize mah={190} type="auto">
      <Table verticalSpacing={3} horizontalSpacing={6} highlightOnHover data-testid="rehearsal-cells">
        <Table.Tbody>
          {cells.slice(0, DRAWN).map((cell) => (
            <Table.Tr key={cell.key} data-fatal={cell.issue.isFatal ? '' : undefined}>
              <Table.Td maw={150}>
                <UnstyledButton onClick={() => onMend(cell)} style={{ width: '100%' }}>
                  <Text size="sm" fw={600} truncate c="var(--mantine-color-anchor)">
                    {cell.name || t('files.nobody')}
                  </Text>
                </UnstyledButton>
              </Table.Td>
              <Table.Td maw={260}>
                <Group gap={6} wrap="nowrap">
                  <Text size="sm" truncate style={{ minWidth: 0 }}>
                    {cell.issue.column}
                    {cell.issue.value === '' ? '' : `: ${cell.issue.value}`}
                  </Text>
                  {cell.issue.isFatal && (
                    <Badge size="xs" color="red" variant="light" tt="none" style={{ flex: 'none' }}>
                      {t('files.refused_mark')}
                    </Badge>
                  )}
                </Group>
                <Text size="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                  {t(`files.why.${cell.issue.why}`, { detail: cell.issue.detail })}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {total > Math.min(cells.length, DRAWN) && (
        <Text size="xs" c="dimmed" p={6}>
          {t('files.more_rows', { count: total - Math.min(cells.length, DRAWN) })}
        </Text>
      )}
    </ScrollArea.Autosize>
  );
}

function LeftOut({ leftOut }: Pick<Rehearsal, 'leftOut'>) {
  const { t } = useTranslation();
  return (['no-consent', 'refused', 'not-withdrawn'] as const)
    .filter((why) => leftOut[why] > 0)
    .map((why) => (
      <Text key={why} size="sm" c="dimmed" data-testid={`left-${why}`}>
        {t(`files.left_${why}`, { count: leftOut[why] })}
      </Text>
    ));
}

/** How the import of the file would go: which rows are taken, which cells to mend; each opens its lead at the field. */
export function RehearsalPanel({ state: { found, progress }, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const { keepsRefused, opened } = useExportChoice();
  const cells = found === null ? [] : cellsOf(found);
  const mend = (cell: FaultyCell): void => {
    chooseExport({ opened: cell.key });
    void mendField(store, onOpen, { ...cell.issue, id: cell.leadId });
  };
  const next = cells[(cells.findIndex(({ key }) => key === opened) + 1) % Math.max(1, cells.length)];
  useShortcuts(
    [{ key: 'o', label: t('files.mend_first'), group: t('handover.title'), run: () => next !== undefined && mend(next) }],
    next !== undefined,
  );
  if (found === null) {
    if (progress === null) return null;
    return (
      <Group gap="xs" data-testid="rehearsal">
        <Loader size="xs" />
        <Text size="sm">{t('files.checking', { done: formatNumber(progress.done), total: formatNumber(progress.total) })}</Text>
      </Group>
    );
  }
  const refused = found.rows - found.taken;
  const isSound = found.cells === 0;
  return (
    <Stack gap={6} data-testid="rehearsal" data-taken={found.taken} data-cells={found.cells} aria-live="polite">
      <Group gap={8} wrap="nowrap">
        {isSound ? (
          <IconCircleCheck size={20} color="var(--mantine-color-teal-6)" />
        ) : (
          <IconAlertTriangle size={20} color="var(--mantine-color-orange-6)" />
        )}
        <Text size="sm" fw={600} style={{ flex: 1 }}>
          {refused === 0
            ? t('files.all_taken', { count: found.rows })
            : t('files.taken', { count: found.rows, taken: formatNumber(found.taken) })}
          {isSound ? '' : ` · ${t('files.cells', { count: found.cells })}`}
        </Text>
        {next !== undefined && (
          <Button size="compact-sm" variant="light" rightSection={<KeyHint keys="o" />} onClick={() => mend(next)}>
            {t('files.refusals_mend')}
          </Button>
        )}
      </Group>
      <LeftOut leftOut={found.leftOut} />
      {cells.length > 0 && <Cells cells={cells} total={found.cells} onMend={mend} />}
      {refused > 0 && (
        <Checkbox
          label={t('files.keep')}
          description={keepsRefused ? undefined : t('files.keep_hint')}
          checked={keepsRefused}
          onChange={(event) => chooseExport({ keepsRefused: event.currentTarget.checked })}
        />
      )}
    </Stack>
  );
}
