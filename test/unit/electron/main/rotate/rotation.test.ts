import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleIncoming, takeIncoming } from '#electron/main/incoming.ts';
import { openJournal } from '#electron/main/journal/journal.ts';
import type { KeyStore } from '#electron/main/keyStore.ts';
import { openMedia } from '#electron/main/media.ts';
import { readReport } from '#electron/main/rotate/report.ts';
import { newRotation } from '#electron/main/rotate/rotation.ts';
import type { RotationDeps } from '#electron/main/rotate/rotation.ts';
import { openSecrets } from '#electron/main/secrets.ts';
import { type Vault, openVault } from '#electron/main/vault.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';
import type { RotateBegin, RotateRecovery } from '#shared/ipc/rotate.ts';

const store: KeyStore = {
  isAvailable: () => true,
  seal: (text) => Buffer.from(Array.from(text).toReversed().join('')),
  open: (sealed) => Array.from(sealed.toString()).toReversed().join(''),
};
const picture = '0190f0c4-0000-7000-8000-000000000001';
const hurt = '0190f0c4-0000-7000-8000-000000000002';
const PICTURE = new TextEncoder().encode('zebra picture');
const NOON = 1_800_000_000_000;
const COUNTS = { leads: 2, history: 2 };

let folders: string[] = [];
let profile = '';
beforeEach(async () => {
  profile = newFolder();
  const vault = openVault(profile, store);
  await vault.create({ mode: 'keystore' });
  await openMedia(profile, vault).put(picture, PICTURE);
  await openSecrets(profile, vault, {}).put('odoo.token', 'zebra token');
  await writeJournal(vault, [1, 2]);
});
afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders = [];
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'booth-rotate-'));
  folders.push(folder);
  return folder;
}

const frame = (seq: number): WireFrame => ({
  seq,
  at: seq,
  line: { seq, at: seq, leadId: null, touched: [], body: new Uint8Array([seq]) },
  ops: [{ table: 'leads', put: { id: `lead-${seq}`, rev: 'r', body: new Uint8Array([seq]) } }],
});

async function withJournal<T>(vault: Vault, work: (journal: Awaited<ReturnType<typeof openJournal>>) => Promise<T>): Promise<T> {
  const journal = await openJournal({ folder: join(profile, 'journal'), key: vault.key('journal') ?? new Uint8Array() });
  try {
    return await work(journal);
  } finally {
    await journal.close();
  }
}
const writeJournal = (vault: Vault, seqs: readonly number[]) =>
  withJournal(vault, (journal) => Promise.all(seqs.map((seq) => journal.append(frame(seq)))));
const readSeqs = (vault: Vault): Promise<number[]> =>
  withJournal(vault, async (journal) => (await journal.read({ from: 0, limit: 100, wanted: [[1, 100]] })).frames.map(({ seq }) => seq));

const begun = (vault: Vault, more: Partial<RotationDeps> = {}) =>
  newRotation({ profile, vault, readLast: () => Promise.resolve(2), now: () => NOON, ...more });

/** All of it, step by step; `after` is told of each. */
async function rotate(
  vault: Vault,
  { current = '', recovery = { kind: 'none' } }: Partial<RotateBegin> = {},
  after: (step: string) => unknown = () => undefined,
) {
  const rotation = begun(vault);
  const keys = await rotation.begin({ current, recovery });
  after('begun');
  await rotation.frames([frame(1)]);
  after('frame');
  await rotation.frames([frame(2)]);
  await rotation.media();
  after('media');
  const done = await rotation.finish({ counts: COUNTS, last: 2 });
  return { keys, done, rotation };
}

