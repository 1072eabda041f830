import { Chip, Group, Paper, Stack, TagsInput, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '#shared/domain/definitionFaults.ts';
import type { DefinitionFault } from '#shared/domain/definitionFaults.ts';
import { SIZE_BANDS } from '#shared/domain/definitions.ts';
import type { FitCriterion } from '#shared/domain/definitions.ts';
import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';
import type { Drafting } from './draftState.ts';
import { NumberField } from './NumberField.tsx';

type Props = { readonly drafting: Drafting; readonly faults: readonly DefinitionFault[]; readonly leads: readonly JudgedLead[] | null };

type LineProps = Omit<Props, 'leads'> & { readonly criterion: FitCriterion; readonly children: ReactNode };

/** One criterion: what is wanted, and how much it counts. */
function CriterionLine({ criterion, drafting: { content, change }, faults, children }: LineProps) {
  const { t } = useTranslation();
  return (
    <Group align="flex-start" wrap="nowrap" gap="md">
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
      <div style={{ width: 92 }}>
        <NumberField
          field={`weights.${criterion}`}
          label={t('definitions.weight')}
          spoken={t('definitions.weightSpoken', { criterion: t(`qualify.criterion.${criterion}`) })}
          value={content.weights[criterion]}
          faults={faults}
          onChange={(weight) => change((before) => ({ ...before, weights: { ...before.weights, [criterion]: weight } }))}
        />
      </div>
    </Group>
  );
}

type ListKey = 'roles' | 'industries' | 'territories';
type ListProps = Omit<Props, 'leads'> & { readonly list: ListKey; readonly suggestions?: readonly string[] };

/** Words that are asked for, as tags; what is pasted with commas becomes several. */
function TagList({ list, drafting: { content, change }, faults, suggestions }: ListProps) {
  const { t } = useTranslation();
  const wrong = faults.find(({ field }) => field === `target.${list}`);
  const take = (words: readonly string[]): string[] =>
    words.map((word) => (list === 'territories' ? word.toUpperCase().replaceAll(' ', '') : word).slice(0, LIMITS.item));
  return (
    <TagsInput
      label={t(`definitions.list.${list}`)}
      description={t(`definitions.listText.${list}`)}
      data={[...(suggestions ?? [])]}
      value={[...content.target[list]]}
      onChange={(words) => change((before) => ({ ...before, target: { ...before.target, [list]: take(words) } }))}
      splitChars={[',', ';']}
      maxTags={LIMITS.items}
      acceptValueOnBlur
      data-field={`target.${list}`}
      error={wrong === undefined ? undefined : t(`definitions.fault.${wrong.fault}`, { most: wrong.most })}
      styles={{ pill: { maxWidth: 220 } }}
    />
  );
}

const SUGGESTED = 20;

/** Industries that leads have, the most frequent first. */
function industriesOf(leads: readonly JudgedLead[]): string[] {
  const counts = new Map<string, number>();
  for (const { judged } of leads) {
    const industry = judged.profile?.industry?.trim() ?? '';
    if (industry !== '') counts.set(industry, (counts.get(industry) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, SUGGESTED)
    .map(([industry]) => industry);
}

/** Whom the company wants to meet, and how much each criterion counts. */
export function TargetTab({ drafting, faults, leads }: Props) {
  const { t } = useTranslation();
  const { content, change } = drafting;
  const shared = { drafting, faults };
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={3} size="h5">
        {t('definitions.targetTitle')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('definitions.targetText')}
      </Text>
      <Stack gap="md" mt="md">
        <CriterionLine criterion="role" {...shared}>
          <TagList list="roles" {...shared} />
        </CriterionLine>
        <CriterionLine criterion="size" {...shared}>
          <Text size="sm" fw={500} id="definitions-sizes">
            {t('definitions.sizes')}
          </Text>
          <Text size="xs" c="dimmed" mb={6}>
            {t('definitions.sizesText')}
          </Text>
          <Chip.Group
            multiple
            value={[...content.target.sizes]}
            onChange={(chosen) =>
              change((before) => ({ ...before, target: { ...before.target, sizes: SIZE_BANDS.filter((band) => chosen.includes(band)) } }))
            }
          >
            <Group component="fieldset" gap="xs" m={0} p={0} bd={0} aria-labelledby="definitions-sizes">
              {SIZE_BANDS.map((band) => (
                <Chip key={band} value={band} size="sm">
                  {band}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </CriterionLine>
        <CriterionLine criterion="industry" {...shared}>
          <TagList list="industries" suggestions={industriesOf(leads ?? [])} {...shared} />
        </CriterionLine>
        <CriterionLine criterion="territory" {...shared}>
          <TagList list="territories" {...shared} />
        </CriterionLine>
      </Stack>
    </Paper>
  );
}
