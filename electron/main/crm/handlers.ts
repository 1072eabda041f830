import { plainSecretName, secretNameOf } from '#shared/crm/secretName.ts';
import type { PushTarget } from '#shared/crm/push.ts';
import type { Handlers } from '#shared/ipc/contract.ts';
import type { MediaStore } from '#electron/main/media.ts';
import { secretVariable } from '#electron/main/secrets.ts';
import type { Secrets } from '#electron/main/secrets.ts';
import { newCrm } from './push.ts';

/** The part of main's secrets that pushing reads, and writes when a target turns one over. */
type SecretsReader = Pick<Secrets, 'read' | 'put'>;

/** What else of main pushing needs: the pictures, and the person's browser to sign in with. */
type Outside = { readonly media: Pick<MediaStore, 'get'>; readonly open: (url: string) => Promise<void> };

/**
 * Handlers of the calls that reach a CRM. Secrets are read here and go nowhere but to their target: the one stored for this target at
 * this origin, else BOOTHBOOK_SECRET_TARGET_<ID> of the environment.
 */
export function crmHandlers(
  secrets: SecretsReader,
  environment: NodeJS.ProcessEnv,
  { media, open }: Outside,
): Pick<Handlers, 'crmPreflight' | 'crmPush' | 'crmCancel' | 'crmFields' | 'crmPreview' | 'crmReadBack' | 'crmOutcomes' | 'crmSignIn'> {
  const readSecret = (target: PushTarget): string | null =>
    secrets.read(secretNameOf(target)) ?? (environment[secretVariable(plainSecretName(target))] || null);
  const crm = newCrm({
    readSecret,
    now: Date.now,
    readFile: async (id) => {
      const read = await media.get(id);
      return read.ok ? read.value : null;
    },
    keepSecret: async (target, value) => (await secrets.put(secretNameOf(target), value)).ok,
  });
  return {
    crmPreflight: (target) => crm.preflight(target),
    crmPush: (input) => crm.push(input),
    crmCancel: ({ targetId }) => crm.cancel(targetId),
    crmFields: (target) => crm.fields(target),
    crmPreview: (input) => crm.preview(input),
    crmReadBack: (input) => crm.readBack(input),
    crmOutcomes: (input) => crm.outcomes(input),
    crmSignIn: (target) => crm.signIn(target, open),
  };
}
