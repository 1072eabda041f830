import { Progress, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '#renderer/i18n/format.ts';
import { GOALS } from '#shared/domain/budget.ts';
import type { ShowGoals } from '#shared/domain/budget.ts';
import type { LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import { shareText } from './shareText.ts';

type Props = { readonly show: Show; readonly counts: LeadCounts };

/** How far the show came with each goal. */
const reachedOf = ({ reached, appointments, revenue }: LeadCounts): Readonly<Record<keyof ShowGoals, number>> => ({
  leads: reached.lead,
  qualified: reached.qualified,
  appointments,
  customers: reached.customer,
  revenue,
});

/** The funnel held against the goals of the show. */
export function GoalLines({ show, counts }: Props) {
  const { t } = useTranslation();
  const currency = showCurrency(show);
  const reached = reachedOf(counts);
  const text = (goal: keyof ShowGoals, value: number): string => (goal === 'revenue' ? formatMoney(value, currency) : formatNumber(value));
  const goals = GOALS.flatMap((goal) => {
    const wanted = show.goals?.[goal];
    return wanted === undefined || !(wanted > 0) ? [] : [{ goal, wanted }];
  });
  return (
    <Stack gap={8} data-testid="funnel-goals">
      <Title order={3} size="h5">
        {t('funnel.goals')}
      </Title>
      {goals.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('funnel.noGoals')}
        </Text>
      )}
      {goals.map(({ goal, wanted }) => (
        <div key={goal}>
          <Text size="sm" style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
            <span>{t(`funnel.goal.${goal}`)}</span>
            <span>
              {t(reached[goal] >= wanted ? 'funnel.reachedGoal' : 'funnel.ofGoal', {
                reached: text(goal, reached[goal]),
                goal: text(goal, wanted),
                share: shareText(reached[goal] / wanted),
              })}
            </span>
          </Text>
          <Progress value={Math.min(100, (reached[goal] / wanted) * 100)} size="sm" aria-label={t(`funnel.goal.${goal}`)} />
        </div>
      ))}
    </Stack>
  );
}
