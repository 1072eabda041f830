import { SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney, formatNumber } from '#renderer/i18n/format.ts';
import { GOALS } from '#shared/domain/budget.ts';
import type { ShowGoals } from '#shared/domain/budget.ts';
import { showCurrency } from '#shared/domain/money.ts';
import type { Show } from '#shared/domain/show.ts';
import { openingOf, paceOf } from './goalPace.ts';
import { ECONOMICS, goalsForm } from './goalsForm.ts';
import type { GoalsDraft } from './goalsForm.ts';
import { useLiveForm } from './liveForm.ts';

/** One figure with one decimal where it is small: 1.8 an hour is not 2. */
const paceText = (value: number): string => formatNumber(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));

type PaceProps = { readonly show: Show; readonly goal: keyof ShowGoals };

/** What a goal means for each day and hour of the show. */
function Pace({ show, goal }: PaceProps) {
  const { t } = useTranslation();
  const value = show.goals?.[goal];
  if (value === undefined || value === 0) return null;
  const opening = openingOf(show);
  const { perDay, perHour } = paceOf(value, opening);
  const text = goal === 'revenue' ? (one: number): string => formatMoney(one, showCurrency(show)) : paceText;
  return <>{t('setup.pace', { day: text(perDay), hour: text(perHour) })}</>;
}

/** Goals of the whole show, and what its figures of money rest on. */
export function GoalsStep({ show }: { readonly show: Show }) {
  const { t } = useTranslation();
  const { draft, faults, set, around } = useLiveForm(show, goalsForm);
  const currency = showCurrency(show);
  const field = (name: keyof GoalsDraft) => {
    const fault = faults.find((one) => one.field === name)?.fault;
    return {
      value: draft[name],
      inputMode: 'numeric' as const,
      maxLength: 40,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) => set({ [name]: event.currentTarget.value }),
      ...(fault === undefined ? {} : { error: t(`shows.fault_${fault}`) }),
    };
  };
  const { days, hours } = openingOf(show);
  return (
    <Stack gap="lg" {...around}>
      <section aria-label={t('setup.goals')}>
        <Title order={4} size="h5">
          {t('setup.goals')}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {t('setup.goals_text', { days: t('setup.days', { count: days }), hours: formatNumber(hours) })}
        </Text>
        <SimpleGrid cols={3} verticalSpacing="sm">
          {GOALS.map((goal) => (
            <TextInput
              key={goal}
              label={goal === 'revenue' ? t('setup.goal.revenue', { currency }) : t(`setup.goal.${goal}`)}
              description={<Pace show={show} goal={goal} />}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              {...field(goal)}
            />
          ))}
        </SimpleGrid>
      </section>
      <section aria-label={t('setup.economics')}>
        <Title order={4} size="h5">
          {t('setup.economics')}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {t('setup.economics_text')}
        </Text>
        <SimpleGrid cols={4} verticalSpacing="sm">
          {ECONOMICS.map((name) => (
            <TextInput
              key={name}
              label={t(`setup.ground.${name}`, { currency })}
              description={t(`setup.ground_hint.${name}`)}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              {...field(name)}
            />
          ))}
        </SimpleGrid>
      </section>
    </Stack>
  );
}
