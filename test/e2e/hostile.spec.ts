import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { type Launched, launchBooth } from './launch.ts';

/** What the attacks reach of the page's `window.booth`, whatever the types say: bad input is the point. */
type Loose = { readonly booth: Record<string, (input?: unknown) => Promise<unknown>> };

// one program for all of them, so one worker
test.describe.configure({ mode: 'default' });

let booth: Launched;
test.beforeAll(async () => {
  booth = await launchBooth();
});
test.afterAll(async () => {
  await booth.close();
});

/** Still our page, still one window, and it answers. */
async function isUnharmed(page: Page): Promise<void> {
  expect(page.url()).toBe('app://booth/');
  expect(await page.evaluate(async () => (await window.booth.appInfo()).version)).toMatch(/^\d/u);
  expect(booth.app.windows()).toHaveLength(1);
}

test('a call with a prototype, a huge list, a cycle or a thing that cannot be sent is refused, and the program goes on', async () => {
  const { page } = booth;
  const said = await page.evaluate(async () => {
    const { booth: loose } = window as unknown as Loose;
    const call = async (name: string, input: unknown): Promise<string> => {
      try {
        await loose[name]?.(input);
        return 'answered';
      } catch (error) {
        return String(error);
      }
    };
    const cycle: Record<string, unknown> = { url: 'https://a.example' };
    cycle['self'] = cycle;
    const trap = {
      get url(): string {
        throw new Error('looked');
      },
    };
    await call('openExternal', JSON.parse('{"url":"https://a.example/","__proto__":{"isAdmin":true}}'));
    return [
      await call('setLanguage', { language: { toString: 'en' } }),
      await call('openExternal', cycle),
      await call('openExternal', trap),
      await call('openExternal', { url: () => 'https://www.linkedin.com/' }),
      await call('openExternal', new Proxy({}, {})),
      await call('mediaMissing', { ids: Array.from({ length: 200_000 }, () => crypto.randomUUID()) }),
      await call('mediaPut', { id: crypto.randomUUID(), bytes: new Uint8Array(65 * 1024 * 1024) }),
      await call('openExternal', { url: 'x'.repeat(20_000_000) }),
      await call('saveChunk', { handle: crypto.randomUUID(), bytes: new Date() }),
    ];
  });
  expect(said.filter((one) => one === 'answered')).toEqual([]);
  expect(await page.evaluate(() => 'isAdmin' in {})).toBe(false);
  expect(await booth.app.evaluate(() => 'isAdmin' in {})).toBe(false);
  await isUnharmed(page);
});

test('frames and workers of the page have no booth, and none from elsewhere is loaded', async () => {
  const found = await booth.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const own = frame.contentWindow === null ? false : 'booth' in frame.contentWindow;
    const fetched = document.createElement('iframe');
    fetched.src = 'app://booth/visitor.html';
    document.body.append(fetched);
    const script = new Blob(['postMessage([typeof self.booth, typeof self.require, typeof self.process].join())'], {
      type: 'text/javascript',
    });
    const worker = new Worker(URL.createObjectURL(script));
    const inWorker = await new Promise<string>((done) => {
      worker.addEventListener('message', ({ data }) => done(String(data)));
      worker.addEventListener('error', () => done('refused'));
      setTimeout(() => done('silent'), 2_000);
    });
    worker.terminate();
    const registered = await Promise.resolve()
      .then(() => navigator.serviceWorker.register('app://booth/sw.js'))
      .then(
        () => 'registered',
        () => 'refused',
      );
    frame.remove();
    const inner = fetched.contentDocument?.body.innerHTML ?? '';
    fetched.remove();
    return { own, inner, inWorker, registered };
  });
  expect(found.own).toBe(false);
  expect(found.inner).toBe('');
  expect(['undefined,undefined,undefined', 'refused']).toContain(found.inWorker);
  expect(found.registered).toBe('refused');
});

