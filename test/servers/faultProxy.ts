import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the way to the server may do to one request. `answer-lost` and `cut` happen after the server has committed. */
export type Fault = 'none' | 'never-arrives' | 'answer-lost' | 'cut' | '502' | '429' | 'portal';

export type FaultProxy = {
  readonly url: string;
  /** Chooses the fault of the next request; set by the test. */
  choose: (path: string) => Fault;
  /** Paths asked for, in order. */
  readonly asked: string[];
  readonly faults: Map<Fault, number>;
  readonly stop: () => Promise<void>;
};

const PORTAL = '<!doctype html><html><body>Welcome to Expo Wi-Fi. Please accept our terms.</body></html>';

/** Headers of an answer that clients live by. */
const PASSED = ['content-type', 'content-encoding', 'etag', 'location', 'retry-after', 'odata-entityid', 'x-ratelimit-reset'] as const;

type Forwarded = { status: number; headers: Record<string, string>; body: Buffer };

function forward(port: number, incoming: IncomingMessage, body: Buffer): Promise<Forwarded> {
  return new Promise((resolve, reject) => {
    const headers = { ...incoming.headers, host: `127.0.0.1:${port}` };
    const onward = request({ host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(
            PASSED.flatMap((name) => (typeof answer.headers[name] === 'string' ? [[name, answer.headers[name]]] : [])),
          ),
          body: Buffer.concat(pieces),
        }),
      );
      answer.on('error', reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

async function handle(proxy: FaultProxy, port: number, [incoming, answer]: [IncomingMessage, ServerResponse]): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece as Buffer); // a request's stream yields buffers
  const path = incoming.url ?? '';
  const fault = proxy.choose(path);
  proxy.asked.push(path);
  proxy.faults.set(fault, (proxy.faults.get(fault) ?? 0) + 1);
  if (fault === 'never-arrives') return void incoming.socket.destroy();
  if (fault === '502') return void answer.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
  if (fault === '429') return void answer.writeHead(429, { 'retry-after': '2' }).end();
  if (fault === 'portal') return void answer.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL);
  const got = await forward(port, incoming, Buffer.concat(pieces)).catch(() => null);
  if (got === null || fault === 'answer-lost') return void incoming.socket.destroy();
  answer.writeHead(got.status, got.headers);
  answer.end(fault === 'cut' ? got.body.subarray(0, got.body.length >> 1) : got.body);
}

/** Stands between the booth and a server on `port`, and misbehaves as the network of a trade show does. */
export async function startFaultProxy(port: number): Promise<FaultProxy> {
  const asked: string[] = [];
  const server = createServer((incoming, answer) => void handle(proxy, port, [incoming, answer]));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo; // a listening TCP server's address
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${own}`,
    choose: () => 'none',
    asked,
    faults: new Map(),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return proxy;
}

const FAULTS: readonly Fault[] = ['answer-lost', '502', 'cut', 'portal', 'never-arrives', '429', 'answer-lost'];
/** A fault at every so many requests; which one follows from its number, so that each run is the same. */
export const faulty = (every: number): (() => Fault) => {
  let number = 0;
  return () => {
    number += 1;
    return number % every === 0 ? (FAULTS[(number / every) % FAULTS.length] ?? 'none') : 'none';
  };
};
