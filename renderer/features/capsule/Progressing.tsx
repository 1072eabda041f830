import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = { readonly words: string; readonly done: number; readonly total: number; readonly onStop: () => void };

/** How far something long is, and a way out of it. */
export function Progressing({ words, done, total, onStop }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} aria-live="polite">
      <Progress value={total === 0 ? 100 : (100 * done) / total} animated aria-label={words} />
      <Group justify="space-between">
        <Text size="sm">{words}</Text>
        <Button size="xs" variant="default" onClick={onStop}>
          {t('capsule.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