const content = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path.slice(folder.length)} ${readFileSync(path).toString('base64')}`)
    .sort();

test('after the restart pictures, secrets and journal open under new keys, and the old key opens nothing', async () => {
  const before = openVault(profile, store);
  const old = readFileSync(join(profile, 'vault.json'), 'utf8');
  const { keys, done, rotation } = await rotate(before);
  expect([done.ok, rotation.isSettled()]).toEqual([true, true]);
  expect(takeIncoming(profile)?.why).toBe('rotation');
  const vault = openVault(profile, store);
  const state = vault.state();
  expect(state.kind === 'open' && keys.ok && state.keys).toEqual(keys.ok && keys.value.keys);
  expect(state.kind === 'open' && state.keys.names).toEqual(before.key('index'));
  expect(await openMedia(profile, vault).get(picture)).toEqual({ ok: true, value: PICTURE });
  expect(openSecrets(profile, vault, {}).read('odoo.token')).toBe('zebra token');
  expect(await readSeqs(vault)).toEqual([1, 2]);
  expect(readReport(profile)).toEqual({ v: 1, at: NOON, counts: COUNTS, media: 1, mediaLeft: 0, secrets: 1, secretsLeft: 0 });

  for (const name of ['vault.json', 'vault-copy.json']) writeFileSync(join(profile, name), old);
  const again = openVault(profile, store);
  expect(again.key('body')).toEqual(before.key('body'));
  expect(await openMedia(profile, again).get(picture)).toEqual({ ok: false, error: 'damaged' });
  expect(openSecrets(profile, again, {}).read('odoo.token')).toBeNull();
  expect(await readSeqs(again)).toEqual([]);
});

test('a crash at any moment before the end leaves the profile as it was', async () => {
  const was = content(profile);
  const cut = (step: string): void => {
    const copy = newFolder();
    cpSync(profile, copy, { recursive: true });
    expect(takeIncoming(copy), step).toBeNull();
    expect(content(copy), step).toEqual(was);
  };
  await rotate(openVault(profile, store), {}, cut);
  const last = newFolder();
  cpSync(profile, last, { recursive: true });
  rmSync(join(last, 'incoming', 'ready.json'));
  takeIncoming(last);
  expect(content(last).filter((line) => !line.startsWith('/rotation.json'))).toEqual(was);
});

test('a change of mind leaves nothing behind', async () => {
  const was = content(profile);
  const rotation = begun(openVault(profile, store));
  await rotation.begin({ current: '', recovery: { kind: 'none' } });
  await rotation.frames([frame(1)]);
  await rotation.cancel();
  expect(content(profile)).toEqual(was);
  expect(await rotation.frames([frame(2)])).toEqual({ ok: false, error: 'not-begun' });
});

test('it does not begin on a full disk, nor while something waits for the next start, nor in a locked vault', async () => {
  const vault = openVault(profile, store);
  const ask = { current: '', recovery: { kind: 'none' } } as const;
  expect(await begun(vault, { free: () => Promise.resolve(1_000) }).begin(ask)).toEqual({ ok: false, error: 'no-room' });
  expect(existsSync(join(profile, 'incoming'))).toBe(false);
  await begun(vault).begin(ask);
  await settleIncoming(profile, { why: 'erasure', parts: [], keep: null });
  expect(await begun(vault).begin(ask)).toEqual({ ok: false, error: 'restart-first' });
  expect(takeIncoming(profile)?.why).toBe('erasure');
});

test('what was saved meanwhile, or a frame that is missing, stops it before anything is replaced', async () => {
  const was = content(profile);
  const vault = openVault(profile, store);
  const busy = begun(vault, { readLast: () => Promise.resolve(3) });
  await busy.begin({ current: '', recovery: { kind: 'none' } });
  await busy.frames([frame(1), frame(2)]);
  expect(await busy.finish({ counts: COUNTS, last: 2 })).toEqual({ ok: false, error: 'changed' });
  const short = begun(vault);
  await short.begin({ current: '', recovery: { kind: 'none' } });
  await short.frames([frame(1)]);
  expect(await short.finish({ counts: COUNTS, last: 2 })).toEqual({ ok: false, error: 'changed' });
  expect([short.isSettled(), content(profile)]).toEqual([false, was]);
});

test('a picture that came late is taken along, one that no longer opens is counted and left', async () => {
  const vault = openVault(profile, store);
  const rotation = begun(vault);
  await rotation.begin({ current: '', recovery: { kind: 'none' } });
  await rotation.frames([frame(1), frame(2)]);
  const late = hurt.replace('2', '3');
  await openMedia(profile, vault).put(late, PICTURE);
  writeFileSync(join(profile, 'media', `${hurt}.bin`), 'torn');
  expect((await rotation.finish({ counts: COUNTS, last: 2 })).ok).toBe(true);
  expect(readReport(profile)).toMatchObject({ media: 2, mediaLeft: 1 });
  takeIncoming(profile);
  expect((await openMedia(profile, openVault(profile, store)).get(late)).ok).toBe(true);
});

const keep = (passphrase: string): RotateRecovery => ({ kind: 'keep', passphrase });

test('passphrase and recovery passphrase stay, once they were typed rightly', async () => {
  const vault = openVault(profile, store);
  await vault.setRecovery('a recovery passphrase');
  await vault.protect({ choice: { mode: 'passphrase', passphrase: 'correct horse' } });
  const ask = (current: string, words: string) => begun(vault).begin({ current, recovery: keep(words) });
  expect(await ask('wrong horse', 'a recovery passphrase')).toEqual({ ok: false, error: 'wrong-passphrase' });
  expect(await ask('correct horse', 'another passphrase')).toEqual({ ok: false, error: 'wrong-recovery' });
  const { done } = await rotate(vault, { current: 'correct horse', recovery: keep('a recovery passphrase') });
  expect(done.ok).toBe(true);
  takeIncoming(profile);
  const again = openVault(profile, store);
  expect(again.state()).toMatchObject({ kind: 'locked', mode: 'passphrase', hasRecovery: true });
  expect((await again.unlock('correct horse')).ok).toBe(true);
  expect((await again.proveRecovery('a recovery passphrase')).ok).toBe(true);
  expect(again.key('body')).not.toEqual(vault.key('body'));
});
