import { parseJson } from '#shared/lib/json.ts';

/** One request to a target. The body is sent as given, to the byte (signatures are made over it; files are bytes). */
export type HttpRequest = {
  readonly url: URL;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'PROPFIND' | 'REPORT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
};

/**
 * What came back. `answer`: a whole answer, whatever its status. `unreached`: nothing of the request arrived there.
 * `lost`: it may have arrived, the answer did not (time-out, cut, too large). `stopped`: by `signal`.
 */
export type HttpOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly kind: 'unreached' | 'lost' | 'stopped'; readonly reason: string };

const TIMEOUT_MS = 60_000;
/** An answer to a batch of 100 is some kilobytes; more than this is not from a CRM. */
const LIMIT_BYTES = 8 * 1024 * 1024;

/** Error codes of Node and its fetch that say the connection was never made. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  // several addresses were tried (IPv6, IPv4): all failed, the first tells why
  if (cause instanceof AggregateError) return codeOf(new Error('', { cause: cause.errors[0] }));
  return error.name;
}

async function readText(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  for (let size = 0; ;) {
    const piece = await reader.read();
    if (piece.done) return Buffer.concat(pieces).toString('utf8');
    size += piece.value.byteLength;
    if (size > LIMIT_BYTES) {
      await reader.cancel();
      return null;
    }
    pieces.push(piece.value);
  }
}

/** Sends one request and reads the whole answer. Never rejects; follows no redirect, so no token goes where it was not meant to. */
export async function send({ url, method, headers, body, signal, timeoutMs = TIMEOUT_MS }: HttpRequest): Promise<HttpOutcome> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const text = await readText(response);
    if (text === null) return { kind: 'lost', reason: 'answer too large' };
    return { kind: 'answer', status: response.status, headers: response.headers, text };
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped', reason: 'stopped' };
    const reason = codeOf(error);
    return { kind: NEVER_CONNECTED.has(reason) ? 'unreached' : 'lost', reason };
  }
}

/** `Retry-After` in ms, as seconds or as a date (RFC 9110 §10.2.3); undefined when absent or unreadable. At most a day. */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const written = headers.get('retry-after')?.trim();
  if (written === undefined || written === '') return undefined;
  const ms = /^\d+$/u.test(written) ? Number(written) * 1_000 : Date.parse(written) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 86_400_000) : undefined;
}

/** JSON of an answer; undefined when it is not JSON (a captive portal's page, an answer cut short), or nested beyond reason. */
export const readJson = (text: string): unknown => parseJson(text);
