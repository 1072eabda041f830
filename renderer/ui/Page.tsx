import { Box, Group, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './Page.module.css';

type Props = {
  readonly title: ReactNode;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly isWide?: boolean;
  /** The content is only read: it takes the focus itself, so that the arrow keys scroll it. */
  readonly isText?: boolean;
};

/** Width that lines of text and forms stay readable in, px; header and content end at the same edge. */
const PAGE_WIDTH = 1160;

/** One screen: a heading with its actions, then the content, which scrolls by itself. */
export function Page({ title, hint, actions, children, isWide = false, isText = false }: Props) {
  const heading = useId();
  const reading = isText ? { tabIndex: 0, role: 'region', 'aria-labelledby': heading } : {};
  return (
    <section className={classes['page']}>
      <Group
        justify="space-between"
        wrap="nowrap"
        px="lg"
        pt="md"
        pb="sm"
        gap="md"
        maw={isWide ? undefined : PAGE_WIDTH}
        className={classes['head'] ?? ''}
      >
        <Group gap="sm" wrap="nowrap" align="baseline" className={classes['title'] ?? ''}>
          <Title order={2} id={heading} style={{ whiteSpace: 'nowrap' }}>
            {title}
          </Title>
          {hint !== undefined && (
            <Text c="dimmed" truncate component="div">
              {hint}
            </Text>
          )}
        </Group>
        <Group gap="xs" wrap="nowrap" className={classes['actions'] ?? ''}>
          {actions}
        </Group>
      </Group>
      <Box px="lg" pb="md" className={classes['body'] ?? ''} {...reading}>
        <Box maw={isWide ? undefined : PAGE_WIDTH - 40} h="100%">
          {children}
        </Box>
      </Box>
    </section>
  );
}
