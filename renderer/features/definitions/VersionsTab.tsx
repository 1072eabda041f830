import { Badge, Button, Group, Paper, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { contentOf, definitionsOf, firstDefinitions } from '#shared/domain/definitions.ts';
import type { Definitions } from '#shared/domain/definitions.ts';
import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';
import type { Show } from '#shared/domain/show.ts';
import { takeContent } from './draftState.ts';
import { JudgingProgress } from './PreviewPanel.tsx';
import { judgeAgain, useRejudging } from './rejudging.ts';

type LineProps = { readonly show: Show; readonly version: Definitions; readonly judged: number | null };

function VersionLine({ show, version, judged }: LineProps) {
  const { t } = useTranslation();
  const isHeld = version.version === definitionsOf(show).version;
  const by = show.staff.find(({ id }) => id === version.by)?.name ?? t('definitions.nobody');
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Group gap="xs" wrap="nowrap">
          {version.version}
          {isHeld && (
            <Badge variant="light" style={{ flexShrink: 0 }}>
              {t('definitions.holds')}
            </Badge>
          )}
        </Group>
      </Table.Th>
      <Table.Td>{version.changedAt === 0 ? t('definitions.program') : `${formatInstant(version.changedAt, show.zone)} · ${by}`}</Table.Td>
      <Table.Td c="dimmed">{version.undoes === undefined ? '' : t('definitions.undoes', { version: version.undoes })}</Table.Td>
      <Table.Td ta="right">{judged === null ? '…' : formatNumber(judged)}</Table.Td>
      <Table.Td ta="right">
        {!isHeld && (
          <Button size="xs" variant="default" onClick={() => takeContent(show.id, contentOf(version))}>
            {t('definitions.takeUp')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

type Props = { readonly show: Show; readonly leads: readonly JudgedLead[] | null };

/** Every version there was: who made it when, and how many leads are judged by it. */
export function VersionsTab({ show, leads }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const isBusy = useRejudging((state) => state.job !== null);
  const held = definitionsOf(show);
  const versions = (show.definitions ?? [firstDefinitions]).toReversed();
  const counts = new Map<number, number>();
  for (const { judgement } of leads ?? []) counts.set(judgement.version, (counts.get(judgement.version) ?? 0) + 1);
  const rest = (leads?.length ?? 0) - (counts.get(held.version) ?? 0);
  return (
    <Paper withBorder radius="lg" p="md">
      <PanelHead title={t('definitions.versionsTitle')} text={t('definitions.versionsText')}>
        {rest > 0 && (
          <Button disabled={isBusy} style={{ flexShrink: 0 }} onClick={() => void judgeAgain(store, show)}>
            {t('definitions.judgeRest', { count: rest })}
          </Button>
        )}
      </PanelHead>
      <JudgingProgress />
      <Table mt="sm" verticalSpacing="xs" data-testid="definition-versions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('definitions.version')}</Table.Th>
            <Table.Th>{t('definitions.changed')}</Table.Th>
            <Table.Th />
            <Table.Th ta="right">{t('definitions.judgedBy')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map((version) => (
            <VersionLine
              key={version.version}
              show={show}
              version={version}
              judged={leads === null ? null : (counts.get(version.version) ?? 0)}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="sm">
        {t('definitions.discardedText')}
      </Text>
    </Paper>
  );
}
