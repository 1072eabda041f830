import { Center, Loader, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchProvider } from '#renderer/data/SearchContext.tsx';
import { StoreProvider } from '#renderer/data/StoreContext.tsx';
import { FirstRestore } from '#renderer/features/backup/FirstRestore.tsx';
import { LockedVault } from '#renderer/features/vault/LockedVault.tsx';
import { RotationTold } from '#renderer/features/vault/RotationTold.tsx';
import { CreateVault, ProtectAnew } from '#renderer/features/vault/VaultScreen.tsx';
import { OpenFailed } from './OpenFailed.tsx';
import { Start } from './Start.tsx';
import { useBoot } from './useBoot.ts';

/** From the closed vault to the working program. */
export function App() {
  const { t } = useTranslation();
  const { boot, create, unlock, recover, protect } = useBoot();
  const [isRestoring, setRestoring] = useState(false);
  // before anything is open: a backup of another laptop, or of this one when nothing opens it any more
  if (isRestoring && (boot.step === 'new' || boot.step === 'locked'))
    return <FirstRestore leads={null} onClose={() => setRestoring(false)} />;
  switch (boot.step) {
    case 'new':
      return <CreateVault canKeystore={boot.canKeystore} error={boot.error} onCreate={create} onBackup={() => setRestoring(true)} />;
    case 'locked':
      return <LockedVault {...boot} onUnlock={unlock} onRecover={recover} onRestore={() => setRestoring(true)} />;
    case 'recovered':
      return <ProtectAnew canKeystore={boot.canKeystore} error={boot.error} onProtect={protect} />;
    case 'failed':
      return <OpenFailed fault={boot.fault} />;
    case 'ready':
      return (
        <StoreProvider store={boot.ready.store}>
          <SearchProvider search={boot.ready.search}>
            <RotationTold />
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
