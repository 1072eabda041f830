import { Alert, Badge, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { counts, readStuck, retry } from '#renderer/data/outbox.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { pauseTarget, removeTarget, resumeTarget } from '#renderer/data/targets.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { booth } from '#renderer/lib/booth.ts';
import { secretNameOf } from '#shared/crm/secretName.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Target } from '#shared/domain/target.ts';
import { MergedThere } from './MergedThere.tsx';
import { pushOutbox } from './pushOutbox.ts';
import { STATE_COLOR } from './stateColor.ts';
import type { PushEnd, PushTally } from './pushOutbox.ts';

const STATES = ['ready', 'sending', 'sent', 'failed', 'conflict'] as const;
const SHOWN = 20;

type Props = { readonly target: Target; readonly onOpen: (id: LeadId) => void };
type CardProps = Props & { readonly onSetUp: () => void };

function Stuck({ target, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const all = useLive((live) => readStuck(live, target.id, SHOWN), [target.id]) ?? [];
  const stuck = all.filter(({ mergedInto }) => mergedInto === undefined);
  if (stuck.length === 0) return null;
  return (
    <Alert color="red" title={t('handover.stuck')} mt="sm">
      {stuck.map(({ leadId, refusal }) => (
        <Group key={leadId} justify="space-between" wrap="nowrap">
          <Text size="sm" lineClamp={2}>
            {refusal.field === null ? refusal.reason : t('handover.stuck_field', { field: refusal.field, reason: refusal.reason })}
          </Text>
          <Button size="compact-sm" variant="subtle" onClick={() => onOpen(leadId)}>
            {t('handover.open')}
          </Button>
        </Group>
      ))}
      <Button
        size="xs"
        mt="xs"
        onClick={() =>
          void retry(
            store,
            target.id,
            stuck.map(({ leadId }) => leadId),
          )
        }
      >
        {t('handover.retry')}
      </Button>
    </Alert>
  );
}

/** One target: how many leads stand where, what it refused, and the deeds. */
export function TargetCard({ target, onOpen, onSetUp }: CardProps) {
  const { t } = useTranslation();
  const store = useStore();
  const [isBusy, setBusy] = useState(false);
  const stop = useRef(new AbortController());
  const tally = useLive((live) => counts(live, target.id), [target.id]);
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const push = async (): Promise<void> => {
    stop.current = new AbortController();
    setBusy(true);
    const total = (tally?.ready ?? 0) + (tally?.sending ?? 0);
    const onProgress = ({ created, updated, unchanged, refused, conflicts }: PushTally): void =>
      setProgress({ done: created + updated + unchanged + refused.length + conflicts.length, total });
    const end = await pushOutbox({ store, booth }, target, { signal: stop.current.signal, onProgress }).finally(() => setBusy(false));
    setProgress(null);
    tell(end);
  };
  const tell = ({ created, updated, unchanged, refused, pause }: PushEnd): void => {
    const done = t('handover.push_done', { created, updated, unchanged, refused: refused.length });
    const message = pause === 'offline' ? t('handover.push_offline') : pause === 'stopped' ? t('handover.push_stopped') : done;
    notifications.show({ title: target.name, message, color: pause === undefined && refused.length === 0 ? 'green' : 'orange' });
  };
  const remove = async (): Promise<void> => {
    await removeTarget(store, target.id);
    await booth.secretDelete({ name: secretNameOf(target) });
  };
  return (
    <Paper withBorder radius="lg" p="md">
      <Group justify="space-between" wrap="nowrap">
        <Stack gap={0} style={{ minWidth: 0 }}>
          <Title order={4} size="h5" lineClamp={1}>
            {target.name}
          </Title>
          <Text size="sm" c="dimmed" truncate>
            {t(`handover.kind_${target.config.kind}`)} · {target.config.url}
          </Text>
        </Stack>
        <Group gap={6}>
          {STATES.filter((state) => (tally?.[state] ?? 0) > 0).map((state) => (
            <Badge key={state} variant="light" color={STATE_COLOR[state]}>
              {tally?.[state]} {t(`handover.state.${state}`)}
            </Badge>
          ))}
        </Group>
      </Group>
      {target.isPaused && (
        <Alert color="orange" mt="sm" p="xs">
          {t(`handover.paused_${target.pausedFor?.kind ?? 'person'}`, { reason: target.pausedFor?.reason ?? '' })}
        </Alert>
      )}
      <Group gap="xs" mt="sm">
        <Button size="xs" loading={isBusy} onClick={() => void push()} disabled={target.isPaused}>
          {t('handover.send')}
        </Button>
        <Button size="xs" variant="default" onClick={onSetUp}>
          {t('target.open')}
        </Button>
        {isBusy && (
          <Button size="xs" variant="default" onClick={() => stop.current.abort()}>
            {t('handover.stop')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          onClick={() => void (target.isPaused ? resumeTarget(store, target.id) : pauseTarget(store, target.id))}
        >
          {target.isPaused ? t('handover.resume') : t('handover.pause')}
        </Button>
        <Button size="xs" variant="subtle" color="red" onClick={() => void remove()}>
          {t('handover.remove')}
        </Button>
      </Group>
      {progress !== null && (
        <Group gap="sm" mt="sm" wrap="nowrap" aria-live="polite">
          <Progress style={{ flex: 1 }} value={(100 * progress.done) / Math.max(1, progress.total)} aria-label={t('handover.send')} />
          <Text size="sm">{t('target.progress', progress)}</Text>
        </Group>
      )}
      <Stuck target={target} onOpen={onOpen} />
      <MergedThere targetId={target.id} onOpen={onOpen} />
    </Paper>
  );
}
