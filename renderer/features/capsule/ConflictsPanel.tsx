import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconArrowsSplit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { readConflicts, settleConflict } from '#renderer/data/conflicts.ts';
import type { Conflict } from '#renderer/data/conflicts.ts';
import { readLeadsOf } from '#renderer/data/calendars.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import { useSaid } from './useSaid.ts';

/** So many are drawn; the rest comes up as they are settled. */
const MOST = 50;
const KEYS = ['1', '2'] as const;

type LineProps = {
  readonly conflict: Conflict;
  readonly name: string;
  readonly show: Show;
  readonly isFirst: boolean;
  readonly onOpen: (id: LeadId) => void;
};

function ConflictLine({ conflict, name, show, isFirst, onOpen }: LineProps) {
  const { t } = useTranslation();
  const store = useStore();
  const words = useSaid(show);
  const { leadId, said } = conflict;
  return (
    <Paper withBorder radius="md" p="sm" data-testid="conflict">
      <Group gap="xs" mb={6} wrap="nowrap">
        {leadId !== null && (
          <Anchor component="button" fw={600} truncate onClick={() => onOpen(leadId)}>
            {name}
          </Anchor>
        )}
        <Text fw={leadId === null ? 600 : 400} truncate>
          {words.field(conflict)}
        </Text>
      </Group>
      <Stack gap={6}>
        {said.map((one, at) => (
          <Group key={one.dot} justify="space-between" wrap="nowrap" gap="md">
            <div style={{ minWidth: 0 }}>
              <Group gap="xs" wrap="nowrap">
                <Text truncate>{words.value(conflict, one)}</Text>
                {at === 0 && (
                  <Badge variant="light" style={{ flexShrink: 0 }}>
                    {t('capsule.clash.shown')}
                  </Badge>
                )}
              </Group>
              <Text size="xs" c="dimmed">
                {words.who(one)}
              </Text>
            </div>
            <Button
              size="xs"
              variant="default"
              style={{ flexShrink: 0 }}
              aria-label={t('capsule.clash.keep', { value: words.value(conflict, one) })}
              rightSection={isFirst && KEYS[at] !== undefined ? <KeyHint keys={KEYS[at]} /> : undefined}
              onClick={() => void settleConflict(store, conflict, one.value)}
            >
              {t('capsule.clash.keep', { value: '' }).trim()}
            </Button>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

/** What people wrote differently on two laptops, the question of what holds; `1` and `2` answer the first one. */
export function ConflictsPanel({ show, onOpen }: { readonly show: Show; readonly onOpen: (id: LeadId) => void }) {
  const { t } = useTranslation();
  const store = useStore();
  const found = useLive(async (live) => {
    const conflicts = await readConflicts(live);
    const leads = await readLeadsOf(
      live,
      conflicts.slice(0, MOST).flatMap(({ leadId }) => leadId ?? []),
    );
    return { conflicts, names: new Map([...leads].map(([id, lead]) => [id, nameOf(lead)])) };
  }, []);
  const conflicts = found?.conflicts ?? [];
  const first = conflicts[0];
  const settle = (at: number): void => {
    const one = first?.said[at];
    if (first !== undefined && one !== undefined) void settleConflict(store, first, one.value);
  };
  useShortcuts(
    [
      { key: '1', group: t('capsule.clash.keys'), label: t('capsule.clash.key_first'), run: () => settle(0) },
      { key: '2', group: t('capsule.clash.keys'), label: t('capsule.clash.key_second'), run: () => settle(1) },
    ],
    first !== undefined,
  );
  return (
    <Paper withBorder radius="lg" p="md">
      <Stack gap="sm">
        <PanelHead title={t('capsule.clash.title')} text={t('capsule.clash.text')} />
        {found !== undefined && conflicts.length === 0 && (
          <EmptyState icon={<IconArrowsSplit size={32} />} title={t('capsule.clash.none')} text={t('capsule.clash.none_text')} />
        )}
        {conflicts.slice(0, MOST).map((conflict, at) => (
          <ConflictLine
            key={`${conflict.id} ${conflict.path}`}
            conflict={conflict}
            name={(conflict.leadId === null ? undefined : found?.names.get(conflict.leadId)) || t('leads.unnamed')}
            show={show}
            isFirst={at === 0}
            onOpen={onOpen}
          />
        ))}
        {conflicts.length > MOST && <Text size="sm">{t('capsule.clash.more', { count: conflicts.length - MOST })}</Text>}
      </Stack>
    </Paper>
  );
}
