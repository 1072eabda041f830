import { resumeTarget } from '#renderer/data/targets.ts';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import { secretNameOf } from '#shared/crm/secretName.ts';
import type { Target } from '#shared/domain/target.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { pushTargetOf } from './pushTarget.ts';
import { signInKey } from './connectTarget.ts';
import type { ConnectKey } from './connectTarget.ts';

type Renewed = Result<{ readonly account: string | null }, ConnectKey>;

/** Where a new key is tried before it takes the place of the old one. */
const trialId = (store: Store, target: Target): Target => ({ ...target, id: store.newId() as Target['id'] }); // a fresh id for a target that never is

/**
 * Puts a new key in the place of a target's old one: tried first under a name of its own, so that a wrong one changes nothing. A target
 * that was paused because of its key goes on.
 */
export async function renewSecret(store: Store, target: Target, secret: string): Promise<Renewed> {
  const value = secret.trim();
  const trial = pushTargetOf(trialId(store, target));
  const kept = await booth.secretPut({ name: secretNameOf(trial), value });
  if (!kept.ok) return fail(`handover.secret_${kept.error}`);
  const checked = await booth.crmPreflight(trial);
  await booth.secretDelete({ name: secretNameOf(trial) });
  if (!checked.ok) return fail(`handover.pre_${checked.error}`, checked.detail);
  const put = await booth.secretPut({ name: secretNameOf(target), value });
  if (!put.ok) return fail(`handover.secret_${put.error}`);
  if (target.pausedFor?.kind === 'auth') await resumeTarget(store, target.id);
  return ok({ account: checked.value.user });
}

/** Signs in with the browser; a target that was paused because of it goes on. */
export async function signIn(store: Store, target: Target): Promise<Renewed> {
  const signed = await booth.crmSignIn(pushTargetOf(target));
  if (!signed.ok) return fail(signInKey(signed.error), signed.detail);
  if (target.pausedFor?.kind === 'auth') await resumeTarget(store, target.id);
  return ok(signed.value);
}
