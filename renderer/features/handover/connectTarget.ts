import { addTarget } from '#renderer/data/targets.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { Preflight, PreflightError, PushTarget, SignInFault } from '#shared/crm/push.ts';
import { secretNameOf } from '#shared/crm/secretName.ts';
import type { TargetId } from '#shared/domain/ids.ts';
import type { SecretFault } from '#shared/ipc/vault.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { configOf, signInOf, wantsSecret } from './restSetup.ts';
import type { Connection } from './restSetup.ts';

/** Faults of signing in that no preflight knows. */
type OwnFault = Exclude<SignInFault, PreflightError>;

export type ConnectFault = `pre_${PreflightError}` | `secret_${SecretFault}`;
/** End of a translation key: what went wrong. */
export type ConnectKey = `handover.${ConnectFault}` | `target.fault_${OwnFault}`;

const OWN: readonly string[] = ['cancelled', 'timed-out', 'refused', 'no-vault'] satisfies readonly OwnFault[];

/** The words for a sign-in that did not end well. */
export const signInKey = (fault: SignInFault): ConnectKey =>
  OWN.includes(fault) ? `target.fault_${fault as OwnFault}` : `handover.pre_${fault as PreflightError}`; // one of the list, or not

/** Puts what was pasted into the vault and signs in with the browser where the target wants that. */
async function gainAccess(target: PushTarget, secret: string): Promise<Result<null, ConnectKey>> {
  const isAsked = wantsSecret(target.config);
  if (isAsked && secret === '') return fail('handover.pre_no-secret');
  if (isAsked) {
    const kept = await booth.secretPut({ name: secretNameOf(target), value: secret });
    if (!kept.ok) return fail(`handover.secret_${kept.error}`);
  }
  if (signInOf(target.config) === null) return ok(null);
  const signed = await booth.crmSignIn(target);
  return signed.ok ? ok(null) : fail(signInKey(signed.error), signed.detail);
}

/**
 * Puts the secret into the vault or signs in with the browser, tests the target, and adds it when the test is good. When it is not,
 * nothing is left behind: neither the target nor its secret.
 */
export async function connectTarget(store: Store, connection: Connection): Promise<Result<Preflight, ConnectKey>> {
  const config = configOf(connection);
  if (config === null || !URL.canParse(config.url)) return fail('handover.pre_bad-url');
  const target: PushTarget = { id: store.newId() as TargetId, config }; // a fresh id for a target
  const gained = await gainAccess(target, connection.secret.trim());
  const checked = gained.ok ? await booth.crmPreflight(target) : null;
  if (checked?.ok === true) {
    await addTarget(store, { id: target.id, config, name: connection.name.trim() || new URL(config.url).host });
    return ok(checked.value);
  }
  await booth.secretDelete({ name: secretNameOf(target) });
  if (!gained.ok) return gained;
  return checked === null ? fail('handover.pre_offline') : fail(`handover.pre_${checked.error}`, checked.detail);
}
