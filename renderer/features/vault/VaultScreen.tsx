import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CreateFault, ProtectFault, VaultChoice } from '#shared/ipc/vault.ts';
import { ChoiceFields } from './ChoiceFields.tsx';
import { useChoice } from './useChoice.ts';
import { VaultFrame } from './VaultFrame.tsx';

const WIDTH = 560;

type CreateProps = {
  readonly canKeystore: boolean;
  readonly error: CreateFault | null;
  readonly onCreate: (choice: VaultChoice) => void;
  /** Opens a backup of another laptop instead. */
  readonly onBackup: () => void;
};

/** First start: what opens the data on this laptop. Nothing personal is written before this is answered. */
export function CreateVault({ canKeystore, error, onCreate, onBackup }: CreateProps) {
  const { t } = useTranslation();
  const choosing = useChoice(canKeystore);
  const submit = (): void => {
    const choice = choosing.take();
    if (choice !== null) onCreate(choice);
  };
  return (
    <VaultFrame title={t('vault.title')} width={WIDTH} onSubmit={submit}>
      <Text c="dimmed">{t('vault.intro')}</Text>
      <ChoiceFields choosing={choosing} label={t('vault.title')} />
      {error !== null && <Alert color="red">{t(`vault.fault.${error}`)}</Alert>}
      <Button type="submit" size="md">
        {t('vault.create')}
      </Button>
      <Button variant="subtle" onClick={onBackup}>
        {t('backup.first')}
      </Button>
    </VaultFrame>
  );
}

type AnewProps = { readonly canKeystore: boolean; readonly error: ProtectFault | null; readonly onProtect: (choice: VaultChoice) => void };

/** After the recovery passphrase was right: what opens the data from now on. Only then does anything open. */
export function ProtectAnew({ canKeystore, error, onProtect }: AnewProps) {
  const { t } = useTranslation();
  const choosing = useChoice(canKeystore);
  const submit = (): void => {
    const choice = choosing.take();
    if (choice !== null) onProtect(choice);
  };
  return (
    <VaultFrame title={t('vault.anew')} width={WIDTH} onSubmit={submit}>
      <Text c="dimmed">{t('vault.anew_text')}</Text>
      <ChoiceFields choosing={choosing} label={t('vault.anew')} />
      {error !== null && <Alert color="red">{t(`vault.fault.${error}`)}</Alert>}
      <Button type="submit" size="md">
        {t('vault.anew_open')}
      </Button>
    </VaultFrame>
  );
}
