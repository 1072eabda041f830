import { Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '#renderer/ui/KeyHint.tsx';
import { useShortcutLayers, useShortcuts } from '#renderer/ui/shortcuts.ts';

/** `?`: every key that works on the screen in view. */
export function KeysOverlay() {
  const { t } = useTranslation();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const layers = useShortcutLayers((state) => state.layers);
  useShortcuts([
    { key: '?', label: t('app.keys'), group: t('app.anywhere'), run: toggle },
    { key: 'f1', label: t('app.keys'), group: t('app.anywhere'), run: toggle, inFields: true },
  ]);
  const shortcuts = layers.flatMap((layer) => layer.shortcuts);
  const groups = [...new Set(shortcuts.map((shortcut) => shortcut.group))];
  return (
    <Modal opened={isOpen} onClose={close} title={t('app.keys_hint')} size="xl" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <SimpleGrid cols={2} spacing="xl">
        {groups.map((group) => (
          <Stack key={group} gap={6}>
            <Title order={3} size="sm" c="dimmed">
              {group}
            </Title>
            {shortcuts
              .filter((shortcut) => shortcut.group === group)
              .map(({ key, label }) => (
                <Group key={key} justify="space-between" wrap="nowrap">
                  <Text size="sm">{label}</Text>
                  <KeyHint keys={key} />
                </Group>
              ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
