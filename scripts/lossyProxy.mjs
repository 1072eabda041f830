import { createServer, request } from 'node:http';

/** Faults of a trade show's network; `lost` and `cut` come after the server has committed. */
const FAULTS = ['lost', '502', 'cut', 'portal', '429', 'lost'];

const PORTAL = '<!doctype html><html><body>Welcome to Expo Wi-Fi. Please accept our terms.</body></html>';

function forward(port, incoming, body) {
  return new Promise((done, fail) => {
    const { url: path, method, headers } = incoming;
    const onward = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => done({ status: answer.statusCode, type: answer.headers['content-type'], body: Buffer.concat(pieces) }));
      answer.on('error', fail);
    });
    onward.on('error', fail);
    onward.end(body);
  });
}

/**
 * Stands on `port` before the server on `server`. Every `faultEvery`th request is spoiled (0: none; set it at any time); `loads` notes
 * when calls of Odoo's `load` begin and end and how long they take, `others` the same of all others; in ms.
 */
export async function startLossyProxy({ port, server }) {
  const proxy = {
    faultEvery: 0,
    asked: 0,
    faults: 0,
    loads: { from: 0, to: 0, calls: 0, busy: 0 },
    others: { calls: 0, busy: 0 },
    stop: () => undefined,
  };
  const note = (path, began) => {
    const ended = performance.now();
    const { loads, others } = proxy;
    if (!path.endsWith('/load')) proxy.others = { calls: others.calls + 1, busy: others.busy + ended - began };
    else proxy.loads = { from: loads.from || began, to: ended, calls: loads.calls + 1, busy: loads.busy + ended - began };
  };
  const handle = async (incoming, answer) => {
    const began = performance.now();
    const pieces = [];
    for await (const piece of incoming) pieces.push(piece);
    proxy.asked += 1;
    const isSpoilt = proxy.faultEvery > 0 && proxy.asked % proxy.faultEvery === 0;
    const fault = isSpoilt ? FAULTS[proxy.faults++ % FAULTS.length] : '';
    if (fault === '502') return answer.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
    if (fault === '429') return answer.writeHead(429, { 'retry-after': '1' }).end();
    if (fault === 'portal') return answer.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL);
    const got = await forward(server, incoming, Buffer.concat(pieces)).catch(() => null);
    if (got === null || fault === 'lost') return incoming.socket.destroy();
    note(incoming.url, began);
    answer.writeHead(got.status, { 'content-type': got.type ?? 'application/json' });
    return answer.end(fault === 'cut' ? got.body.subarray(0, got.body.length >> 1) : got.body);
  };
  const listening = createServer((incoming, answer) => void handle(incoming, answer).catch(() => incoming.socket.destroy()));
  await new Promise((done, fail) => listening.once('error', fail).listen(port, '127.0.0.1', done));
  proxy.stop = () => {
    listening.closeAllConnections();
    listening.close();
  };
  return proxy;
}
