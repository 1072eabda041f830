import { addTarget } from '#renderer/data/targets.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { Preflight, PreflightError } from '#shared/crm/push.ts';
import { secretNameOf } from '#shared/crm/secretName.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import type { TargetConfig } from '#shared/domain/target.ts';
import type { SecretFault } from '#shared/ipc/vault.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

export type Connection = {
  /** Targets by a description are set up on their own form. */
  readonly kind: Exclude<TargetConfig['kind'], 'rest'>;
  readonly name: string;
  readonly url: string;
  readonly database: string;
  readonly secret: string;
};
export type ConnectFault = `pre_${PreflightError}` | `secret_${SecretFault}`;

const configOf = ({ kind, url, database }: Connection): TargetConfig =>
  kind === 'odoo' ? { kind, url: url.trim(), database: database.trim() } : { kind, url: url.trim() };

/**
 * Puts the secret into the vault, tests the target with it, and adds the target when the test is good. When it is not, nothing is
 * left behind: neither the target nor its secret.
 */
export async function connectTarget(store: Store, connection: Connection): Promise<Result<Preflight, ConnectFault>> {
  const target = { id: store.newId() as TargetId, config: configOf(connection) }; // a fresh id for a target
  const name = secretNameOf(target);
  if (connection.secret.trim() === '') return fail('pre_no-secret');
  const kept = await booth.secretPut({ name, value: connection.secret.trim() });
  if (!kept.ok) return fail(`secret_${kept.error}`);
  const checked = await booth.crmPreflight(target);
  if (!checked.ok) {
    await booth.secretDelete({ name });
    return fail(`pre_${checked.error}`, checked.detail);
  }
  await addTarget(store, { ...target, name: connection.name.trim() || new URL(target.config.url).host });
  return ok(checked.value);
}
