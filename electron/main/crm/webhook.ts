import type { TargetConfig } from '#shared/domain/target.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { readJson, readRetryAfter } from './http.ts';
import type { HttpOutcome } from './http.ts';
import { readSigningKey, signatureHeaders } from './sign.ts';
import { faultOfSilence, stopsBatch, wordsOf } from './transport.ts';
import type { Landing, Link, PushTask, Transport } from './transport.ts';

type WebhookLink = Link<Extract<TargetConfig, { kind: 'webhook' }>>;

/** Calls under way at once: hides the way to the receiver without flooding it. */
const AT_ONCE = 4;
const TIMEOUT_MS = 30_000;

type Message = { readonly id: string; readonly type: string; readonly data: unknown };

function post(link: WebhookLink, key: Buffer, message: Message): Promise<HttpOutcome> {
  const at = link.now();
  const body = JSON.stringify({ type: message.type, timestamp: new Date(at).toISOString(), data: message.data });
  const headers = { 'content-type': 'application/json', 'user-agent': 'Boothbook', ...signatureHeaders(key, { id: message.id, at, body }) };
  return link.send({ url: link.url, method: 'POST', headers, body, signal: link.signal, timeoutMs: TIMEOUT_MS });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Field and words of a refusal, as far as the receiver's JSON names them in one of the usual ways. */
function refusalOf(status: number, text: string): Extract<Landing, { kind: 'refused' }> {
  const body = readJson(text);
  const top = isObject(body) ? body : {};
  const first: unknown = Array.isArray(top['errors']) ? top['errors'][0] : top['error'];
  const inner = isObject(first) ? first : {};
  const field = textOf(inner['field']) ?? textOf(top['field']) ?? null;
  const words =
    textOf(inner['message']) ?? textOf(first) ?? textOf(top['message']) ?? textOf(top['detail']) ?? (body === undefined ? text : '');
  return { kind: 'refused', field, reason: wordsOf(words) || `HTTP ${status}` };
}

/** A receiver need not answer anything, but what it answers must not be a page: that comes from a portal in between. */
function isReceiversAnswer(text: string, headers: Headers): boolean {
  if (text.trim() === '') return true;
  const type = headers.get('content-type') ?? '';
  if (type.includes('html') || text.trimStart().startsWith('<')) return false;
  return !type.includes('json') || readJson(text) !== undefined;
}

function remoteIdOf(text: string, otherwise: string): string {
  const body = readJson(text);
  const id = isObject(body) ? body['id'] : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : otherwise;
}

/** What an answer means for one lead (Standard Webhooks, "Operational considerations": 2xx delivered, 410 disable, others again). */
function landingOf(outcome: HttpOutcome, externalKey: string, now: number): Landing {
  if (outcome.kind !== 'answer') return faultOfSilence(outcome);
  const { status, text, headers } = outcome;
  if (status >= 200 && status < 300) {
    if (!isReceiversAnswer(text, headers)) return { kind: 'transient', reason: 'not the receiver’s answer' };
    return { kind: 'done', remoteId: remoteIdOf(text, externalKey) };
  }
  if (status === 401 || status === 403) return { kind: 'auth', reason: wordsOf(text) || `HTTP ${status}` };
  if (status === 404 || status === 410) return { kind: 'setup', reason: `HTTP ${status}` };
  if (status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429) return refusalOf(status, text);
  const retryAfterMs = readRetryAfter(headers, now);
  return { kind: 'transient', reason: `HTTP ${status}`, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

async function pushOne(link: WebhookLink, key: Buffer, { item, records: [record] }: PushTask): Promise<Landing> {
  const id = `${record.externalKey}.${item.rev}`;
  const outcome = await post(link, key, { id, type: 'lead.saved', data: { ...record.fields, ...record.stamps } });
  return landingOf(outcome, record.externalKey, link.now());
}

async function push(link: WebhookLink, tasks: readonly PushTask[], dryRun: boolean): Promise<Landing[]> {
  const key = readSigningKey(link.secret);
  if (!key.ok) return tasks.map(() => ({ kind: 'auth', reason: key.error }));
  if (dryRun) return tasks.map(({ records: [record] }) => ({ kind: 'done', remoteId: record.externalKey }));
  const landings: (Landing | undefined)[] = tasks.map(() => undefined);
  let next = 0;
  let isStopped = false;
  const work = async (): Promise<void> => {
    while (!isStopped && next < tasks.length) {
      const at = next;
      next += 1;
      const task = tasks[at];
      const landing = task === undefined ? undefined : await pushOne(link, key.value, task);
      landings[at] = landing;
      isStopped ||= landing !== undefined && stopsBatch(landing);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return landings.map((landing) => landing ?? { kind: 'untried', reason: 'not tried' });
}

/** A receiver of signed calls; asked with a signed `boothbook.ping` whether it is there. */
export const webhookTransport: Transport<Extract<TargetConfig, { kind: 'webhook' }>> = {
  async preflight(link) {
    const key = readSigningKey(link.secret);
    if (!key.ok) return key;
    const landing = landingOf(await post(link, key.value, { id: `ping.${link.now()}`, type: 'boothbook.ping', data: {} }), '', link.now());
    if (landing.kind === 'auth') return fail('auth', landing.reason);
    if (landing.kind === 'done' || landing.kind === 'refused')
      return ok({ product: 'Webhook', user: null, warnings: [], missingFields: [] });
    return landing.kind === 'setup' ? fail('wrong-program', landing.reason) : fail('offline', landing.reason);
  },
  push,
};
