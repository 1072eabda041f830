import { z } from 'zod';
import type { Preflight, PreflightError, PreflightWarning } from '#shared/crm/push.ts';
import { EVENT_MODEL, LEAD_MODEL } from '#shared/crm/odoo.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { DAY } from '#shared/lib/time.ts';
import { callOdoo, odooUrl, replyOf } from './odooCall.ts';
import type { OdooLink, Reply } from './odooCall.ts';
import type { Fault } from './transport.ts';

/** JSON-2 came with this version. */
const OLDEST = 19;
const ALL_DOCUMENTS = 'sales_team.group_sale_salesman_all_leads';
const WARN_BEFORE_MS = 30 * DAY;

/** Fields a connector may write; those a target lacks are left out. */
const WANTED: readonly string[] = [
  'name',
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
  'source_id',
  'priority',
  'probability',
  'expected_revenue',
  'date_deadline',
  'description',
];

const Version = z.object({ version: z.string() });
const Fields = z.record(z.string(), z.unknown());
const Context = z.object({ uid: z.number().int() });
const Users = z.array(z.object({ name: z.string() }));
const Keys = z.array(z.object({ expiration_date: z.union([z.string(), z.literal(false)]) }));

/** Names of the fields a model has for this user. */
export async function readFields(link: OdooLink, model: string): Promise<Reply<ReadonlySet<string>>> {
  const reply = await callOdoo(link, { model, method: 'fields_get', args: { attributes: ['type'] }, shape: Fields });
  return reply.ok ? { ok: true, value: new Set(Object.keys(reply.value)) } : reply;
}

/** Whether the user may do `operation` on a model at all. */
const hasAccess = (link: OdooLink, model: string, operation: 'create' | 'write' | 'read'): Promise<Reply<boolean>> =>
  callOdoo(link, { model, method: 'has_access', args: { ids: [], operation }, shape: z.boolean() });

/** True when leads can be made and changed; a fault when it could not be asked. */
export async function mayWriteLeads(link: OdooLink): Promise<Reply<boolean>> {
  for (const operation of ['create', 'write', 'read'] as const) {
    const reply = await hasAccess(link, LEAD_MODEL, operation);
    if (!reply.ok || !reply.value) return reply;
  }
  return { ok: true, value: true };
}

function errorOf(fault: Fault): { readonly ok: false; readonly error: PreflightError; readonly detail?: string } {
  if (fault.kind === 'auth') return fail('auth', fault.reason);
  if (fault.kind === 'setup') return fail('wrong-program', fault.reason);
  return fault.kind === 'unknown' || fault.kind === 'refused' ? fail('no-rights', fault.reason) : fail('offline', fault.reason);
}

async function readVersion(link: OdooLink): Promise<Result<string, PreflightError>> {
  const outcome = await link.send({
    url: odooUrl(link, 'web/version'),
    method: 'GET',
    headers: { 'user-agent': 'Boothbook' },
    signal: link.signal,
  });
  if (outcome.kind !== 'answer') return fail('offline', outcome.reason);
  const reply = replyOf(outcome, Version, link.now());
  if (!reply.ok) return outcome.status >= 500 ? fail('offline', reply.fault.reason) : fail('wrong-program', reply.fault.reason);
  const major = Number.parseInt(reply.value.version.replace(/^saas~/u, ''), 10);
  return major >= OLDEST ? ok(reply.value.version) : fail('too-old', reply.value.version);
}

/** End of the user's key that ends first; undefined when none ends or it cannot be read. Odoo's instants are UTC without a zone. */
async function readKeyEnd(link: OdooLink, uid: number): Promise<number | undefined> {
  const reply = await callOdoo(link, {
    model: 'res.users.apikeys',
    method: 'search_read',
    args: { domain: [['user_id', '=', uid]], fields: ['expiration_date'] },
    shape: Keys,
  });
  const ends = reply.ok
    ? reply.value.flatMap(({ expiration_date: end }) => (end === false ? [] : [Date.parse(`${end.replace(' ', 'T')}Z`)]))
    : [];
  return ends.length === 0 ? undefined : Math.min(...ends);
}

async function readUser(link: OdooLink, uid: number): Promise<string | null> {
  const reply = await callOdoo(link, { model: 'res.users', method: 'read', args: { ids: [uid], fields: ['name'] }, shape: Users });
  return reply.ok ? (reply.value[0]?.name ?? null) : null;
}

/** Asks who we are, what we may do and what is there. Writes nothing. */
export async function preflightOdoo(link: OdooLink): Promise<Result<Preflight, PreflightError>> {
  const version = await readVersion(link);
  if (!version.ok) return version;
  const context = await callOdoo(link, { model: 'res.users', method: 'context_get', args: {}, shape: Context });
  if (!context.ok) return errorOf(context.fault);
  const { uid } = context.value;
  const rights = await mayWriteLeads(link);
  if (!rights.ok) return errorOf(rights.fault);
  if (!rights.value) return fail('no-rights');
  const fields = await readFields(link, LEAD_MODEL);
  if (!fields.ok) return errorOf(fields.fault);
  const missingFields = WANTED.filter((field) => !fields.value.has(field));
  const seesAll = await callOdoo(link, {
    model: 'res.users',
    method: 'has_group',
    args: { ids: [uid], group_ext_id: ALL_DOCUMENTS },
    shape: z.boolean(),
  });
  const calendar = await hasAccess(link, EVENT_MODEL, 'create');
  const keyExpiresAt = await readKeyEnd(link, uid);
  const warnings: readonly (PreflightWarning | false)[] = [
    seesAll.ok && !seesAll.value && 'own-documents',
    !(calendar.ok && calendar.value) && 'no-calendar',
    missingFields.length > 0 && 'fields-missing',
    keyExpiresAt !== undefined && keyExpiresAt < link.now() + WARN_BEFORE_MS && 'key-expires-soon',
  ];
  return ok({
    product: `Odoo ${version.value}`,
    user: await readUser(link, uid),
    warnings: warnings.filter((warning) => warning !== false),
    missingFields,
    ...(keyExpiresAt === undefined ? {} : { keyExpiresAt }),
  });
}
