import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { updateShow } from '#renderer/data/shows.ts';
import { formatMoney, formatNumber } from '#renderer/i18n/format.ts';
import { goalsOfPlan } from '#shared/domain/figures/planning.ts';
import type { Plan } from '#shared/domain/figures/planning.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly plan: Plan; readonly onClose: () => void };

const TAKEN = ['leads', 'qualified', 'customers', 'revenue'] as const;

/** Shows what the goals of the show are and would be, then writes them. Other goals stay. */
export function GoalsDialog({ show, plan, onClose }: Props) {
  const { t } = useTranslation();
  const store = useStore();
  const [isBusy, setBusy] = useState(false);
  const goals = goalsOfPlan(plan);
  const text = (goal: (typeof TAKEN)[number], value: number | undefined): string =>
    value === undefined ? t('plan.noGoal') : goal === 'revenue' ? formatMoney(value, showCurrency(show)) : formatNumber(value);
  const isSame = TAKEN.every((goal) => show.goals?.[goal] === goals[goal]);
  const take = async (): Promise<void> => {
    setBusy(true);
    await updateShow(store, show.id, (one) => ({ ...one, goals: { ...one.goals, ...goals } }));
    notifications.show({ message: t('plan.taken', { show: show.name }), color: 'green' });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('plan.take_sure', { show: show.name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Stack>
        <Table data-testid="goal-changes">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('plan.goal')}</Table.Th>
              <Table.Th ta="right">{t('plan.goalNow')}</Table.Th>
              <Table.Th ta="right">{t('plan.goalNext')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {TAKEN.map((goal) => (
              <Table.Tr key={goal}>
                <Table.Th scope="row">{t(`plan.need.${goal}`)}</Table.Th>
                <Table.Td ta="right">{text(goal, show.goals?.[goal])}</Table.Td>
                <Table.Td ta="right" fw={650}>
                  {text(goal, goals[goal])}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" c="dimmed">
          {t(isSame ? 'plan.take_same' : 'plan.take_text')}
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button data-autofocus loading={isBusy} disabled={isSame} onClick={() => void take()}>
            {t('plan.take_do')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
