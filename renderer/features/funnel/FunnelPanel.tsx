import { Button, Center, Group, Loader, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Search } from '#renderer/data/search.ts';
import { formatNumber } from '#renderer/i18n/format.ts';
import { sourceText } from '#renderer/i18n/sourceText.ts';
import { BigFigure } from '#renderer/ui/BigFigure.tsx';
import { RIPE_DAYS } from '#shared/domain/figures/rates.ts';
import type { ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { Show } from '#shared/domain/show.ts';
import { FunnelDrawing } from './FunnelDrawing.tsx';
import { FunnelTable } from './FunnelTable.tsx';
import { GoalLines } from './GoalLines.tsx';
import { useFunnel } from './useFunnel.ts';
import type { FunnelView, Part } from './useFunnel.ts';
import { useFunnelWords } from './useFunnelWords.ts';
import type { FunnelWords } from './useFunnelWords.ts';
import classes from './Funnel.module.css';

type Props = { readonly show: Show; readonly search: Search };

/** A part as the list of parts names it. */
const keyOf = (part: Part): string => (part.by === 'all' ? 'all' : `${part.by}:${part.of}`);
const partOf = (key: string): Part =>
  key.startsWith('staff:')
    ? { by: 'staff', of: key.slice('staff:'.length) }
    : key.startsWith('source:')
      ? { by: 'source', of: key.slice('source:'.length) }
      : { by: 'all' };

type PartProps = { readonly show: Show; readonly figures: ShowFigures | null; readonly part: Part; readonly onPart: (part: Part) => void };

/** Whose leads are looked at: everybody's, one person's, or those of one source. */
function PartSelect({ show, figures, part, onPart }: PartProps) {
  const { t } = useTranslation();
  const nameOf = (id: string): string => show.staff.find((one) => one.id === id)?.name ?? t('funnel.nobody');
  const staff = (figures?.byStaff ?? []).map(({ of }) => ({ value: `staff:${of ?? ''}`, label: nameOf(of ?? '') }));
  const sources = (figures?.bySource ?? []).map(({ of }) => ({
    value: `source:${of}`,
    label: of === '' ? t('funnel.noSource') : sourceText(of),
  }));
  const data = [
    { value: 'all', label: t('funnel.all') },
    { group: t('funnel.byStaff'), items: staff },
    { group: t('funnel.bySource'), items: sources },
  ];
  return (
    <Select
      aria-label={t('funnel.whose')}
      data={data}
      value={keyOf(part)}
      allowDeselect={false}
      onChange={(key) => onPart(partOf(key ?? 'all'))}
      w={240}
    />
  );
}

type WeakestProps = { readonly view: FunnelView; readonly words: FunnelWords };

/** The weakest step in words, with what that rests on. */
function WeakestBox({ view: { weakest, isRipe, counts }, words }: WeakestProps) {
  const { t } = useTranslation();
  const [first, ...more] = words.weakest(weakest);
  return (
    <Stack gap={4} data-testid="weakest" data-kind={weakest.kind}>
      <Title order={3} size="h5">
        <Group gap={6} wrap="nowrap" component="span">
          {weakest.kind === 'below' && <IconAlertTriangle size={20} color="var(--mantine-color-orange-text)" aria-hidden />}
          {t(weakest.kind === 'lowest' ? 'funnel.lowestRate' : 'funnel.weakest')}
        </Group>
      </Title>
      <Text fw={weakest.kind === 'below' ? 600 : 400}>{first}</Text>
      {more.map((line) => (
        <Text key={line} size="sm" c="dimmed">
          {line}
        </Text>
      ))}
      {!isRipe && counts.leads > 0 && (
        <Text size="sm" c="dimmed">
          {t('funnel.unripe', { days: RIPE_DAYS })}
        </Text>
      )}
    </Stack>
  );
}

/** How many of the target became leads, and how far they came; the weakest step named; held against past, plan and goals. */
export function FunnelPanel({ show, search }: Props) {
  const { t } = useTranslation();
  const [part, setPart] = useState<Part>({ by: 'all' });
  const [isTable, setTable] = useState(false);
  const words = useFunnelWords();
  const view = useFunnel(search, show, part);
  if (view === undefined)
    return (
      <Center h={260}>
        <Loader />
      </Center>
    );
  const { overall } = view.funnel;
  const market = show.economics?.market;
  const isOver = part.by === 'all' && market !== undefined && market > 0 && view.counts.reached.lead > market;
  return (
    <div className={classes['columns']}>
      <Paper withBorder radius="lg" p="md">
        <Group justify="space-between" mb="sm" wrap="nowrap">
          <PartSelect show={show} figures={view.figures} part={part} onPart={setPart} />
          <Button variant="subtle" leftSection={<IconTable size={18} />} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {t(isTable ? 'figures.table_hide' : 'figures.table_show')}
          </Button>
        </Group>
        {isTable ? <FunnelTable view={view} words={words} /> : <FunnelDrawing view={view} words={words} />}
      </Paper>
      <Stack gap="md">
        <Paper withBorder radius="lg" p="md">
          <WeakestBox view={view} words={words} />
        </Paper>
        <Paper withBorder radius="lg" p="md">
          <BigFigure
            label={words.step(overall)}
            value={words.rate(overall.rate)}
            note={
              overall.rate === null
                ? t(isOver ? 'funnel.over' : part.by === 'all' ? 'funnel.noTarget' : 'funnel.noPart')
                : t('funnel.outOf', { count: overall.count ?? 0, many: words.count(overall.count), base: formatNumber(overall.base ?? 0) })
            }
          />
        </Paper>
        <Paper withBorder radius="lg" p="md">
          {part.by === 'all' ? (
            <GoalLines show={show} counts={view.counts} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('funnel.goalsOfAll')}
            </Text>
          )}
        </Paper>
      </Stack>
    </div>
  );
}
