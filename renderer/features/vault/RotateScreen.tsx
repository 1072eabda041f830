import { Alert, Button, Checkbox, Group, List, Loader, PasswordInput, Progress, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useFirstFocus } from '#renderer/ui/useFirstFocus.ts';
import type { Protection } from '#shared/ipc/vault.ts';
import { leaveRotation, rotate, stopRotation, useRotating } from './rotating.ts';
import type { Rotating } from './rotating.ts';
import { useProtection } from './useProtection.ts';
import { VaultFrame } from './VaultFrame.tsx';

const WIDTH = 620;
const POINTS = ['all', 'hold', 'undo', 'restart', 'backups'] as const;

type AskProps = { readonly protection: Protection; readonly at: Extract<Rotating, { step: 'ask' }> };

/** What it does, and what is typed once more so that nobody is locked out by a slip. */
function AskRotation({ protection, at }: AskProps) {
  const { t } = useTranslation();
  const store = useStore();
  const [current, setCurrent] = useState('');
  const [words, setWords] = useState('');
  const [isWithout, setWithout] = useState(false);
  const field = useFirstFocus<HTMLInputElement>();
  const hasPassphrase = protection.mode === 'passphrase';
  const hasRecovery = protection.recovery !== null;
  const isReady = (!hasPassphrase || current !== '') && (!hasRecovery || isWithout || words !== '');
  const recovery = hasRecovery && !isWithout ? ({ kind: 'keep', passphrase: words } as const) : ({ kind: 'none' } as const);
  const { fault, count } = at;
  return (
    <VaultFrame title={t('protect.rotate.title')} width={WIDTH} onSubmit={() => void (isReady && rotate(store, { current, recovery }))}>
      <List size="sm" spacing={4}>
        {POINTS.map((point) => (
          <List.Item key={point}>{t(`protect.rotate.${point}`)}</List.Item>
        ))}
      </List>
      {hasPassphrase && (
        <PasswordInput
          label={t('protect.current')}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={fault === 'wrong-passphrase' ? t('vault.wrong') : null}
          ref={field}
        />
      )}
      {hasRecovery && (
        <>
          <TextInput
            label={t('vault.recovery')}
            description={t('protect.rotate.recovery_hint')}
            autoComplete="off"
            spellCheck={false}
            disabled={isWithout}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={fault === 'wrong-recovery' ? t('vault.wrong_recovery') : null}
          />
          <Checkbox label={t('protect.rotate.without')} checked={isWithout} onChange={() => setWithout(!isWithout)} />
        </>
      )}
      {fault !== null && <Alert color="red">{t(`protect.rotate.fault.${fault}`, { count })}</Alert>}
      <Group justify="flex-end">
        <Button variant="default" onClick={leaveRotation}>
          {t('protect.rotate.back')}
        </Button>
        <Button type="submit" disabled={!isReady}>
          {t('protect.rotate.start')}
        </Button>
      </Group>
    </VaultFrame>
  );
}

/** How far it is; until the last step it can be stopped. */
function Working({ at }: { readonly at: Exclude<Rotating, { step: 'ask' | 'off' }> }) {
  const { t } = useTranslation();
  const [done, total] = at.step === 'rows' || at.step === 'media' ? [at.done, at.total] : [1, 1];
  return (
    <VaultFrame title={t('protect.rotate.title')} width={WIDTH} onSubmit={() => undefined}>
      <Group gap="sm" wrap="nowrap" aria-live="polite">
        <Loader size="sm" />
        <Text>{t(`protect.rotate.at.${at.step}`, { done, total })}</Text>
      </Group>
      <Progress value={total === 0 ? 0 : (done / total) * 100} aria-label={t('protect.rotate.title')} />
      <Text size="sm" c="dimmed">
        {t('protect.rotate.hold')}
      </Text>
      {(at.step === 'rows' || at.step === 'media') && (
        <Group justify="flex-end">
          <Button variant="default" onClick={stopRotation}>
            {t('protect.rotate.stop')}
          </Button>
        </Group>
      )}
    </VaultFrame>
  );
}

/** The change of keys in the place of the whole program: nothing can be captured or changed meanwhile. */
export function RotateScreen() {
  const at = useRotating((state) => state.at);
  const { protection } = useProtection();
  if (at.step === 'off' || protection === null) return null;
  return at.step === 'ask' ? <AskRotation protection={protection} at={at} /> : <Working at={at} />;
}
