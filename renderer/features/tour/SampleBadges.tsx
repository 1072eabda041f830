import { Button, Group, Modal, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconIdBadge2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CodePicture } from '#renderer/ui/CodePicture.tsx';
import { sampleBadges } from '#shared/domain/sampleBadges.ts';
import type { SampleBadge } from '#shared/domain/sampleBadges.ts';

type Props = { readonly onScan: (text: string) => void };

function Badge({ badge, onScan }: { readonly badge: SampleBadge; readonly onScan: () => void }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="md" radius="lg">
      <Stack align="center" gap="xs">
        <CodePicture text={badge.text} symbology="qrcode" size={150} alt={t(`capture.try_${badge.kind}`)} />
        <Text fw={600}>{badge.name}</Text>
        <Text size="sm" c="dimmed">
          {t(`capture.try_${badge.kind}`)}
        </Text>
        <Button fullWidth variant="light" onClick={onScan}>
          {t('capture.try_scan')}
        </Button>
      </Stack>
    </Paper>
  );
}

/** Badges of the sample show, to be scanned by a click, from a telephone's picture or on paper. */
export function SampleBadges({ onScan }: Props) {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <Group>
      <Button variant="default" leftSection={<IconIdBadge2 size={18} />} onClick={open}>
        {t('capture.try_open')}
      </Button>
      <Modal opened={isOpen} onClose={close} size="lg" title={t('capture.try_title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <Text size="sm" c="dimmed" mb="md">
          {t('capture.try_text')}
        </Text>
        <SimpleGrid cols={3}>
          {sampleBadges.map((badge) => (
            <Badge
              key={badge.kind}
              badge={badge}
              onScan={() => {
                close();
                onScan(badge.text);
              }}
            />
          ))}
        </SimpleGrid>
      </Modal>
    </Group>
  );
}
