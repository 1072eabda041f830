import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PASSPHRASE_LEAST } from '#shared/ipc/vault.ts';
import type { VaultChoice, VaultMode } from '#shared/ipc/vault.ts';

/** What a person is choosing as protection: mode and, typed twice, the passphrase. */
export type Choosing = {
  readonly canKeystore: boolean;
  readonly mode: VaultMode;
  readonly first: string;
  readonly second: string;
  /** What is wrong with the passphrase, once somebody tried to go on. */
  readonly fault: string | null;
  readonly setMode: (mode: VaultMode) => void;
  readonly setFirst: (text: string) => void;
  readonly setSecond: (text: string) => void;
  /** Answers the choice, or null and says what is wrong. */
  readonly take: () => VaultChoice | null;
};

/** The state of choosing a protection; `preferred` is chosen at first. */
export function useChoice(canKeystore: boolean, preferred?: VaultMode): Choosing {
  const { t } = useTranslation();
  const [mode, setMode] = useState<VaultMode>(preferred ?? (canKeystore ? 'keystore' : 'passphrase'));
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = first.normalize('NFKC').length < PASSPHRASE_LEAST;
  const fault = mode !== 'passphrase' ? null : isShort ? t('vault.short') : first === second ? null : t('vault.different');
  return {
    canKeystore,
    mode,
    first,
    second,
    fault: isTried ? fault : null,
    setMode,
    setFirst,
    setSecond,
    take: () => {
      setTried(true);
      if (fault !== null) return null;
      return mode === 'passphrase' ? { mode, passphrase: first } : { mode };
    },
  };
}
