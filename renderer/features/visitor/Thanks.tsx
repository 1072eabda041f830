import { Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Visitor.module.css';

type Props = { readonly language: 'en' | 'fr'; readonly title: string; readonly text: string; readonly children?: ReactNode };

/** It is saved: thanks, in the largest type. */
export const Thanks = ({ language, title, text, children }: Props) => (
  <main className={classes['thanks']} lang={language}>
    <Stack align="center" gap="md" aria-live="assertive">
      <IconCircleCheck size={96} color="var(--mantine-color-teal-text)" aria-hidden />
      <Title order={1} className={classes['title'] ?? ''} ta="center">
        {title}
      </Title>
      <Text size="xl" c="dimmed" ta="center">
        {text}
      </Text>
      {children}
    </Stack>
  </main>
);