test('links of every kind lead nowhere: scripts, files, blobs, other schemes, other frames, the middle button, downloads', async () => {
  const { page } = booth;
  const opened = await booth.app.evaluateHandle(({ shell, session }) => {
    const seen: string[] = [];
    shell.openExternal = (url) => Promise.resolve(void seen.push(`opened ${url}`));
    shell.openPath = (path) => Promise.resolve((seen.push(`opened ${path}`), ''));
    session.defaultSession.on('will-download', (event, item) => {
      event.preventDefault();
      seen.push(`downloaded ${item.getURL().slice(0, 40)}`);
    });
    return seen;
  });
  await page.evaluate(async () => {
    const blob = URL.createObjectURL(new Blob(['<script>opener.wasHit = 1</script>'], { type: 'text/html' }));
    const addresses = [
      'javascript:window.wasHit=1',
      'file:///etc/hosts',
      blob,
      'ms-settings:',
      'boothbook://x',
      'chrome://settings',
      'view-source:app://booth/',
      'https://a.example/',
    ];
    const targets = ['', '_blank', '_top', 'other'];
    for (const [href, target] of addresses.flatMap((address) => targets.map((target) => [address, target] as const))) {
      const link = document.createElement('a');
      Object.assign(link, { href, target });
      if (target === 'other') link.download = 'x.exe';
      document.body.append(link);
      link.click();
      link.dispatchEvent(new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true }));
      link.remove();
    }
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://a.example/');
    document.body.append(view);
    await new Promise((done) => setTimeout(done, 800));
    view.remove();
  });
  expect(await page.evaluate(() => 'wasHit' in window)).toBe(false);
  const seen = await opened.jsonValue();
  expect(seen.filter((one) => one.startsWith('opened'))).toEqual([]);
  await isUnharmed(page);
});

test('links that a card or a CRM names leave for the browser only when they are listed', async () => {
  const answers = await booth.page.evaluate(() =>
    Promise.all(
      [
        'javascript:alert(1)',
        'file:///etc/hosts',
        'https://www.linkedin.com@evil.example/',
        'https://linkedin.com.evil.example/',
        'https:/\\evil.example',
        'https://www.linkedin.com:8443/',
        'data:text/html,x',
        ' https://evil.example/',
      ].map(async (url) => (await window.booth.openExternal({ url })).ok),
    ),
  );
  expect(answers).toEqual(answers.map(() => false));
});

test('what is dropped on the window and is no file goes nowhere', async () => {
  const { page } = booth;
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/uri-list', 'https://evil.example/');
    data.setData('text/html', '<img src=x onerror="window.wasHit=1"><a href="https://evil.example/">x</a>');
    data.setData('text/plain', 'javascript:window.wasHit=1');
    for (const kind of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await page.waitForTimeout(200);
  expect(await page.evaluate(() => 'wasHit' in window || document.querySelector('img[src="x"]') !== null)).toBe(false);
  await isUnharmed(page);
});

test('nothing of the page asks the network: no prefetch, no preconnect, no peer, no socket, no beacon, no form', async () => {
  const asked = await booth.app.evaluateHandle(({ session }) => {
    const seen: string[] = [];
    session.defaultSession.webRequest.onErrorOccurred(({ url, error }) => {
      // refused by ourselves is as good as never asked
      if (!url.startsWith('app:') && !url.startsWith('blob:') && error !== 'net::ERR_BLOCKED_BY_CLIENT') seen.push(`${error} ${url}`);
    });
    session.defaultSession.webRequest.onCompleted(({ url }) => {
      if (/^(?:https?|wss?|ftp):/u.test(url)) seen.push(url);
    });
    return seen;
  });
  const found = await booth.page.evaluate(async () => {
    for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'prerender', 'modulepreload', 'stylesheet', 'manifest']) {
      const link = document.createElement('link');
      Object.assign(link, { rel, href: 'http://127.0.0.1:9/x' });
      document.head.append(link);
      setTimeout(() => link.remove(), 1_000);
    }
    const form = document.createElement('form');
    Object.assign(form, { action: 'http://127.0.0.1:9/', method: 'post' });
    document.body.append(form);
    form.submit();
    form.remove();
    const picture = new Image();
    picture.src = 'http://127.0.0.1:9/a.png';
    const beacon = navigator.sendBeacon('http://127.0.0.1:9/', 'x');
    const socket = await new Promise<string>((done) => {
      try {
        const made = new WebSocket('ws://127.0.0.1:9/');
        made.addEventListener('error', () => done('refused'));
        made.addEventListener('open', () => done('open'));
      } catch {
        done('refused');
      }
    });
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:9' }] });
    const candidates: string[] = [];
    peer.addEventListener('icecandidate', ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== '') candidates.push(candidate.candidate);
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((done) => setTimeout(done, 1_000));
    peer.close();
    return { beacon, socket, addresses: candidates.filter((one) => /\s(?:\d{1,3}\.){3}\d{1,3}\s/u.test(one)) };
  });
  expect(found.socket).toBe('refused');
  expect(found.addresses).toEqual([]);
  expect(await asked.jsonValue()).toEqual([]);
});
