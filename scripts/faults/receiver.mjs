import { createServer } from 'node:http';

/** A target that takes every lead that is sent to it, and remembers by external key; some answers get lost on the way. */
export async function startReceiver(random) {
  const kept = new Map();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      const message = JSON.parse(body);
      if (message.type === 'lead.saved') kept.set(message.data.externalKey, (kept.get(message.data.externalKey) ?? 0) + 1);
      if (random() < 0.1) request.socket.destroy();
      else response.writeHead(200).end();
    });
    request.on('error', () => undefined);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { port: server.address().port, kept, stop: () => server.close() };
}
