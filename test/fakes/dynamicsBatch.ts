import type { Answer, Call } from './call.ts';
import { readParts } from './multipart.ts';
import type { Part } from './multipart.ts';

/** Requests and answers of an OData batch (OData 4.0 part 1, §11.7). */

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  404: 'Not Found',
  412: 'Precondition Failed',
};

const LINE_END = /\r?\n/u;

/** The request in one part; null when it is not one. */
function callOf(part: Part, outer: Call): Call | null {
  const text = part.bytes.toString('utf8');
  const gap = /\r?\n\r?\n/u.exec(text);
  const head = text.slice(0, gap?.index ?? text.length).split(LINE_END);
  const first = /^(GET|POST|PATCH|PUT|DELETE) (\S+) HTTP\/1\.1$/u.exec(head[0] ?? '');
  if (first === null || !(part.headers['content-type'] ?? '').startsWith('application/http')) return null;
  const [, method = '', target = ''] = first;
  // an address is whole, begins at the host, or stands below the service's root (§11.7.2)
  const url = new URL(target, `http://fake${outer.path.replace('$batch', '')}`);
  const headers: Record<string, string> = {};
  for (const line of head.slice(1)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim();
  }
  const bytes = Buffer.from(gap === null ? '' : text.slice(gap.index + gap[0].length).trim());
  let body: unknown;
  try {
    body = bytes.length === 0 ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown);
  } catch {
    body = undefined;
  }
  return { method, target: `${url.pathname}${url.search}`, path: url.pathname, params: {}, query: url.searchParams, headers, bytes, body };
}

function partOf(boundary: string, { status, headers = {}, json }: Answer, id: string | undefined): string {
  const body = json === undefined ? '' : JSON.stringify(json);
  const lines = [
    `--${boundary}`,
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    '',
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}`,
    ...(body === '' ? [] : ['Content-Type: application/json; odata.metadata=minimal']),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ];
  return lines.join('\r\n');
}

/** Runs a batch: in order; after a failure it stops, unless the client prefers to go on. Change sets are more than a booth needs. */
export function runBatch(outer: Call, ask: (call: Call) => Answer): Answer {
  const parts = readParts(outer.headers['content-type'], outer.bytes);
  const calls = parts?.map((part) => callOf(part, outer));
  if (parts === null || calls === undefined || calls.length > 1_000 || calls.some((call) => call === null))
    return { status: 400, json: { error: { code: '0x80048d19', message: 'The batch request is not well formed.' } } };
  const goesOn = /\bodata\.continue-on-error\b/u.test(outer.headers['prefer'] ?? '');
  const answers: string[] = [];
  const boundary = 'batchresponse_4a6b1c2d';
  for (const [at, call] of calls.entries()) {
    if (call === null) continue;
    const answer = ask(call);
    answers.push(partOf(boundary, answer, parts[at]?.headers['content-id']));
    if (answer.status >= 400 && !goesOn) break;
  }
  // a batch that stopped answers with the status of what stopped it
  const stopped =
    !goesOn &&
    / 4\d\d /u.test(
      answers
        .at(-1)
        ?.split('\r\n')
        .find((line) => line.startsWith('HTTP/1.1')) ?? '',
    );
  return {
    status: stopped ? 400 : 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}`, 'odata-version': '4.0' },
    text: `${answers.join('\r\n')}\r\n--${boundary}--\r\n`,
  };
}
