import { z } from 'zod';
import { LEAD_MODEL } from '#shared/crm/odoo.ts';
import { callOdoo } from './odooCall.ts';
import type { OdooLink } from './odooCall.ts';
import { readThere } from './odooKnown.ts';
import type { Blanks } from './odooLoad.ts';
import type { PushTask } from './transport.ts';

/** Fields that an empty cell leaves as they would be without it, when the lead is new and nothing stands in for them by default. */
const EMPTY_AT_FIRST: readonly string[] = [
  'contact_name',
  'partner_name',
  'function',
  'email_from',
  'phone',
  'website',
  'street',
  'street2',
  'zip',
  'city',
  'country_id',
  'tag_ids',
  'expected_revenue',
  'date_deadline',
];

const NONE: ReadonlySet<string> = new Set();

/** By target, for as long as the program runs. */
const empties = new Map<string, ReadonlySet<string>>();

/** Those of the fields above that this Odoo fills with nothing of its own. */
async function readEmpty(link: OdooLink): Promise<ReadonlySet<string>> {
  const place = [link.url.href, link.config.database].join('\n');
  const before = empties.get(place);
  if (before !== undefined) return before;
  // the name of the argument has changed on the way from 14 to 19
  for (const name of ['fields', 'fields_list']) {
    const args = { [name]: EMPTY_AT_FIRST };
    const reply = await callOdoo(link, { model: LEAD_MODEL, method: 'default_get', args, shape: z.record(z.string(), z.unknown()) });
    if (reply.ok) {
      const free = EMPTY_AT_FIRST.filter((field) => !Object.hasOwn(reply.value, field));
      const columns = new Set(free.map((field) => (field === 'country_id' ? 'country_id/id' : field)));
      empties.set(place, columns);
      return columns;
    }
    if (reply.fault.kind !== 'unknown') break;
  }
  return NONE;
}

/**
 * Leads that are certainly new to the target may share a table though they have different fields: an empty cell clears nothing there,
 * and one call of a hundred rows costs half of ten calls of ten. Anything that is not certain goes with others of its own fields only.
 */
export async function blanksFor(link: OdooLink, tasks: readonly PushTask[]): Promise<Blanks> {
  const fresh = tasks.filter(({ item }) => item.remoteId === null);
  if (fresh.length < 2) return () => NONE;
  const there = await readThere(link, Math.min(...fresh.map(({ item }) => item.lead.capturedAt)));
  if (!there.ok) return () => NONE;
  const empty = await readEmpty(link);
  const isNew = new Set(fresh.map(({ item }) => item.lead.externalKey).filter((key) => !there.value.has(key)));
  return ({ externalKey }) => (isNew.has(externalKey) ? empty : NONE);
}
