import { z } from 'zod';
import type { Preflight, PreflightError, PreflightWarning } from '#shared/crm/push.ts';
import { EVENT_MODEL, FILE_MODEL, LEAD_MODEL, ODOO_USUAL } from '#shared/crm/odoo.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { DAY } from '#shared/lib/time.ts';
import { callOdoo, callService, odooUrl, readUid, replyOf } from './odooCall.ts';
import type { OdooLink, Reply } from './odooCall.ts';
import { askSpec } from './odooFields.ts';
import type { Fault } from './transport.ts';

/** JSON-2 came with this version; JSON-RPC as we speak it is that of 14 and later. */
const OLDEST = { json2: 19, rpc: 14 };
const ALL_DOCUMENTS = 'sales_team.group_sale_salesman_all_leads';
const WARN_BEFORE_MS = 30 * DAY;

const Version = z.object({ version: z.string() });
const ServerVersion = z.object({ server_version: z.string() });
const Context = z.object({ uid: z.number().int().optional(), tz: z.union([z.string(), z.literal(false)]).optional() });
const Users = z.array(z.object({ name: z.string() }));
const Keys = z.array(z.object({ expiration_date: z.union([z.string(), z.literal(false)]) }));

/** Whether the user may do `operation` on a model at all; the method is another one before Odoo 18. */
async function hasAccess(link: OdooLink, model: string, operation: 'create' | 'write' | 'read'): Promise<Reply<boolean>> {
  const reply = await callOdoo(link, { model, method: 'has_access', ids: [], args: { operation }, shape: z.boolean() });
  if (reply.ok || link.config.login === undefined || reply.fault.kind !== 'unknown') return reply;
  const args = { operation, raise_exception: false };
  return callOdoo(link, { model, method: 'check_access_rights', args, shape: z.boolean() });
}

/** True when leads can be made and changed; a fault when it could not be asked. */
export async function mayWriteLeads(link: OdooLink): Promise<Reply<boolean>> {
  for (const operation of ['create', 'write', 'read'] as const) {
    const reply = await hasAccess(link, LEAD_MODEL, operation);
    if (!reply.ok || !reply.value) return reply;
  }
  return { ok: true, value: true };
}

/** A fault of asking, as the preflight tells it. */
export function errorOf(fault: Fault): { readonly ok: false; readonly error: PreflightError; readonly detail?: string } {
  if (fault.kind === 'auth') return fail('auth', fault.reason);
  if (fault.kind === 'setup') return fail('wrong-program', fault.reason);
  return fault.kind === 'unknown' || fault.kind === 'refused' ? fail('no-rights', fault.reason) : fail('offline', fault.reason);
}

/** `19.0`, `saas~18.2`, `17.0+e`: the number before the point. */
const majorOf = (version: string): number => Number.parseInt(version.replace(/^saas[~-]/u, ''), 10);

/** Version by JSON-RPC, which every Odoo we know answers without a key; null when it is no Odoo. */
async function askService(link: OdooLink): Promise<Reply<string>> {
  const reply = await callService(link, { service: 'common', method: 'version', args: [], shape: ServerVersion });
  return reply.ok ? { ok: true, value: reply.value.server_version } : reply;
}

/** An Odoo that has no `/web/version` is one before 19, or none at all. */
async function nameOld(link: OdooLink, otherwise: string): Promise<Result<string, PreflightError>> {
  const old = await askService(link);
  return old.ok ? fail('too-old', old.value) : fail('wrong-program', otherwise);
}

