import { Alert, Button, Group, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Agreement, Reason } from '#shared/domain/dedupe/person.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { DuplicatePair } from '#renderer/data/duplicates.ts';
import { readLead } from '#renderer/data/leads.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useSame } from '#renderer/data/useDuplicates.ts';
import { useLive } from '#renderer/data/useLive.ts';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcutLayers, useShortcuts } from '#renderer/ui/shortcuts.ts';
import { partSame } from './sameDeeds.tsx';

/** Below this nobody is asked at the booth; the review shows the rest. */
const ASKED_FROM = 0.9;

const LEVELS: readonly Agreement[] = ['same', 'alike', 'partly', 'differs'];

/** What agrees and what differs, in one line: "Same: first name, e-mail · Differs: phone". */
function useReasons(reasons: readonly Reason[]): string {
  const { t } = useTranslation();
  return LEVELS.flatMap((level) => {
    const fields = reasons.filter((reason) => reason.level === level).map(({ field }) => t(`leads.same.field.${field}`));
    return fields.length === 0 ? [] : [t(`leads.same.level.${level}`, { fields: fields.join(', ') })];
  }).join(' · ');
}

/** Whether `y` and `z` mean something else on this page now: a proposal from the attendee list has them first. */
const useHasKeys = (group: string): boolean =>
  useShortcutLayers(({ layers }) => !layers.some(({ shortcuts }) => shortcuts.some(({ key, group: of }) => key === 'y' && of !== group)));

type Props = {
  readonly lead: Lead;
  readonly onOpen: (id: LeadId) => void;
  /** Shows both side by side, and what one lead of them would be. */
  readonly onCompare: (pair: readonly [LeadId, LeadId]) => void;
};

function Question({ lead, other, pair, onOpen, onCompare }: Props & { readonly other: Lead; readonly pair: DuplicatePair }) {
  const { t } = useTranslation();
  const store = useStore();
  const group = t('leads.same.keys');
  const hasKeys = useHasKeys(group);
  const reasons = useReasons(pair.reasons);
  const compare = (): void => onCompare([pair.a, pair.b]);
  const part = (): void => void partSame(store, [lead, other]);
  useShortcuts(
    [
      { key: 'y', group, label: t('review.merge.compare'), run: compare },
      { key: 'z', group, label: t('leads.same.no'), run: part },
    ],
    hasKeys,
  );
  const name = nameOf(other) || t('leads.unnamed');
  const company = other.contact.organization?.[0] ?? '';
  return (
    <Alert color="yellow" radius={0} py={6} icon={<IconUsers size={18} />} data-testid="same">
      <Group justify="space-between" wrap="nowrap" gap="md">
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} truncate>
            {company === '' || company === name ? t('leads.same.title', { name }) : t('leads.same.titleOf', { name, company })}
          </Text>
          <Text size="xs" c="dimmed" truncate title={reasons}>
            {reasons}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
          <Button size="compact-sm" onClick={compare} rightSection={hasKeys ? <KeyHint keys="y" /> : undefined}>
            {t('review.merge.compare')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={part} rightSection={hasKeys ? <KeyHint keys="z" /> : undefined}>
            {t('leads.same.no')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => onOpen(other.id)}>
            {t('leads.same.open')}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}

/** Asks whether a visitor is somebody whom the show knows already under another lead. Nothing happens by itself. */
export function SameBand({ lead, onOpen, onCompare }: Props) {
  const pair = useSame(lead)?.find(({ probability }) => probability >= ASKED_FROM);
  const otherId = pair === undefined ? null : pair.a === lead.id ? pair.b : pair.a;
  const other = useLive(async (store) => (otherId === null ? undefined : readLead(store, otherId)), [otherId]);
  if (pair === undefined || other === undefined || other.id !== otherId) return null;
  if (lead.discardedAt !== undefined || other.discardedAt !== undefined) return null;
  return <Question lead={lead} other={other} pair={pair} onOpen={onOpen} onCompare={onCompare} />;
}
