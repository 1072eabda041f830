import { join } from 'node:path';
import { z } from 'zod';
import type { SecretFault } from '#shared/ipc/vault.ts';
import { type Result, fail, ok } from '#shared/lib/result.ts';
import { readJson, settleDiskFault, writeDurably } from './durable.ts';
import { seal, unseal } from './seal.ts';
import type { Vault } from './vault.ts';

const SecretsFile = z.record(z.string(), z.base64());
type SecretsFile = z.output<typeof SecretsFile>;

export type Secrets = {
  readonly put: (name: string, value: string) => Promise<Result<null, SecretFault>>;
  readonly has: (name: string) => boolean;
  readonly remove: (name: string) => Promise<Result<null, SecretFault>>;
  /** For code of main that signs in somewhere: the environment first (BOOTHBOOK_SECRET_…), then the vault; null when neither has it. */
  readonly read: (name: string) => string | null;
};

/** The variable of the environment that brings a secret: `odoo.token` is BOOTHBOOK_SECRET_ODOO_TOKEN. */
export const secretVariable = (name: string): string => `BOOTHBOOK_SECRET_${name.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '_')}`;

const label = (name: string): string => `secret ${name}`;

function readSecrets(path: string): SecretsFile {
  const read = SecretsFile.safeParse(readJson(path));
  return read.success ? read.data : {};
}

/** Tokens and passwords of a profile, sealed in `secrets.json`. Without protection none is ever stored. */
export function openSecrets(folder: string, vault: Vault, environment: NodeJS.ProcessEnv): Secrets {
  const path = join(folder, 'secrets.json');
  // One change at a time: each writes the whole file.
  let last: Promise<unknown> = Promise.resolve();

  const change = (edit: (all: SecretsFile, key: Buffer) => SecretsFile): Promise<Result<null, SecretFault>> => {
    const work = last.then(async (): Promise<Result<null, SecretFault>> => {
      const key = vault.key('secrets');
      if (key === null) return fail('locked');
      if (vault.mode() === 'none') return fail('no-protection');
      try {
        await writeDurably(path, JSON.stringify(edit(readSecrets(path), key)));
        return ok(null);
      } catch (error) {
        return fail(settleDiskFault(error));
      }
    });
    last = work.catch(() => undefined);
    return work;
  };

  const read = (name: string): string | null => {
    const given = environment[secretVariable(name)];
    if (given !== undefined && given !== '') return given;
    const key = vault.key('secrets');
    const sealed = readSecrets(path)[name];
    if (key === null || sealed === undefined) return null;
    return unseal(key, Buffer.from(sealed, 'base64'), label(name))?.toString('utf8') ?? null;
  };

  return {
    read,
    has: (name) => read(name) !== null,
    put: (name, value) => change((all, key) => ({ ...all, [name]: seal(key, Buffer.from(value, 'utf8'), label(name)).toString('base64') })),
    remove: (name) => change((all) => Object.fromEntries(Object.entries(all).filter(([other]) => other !== name))),
  };
}
