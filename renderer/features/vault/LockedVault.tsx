import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { RecoverFault, UnlockFault } from '#shared/ipc/vault.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';
import { VaultFrame } from './VaultFrame.tsx';

/** A vault that does not open by itself: why, whether a recovery passphrase was set, and when the next try may be made (ms). */
type Locked = {
  readonly mode: 'passphrase' | 'keystore' | 'damaged';
  readonly hasRecovery: boolean;
  readonly waitUntil: number;
  readonly error: UnlockFault | RecoverFault | null;
};

type Deeds = {
  readonly onUnlock: (passphrase: string) => void;
  readonly onRecover: (passphrase: string) => void;
  /** Opens the restoring of a backup; absent where there is none. */
  readonly onRestore?: (() => void) | undefined;
};
type Props = Locked & Deeds;
type SideProps = Props & { readonly onOther?: () => void };

/** Why the last try did not open it, or how long the next one waits. */
function Said({ error, left }: { readonly error: Locked['error']; readonly left: number }) {
  const { t } = useTranslation();
  if (left > 0) return <Alert color="orange">{t('vault.wait', { count: left })}</Alert>;
  return error === null || error === 'wrong-passphrase' || error === 'too-soon' ? null : (
    <Alert color="red">{t(`vault.fault.${error}`)}</Alert>
  );
}

function Restore({ onRestore }: Pick<Props, 'onRestore'>) {
  const { t } = useTranslation();
  if (onRestore === undefined) return null;
  return (
    <Button variant="default" onClick={onRestore}>
      {t('vault.restore')}
    </Button>
  );
}

function AskPassphrase({ error, waitUntil, onUnlock, onOther }: SideProps) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState('');
  const field = useFirstFocus<HTMLInputElement>();
  const left = useSecondsLeft(waitUntil);
  return (
    <VaultFrame title={t('vault.locked')} onSubmit={() => onUnlock(passphrase)}>
      <PasswordInput
        label={t('vault.field')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        error={error === 'wrong-passphrase' ? t('vault.wrong') : null}
        ref={field}
      />
      <Said error={error} left={left} />
      <Button type="submit" size="md" disabled={passphrase === '' || left > 0}>
        {t('vault.unlock')}
      </Button>
      <Anchor component="button" type="button" size="sm" onClick={onOther}>
        {t('vault.forgotten')}
      </Anchor>
    </VaultFrame>
  );
}

function AskRecovery({ mode, hasRecovery, error, waitUntil, onRecover, onRestore, onOther }: SideProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const field = useFirstFocus<HTMLInputElement>();
  const left = useSecondsLeft(waitUntil);
  return (
    <VaultFrame title={t(`vault.lost.${mode}_title`)} width={560} onSubmit={() => hasRecovery && left === 0 && onRecover(words)}>
      <Text>{t(`vault.lost.${mode}`)}</Text>
      <Text size="sm" c="dimmed">
        {t('vault.lost.kept')}
      </Text>
      {hasRecovery ? (
        <>
          <TextInput
            label={t('vault.recovery')}
            description={t('vault.recovery_hint')}
            autoComplete="off"
            spellCheck={false}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={error === 'wrong-passphrase' ? t('vault.wrong_recovery') : null}
            ref={field}
          />
          <Said error={error} left={left} />
          <Button type="submit" size="md" disabled={words === '' || left > 0}>
            {t('vault.unlock')}
          </Button>
        </>
      ) : (
        <Alert color="orange">{t(onRestore === undefined ? 'vault.lost.nothing' : 'vault.lost.no_recovery')}</Alert>
      )}
      <Stack gap="xs">
        <Restore onRestore={onRestore} />
        {onOther !== undefined && (
          <Anchor component="button" type="button" size="sm" onClick={onOther}>
            {t('vault.back')}
          </Anchor>
        )}
      </Stack>
    </VaultFrame>
  );
}

/** Later starts: asks for the passphrase; or says in plain words why nothing opens, and what still can. */
export function LockedVault(props: Props) {
  const [isForgotten, setForgotten] = useState(false);
  if (props.mode !== 'passphrase') return <AskRecovery {...props} />;
  return isForgotten ? (
    <AskRecovery {...props} onOther={() => setForgotten(false)} />
  ) : (
    <AskPassphrase {...props} onOther={() => setForgotten(true)} />
  );
}
