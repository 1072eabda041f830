import { ActionIcon, Badge, Button, Group, NativeSelect, Select, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { formatMoney } from '#renderer/i18n/format.ts';
import { BigFigure } from '#renderer/ui/BigFigure.tsx';
import { COST_KINDS, totalCost } from '#shared/domain/budget.ts';
import { CURRENCIES, showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import { readAmount } from './amount.ts';
import { costKind, costsForm } from './costsForm.ts';
import type { CostRow } from './costsForm.ts';
import { useLiveForm } from './liveForm.ts';
import { useRowFocus } from './useRowFocus.ts';

type LineProps = {
  readonly row: CostRow;
  readonly place: number;
  readonly isWrong: boolean;
  readonly onChange: (change: Partial<CostRow>) => void;
  readonly onNext: () => void;
  readonly onRemove: () => void;
};

function CostLine({ row, place, isWrong, onChange, onNext, onRemove }: LineProps) {
  const { t } = useTranslation();
  const onKeyDown = (event: {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
    preventDefault: () => void;
  }): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onNext();
  };
  return (
    <Table.Tr data-row={row.id} style={{ verticalAlign: 'top' }}>
      <Table.Td w={216}>
        <NativeSelect
          aria-label={`${t('setup.cost_kind')} ${place}`}
          data={COST_KINDS.map((kind) => ({ value: kind, label: t(`setup.cost.${kind}`) }))}
          value={row.kind}
          onChange={(event) => onChange({ kind: costKind(event.currentTarget.value) })}
          onKeyDown={onKeyDown}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          aria-label={`${t('setup.cost_text')} ${place}`}
          value={row.text}
          maxLength={200}
          data-first=""
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
      </Table.Td>
      <Table.Td w={170}>
        <TextInput
          aria-label={`${t('setup.cost_amount')} ${place}`}
          value={row.amount}
          inputMode="numeric"
          maxLength={40}
          styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
          {...(isWrong ? { error: t('shows.fault_amount') } : {})}
          onChange={(event) => onChange({ amount: event.currentTarget.value, isEstimate: false })}
          onKeyDown={onKeyDown}
        />
      </Table.Td>
      <Table.Td w={150}>
        <Group gap={4} wrap="nowrap" h={36} justify="flex-end">
          {row.isEstimate && (
            <Button
              size="compact-xs"
              variant="light"
              color="orange"
              title={t('setup.estimate_text')}
              onClick={() => onChange({ isEstimate: false })}
            >
              {t('setup.estimate')}
            </Button>
          )}
          <ActionIcon
            size={32}
            variant="subtle"
            color="gray"
            aria-label={`${t('setup.cost_remove')} ${place}: ${row.text}`}
            onClick={onRemove}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** What the show costs, a line each: Enter goes on to the next, the total is there at once. */
export function CostsStep({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const store = useStore();
  const { draft, faults, set, around } = useLiveForm(show, costsForm);
  const { table, go } = useRowFocus();
  const change = (id: string, part: Partial<CostRow>): void =>
    set({ costs: draft.costs.map((row) => (row.id === id ? { ...row, ...part } : row)) });
  const add = (kind: CostRow['kind']): void => {
    const id = store.newId();
    set({ costs: [...draft.costs, { id, kind, text: '', amount: '', isEstimate: false }] });
    go(id);
  };
  const next = (at: number): void => {
    const row = draft.costs[at + 1];
    if (row === undefined) add(COST_KINDS[at + 1] ?? 'other');
    else go(row.id);
  };
  const total = totalCost(draft.costs.map(({ amount }) => ({ amount: readAmount(amount) ?? 0 })));
  const guessed = draft.costs.filter(({ isEstimate }) => isEstimate).length;
  const held = CURRENCIES.some((one) => one === draft.currency) ? CURRENCIES : [draft.currency, ...CURRENCIES];
  return (
    <div {...around}>
      <Group justify="space-between" align="flex-end" mb="sm">
        <Select
          w={190}
          label={t('setup.currency')}
          data={[...held]}
          value={draft.currency}
          allowDeselect={false}
          onChange={(currency) => currency !== null && set({ currency })}
        />
        {guessed > 0 && (
          <Badge color="orange" variant="light" size="lg" tt="none">
            {t('setup.estimates', { count: guessed })}
          </Badge>
        )}
        <BigFigure
          label={t('setup.total')}
          value={total === null ? '–' : formatMoney(total, showCurrency({ ...show, currency: draft.currency }))}
        />
      </Group>
      <Table ref={table} verticalSpacing={4} horizontalSpacing="xs" aria-label={t('setup.step.costs')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('setup.cost_kind')}</Table.Th>
            <Table.Th>{t('setup.cost_text')}</Table.Th>
            <Table.Th ta="right">{t('setup.cost_amount')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {draft.costs.map((row, at) => (
            <CostLine
              key={row.id}
              row={row}
              place={at + 1}
              isWrong={faults.some((fault) => fault.row === row.id)}
              onChange={(part) => change(row.id, part)}
              onNext={() => next(at)}
              onRemove={() => set({ costs: draft.costs.filter(({ id }) => id !== row.id) })}
            />
          ))}
        </Table.Tbody>
      </Table>
      {draft.costs.length === 0 && (
        <Text c="dimmed" my="sm">
          {t('setup.no_costs')}
        </Text>
      )}
      <Button
        mt="sm"
        variant="light"
        size="xs"
        leftSection={<IconPlus size={16} />}
        onClick={() => add(COST_KINDS[draft.costs.length] ?? 'other')}
      >
        {t('setup.add_cost')}
      </Button>
    </div>
  );
}
