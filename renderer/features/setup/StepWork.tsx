import { Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepState } from '#shared/domain/setupState.ts';
import { OpenItems } from './OpenItems.tsx';
import classes from './SetupGuide.module.css';

type Props = { readonly state: StepState; readonly isTyping: boolean; readonly children: ReactNode };

const FIELDS = 'input:not([type=hidden]), textarea, select, button';

/** The step in hand: what it is for, what it lacks and why that matters, its fields. */
export function StepWork({ state: { step, open }, isTyping, children }: Props) {
  const { t } = useTranslation();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isTyping) fields.current?.querySelector<HTMLElement>(FIELDS)?.focus();
  }, [isTyping]);
  return (
    <Stack gap="md" className={classes['sheet']} component="section" aria-label={t(`setup.step.${step}`)}>
      <div>
        <Title order={3}>{t(`setup.step.${step}`)}</Title>
        <Text c="dimmed">{t(`setup.text.${step}`)}</Text>
      </div>
      {open.length > 0 && <OpenItems items={open} />}
      <div ref={fields}>{children}</div>
    </Stack>
  );
}
