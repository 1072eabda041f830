/** What opens the lock when its PIN is forgotten: a passphrase of the vault (its own, or the recovery passphrase), or nothing. */
export type WayBack = {
  readonly kind: 'passphrase' | 'recovery' | 'none';
  readonly check: (passphrase: string) => Promise<boolean>;
};
