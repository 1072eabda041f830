import { Button, Paper, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { updateShow } from '#renderer/data/shows.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { PanelHead } from '#renderer/ui/PanelHead.tsx';
import { useShortcuts } from '#renderer/ui/shortcuts.ts';
import type { RuleId } from '#shared/domain/ids.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { RuleCard } from './RuleCard.tsx';
import { SpreadPreview } from './SpreadPreview.tsx';

/** A rule moved up or down by one place. */
function moved(rules: readonly RoutingRule[], at: number, by: -1 | 1): RoutingRule[] {
  const one = rules[at];
  return one === undefined ? [...rules] : rules.toSpliced(at, 1).toSpliced(at + by, 0, one);
}

/** The rules that propose who follows a lead up, in their order, and how they would spread the leads at hand. Each change is saved at once. */
export function RoutingPanel({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const store = useStore();
  // what is typed is ahead of what is saved
  const [rules, setRules] = useState<readonly RoutingRule[]>(show.routing ?? []);
  const save = (next: readonly RoutingRule[]): void => {
    setRules(next);
    void updateShow(store, show.id, (before) => ({ ...before, routing: next }));
  };
  const add = (): void => save([...rules, { id: store.newId() as RuleId, territories: [], interests: [], sizes: [], to: [] }]); // a fresh id for a rule
  useShortcuts([{ key: 'r', group: t('team.title'), label: t('team.add_rule'), run: add }]);
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label={t('team.rules')}>
      <PanelHead title={t('team.rules')} text={t('team.rules_text')}>
        <Button size="xs" style={{ flexShrink: 0 }} leftSection={<IconPlus size={16} />} rightSection={<KeyHint keys="r" />} onClick={add}>
          {t('team.add_rule')}
        </Button>
      </PanelHead>
      <Stack gap="sm" mt="sm">
        {rules.length === 0 && <Text c="dimmed">{t('team.no_rules')}</Text>}
        {rules.map((rule, at) => (
          <RuleCard
            key={rule.id}
            rule={rule}
            at={at}
            isLast={at === rules.length - 1}
            show={show}
            onChange={(next) => save(rules.map((one) => (one.id === next.id ? next : one)))}
            onMove={(by) => save(moved(rules, at, by))}
            onRemove={() => save(rules.filter(({ id }) => id !== rule.id))}
          />
        ))}
        {rules.length > 0 && <SpreadPreview show={show} rules={rules} />}
      </Stack>
    </Paper>
  );
}
