import { z } from 'zod';
import { LEAD_MODEL, odooInstant } from '#shared/crm/odoo.ts';
import { DAY } from '#shared/lib/time.ts';
import { callOdoo } from './odooCall.ts';
import type { OdooLink, Reply } from './odooCall.ts';

const ExternalIds = z.record(z.string(), z.string());
const Ids = z.array(z.object({ id: z.number().int() }));

/** Ids asked about in one call. */
const AT_ONCE = 1_000;
/** A lead can be in the CRM no earlier than it was captured; clocks of laptops go wrong by less than this. */
const SLACK_MS = 2 * DAY;
const OURS = 'boothbook.';

/** External ids by the id of the record; '' for a record that has none, absent or '' for one that is not there. */
export async function readKeys(link: OdooLink, model: string, ids: readonly number[]): Promise<Reply<ReadonlyMap<number, string>>> {
  const keys = new Map<number, string>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const reply = await callOdoo(link, { model, method: 'get_external_id', ids: some, args: {}, shape: ExternalIds });
    if (!reply.ok) return reply;
    for (const [id, key] of Object.entries(reply.value)) keys.set(Number(id), key);
  }
  return { ok: true, value: keys };
}

/** What is known of one target: keys of ours it has among leads made since `since`, and the last id looked at. */
type Seen = { readonly since: number; readonly lastId: number; readonly keys: Set<string> };

const seen = new Map<string, Seen>();

/**
 * Keys of ours among the leads that were made there since `since` (ms), by whatever way: a lead captured after that and not among them
 * is new to the target. Salespeople may not read external ids by key, so all new leads are looked at, each only once.
 */
export async function readThere(link: OdooLink, since: number): Promise<Reply<ReadonlySet<string>>> {
  const place = [link.url.href, link.config.database, link.config.login ?? ''].join('\n');
  const from = since - SLACK_MS;
  const before = seen.get(place);
  const start = before === undefined || before.since > from ? { since: from, lastId: 0, keys: new Set<string>() } : before;
  const reply = await callOdoo(link, {
    model: LEAD_MODEL,
    method: 'search_read',
    args: {
      domain: [
        ['create_date', '>=', odooInstant(Math.max(0, start.since))],
        ['id', '>', start.lastId],
      ],
      fields: ['id'],
      order: 'id',
      context: { active_test: false },
    },
    shape: Ids,
  });
  if (!reply.ok) return reply;
  const ids = reply.value.map(({ id }) => id);
  const keys = await readKeys(link, LEAD_MODEL, ids);
  if (!keys.ok) return keys;
  for (const key of keys.value.values()) if (key.startsWith(OURS)) start.keys.add(key);
  seen.set(place, { ...start, lastId: ids.at(-1) ?? start.lastId });
  return { ok: true, value: start.keys };
}
