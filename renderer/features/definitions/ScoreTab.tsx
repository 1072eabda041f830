import { Group, Paper, Select, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HEAT_ICON } from '#renderer/ui/heatIcon.ts';
import { HEAT_COLOR } from '#renderer/ui/theme.ts';
import { ACTIONS } from '#shared/domain/definitionFaults.ts';
import { HEATS } from '#shared/domain/stage.ts';
import type { DefinitionFault } from '#shared/domain/definitionFaults.ts';
import type { NextAction } from '#shared/domain/definitions.ts';
import type { Heat } from '#shared/domain/stage.ts';
import type { Drafting } from './draftState.ts';
import { NumberField } from './NumberField.tsx';

type Props = { readonly drafting: Drafting; readonly faults: readonly DefinitionFault[] };

const EXTRAS = ['secondVisit', 'bantYes', 'intention'] as const;
const KINDS: readonly NextAction['kind'][] = ['nurture', 'qualify', 'hand-over'];
const LINES = ['matureFrom', 'fitFrom'] as const;

function Maturity({ drafting: { content, change }, faults }: Props) {
  const { t } = useTranslation();
  return (
    <Paper withBorder radius="lg" p="md">
      <Title order={3} size="h5">
        {t('definitions.maturityTitle')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('definitions.maturityText')}
      </Text>
      <SimpleGrid cols={4} spacing="sm" mt="xs">
        {ACTIONS.map((action) => (
          <NumberField
            key={action}
            field={`maturity.${action}`}
            label={t(`qualify.action.${action}`)}
            value={content.maturity[action]}
            faults={faults}
            onChange={(points) => change((before) => ({ ...before, maturity: { ...before.maturity, [action]: points } }))}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="md">
        {t('definitions.extrasText')}
      </Text>
      <SimpleGrid cols={4} spacing="sm" mt={4}>
        {EXTRAS.map((field) => (
          <NumberField
            key={field}
            field={field}
            label={t(`definitions.extra.${field}`)}
            value={content[field]}
            faults={faults}
            onChange={(points) => change((before) => ({ ...before, [field]: points }))}
          />
        ))}
      </SimpleGrid>
    </Paper>
  );
}

function HeatLine({ heat, drafting: { content, change }, faults }: Props & { readonly heat: Heat }) {
  const { t } = useTranslation();
  const Icon = HEAT_ICON[heat];
  const label = t(`qualify.heat.${heat}`);
  const from = heat === 'cold' ? null : heat === 'warm' ? 'warmFrom' : 'hotFrom';
  const setNext = (next: Partial<NextAction>): void =>
    change((before) => ({ ...before, next: { ...before.next, [heat]: { ...before.next[heat], ...next } } }));
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Group gap={6} wrap="nowrap" maw={150}>
          <Icon size={18} color={`var(--mantine-color-${HEAT_COLOR[heat]}-text)`} aria-hidden style={{ flexShrink: 0 }} />
          <Text span fw={600} size="sm" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
            {label}
          </Text>
        </Group>
      </Table.Th>
      <Table.Td w={120}>
        {from === null ? (
          <Text c="dimmed" size="sm" pl="sm">
            0
          </Text>
        ) : (
          <NumberField
            field={from}
            label={null}
            spoken={t('definitions.fromSpoken', { heat: label })}
            value={content[from]}
            faults={faults}
            onChange={(score) => change((before) => ({ ...before, [from]: score }))}
          />
        )}
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={t('definitions.nextSpoken', { heat: label })}
          data={KINDS.map((kind) => ({ value: kind, label: t(`qualify.next.${kind}`) }))}
          value={content.next[heat].kind}
          allowDeselect={false}
          onChange={(kind) => setNext({ kind: KINDS.find((one) => one === kind) ?? content.next[heat].kind })}
        />
      </Table.Td>
      <Table.Td w={140}>
        <NumberField
          field={`next.${heat}`}
          label={null}
          spoken={t('definitions.withinSpoken', { heat: label })}
          suffix={t('definitions.days')}
          value={content.next[heat].withinDays}
          faults={faults}
          onChange={(withinDays) => setNext({ withinDays })}
        />
      </Table.Td>
    </Table.Tr>
  );
}

/** Points of what visitors do, and what a score means: temperature, next action, quadrant. */
export function ScoreTab({ drafting, faults }: Props) {
  const { t } = useTranslation();
  const { content, change } = drafting;
  return (
    <Stack gap="sm">
      <Maturity drafting={drafting} faults={faults} />
      <Paper withBorder radius="lg" p="md">
        <Title order={3} size="h5">
          {t('definitions.heatTitle')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('definitions.heatText')}
        </Text>
        <Table mt="xs" verticalSpacing={6} horizontalSpacing="xs" withRowBorders={false}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('qualify.temperature')}</Table.Th>
              <Table.Th>{t('definitions.from')}</Table.Th>
              <Table.Th>{t('definitions.next')}</Table.Th>
              <Table.Th>{t('definitions.within')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {HEATS.map((heat) => (
              <HeatLine key={heat} heat={heat} drafting={drafting} faults={faults} />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      <Paper withBorder radius="lg" p="md">
        <Title order={3} size="h5">
          {t('definitions.quadrantTitle')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('definitions.quadrantText')}
        </Text>
        <SimpleGrid cols={4} spacing="sm" mt="xs">
          {LINES.map((field) => (
            <NumberField
              key={field}
              field={field}
              label={t(`definitions.${field}`)}
              value={content[field]}
              faults={faults}
              onChange={(line) => change((before) => ({ ...before, [field]: line }))}
            />
          ))}
        </SimpleGrid>
      </Paper>
    </Stack>
  );
}
