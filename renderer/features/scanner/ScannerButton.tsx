import { Button, Stack, Text } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The way to the scanner's page, from the settings. */
export function ScannerButton({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Button variant="default" leftSection={<IconBarcode size={18} />} onClick={onOpen} style={{ alignSelf: 'flex-start' }}>
        {t('scanner.open')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('scanner.open_text')}
      </Text>
    </Stack>
  );
}
