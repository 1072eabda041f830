import { type Server, createServer } from 'node:http';
import type { Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** good: keeps and answers. lost: keeps, and the line breaks before the answer. ill: HTTP 500. mute: takes the call and says nothing. */
export type Mood = 'good' | 'lost' | 'ill' | 'mute';

type Kept = { readonly at: string; readonly name: string };

/** A receiver of signed calls that keeps one lead an external key, as a CRM would. */
export type Receiver = {
  mood: Mood;
  readonly secret: string;
  readonly url: () => string;
  /** Starts to listen, at the same address as before. */
  readonly open: () => Promise<void>;
  /** Ends as if killed: every line breaks. */
  readonly kill: () => Promise<void>;
  /** By external key. */
  readonly kept: ReadonlyMap<string, Kept>;
  /** How many calls came in each mood; signatures that did not fit. */
  readonly calls: Record<Mood, number>;
  readonly forged: () => number;
};

type Message = {
  readonly type: string;
  readonly data: { readonly externalKey: string; readonly updatedAt: string; readonly contact: { readonly name: string } };
};

/** A receiver, not yet listening. */
export function newReceiver(): Receiver {
  const secret = `whsec_${Buffer.from('thirty-two bytes of signing key!').toString('base64')}`;
  const verifier = new Webhook(secret);
  const kept = new Map<string, Kept>();
  const seen = new Set<string>();
  const calls: Record<Mood, number> = { good: 0, lost: 0, ill: 0, mute: 0 };
  const sockets = new Set<Socket>();
  let forged = 0;
  let port = 0;
  let server: Server | null = null;

  const keep = (id: string, body: string): void => {
    const message = JSON.parse(body) as Message; // signed by us
    if (message.type !== 'lead.saved' || seen.has(id)) return;
    seen.add(id);
    const { externalKey, updatedAt, contact } = message.data;
    if ((kept.get(externalKey)?.at ?? '') <= updatedAt) kept.set(externalKey, { at: updatedAt, name: contact.name });
  };
  const receiver: Receiver = {
    mood: 'good',
    secret,
    kept,
    calls,
    forged: () => forged,
    url: () => `http://127.0.0.1:${port}/leads`,
    open: () =>
      new Promise((resolve) => {
        server = createServer((request, response) => {
          let body = '';
          request.setEncoding('utf8').on('data', (part: string) => (body += part));
          request.on('end', () => {
            const { mood } = receiver;
            calls[mood] += 1;
            const id = String(request.headers['webhook-id']);
            try {
              verifier.verify(body, {
                'webhook-id': id,
                'webhook-timestamp': String(request.headers['webhook-timestamp']),
                'webhook-signature': String(request.headers['webhook-signature']),
              });
            } catch {
              forged += 1;
              response.writeHead(401).end();
              return;
            }
            if (mood === 'mute') return;
            if (mood === 'ill') response.writeHead(500).end();
            else keep(id, body);
            if (mood === 'lost') request.socket.destroy();
            if (mood === 'good') response.writeHead(204).end();
          });
        });
        server.on('connection', (socket) => sockets.add(socket.once('close', () => sockets.delete(socket))));
        server.listen(port, '127.0.0.1', () => {
          const bound = server?.address();
          if (typeof bound === 'object' && bound !== null) ({ port } = bound);
          resolve();
        });
      }),
    kill: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        if (server === null) resolve();
        else server.close(() => resolve());
      }),
  };
  return receiver;
}
