import { descriptionOf, shippedDescriptions } from '#shared/crm/rest/shipped.ts';
import type { RestDescription } from '#shared/crm/rest/description.ts';
import type { OAuth } from '#shared/crm/rest/descriptionAccess.ts';
import { restUrl, settingsOf } from '#shared/crm/rest/connector.ts';
import type { TargetConfig } from '#shared/domain/target.ts';

/** What is being connected: Odoo new or old, a webhook, one of the described CRMs by name, or a description of one's own. */
export type Product = 'odoo' | 'odoo-old' | 'webhook' | 'own' | `rest:${string}`;

/** A set-up as it is filled in. `own`: the text of a description file. */
export type Connection = {
  readonly product: Product;
  readonly name: string;
  readonly url: string;
  readonly database: string;
  readonly login: string;
  readonly secret: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly own?: string;
};

export const EMPTY_CONNECTION: Connection = { product: 'odoo', name: '', url: '', database: '', login: '', secret: '', settings: {} };

/** The description behind a set-up; null for what needs none, or while a file of one's own is still to be chosen. */
export function describedBy({ product, own }: Pick<Connection, 'product' | 'own'>): RestDescription | null {
  if (product !== 'own') return shippedDescriptions().find(({ name }) => product === `rest:${name}`) ?? null;
  const read = own === undefined ? null : descriptionOf({ kind: 'rest', url: '', connector: '', settings: {}, description: own });
  return read?.ok === true ? read.value : null;
}

/** The settings that are still to be answered, or answered otherwise than they must be. */
export function settingsAmiss(description: RestDescription, answered: Connection['settings']): string[] {
  // what is usual may itself hold an answer: https://accounts.zoho.{datacenter}
  const known = settingsOf(description, answered);
  return description.settings
    .filter(({ name, pattern }) => {
      const value = known[name] ?? '';
      return value === '' || (pattern !== undefined && !new RegExp(pattern, 'u').test(value));
    })
    .map(({ name }) => name);
}

const trimmed = (settings: Connection['settings']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

/** How the target will be reached; null when an answer is missing. */
export function configOf(connection: Connection): TargetConfig | null {
  const { product, own } = connection;
  const [url, database, login] = [connection.url.trim(), connection.database.trim(), connection.login.trim()];
  if (product === 'webhook') return { kind: 'webhook', url };
  if (product === 'odoo') return { kind: 'odoo', url, database };
  if (product === 'odoo-old') return login === '' ? null : { kind: 'odoo', url, database, login };
  const description = describedBy(connection);
  if (description === null || settingsAmiss(description, connection.settings).length > 0) return null;
  const settings = settingsOf(description, trimmed(connection.settings));
  const address = restUrl(description, settings);
  if (address === null) return null;
  return { kind: 'rest', url: address, connector: description.name, settings, ...(own === undefined ? {} : { description: own }) };
}

/** How one signs in with the browser at a target; null where a key is pasted. */
export function signInOf(config: TargetConfig): OAuth | null {
  if (config.kind !== 'rest') return null;
  const description = descriptionOf(config);
  return description.ok && description.value.auth.kind === 'oauth' ? description.value.auth : null;
}

/** Whether something is to be pasted before the sign-in or the first call. */
export const wantsSecret = (config: TargetConfig): boolean => {
  const oauth = signInOf(config);
  return oauth === null || oauth.clientSecret === 'pasted';
};