async function readVersion(link: OdooLink): Promise<Result<string, PreflightError>> {
  if (link.config.login !== undefined) {
    const reply = await askService(link);
    if (!reply.ok)
      return reply.fault.kind === 'transient' && /^HTTP 4(?!29)/u.test(reply.fault.reason) ? fail('wrong-program') : errorOf(reply.fault);
    return majorOf(reply.value) >= OLDEST.rpc ? ok(reply.value) : fail('too-old', reply.value);
  }
  const outcome = await link.send({
    url: odooUrl(link, 'web/version'),
    method: 'GET',
    headers: { 'user-agent': 'Boothbook' },
    signal: link.signal,
  });
  if (outcome.kind !== 'answer') return fail('offline', outcome.reason);
  const reply = replyOf(outcome, Version, link.now());
  if (!reply.ok) return outcome.status >= 500 ? fail('offline', reply.fault.reason) : nameOld(link, reply.fault.reason);
  return majorOf(reply.value.version) >= OLDEST.json2 ? ok(reply.value.version) : fail('too-old', reply.value.version);
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
  const reply = await callOdoo(link, { model: 'res.users', method: 'read', ids: [uid], args: { fields: ['name'] }, shape: Users });
  return reply.ok ? (reply.value[0]?.name ?? null) : null;
}

/** Whether the user sees colleagues' leads too; the method stands on the model before Odoo 18, on the user since. */
async function seesAll(link: OdooLink, uid: number): Promise<Reply<boolean>> {
  const call = { model: 'res.users', method: 'has_group', args: { group_ext_id: ALL_DOCUMENTS }, shape: z.boolean() };
  const reply = await callOdoo(link, { ...call, ids: [uid] });
  return reply.ok || link.config.login === undefined || reply.fault.kind !== 'unknown' ? reply : callOdoo(link, call);
}

/** Rules somebody has set up on new leads, which may write to visitors; false when we are not let see them. */
async function hasRules(link: OdooLink): Promise<boolean> {
  const domain = [
    ['model_name', '=', LEAD_MODEL],
    ['trigger', 'like', 'on_create'],
  ];
  const reply = await callOdoo(link, { model: 'base.automation', method: 'search_count', args: { domain }, shape: z.number().int() });
  return reply.ok && reply.value > 0;
}

/** What the user may do beside writing leads, and what to warn of. */
async function readWarnings(link: OdooLink, uid: number): Promise<PreflightWarning[]> {
  const all = await seesAll(link, uid);
  const calendar = await hasAccess(link, EVENT_MODEL, 'create');
  const files = await hasAccess(link, FILE_MODEL, 'create');
  const warnings: readonly (PreflightWarning | false)[] = [
    all.ok && !all.value && 'own-documents',
    !(calendar.ok && calendar.value) && 'no-calendar',
    !(files.ok && files.value) && 'no-files',
    (await hasRules(link)) && 'mails-visitors',
  ];
  return warnings.filter((warning) => warning !== false);
}

/** Asks who we are, what we may do and what is there. Writes nothing. */
export async function preflightOdoo(link: OdooLink): Promise<Result<Preflight, PreflightError>> {
  const version = await readVersion(link);
  if (!version.ok) return version;
  const context = await callOdoo(link, { model: 'res.users', method: 'context_get', args: {}, shape: Context });
  if (!context.ok) return errorOf(context.fault);
  const uid = await readUid(link, context.value.uid);
  if (!uid.ok) return errorOf(uid.fault);
  const rights = await mayWriteLeads(link);
  if (!rights.ok) return errorOf(rights.fault);
  if (!rights.value) return fail('no-rights');
  const spec = await askSpec(link, LEAD_MODEL);
  if (!spec.ok) return errorOf(spec.fault);
  const missingFields = Object.keys(ODOO_USUAL).filter((field) => !spec.value.has(field));
  const keyExpiresAt = await readKeyEnd(link, uid.value);
  const { tz } = context.value;
  const own: readonly (PreflightWarning | false)[] = [
    missingFields.length > 0 && 'fields-missing',
    keyExpiresAt !== undefined && keyExpiresAt < link.now() + WARN_BEFORE_MS && 'key-expires-soon',
    // whoever has no zone reads meetings in UTC
    (tz === undefined || tz === false || tz === '') && 'time-zone',
  ];
  return ok({
    product: `Odoo ${version.value}`,
    user: await readUser(link, uid.value),
    warnings: [...(await readWarnings(link, uid.value)), ...own.filter((warning) => warning !== false)],
    missingFields,
    ...(keyExpiresAt === undefined ? {} : { keyExpiresAt }),
    ...(typeof tz === 'string' && tz !== '' ? { zone: tz } : {}),
  });
}
