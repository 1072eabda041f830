import { Alert, Button, Group, Paper, Progress, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatNumber } from '#renderer/i18n/format.ts';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { JudgedLead, Move, Preview } from '#shared/domain/previewDefinitions.ts';
import type { Show } from '#shared/domain/show.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { dropDraft } from './draftState.ts';
import type { Drafting } from './draftState.ts';
import { applyToAll, applyToNew, stopRejudging, useRejudging } from './rejudging.ts';
import classes from './Definitions.module.css';

/** Leads named beneath the counts; the counts tell of all. */
const NAMED = 8;

const Sign = ({ heat }: { readonly heat: Heat }) => {
  const Icon = HEAT_ICON[heat];
  return <Icon size={16} color={`var(--mantine-color-${HEAT_COLOR[heat]}-text)`} aria-hidden style={{ flexShrink: 0 }} />;
};

type MoveProps = { readonly move: Move; readonly onOpen: (id: LeadId) => void };

function MoveLine({ move: { lead, heat, stage }, onOpen }: MoveProps) {
  const { t } = useTranslation();
  const isHeat = lead.heat !== heat;
  const words = isHeat
    ? t('definitions.fromTo', { from: t(`qualify.heat.${lead.heat}`), to: t(`qualify.heat.${heat}`) })
    : t('definitions.fromTo', { from: t(`qualify.stage.${lead.stage}`), to: t(`qualify.stage.${stage}`) });
  return (
    <UnstyledButton className={classes['line']} onClick={() => onOpen(lead.id)}>
      <Text span size="sm" fw={600} truncate style={{ flex: 1, minWidth: 0 }}>
        {lead.name === '' ? t('definitions.nameless') : lead.name}
      </Text>
      <Text span size="xs" c="dimmed" style={{ flexShrink: 0, maxWidth: 170 }} truncate>
        {words}
      </Text>
    </UnstyledButton>
  );
}

function Effect({ preview, onOpen }: { readonly preview: Preview; readonly onOpen: (id: LeadId) => void }) {
  const { t } = useTranslation();
  const { heats, stages, moves } = preview;
  if (moves.length === 0) return <Text size="sm">{t('definitions.nobodyMoves')}</Text>;
  return (
    <Stack gap="xs">
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }} data-testid="heat-moves">
        {heats.map(({ from, to, count }) => (
          <Group component="li" key={`${from} ${to}`} gap={6} wrap="nowrap">
            <Sign heat={from} />
            <IconArrowRight size={14} aria-hidden style={{ flexShrink: 0 }} />
            <Sign heat={to} />
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {t('definitions.heatMove', { count, from: t(`qualify.heat.${from}`), to: t(`qualify.heat.${to}`) })}
            </Text>
          </Group>
        ))}
      </Stack>
      {stages.length > 0 && (
        <Stack gap={2} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {stages.map(({ from, to, count }) => (
            <Text component="li" key={`${from} ${to}`} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {t('definitions.stageMove', { count, from: t(`qualify.stage.${from}`), to: t(`qualify.stage.${to}`) })}
            </Text>
          ))}
        </Stack>
      )}
      <div>
        {moves.slice(0, NAMED).map((move) => (
          <MoveLine key={move.lead.id} move={move} onOpen={onOpen} />
        ))}
        {moves.length > NAMED && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('definitions.more', { count: moves.length - NAMED })}
          </Text>
        )}
      </div>
    </Stack>
  );
}

/** How far the judging under way is, and the button that stops it. */
export function JudgingProgress() {
  const { t } = useTranslation();
  const job = useRejudging((state) => state.job);
  if (job === null) return null;
  return (
    <Stack gap={6} component="output">
      <Text size="sm">{t('definitions.judging', { done: formatNumber(job.done), total: formatNumber(job.total) })}</Text>
      <Progress value={job.total === 0 ? 0 : (100 * job.done) / job.total} aria-label={t('definitions.judgingBar')} />
      <Button size="xs" variant="default" onClick={stopRejudging}>
        {t('definitions.stop')}
      </Button>
    </Stack>
  );
}

type Props = {
  readonly show: Show;
  readonly drafting: Drafting;
  readonly leads: readonly JudgedLead[] | null;
  readonly preview: Preview | null;
  readonly faultCount: number;
  readonly onOpen: (id: LeadId) => void;
};

/** What the change would do to the leads at hand, and the buttons that do it. */
export function PreviewPanel({ show, drafting, leads, preview, faultCount, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const isBusy = useRejudging((state) => state.job !== null);
  const { content, isChanged } = drafting;
  const count = leads?.length ?? 0;
  const canApply = isChanged && faultCount === 0 && !isBusy;
  return (
    <Paper withBorder radius="lg" p="md" className={classes['preview']} aria-live="polite" data-testid="definitions-preview">
      <Title order={3} size="h5">
        {t('definitions.previewTitle')}
      </Title>
      <div className={classes['effect']}>
        {faultCount > 0 ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} p="xs">
            {t('definitions.faults', { count: faultCount })}
          </Alert>
        ) : !isChanged ? (
          <Text size="sm" c="dimmed">
            {leads === null ? t('definitions.opening') : t('definitions.unchanged', { count })}
          </Text>
        ) : preview === null ? (
          <Text size="sm" c="dimmed">
            {t('definitions.reckoning')}
          </Text>
        ) : (
          <Effect preview={preview} onOpen={onOpen} />
        )}
      </div>
      <Stack gap="xs">
        <JudgingProgress />
        <Button disabled={!canApply || leads === null} onClick={() => void applyToAll(store, show, content)}>
          {t('definitions.applyAll', { count })}
        </Button>
        <Button variant="default" disabled={!canApply} onClick={() => void applyToNew(store, show, content)}>
          {t('definitions.applyNew')}
        </Button>
        {isChanged && (
          <Button variant="subtle" color="gray" onClick={dropDraft}>
            {t('definitions.drop')}
          </Button>
        )}
      </Stack>
    </Paper>
  );
}
