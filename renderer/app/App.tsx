import { Center, Loader, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SearchProvider } from '#renderer/data/SearchContext.tsx';
import { StoreProvider } from '#renderer/data/StoreContext.tsx';
import { CreateVault, UnlockVault } from '#renderer/features/vault/VaultScreen.tsx';
import { Start } from './Start.tsx';
import { useBoot } from './useBoot.ts';

/** From the closed vault to the working program. */
export function App() {
  const { t } = useTranslation();
  const { boot, create, unlock } = useBoot();
  switch (boot.step) {
    case 'new':
      return (
        <CreateVault
          canKeystore={boot.canKeystore}
          error={boot.error === null ? null : t('vault.failed', { reason: boot.error })}
          onCreate={create}
        />
      );
    case 'locked':
      if (boot.mode !== 'passphrase')
        return (
          <Center mih="100vh" p="xl">
            <Text c="red" role="alert" maw={560}>
              {boot.mode === 'keystore' ? t('vault.lost') : t('vault.damaged')}
            </Text>
          </Center>
        );
      return (
        <UnlockVault
          error={
            boot.error === null ? null : boot.error === 'wrong-passphrase' ? t('vault.wrong') : t('vault.failed', { reason: boot.error })
          }
          onUnlock={unlock}
        />
      );
    case 'failed':
      return (
        <Center mih="100vh" p="xl">
          <Text c="red" role="alert">
            {t('vault.failed', { reason: boot.reason })}
          </Text>
        </Center>
      );
    case 'ready':
      return (
        <StoreProvider store={boot.ready.store}>
          <SearchProvider search={boot.ready.search}>
            <Start ready={boot.ready} />
          </SearchProvider>
        </StoreProvider>
      );
    case 'starting':
    case 'opening':
      return (
        <Center mih="100vh">
          <Stack align="center">
            <Loader />
            <Text c="dimmed">
              {boot.step === 'opening' && boot.done > 0 ? t('vault.repairing', { done: boot.done }) : t('vault.opening')}
            </Text>
          </Stack>
        </Center>
      );
  }
}
