import { z } from 'zod';
import { restUrl } from '#shared/crm/rest/connector.ts';
import { descriptionOf } from '#shared/crm/rest/shipped.ts';
import type { TargetConfig } from '#shared/domain/target.ts';

type Plain = { readonly kind: 'webhook' | 'odoo'; readonly url: string; readonly database: string; readonly login: string | undefined };

const plainConfig = ({ kind, url, database, login }: Plain): TargetConfig =>
  kind === 'odoo' ? { kind, url, database, ...(login === undefined ? {} : { login }) } : { kind, url };

/** A target by a description: a shipped one by its name, or one's own, written into the file. */
const RestTarget = z.object({
  connector: z.string().max(80).default('own'),
  settings: z.record(z.string().max(80), z.string().max(2_000)).default({}),
  description: z.record(z.string(), z.json()).exactOptional(),
});

type RestTarget = z.output<typeof RestTarget>;

function restConfig(
  url: string | undefined,
  { connector, settings, description }: RestTarget,
): Extract<TargetConfig, { kind: 'rest' }> | string {
  const own = description === undefined ? {} : { description: JSON.stringify(description) };
  const read = descriptionOf({ kind: 'rest', url: '', connector, settings, ...own });
  if (!read.ok) return read.detail;
  const address = url ?? restUrl(read.value, settings);
  return address === null
    ? 'a setting is missing: the address cannot be filled'
    : { kind: 'rest', url: address, connector, settings, ...own };
}

/**
 * A connector's configuration, as `sync --target FILE.json` reads it: `{ "kind": "webhook", "url": … }`, `{ "kind": "odoo", "url": …,
 * "database": … }`, `{ "kind": "rest", "connector": "hubspot", "settings": { … } }` or with a `description` of one's own; all with `id` and
 * `name` if several are used in one profile. Never a secret: that comes in BOOTHBOOK_SECRET.
 */
export const BatchTarget = z
  .object({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/u)
      .default('batch'),
    name: z.string().max(200).default('batch'),
    kind: z.enum(['webhook', 'odoo', 'rest']),
    url: z.url().exactOptional(),
    database: z.string().max(200).default(''),
    login: z.string().max(200).exactOptional(),
    ...RestTarget.shape,
  })
  .transform(({ id, name, kind, url, database, login, ...rest }, context) => {
    const config =
      kind === 'rest' ? restConfig(url, rest) : url === undefined ? 'url is missing' : plainConfig({ kind, url, database, login });
    if (typeof config !== 'string') return { id, name, config };
    context.addIssue({ code: 'custom', message: config });
    return z.NEVER;
  });
export type BatchTarget = z.output<typeof BatchTarget>;
