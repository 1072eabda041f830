import { Center, Group, Loader, Paper, Table, Text, UnstyledButton } from '@mantine/core';
import { IconChartDots3 } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { formatNumber } from '#renderer/i18n/format.ts';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { HEATS } from '#shared/domain/stage.ts';
import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';
import type { Quadrant as Part } from '#shared/domain/score.ts';
import type { Show } from '#shared/domain/show.ts';
import { byQuadrant, inPlane, LAID_OUT, marksOf, QUADRANTS } from './quadrantMarks.ts';
import type { Mark } from './quadrantMarks.ts';
import { MarkPicture } from './MarkPicture.tsx';
import classes from './Definitions.module.css';

// the chart's library is read when the quadrants are looked at, not when the program starts
const QuadrantChart = lazy(async () => ({ default: (await import('./QuadrantChart.tsx')).QuadrantChart }));

/** Lines of the table; the chart has all. */
const LISTED = 100;

type ListProps = { readonly title: string; readonly leads: readonly JudgedLead[]; readonly onOpen: (id: LeadId) => void };

/** The same leads in words, the highest score first: for who cannot see the chart, and to open one of many in a place. */
function LeadList({ title, leads, onOpen }: ListProps) {
  const { t } = useTranslation();
  return (
    <div className={classes['list']}>
      <Table verticalSpacing={4} horizontalSpacing="xs" stickyHeader captionSide="top" data-testid="quadrant-list">
        <Table.Caption ta="left" mt={0} fw={600} c="var(--mantine-color-text)">
          {title}
        </Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('definitions.name')}</Table.Th>
            <Table.Th>{t('qualify.temperature')}</Table.Th>
            <Table.Th ta="right">{t('definitions.label.fit')}</Table.Th>
            <Table.Th ta="right">{t('definitions.label.maturity')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leads.slice(0, LISTED).map((lead) => (
            <Table.Tr key={lead.id}>
              <Table.Td maw={170}>
                <UnstyledButton className={classes['open']} onClick={() => onOpen(lead.id)}>
                  <Text span size="sm" fw={600} truncate display="block">
                    {lead.name === '' ? t('definitions.nameless') : lead.name}
                  </Text>
                  {lead.company !== '' && lead.company !== lead.name && (
                    <Text span size="xs" c="dimmed" truncate display="block">
                      {lead.company}
                    </Text>
                  )}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap" maw={110}>
                  <MarkPicture heat={lead.heat} />
                  <Text span size="sm" truncate>
                    {t(`qualify.heat.${lead.heat}`)}
                  </Text>
                </Group>
              </Table.Td>
              <Table.Td ta="right">{lead.judgement.fit}</Table.Td>
              <Table.Td ta="right">{lead.judgement.maturity}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {leads.length > LISTED && (
        <Text size="xs" c="dimmed">
          {t('definitions.more', { count: leads.length - LISTED })}
        </Text>
      )}
    </div>
  );
}

/** `leads`: those of the show (`useJudgedLeads`), null until they are open. */
type Props = { readonly show: Show; readonly leads: readonly JudgedLead[] | null; readonly onOpen: (id: LeadId) => void };

/**
 * The leads of a show between fit and maturity, as they are judged: four quadrants, named and counted; each mark a lead, opened by a
 * click or Enter; where several lie in one place, the table lists them.
 */
export function Quadrant({ show, leads: all, onOpen }: Props) {
  const { t } = useTranslation();
  const [chosen, setPart] = useState<Part | null>(null);
  const [picked, setPicked] = useState<{ readonly of: readonly JudgedLead[]; readonly mark: Mark } | null>(null);
  const { matureFrom, fitFrom } = definitionsOf(show);
  const leads = useMemo(() => inPlane(all ?? []), [all]);
  const parts = useMemo(() => byQuadrant(leads, { matureFrom, fitFrom }), [leads, matureFrom, fitFrom]);
  // at first the best one that has anybody
  const part = chosen ?? QUADRANTS.find((one) => parts[one].length > 0) ?? 'sell';
  const marks = useMemo(() => marksOf(leads), [leads]);
  if (all === null)
    return (
      <Center h={260}>
        <Loader />
      </Center>
    );
  if (leads.length === 0)
    return <EmptyState icon={<IconChartDots3 size={32} />} title={t('definitions.noLeads')} text={t('definitions.noLeadsText')} />;
  const counts = { sell: parts.sell.length, nurture: parts.nurture.length, check: parts.check.length, leave: parts.leave.length };
  const pick = (mark: Mark): void => {
    const [only, more] = mark.leads;
    if (only !== undefined && more === undefined) onOpen(only.id);
    else setPicked({ of: leads, mark });
  };
  const here = picked?.of === leads ? picked.mark : null;
  const title =
    here === null
      ? t('definitions.quadrantLeads', { count: counts[part], quadrant: t(`definitions.quadrant.${part}`) })
      : t('definitions.placeLeads', { count: here.leads.length, fit: here.fit, maturity: here.maturity });
  return (
    <div className={classes['plane']}>
      <Paper withBorder radius="lg" p="xs" className={classes['chart']} data-testid="quadrant-chart">
        <div className={classes['drawing']}>
          <Suspense fallback={<Loader />}>
            <QuadrantChart marks={marks} counts={counts} lines={{ matureFrom, fitFrom }} onPick={pick} />
          </Suspense>
        </div>
        <Group gap="md" justify="center">
          {HEATS.map((heat) => (
            <Group key={heat} gap={4} wrap="nowrap">
              <MarkPicture heat={heat} />
              <Text size="xs">{t(`qualify.heat.${heat}`)}</Text>
            </Group>
          ))}
          <Text size="xs" c="dimmed">
            {t('definitions.markText')}
          </Text>
        </Group>
      </Paper>
      <Paper withBorder radius="lg" p="sm" className={classes['beside']}>
        <div className={classes['tiles']}>
          {LAID_OUT.map((one) => (
            <UnstyledButton
              key={one}
              className={classes['tile']}
              data-quadrant={one}
              aria-pressed={here === null && part === one}
              onClick={() => {
                setPart(one);
                setPicked(null);
              }}
            >
              <Text span size="sm" fw={650} display="block">
                {t('definitions.quadrantCount', { quadrant: t(`definitions.quadrant.${one}`), count: formatNumber(counts[one]) })}
              </Text>
              <Text span size="xs" c="dimmed" display="block">
                {t(`definitions.quadrantHint.${one}`)}
              </Text>
            </UnstyledButton>
          ))}
        </div>
        <LeadList title={title} leads={here?.leads ?? parts[part]} onOpen={onOpen} />
      </Paper>
    </div>
  );
}
