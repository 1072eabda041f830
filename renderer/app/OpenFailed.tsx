import { Button, Center, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenFault } from '#renderer/data/openFault.ts';
import { booth } from '#renderer/lib/booth.ts';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';

/** The data does not open: why, what became of it, and the way on. */
export function OpenFailed({ fault }: { readonly fault: OpenFault }) {
  const { t } = useTranslation();
  const button = useFirstFocus<HTMLButtonElement>();
  return (
    <Center mih="100vh" p="xl" component="main">
      <Stack maw={560} gap="lg" align="flex-start">
        <Text role="alert" size="lg">
          {t(`app.open.${fault}`)}
        </Text>
        <Button ref={button} onClick={() => void booth.appRestart()}>
          {t('app.open.again')}
        </Button>
      </Stack>
    </Center>
  );
}
