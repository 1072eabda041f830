import { Badge, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconTarget } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { Show } from '#shared/domain/show.ts';

type Props = { readonly show: Show; readonly onTarget: () => void; readonly onDefinitions: () => void };

const ASKED = ['roles', 'sizes', 'industries', 'territories'] as const;

/** Whom the show wants to meet and what warm and hot mean, as it holds now; both are changed on their own screen. */
export function TargetStep({ show, onTarget, onDefinitions }: Props) {
  const { t } = useTranslation();
  const { target, version, warmFrom, hotFrom, fitFrom } = definitionsOf(show);
  return (
    <Stack gap="lg">
      <SimpleGrid cols={2} verticalSpacing="md">
        {ASKED.map((asked) => (
          <div key={asked}>
            <Text size="sm" fw={600}>
              {t(`setup.target.${asked}`)}
            </Text>
            <Group gap={6} mt={4}>
              {target[asked].map((one) => (
                <Badge key={one} variant="light" tt="none" size="lg" maw={320}>
                  {one}
                </Badge>
              ))}
              {target[asked].length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('setup.target.any')}
                </Text>
              )}
            </Group>
          </div>
        ))}
      </SimpleGrid>
      <Text>{t('setup.target.holds', { version, warm: warmFrom, hot: hotFrom, fit: fitFrom })}</Text>
      <Group>
        <Button leftSection={<IconTarget size={18} />} onClick={onTarget}>
          {t('setup.target.open')}
        </Button>
        <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={18} />} onClick={onDefinitions}>
          {t('setup.target.open_definitions')}
        </Button>
      </Group>
    </Stack>
  );
}
