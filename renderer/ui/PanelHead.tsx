import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly text: string; readonly children?: ReactNode };

/** The head of a panel: what it is, a sentence on what it is for, and its buttons at the right. */
export const PanelHead = ({ title, text, children }: Props) => (
  <Group justify="space-between" wrap="nowrap" align="flex-start">
    <div>
      <Title order={3} size="h5">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </div>
    {children}
  </Group>
);
