import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { readLead } from '#renderer/data/leads.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Target } from '#shared/domain/target.ts';
import { pushOutbox } from './pushOutbox.ts';
import type { PushEnd, PushTally, Quarantined } from './pushOutbox.ts';

type Props = { readonly target: Target; readonly onOpen: (id: LeadId) => void };

/** Leads drawn of those that would be held back. */
const SHOWN = 50;

type Held = Quarantined & { readonly name: string };

function HeldTable({ held, onOpen }: { readonly held: readonly Held[]; readonly onOpen: (id: LeadId) => void }) {
  return (
    <Table>
      <Table.Tbody>
        {held.map(({ leadId, name, field, reason }) => (
          <Table.Tr key={leadId}>
            <Table.Td>
              <Button size="compact-sm" variant="subtle" onClick={() => onOpen(leadId)}>
                {name}
              </Button>
            </Table.Td>
            <Table.Td>{field}</Table.Td>
            <Table.Td>{reason}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Checks and maps all that is due, without writing: what would go, and what the target would hold back and why. */
export function DryRunPanel({ target, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [isBusy, setBusy] = useState(false);
  const [tally, setTally] = useState<PushTally | null>(null);
  const [end, setEnd] = useState<PushEnd | null>(null);
  const [held, setHeld] = useState<readonly Held[]>([]);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const start = async (): Promise<void> => {
    stop.current = new AbortController();
    setBusy(true);
    setEnd(null);
    setHeld([]);
    const ended = await pushOutbox({ store, booth }, target, { signal: stop.current.signal, dryRun: true, onProgress: setTally });
    const found = [...ended.refused, ...ended.conflicts].slice(0, SHOWN);
    setHeld(
      await Promise.all(
        found.map(async (one) => {
          const lead = await readLead(store, one.leadId);
          return { ...one, name: lead === undefined ? one.leadId : nameOf(lead) };
        }),
      ),
    );
    setBusy(false);
    setEnd(ended);
  };
  const count = end === null ? 0 : end.refused.length + end.conflicts.length;
  return (
    <Stack gap="xs">
      <Title order={3} size="h6">
        {t('target.dry')}
      </Title>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" c="dimmed">
          {t('target.dry_text')}
        </Text>
        <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={() => (isBusy ? stop.current.abort() : void start())}>
          {isBusy ? t('handover.stop') : t('target.dry_do')}
        </Button>
      </Group>
      {isBusy && tally !== null && (
        <Text size="sm">{t('handover.dry_done', { ready: tally.created + tally.updated, refused: tally.refused.length })}</Text>
      )}
      {end !== null && (
        <Alert color={count === 0 ? 'teal' : 'orange'} data-testid="dry-run">
          <Text size="sm">{t('handover.dry_done', { ready: end.created + end.updated, refused: end.refused.length })}</Text>
          <Text size="sm">{count === 0 ? t('target.dry_clean') : t('target.dry_found', { count })}</Text>
          {held.length > 0 && <HeldTable held={held} onOpen={onOpen} />}
        </Alert>
      )}
    </Stack>
  );
}
