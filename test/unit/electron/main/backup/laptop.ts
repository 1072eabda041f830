import { randomBytes, randomUUID, scryptSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BackupDeps, type Backups, openBackups } from '#electron/main/backup/backups.ts';
import { keysOf } from '#electron/main/backup/keys.ts';
import { type Journal, openJournal } from '#electron/main/journal/journal.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { seal } from '#electron/main/seal.ts';
import type { VaultFile } from '#electron/main/vaultFile.ts';
import type { BackupPlace } from '#shared/ipc/backup.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';
import { SCRYPT_COST } from '#test/unit/cheapScrypt.ts';

export const WORD = 'quay lantern forty two';

export const noStore: KeyStore = { isAvailable: () => false, seal: () => Buffer.alloc(0), open: () => null };

/** A change: one lead put, with a body of some size. */
export const frameOf = (seq: number, size = 40): WireFrame => ({
  seq,
  at: 1_000 + seq,
  line: {
    seq,
    at: 1_000 + seq,
    leadId: `lead-${seq}`,
    touched: [{ table: 'leads', id: `lead-${seq}` }],
    body: new Uint8Array([seq % 256]),
  },
  ops: [{ table: 'leads', put: { id: `lead-${seq}`, rev: `rev-${seq}`, keys: [], capturedAt: 5, body: new Uint8Array(size).fill(seq) } }],
});

/** As the vault wraps a key by a passphrase, with as little work as the unit tests may. */
export function wrapQuickly(master: Buffer, passphrase: string): VaultFile {
  const kdf = { ...SCRYPT_COST, salt: randomBytes(16).toString('base64') };
  const key = scryptSync(passphrase, Buffer.from(kdf.salt, 'base64'), 32, { N: kdf.n, r: 8, p: 1, maxmem: 2 ** 27 });
  return { version: 1, mode: 'passphrase', kdf, key: seal(key, master, 'boothbook vault').toString('base64') };
}

/** A laptop without screens: a profile with a journal, pictures and a vault, and its backups. */
export type Laptop = {
  readonly profile: string;
  readonly master: Buffer;
  readonly save: (from: number, to: number, size?: number) => Promise<void>;
  readonly takePicture: () => string;
  readonly open: (over?: Partial<BackupDeps>) => Promise<Backups>;
  readonly close: () => Promise<void>;
  readonly clock: { now: number };
};

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'booth-backup-'));

/** A laptop that was set up with a passphrase; its journal begins another file at `rotateAt` bytes. */
export function newLaptop({ rotateAt, master = randomBytes(32) }: { rotateAt?: number; master?: Buffer } = {}): Laptop {
  const profile = newFolder();
  const keys = keysOf(master);
  const clock = { now: Date.UTC(2026, 2, 14, 9) };
  writeFileSync(join(profile, 'vault.json'), JSON.stringify(wrapQuickly(master, WORD)));
  let journal: Journal | null = null;
  const key = (label: string): Buffer | null => (label === 'journal' ? keys.journal : label === 'media' ? keys.media : null);
  return {
    profile,
    master,
    clock,
    async save(from, to, size) {
      journal ??= await openJournal({
        folder: join(profile, 'journal'),
        key: keys.journal,
        ...(rotateAt === undefined ? {} : { rotateAt }),
      });
      for (let seq = from; seq <= to; seq += 1) await journal.append(frameOf(seq, size));
    },
    takePicture() {
      const id = randomUUID();
      mkdirSync(join(profile, 'media'), { recursive: true });
      writeFileSync(join(profile, 'media', `${id}.bin`), seal(keys.media, randomBytes(3_000), id));
      return id;
    },
    open: (over = {}) =>
      openBackups({
        profile,
        vault: { key },
        store: noStore,
        arrived: null,
        now: () => clock.now,
        zone: () => 'UTC',
        log: () => undefined,
        askFolder: () => Promise.resolve(null),
        ...over,
      }),
    close: async () => {
      await journal?.close();
      journal = null;
    },
  };
}

/** Adds a folder as a place and answers it, backed up once. */
export async function addPlace(backups: Backups, folder: string): Promise<BackupPlace> {
  const added = await backups.handlers.backupPlaceAdd(undefined);
  const place = added.ok ? added.value.places.find(({ path }) => path === folder) : undefined;
  if (place === undefined) throw new Error('the folder was not taken');
  return place;
}

/** Backs up everywhere; answers the state of a place. */
export async function runIn(backups: Backups, id: string): Promise<BackupPlace> {
  const state = await backups.handlers.backupRun({});
  const place = state.places.find((one) => one.id === id);
  if (place === undefined) throw new Error('no such place');
  return place;
}
