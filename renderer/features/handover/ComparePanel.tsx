import { Alert, Badge, Button, Group, Progress, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import { saveBytes } from '#renderer/lib/saveBytes.ts';
import type { PreflightError } from '#shared/crm/push.ts';
import { jsonText } from '#shared/crm/record.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Setting } from '#shared/domain/setting.ts';
import type { Target } from '#shared/domain/target.ts';
import { COMPARED, compareTarget, comparisonFile } from './compareTarget.ts';
import type { Compared, Comparison, Finding } from './compareTarget.ts';

type Props = { readonly target: Target; readonly separator: Setting['csvSeparator']; readonly onOpen: (id: LeadId) => void };

const COLORS: Readonly<Record<Compared, string>> = { same: 'teal', differs: 'orange', missing: 'red', double: 'red', unsent: 'gray' };

/** Findings drawn; all of them are in the file. */
const SHOWN = 200;

function FindingRows({ finding, onOpen }: { readonly finding: Finding; readonly onOpen: (id: LeadId) => void }) {
  const { t } = useTranslation();
  const { differences, state, name, leadId } = finding;
  const lines = differences.length === 0 ? [null] : differences;
  return lines.map((line, at) => (
    <Table.Tr key={`${leadId} ${line?.field ?? ''}`}>
      <Table.Td>
        {at === 0 && (
          <Button size="compact-sm" variant="subtle" onClick={() => onOpen(leadId)}>
            {name}
          </Button>
        )}
      </Table.Td>
      <Table.Td>
        {at === 0 && (
          <Badge variant="light" color={COLORS[state]} tt="none">
            {t(`target.state_${state}`)}
          </Badge>
        )}
      </Table.Td>
      {[line?.field ?? '', line === null ? '' : jsonText(line.ours), line === null ? '' : jsonText(line.theirs)].map((text, column) => (
        // oxlint-disable-next-line react/no-array-index-key -- three columns, always the same
        <Table.Td key={column}>
          <Text size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}

function Findings({ findings, onOpen }: { readonly findings: readonly Finding[]; readonly onOpen: (id: LeadId) => void }) {
  const { t } = useTranslation();
  return (
    <ScrollArea.Autosize mah="calc(100vh - 320px)" type="auto">
      <Table stickyHeader data-testid="findings">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('target.lead')}</Table.Th>
            <Table.Th />
            <Table.Th>{t('target.field')}</Table.Th>
            <Table.Th>{t('target.compare_ours')}</Table.Th>
            <Table.Th>{t('target.compare_theirs')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {findings.slice(0, SHOWN).map((finding) => (
            <FindingRows key={finding.leadId} finding={finding} onOpen={onOpen} />
          ))}
        </Table.Tbody>
      </Table>
      {findings.length > SHOWN && <Text size="sm">{t('target.compare_more', { count: findings.length - SHOWN })}</Text>}
    </ScrollArea.Autosize>
  );
}

function Outcome({ comparison, onOpen }: { readonly comparison: Comparison; readonly onOpen: (id: LeadId) => void }) {
  const { t } = useTranslation();
  const { counts, findings, done, total } = comparison;
  const isWhole = done === total && findings.length === 0 && total > 0;
  return (
    <Stack gap="sm" aria-live="polite">
      <Group gap="xs" data-testid="compared">
        {COMPARED.filter((state) => counts[state] > 0).map((state) => (
          <Badge key={state} size="lg" variant="light" color={COLORS[state]} tt="none">
            {t(`target.compare_${state}`, { count: counts[state] })}
          </Badge>
        ))}
      </Group>
      {isWhole && <Alert color="teal">{t('target.compare_all')}</Alert>}
      {findings.length > 0 && <Findings findings={findings} onOpen={onOpen} />}
    </Stack>
  );
}

/** The reconcile report: every lead read back from the target and laid beside what was sent. */
export function ComparePanel({ target, separator, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [fault, setFault] = useState<{ readonly error: PreflightError; readonly detail?: string } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const compare = async (): Promise<void> => {
    stop.current = new AbortController();
    setBusy(true);
    setFault(null);
    const compared = await compareTarget({ store, booth }, target, { signal: stop.current.signal, onProgress: setComparison });
    setBusy(false);
    if (compared.ok) setComparison(compared.value);
    else setFault(compared);
  };
  const save = async (from: Comparison): Promise<void> => {
    const saved = await saveBytes(
      { name: `${target.name} ${new Date(store.now()).toISOString().slice(0, 10)}`, kind: 'csv' },
      comparisonFile(from, separator),
    );
    if (saved.ok) notifications.show({ color: 'teal', message: saved.value.path });
    else if (saved.error !== 'cancelled') notifications.show({ color: 'red', message: t(`handover.fault_${saved.error}`) });
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('target.compare_text')}
      </Text>
      <Group>
        <Button loading={isBusy} onClick={() => void compare()}>
          {t('target.compare_do')}
        </Button>
        {isBusy && (
          <Button variant="default" onClick={() => stop.current.abort()}>
            {t('target.compare_stop')}
          </Button>
        )}
        {!isBusy && comparison !== null && comparison.findings.length > 0 && (
          <Button variant="default" onClick={() => void save(comparison)}>
            {t('target.compare_save')}
          </Button>
        )}
        {isBusy && comparison !== null && (
          <>
            <Progress w={220} value={(100 * comparison.done) / Math.max(1, comparison.total)} aria-label={t('target.tab_compare')} />
            <Text size="sm">{t('target.progress', { done: comparison.done, total: comparison.total })}</Text>
          </>
        )}
      </Group>
      {fault !== null && (
        <Alert color="red">{t('target.compare_fault', { reason: `${t(`handover.pre_${fault.error}`)} ${fault.detail ?? ''}` })}</Alert>
      )}
      {comparison !== null && <Outcome comparison={comparison} onOpen={onOpen} />}
    </Stack>
  );
}
