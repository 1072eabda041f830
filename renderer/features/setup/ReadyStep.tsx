import { Button, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SetupStep, StepState } from '#shared/domain/setupState.ts';
import { OpenItems } from './OpenItems.tsx';

type Props = { readonly states: readonly StepState[]; readonly onGo: (step: SetupStep) => void };

/** The end of the guide: is the show ready, and what is still open. */
export function ReadyStep({ states, onGo }: Props) {
  const { t } = useTranslation();
  const needed = states.flatMap(({ open }) => open).filter(({ isNeeded }) => isNeeded).length;
  const open = states.filter((one) => one.open.length > 0);
  return (
    <Stack gap="lg" data-testid="setup-ready">
      <div>
        <Title order={3} style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
          {needed === 0 && <IconCircleCheckFilled size={28} color="var(--mantine-color-teal-6)" aria-hidden />}
          {needed === 0 ? t('setup.ready_yes') : t('setup.ready_no', { count: needed })}
        </Title>
        <Text c="dimmed">{open.length === 0 ? t('setup.ready_all') : t('setup.ready_open')}</Text>
      </div>
      {open.map(({ step, open: items }) => (
        <div key={step}>
          <Button variant="subtle" size="compact-md" px={0} mb={4} onClick={() => onGo(step)}>
            {t(`setup.step.${step}`)}
          </Button>
          <OpenItems items={items} />
        </div>
      ))}
    </Stack>
  );
}
