import { Center, Paper, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly width?: number; readonly onSubmit: () => void; readonly children: ReactNode };

/** A question before the program opens: one form in the middle of the window; Enter answers it. */
export const VaultFrame = ({ title, width = 440, onSubmit, children }: Props) => (
  <Center mih="100vh" p="lg">
    <Paper withBorder shadow="sm" p="xl" w={width} component="main">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack>
          <Title order={1} size="h2">
            {title}
          </Title>
          {children}
        </Stack>
      </form>
    </Paper>
  </Center>
);
