import { Alert, Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadId } from '#shared/domain/ids.ts';
import { restoreSales, saveSales } from '#renderer/data/sales.ts';
import type { BeforeSale } from '#renderer/data/sales.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { OUTCOME_COUNTS, countsOf, salesOf } from './outcomeLines.ts';
import type { OutcomeCount, OutcomeLine, Ticks } from './outcomeLines.ts';
import { OutcomeTable } from './OutcomeTable.tsx';

type Props = {
  readonly lines: readonly OutcomeLine[];
  readonly height: string;
  /** Above the lines: what else a person is asked. */
  readonly head?: ReactNode;
  /** Beside the button that writes. */
  readonly tools?: ReactNode;
  readonly onChoose: (line: OutcomeLine, id: LeadId) => void;
  readonly onEnd: () => void;
};

type Stand =
  | { readonly kind: 'asking' }
  | { readonly kind: 'writing'; readonly done: number; readonly total: number }
  | { readonly kind: 'written'; readonly before: readonly BeforeSale[] }
  | { readonly kind: 'undone' };

const COLOR: Readonly<Record<OutcomeCount, string>> = { won: 'green', lost: 'gray', same: 'gray', ask: 'orange', none: 'red', gone: 'red' };

function Summary({ lines }: Pick<Props, 'lines'>) {
  const { t } = useTranslation();
  const counts = countsOf(lines);
  return (
    <Group gap="xs" data-testid="outcome-counts">
      {OUTCOME_COUNTS.filter((count) => counts[count] > 0).map((count) => (
        <Badge key={count} size="lg" variant="light" color={COLOR[count]} tt="none" data-count={count}>
          {t(`sale.count.${count}`, { count: counts[count] })}
        </Badge>
      ))}
    </Group>
  );
}

function Written({
  before,
  onUndo,
  onEnd,
}: {
  readonly before: readonly BeforeSale[];
  readonly onUndo: () => void;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Alert color="teal" data-testid="outcomes-done">
        <Text size="sm">{t('sale.done', { count: before.length })}</Text>
      </Alert>
      <Group justify="flex-end">
        {before.length > 0 && (
          <Button variant="default" onClick={onUndo}>
            {t('sale.undo')}
          </Button>
        )}
        <Button data-autofocus onClick={onEnd}>
          {t('sale.close')}
        </Button>
      </Group>
    </>
  );
}

/** What would be written of outcomes that were read, and the deed; once it is done, one button takes all of it back. */
export function OutcomesPreview({ lines, height, head, tools, onChoose, onEnd }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [ticks, setTicks] = useState<Ticks>({});
  const [stand, setStand] = useState<Stand>({ kind: 'asking' });
  const sales = salesOf(lines, ticks);
  const write = async (): Promise<void> => {
    setStand({ kind: 'writing', done: 0, total: sales.length });
    const before = await saveSales(store, sales, {
      onDone: (done) => (done % 20 === 0 ? setStand({ kind: 'writing', done, total: sales.length }) : undefined),
    });
    setStand({ kind: 'written', before });
  };
  const undo = async (before: readonly BeforeSale[]): Promise<void> => {
    setStand({ kind: 'writing', done: 0, total: before.length });
    await restoreSales(store, before);
    setStand({ kind: 'undone' });
  };
  if (stand.kind === 'written') return <Written before={stand.before} onUndo={() => void undo(stand.before)} onEnd={onEnd} />;
  if (stand.kind === 'undone')
    return (
      <>
        <Alert color="gray" data-testid="outcomes-undone">
          {t('sale.undone')}
        </Alert>
        <Group justify="flex-end">
          <Button onClick={onEnd}>{t('sale.close')}</Button>
        </Group>
      </>
    );
  return (
    <Stack gap="sm">
      <Summary lines={lines} />
      {lines.some(({ told, step }) => step !== null && told.amount !== undefined && told.currency === undefined) && (
        <Text size="sm" c="dimmed">
          {t('sale.noCurrency')}
        </Text>
      )}
      {head}
      <OutcomeTable
        lines={lines}
        height={height}
        ticks={ticks}
        onTick={(key, isOn) => setTicks((now) => ({ ...now, [key]: isOn }))}
        onChoose={onChoose}
      />
      <Group justify="flex-end" wrap="nowrap">
        {stand.kind === 'writing' && (
          <>
            <Progress style={{ flex: 1 }} value={(100 * stand.done) / Math.max(1, stand.total)} aria-label={t('sale.crm.title')} />
            <Text size="sm">{t('sale.writing', { done: stand.done, total: stand.total })}</Text>
          </>
        )}
        {tools}
        <Button disabled={sales.length === 0} loading={stand.kind === 'writing'} data-autofocus onClick={() => void write()}>
          {sales.length === 0 ? t('sale.nothing') : t('sale.apply', { count: sales.length })}
        </Button>
      </Group>
    </Stack>
  );
}
