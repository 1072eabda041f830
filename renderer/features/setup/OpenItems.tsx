import { Group, Stack, Text } from '@mantine/core';
import { IconCircleDashed, IconCircleDot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OpenItem } from '#shared/domain/setupState.ts';

/** What a step lacks, and why it matters, in words. */
export function OpenItems({ items }: { readonly items: readonly OpenItem[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} component="ul" m={0} p={0}>
      {items.map(({ what, isNeeded, count = 0 }) => (
        <Group key={what} gap={8} wrap="nowrap" align="flex-start" component="li">
          {isNeeded ? (
            <IconCircleDot size={18} color="var(--mantine-color-orange-6)" style={{ flexShrink: 0, marginTop: 2 }} aria-hidden />
          ) : (
            <IconCircleDashed size={18} color="var(--mantine-color-dimmed)" style={{ flexShrink: 0, marginTop: 2 }} aria-hidden />
          )}
          <Text size="sm">
            <Text span fw={600} inherit>
              {t(`setup.open.${what}`, { count })}
            </Text>{' '}
            <Text span c="dimmed" inherit>
              {t(`setup.why.${what}`)}
            </Text>
          </Text>
        </Group>
      ))}
    </Stack>
  );
}
