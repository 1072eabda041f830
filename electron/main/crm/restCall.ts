import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Json } from '#shared/crm/record.ts';
import { faultOf, holds } from '#shared/crm/rest/answer.ts';
import type { RestFault, Said } from '#shared/crm/rest/answer.ts';
import { settingsOf } from '#shared/crm/rest/connector.ts';
import type { Settings } from '#shared/crm/rest/connector.ts';
import type { RestDescription } from '#shared/crm/rest/description.ts';
import type { Call } from '#shared/crm/rest/descriptionParts.ts';
import { planCall, settled } from '#shared/crm/rest/plan.ts';
import type { Planned } from '#shared/crm/rest/plan.ts';
import { listAt, textAt } from '#shared/crm/rest/pointer.ts';
import { descriptionOf } from '#shared/crm/rest/shipped.ts';
import type { Scope } from '#shared/crm/rest/template.ts';
import type { TargetConfig } from '#shared/domain/target.ts';
import { readJson } from './http.ts';
import type { HttpOutcome } from './http.ts';
import { newSession } from './restToken.ts';
import type { Reply, Session } from './restToken.ts';
import { faultOfSilence } from './transport.ts';
import type { Fault, Landing, Link } from './transport.ts';

export type RestLink = Link<Extract<TargetConfig, { kind: 'rest' }>>;
export type Values = Readonly<Record<string, Json | undefined>>;

/** A picture that goes along with a request. */
export type Attached = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** One target for one batch, ready to be asked. `values`: blanks that settings and lookups fill. */
export type Way = {
  readonly link: RestLink;
  /** With the blanks filled that settings and lookups know, but in its calls: those are filled when they are made. */
  readonly description: RestDescription;
  readonly values: Values;
  readonly ask: (call: Call, scope: Scope, file?: Attached) => Promise<Reply<Said>>;
};

const no = (fault: Fault): { readonly ok: false; readonly fault: Fault } => ({ ok: false, fault });

/** A fault as the description tells it, as a landing. */
export function landingOfFault(fault: RestFault): Landing {
  switch (fault.kind) {
    case 'whole':
      return { kind: 'unknown', reason: fault.reason };
    case 'auth':
    case 'setup':
    case 'conflict':
      return { kind: fault.kind, reason: fault.reason };
    case 'refused':
    case 'transient':
      return fault;
  }
}

const saidOf = ({ status, headers, text }: Extract<HttpOutcome, { kind: 'answer' }>): Said => ({
  status,
  header: (name) => headers.get(name),
  body: readJson(text),
  isEmpty: text.trim() === '',
});

/** Settings, and the target's own address as one more. */
export const addressed = (url: URL, settings: Settings): Settings => ({ ...settings, url: url.href.replace(/\/+$/u, '') });

