import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keepLeads } from '#renderer/data/retention.ts';
import type { DueShow } from '#renderer/data/retention.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatInstant } from '#renderer/i18n/format.ts';
import type { LeadId } from '#shared/domain/ids.ts';

type Props = DueShow & {
  readonly spared: ReadonlySet<LeadId>;
  readonly onTurn: (id: LeadId) => void;
  readonly onOpen: (id: LeadId) => void;
};

/** Leads whose time is over, each to be spared or not, and those that are kept for a reason. */
export function DueList({ due, kept, show, spared, onTurn, onOpen }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  return (
    <Stack
      component="fieldset"
      gap={4}
      mah={280}
      bd={0}
      p={0}
      m={0}
      style={{ overflow: 'auto' }}
      data-testid="due-leads"
      aria-label={t('privacy.due.title', { show: show.name })}
    >
      {due.map(({ id, name, of, since }) => (
        <Group key={id} wrap="nowrap" gap="sm">
          <Checkbox
            checked={!spared.has(id)}
            onChange={() => onTurn(id)}
            label={t('privacy.due.line', {
              name: name || t('privacy.find.nameless'),
              consent: t(`privacy.clock.${of}`),
              at: formatInstant(since, show.zone),
            })}
            styles={{ label: { overflowWrap: 'anywhere' } }}
          />
          <Button size="compact-xs" variant="subtle" onClick={() => onOpen(id)} style={{ flexShrink: 0 }}>
            {t('privacy.open')}
          </Button>
        </Group>
      ))}
      {kept.map(({ id, name, kept: why }) => (
        <Group key={id} wrap="nowrap" gap="sm">
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('privacy.due.kept', { name, reason: t(`privacy.reason.${why.reason}`), words: why.words ?? '' })}
          </Text>
          <Button size="compact-xs" variant="subtle" onClick={() => void keepLeads(store, [id], null)} style={{ flexShrink: 0 }}>
            {t('privacy.due.unkeep')}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
