import { Badge, Group, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readFileRefusal } from '#renderer/data/exports.ts';
import { readLeadOutbox } from '#renderer/data/outbox.ts';
import { readTargets } from '#renderer/data/targets.ts';
import { useLive } from '#renderer/data/useLive.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { STATE_COLOR } from './stateColor.ts';

/** Where one lead stands with each target that is connected, and what the reader of a file refused of it; nothing while there is neither. */
export function SyncState({ leadId }: { readonly leadId: LeadId }) {
  const { t } = useTranslation();
  const states = useLive(
    async (live) => {
      const targets = await readTargets(live);
      const rows = targets.length === 0 ? [] : await readLeadOutbox(live, leadId);
      return targets.flatMap(({ id, name }) => rows.filter((row) => row.targetId === id).map(({ state }) => ({ id, name, state })));
    },
    [leadId],
  );
  const refusal = useLive((live) => readFileRefusal(live, leadId), [leadId]);
  return (
    <Group gap={6}>
      {refusal !== undefined && refusal !== null && (
        <Tooltip multiline maw={420} label={[refusal.field, refusal.reason].filter(Boolean).join(': ')}>
          <Badge variant="light" color={STATE_COLOR.failed} tt="none" data-testid="file-refusal">
            {t('files.badge')}
          </Badge>
        </Tooltip>
      )}
      {(states ?? []).map(({ id, name, state }) => (
        <Tooltip key={id} label={name}>
          <Badge variant="light" color={STATE_COLOR[state]}>
            {name}: {t(`handover.one.${state}`)}
          </Badge>
        </Tooltip>
      ))}
    </Group>
  );
}