/** Nothing that ends a quoted name or a line. */
const clean = (text: string): string => text.replaceAll(/["\r\n\\]/gu, '_');

/** multipart/form-data (RFC 7578). Names of ours only: no quote or line end can stand in them. */
function formOf({ file, fields }: NonNullable<Planned['parts']>, attached: Attached): { type: string; body: Uint8Array<ArrayBuffer> } {
  const boundary = `boothbook-${randomUUID()}`;
  const texts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${clean(name)}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${clean(file)}"; filename="${clean(attached.name)}"\r\ncontent-type: ${clean(attached.mediaType)}\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(`${texts.join('')}${head}`, 'utf8'),
    attached.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`, 'utf8'),
  ]);
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

type Ticket = { readonly token: string; readonly base: string };

function bodyOf({ body, parts }: Planned, file: Attached | undefined): { body?: string | Uint8Array<ArrayBuffer>; type?: string } {
  if (parts === undefined || file === undefined) return body === undefined ? {} : { body };
  return formOf(parts, file);
}

function signed(url: URL, { auth }: RestDescription, token: string): Readonly<Record<string, string>> {
  switch (auth.kind) {
    case 'token':
    case 'oauth':
      return { [auth.header.toLowerCase()]: `${auth.prefix}${token}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(token, 'utf8').toString('base64')}` };
    case 'query':
      url.searchParams.set(auth.parameter, token);
      return {};
  }
}

/** Lets calls begin no faster than the target bears. */
function newPace({ gapMs }: RestDescription['pace'], signal: AbortSignal): () => Promise<void> {
  let next = 0;
  return async () => {
    if (gapMs === 0) return;
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + gapMs;
    if (at > now) await sleep(at - now, undefined, { signal }).catch(() => undefined); // stopped: the request says so itself
  };
}

function newAsk(link: RestLink, description: RestDescription, values: Values): Way['ask'] {
  const { auth } = description;
  const pace = newPace(description.pace, link.signal);
  const session: Session | null =
    auth.kind === 'oauth'
      ? newSession({ ...link, settings: addressed(link.url, settingsOf(description, link.config.settings)) }, auth, link.secret)
      : null;
  const ticket = async (used: string | null): Promise<Reply<Ticket>> => {
    if (session === null) return { ok: true, value: { token: link.secret.trim(), base: link.url.href } };
    const kept = await (used === null ? session.open() : session.renew(used));
    return kept.ok ? { ok: true, value: { token: kept.value.accessToken ?? '', base: kept.value.api ?? link.url.href } } : kept;
  };
  const once = async (call: Call, scope: Scope, { entry, file }: { entry: Ticket; file: Attached | undefined }): Promise<Reply<Said>> => {
    const planned = planCall(call, { ...scope, values: { ...values, ...scope.values } }, entry.base);
    if (!planned.ok) return no({ kind: 'setup', reason: `a blank is not filled: ${planned.detail ?? ''}` });
    const url = new URL(planned.value.url);
    // the token goes to the address it was given for, whatever a description or a value makes of the path
    if (url.origin !== new URL(entry.base).origin) return no({ kind: 'setup', reason: 'the address leads elsewhere' });
    const { body, type } = bodyOf(planned.value, file);
    const headers = {
      accept: 'application/json',
      'user-agent': 'Boothbook',
      ...description.headers,
      ...planned.value.headers,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...signed(url, description, entry.token),
    };
    await pace();
    const outcome = await link.send({
      url,
      method: planned.value.method,
      headers,
      signal: link.signal,
      ...(body === undefined ? {} : { body }),
    });
    return outcome.kind === 'answer' ? { ok: true, value: saidOf(outcome) } : no(faultOfSilence(outcome));
  };
  return async (call, scope, file) => {
    const entry = await ticket(null);
    if (!entry.ok) return entry;
    const first = await once(call, scope, { entry: entry.value, file });
    if (session === null || !first.ok || first.value.status !== 401) return first;
    const again = await ticket(entry.value.token);
    return again.ok ? once(call, scope, { entry: again.value, file }) : again;
  };
}

/** Found by lookups, by target and description, for as long as the program runs. */
const foundBefore = new Map<string, Readonly<Record<string, string>>>();

const nameOf = ({ url, config }: RestLink): string =>
  JSON.stringify([url.href, config.connector, config.settings, config.description ?? '']);

/** Forgets what lookups found: somebody looks at the target anew. */
export const forgetLookups = (link: RestLink): void => void foundBefore.delete(nameOf(link));

/** A lookup that found nothing: what is to be made in the CRM first. */
export type LookupFault = Fault & { readonly isKeyField?: boolean };

async function lookUp(way: Way): Promise<{ ok: true; value: Record<string, string> } | { ok: false; fault: LookupFault }> {
  const found: Record<string, string> = {};
  for (const lookup of way.description.lookups) {
    const { name, call, list, take, isKeyField } = lookup;
    const values = { ...way.values, ...found };
    const reply = await way.ask(call, { values });
    if (!reply.ok) return reply;
    const said = reply.value;
    const rows = said.status >= 200 && said.status < 300 ? listAt(said.body, list) : null;
    if (rows === null) {
      const landing = landingOfFault(faultOf(said, way.description.errors, { now: way.link.now() }));
      if (landing.kind === 'auth' || landing.kind === 'setup') return { ok: false, fault: landing };
      const wait = 'retryAfterMs' in landing && landing.retryAfterMs !== undefined ? { retryAfterMs: landing.retryAfterMs } : {};
      return { ok: false, fault: { kind: 'untried', reason: `${name}: ${'reason' in landing ? landing.reason : ''}`, ...wait } };
    }
    const where = settled(lookup.where, values);
    const value = textAt(
      rows.find((root) => holds(where, { said, root })),
      take,
    );
    if (value === undefined)
      return { ok: false, fault: { kind: 'setup', reason: `not found in the CRM: ${(where.is ?? [name]).join(', ')}`, isKeyField } };
    found[name] = value;
  }
  return { ok: true, value: found };
}

/** The way to a target by its description: settings filled in, lookups made (once a run). */
export async function openWay(link: RestLink): Promise<{ ok: true; value: Way } | { ok: false; fault: LookupFault }> {
  const read = descriptionOf(link.config);
  if (!read.ok) return { ok: false, fault: { kind: 'setup', reason: `bad-description: ${read.detail}` } };
  const settings = addressed(link.url, settingsOf(read.value, link.config.settings));
  const bare: Way = { link, description: read.value, values: settings, ask: newAsk(link, read.value, settings) };
  const known = foundBefore.get(nameOf(link));
  const looked = known === undefined ? await lookUp(bare) : { ok: true as const, value: known };
  if (!looked.ok) return looked;
  foundBefore.set(nameOf(link), looked.value);
  const values = { ...settings, ...looked.value };
  return { ok: true, value: { link, values, description: withValues(read.value, values), ask: newAsk(link, read.value, values) } };
}

/** Places, questions and names of fields with their settings; calls stay as they are, for their blanks are encoded when they are filled. */
function withValues(description: RestDescription, values: Values): RestDescription {
  const { errors, values: wire, lead } = description;
  return {
    ...description,
    errors: settled(errors, values),
    values: settled(wire, values),
    lead: { ...lead, keyField: settled(lead.keyField, values) },
  };
}
