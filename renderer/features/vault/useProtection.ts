import { useEffect, useState } from 'react';
import { booth } from '#renderer/lib/booth.ts';
import type { Protection } from '#shared/ipc/vault.ts';

/** What protects the open data; null until main has answered. `take` shows what a deed has answered. */
export function useProtection(): {
  readonly protection: Protection | null;
  readonly take: (protection: Protection) => void;
  readonly ask: () => void;
} {
  const [protection, setProtection] = useState<Protection | null>(null);
  const ask = (): void => void booth.vaultProtection().then(setProtection);
  useEffect(ask, []);
  return { protection, take: setProtection, ask };
}
