import { Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly icon: ReactNode; readonly title: string; readonly text: string; readonly children?: ReactNode };

/** What a list shows when it has nothing: what belongs here, and how to get it. */
export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <Stack align="center" justify="center" gap="sm" p="xl" mih={260}>
      <ThemeIcon size={64} radius="xl" variant="light">
        {icon}
      </ThemeIcon>
      <Title order={3} ta="center">
        {title}
      </Title>
      <Text c="dimmed" maw={440} ta="center">
        {text}
      </Text>
      {children}
    </Stack>
  );
}
