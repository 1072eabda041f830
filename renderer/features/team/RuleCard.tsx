import { ActionIcon, Group, MultiSelect, Paper, SimpleGrid, TagsInput, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SIZE_BANDS } from '#shared/domain/definitions.ts';
import type { RoutingRule } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { ruleSentence, territoryIn } from './ruleWords.ts';

type Props = {
  readonly rule: RoutingRule;
  readonly at: number;
  readonly isLast: boolean;
  readonly show: Show;
  readonly onChange: (rule: RoutingRule) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** One rule: what it asks for, to whom it gives, and what that means in a sentence. */
export function RuleCard({ rule, at, isLast, show, onChange, onMove, onRemove }: Props) {
  const { t, i18n } = useTranslation();
  const sentence = ruleSentence(rule, { t, language: i18n.resolvedLanguage ?? 'en', staff: show.staff });
  const any = (list: readonly string[]): { placeholder?: string } => (list.length === 0 ? { placeholder: t('team.rule.any') } : {});
  const topics = unique([...show.interests, ...rule.interests]);
  return (
    <Paper withBorder radius="md" p="sm" data-testid="rule" component="fieldset" aria-label={t('team.rule.number', { number: at + 1 })}>
      <Group wrap="nowrap" justify="space-between" align="start" mb={6}>
        <Text size="sm" fw={600} aria-live="polite" lineClamp={3} style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {at + 1}. {sentence}
        </Text>
        <Group gap={4} wrap="nowrap">
          <ActionIcon size={32} variant="default" aria-label={t('team.rule.up')} disabled={at === 0} onClick={() => onMove(-1)}>
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon size={32} variant="default" aria-label={t('team.rule.down')} disabled={isLast} onClick={() => onMove(1)}>
            <IconArrowDown size={16} />
          </ActionIcon>
          <ActionIcon size={32} variant="default" aria-label={t('team.rule.remove')} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      </Group>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={6}>
        <TagsInput
          label={t('team.rule.territories')}
          placeholder={t('team.rule.territories_hint')}
          value={[...rule.territories]}
          maxTags={50}
          acceptValueOnBlur
          onChange={(texts) => onChange({ ...rule, territories: unique(texts.flatMap((text) => territoryIn(text) ?? [])) })}
        />
        <MultiSelect
          label={t('team.rule.interests')}
          {...any(rule.interests)}
          data={topics}
          value={[...rule.interests]}
          onChange={(interests) => onChange({ ...rule, interests })}
        />
        <MultiSelect
          label={t('team.rule.sizes')}
          {...any(rule.sizes)}
          data={[...SIZE_BANDS]}
          value={[...rule.sizes]}
          onChange={(chosen) => onChange({ ...rule, sizes: SIZE_BANDS.filter((size) => chosen.includes(size)) })}
        />
        <MultiSelect
          label={t('team.rule.to')}
          {...(rule.to.length === 0 ? { placeholder: t('team.rule.nobody') } : {})}
          data={show.staff.map(({ id, name }) => ({ value: id as string, label: name }))}
          value={rule.to.filter((id) => show.staff.some((one) => one.id === id))}
          onChange={(chosen) => onChange({ ...rule, to: show.staff.map(({ id }) => id).filter((id) => chosen.includes(id)) })}
        />
      </SimpleGrid>
    </Paper>
  );
}
