import { plainSecretName, secretNameOf } from '#shared/crm/secretName.ts';
import type { PushTarget } from '#shared/crm/push.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import { secretVariable } from '#electron/main/secrets.ts';
import { newCrm } from './push.ts';

/** The part of main's secrets that pushing reads. */
type SecretsReader = { readonly read: (name: string) => string | null };

/**
 * Handlers of the calls that reach a CRM. Secrets are read here and go nowhere but to their target: the one stored for this target at
 * this origin, else BOOTHBOOK_SECRET_TARGET_<ID> of the environment.
 */
export function crmHandlers(
  secrets: SecretsReader,
  environment: NodeJS.ProcessEnv,
): Pick<Handlers, 'crmPreflight' | 'crmPush' | 'crmCancel'> {
  const readSecret = (target: PushTarget): string | null =>
    secrets.read(secretNameOf(target)) ?? (environment[secretVariable(plainSecretName(target))] || null);
  const crm = newCrm({ readSecret, now: Date.now });
  return {
    crmPreflight: (target) => crm.preflight(target),
    crmPush: (input) => crm.push(input),
    crmCancel: ({ targetId }) => crm.cancel(targetId),
  };
}
