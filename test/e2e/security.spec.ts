import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, test } from 'playwright/test';
import { type Launched, launchBooth, programWords } from './launch.ts';

/** What the tests reach of the page's `window.booth`, whatever the types say: bad input is the point. */
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

test('the page comes from app://booth with the policy, and its style nonce is fresh at each load', async () => {
  const { page } = booth;
  await expect(page).toHaveURL('app://booth/');
  const read = () =>
    page.evaluate(async () => {
      const answer = await fetch('app://booth/');
      const nonce = /name="style-nonce" content="([^"]+)"/u.exec(await answer.text())?.[1] ?? '';
      return { policy: answer.headers.get('content-security-policy') ?? '', sniff: answer.headers.get('x-content-type-options'), nonce };
    });
  const [first, second] = [await read(), await read()];
  expect(first.policy.startsWith("default-src 'none'")).toBe(true);
  expect(first.policy).toContain(`'nonce-${first.nonce}'`);
  expect(first.policy).not.toContain('unsafe-inline');
  expect(first.sniff).toBe('nosniff');
  expect(first.nonce).toHaveLength(24);
  expect(second.nonce).not.toBe(first.nonce);
});

test('the window is sandboxed and isolated, and its page has nothing of Node', async () => {
  const preferences = await booth.app.evaluate(({ BrowserWindow }) => {
    // Undocumented but stable: the preferences as Chromium got them.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences: () => Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(preferences['webviewTag']).not.toBe(true);
  const found = await booth.page.evaluate(() => ['require', 'process', 'Buffer', 'module', 'electron'].filter((name) => name in window));
  expect(found).toEqual([]);
});

test('the booth object cannot be changed by the page', async () => {
  const isSame = await booth.page.evaluate(() => {
    const before = window.booth.appInfo;
    try {
      Object.assign(window.booth, { appInfo: () => null });
    } catch {
      return window.booth.appInfo === before;
    }
    return window.booth.appInfo === before;
  });
  expect(isSame).toBe(true);
});

test('the policy stops inline scripts, inline event handlers and eval', async () => {
  const ran = await booth.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.body.append(script);
    const holder = document.createElement('div');
    holder.innerHTML = '<img src="data:image/png;base64,AAAA" onerror="window.handlerRan = true">';
    document.body.append(holder);
    await new Promise((resolve) => setTimeout(resolve, 300));
    let evaluated = true;
    try {
      // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- that it cannot run is what is tested
      new Function('return 1')();
    } catch {
      evaluated = false;
    }
    return { inline: 'inlineRan' in window, handler: 'handlerRan' in window, evaluated };
  });
  expect(ran).toEqual({ inline: false, handler: false, evaluated: false });
});

test('the page reaches no address but its own', async () => {
  const answers = await booth.page.evaluate(async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- what runs in the page must lie in here
    const reach = (url: string): Promise<string> =>
      fetch(url, { mode: 'no-cors' }).then(
        () => 'reached',
        () => 'refused',
      );
    const frame = document.createElement('iframe');
    frame.src = 'https://example.org/';
    document.body.append(frame);
    return Promise.all(['https://example.org/', 'http://127.0.0.1:9/', 'file:///etc/hosts', 'app://other/', 'app://booth/'].map(reach));
  });
  expect(answers).toEqual(['refused', 'refused', 'refused', 'refused', 'reached']);
});

test('the second wall refuses what the policy would have refused, even without the policy', async () => {
  const outcome = await booth.app.evaluate(async ({ session }) => {
    try {
      await session.defaultSession.fetch('http://127.0.0.1:9/');
      return 'reached';
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  });
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
});

test('no address leaves the page folder', async () => {
  const statuses = await booth.page.evaluate(async () => {
    const ask = [
      'app://booth/../../package.json',
      'app://booth/%2e%2e/%2e%2e/package.json',
      'app://booth/..%2f..%2fpackage.json',
      'app://booth/..%5c..%5cpackage.json',
      'app://booth/%00',
      'app://booth/nothing-here.js',
    ];
    return Promise.all(ask.map(async (url) => (await fetch(url)).status));
  });
  expect(statuses).toEqual([404, 404, 403, 403, 403, 404]);
});

test('the page cannot be led away', async () => {
  const { page } = booth;
  for (const address of ['https://example.org/', 'file:///etc/hosts', 'app://other/', 'data:text/html,<p>x']) {
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
    }, address);
    await page.waitForTimeout(150);
    expect(page.url()).toBe('app://booth/');
  }
});

test('no new window opens, and only a listed https link would leave for the browser', async () => {
  const asked = await booth.app.evaluateHandle(({ shell }) => {
    const urls: string[] = [];
    // The real browser must not open in a test; what would be opened is noted instead.
    shell.openExternal = (url) => Promise.resolve(void urls.push(url));
    return urls;
  });
  const opened = await booth.page.evaluate(() =>
    [
      'https://example.org/',
      'http://www.linkedin.com/',
      'https://linkedin.com.example.org/',
      'file:///etc/hosts',
      'https://www.linkedin.com/in/x',
    ].map((url) => window.open(url) !== null),
  );
  expect(opened).toEqual([false, false, false, false, false]);
  await expect.poll(() => asked.jsonValue()).toEqual(['https://www.linkedin.com/in/x']);
  expect(booth.app.windows()).toHaveLength(1);
  expect(await booth.page.evaluate(() => window.booth.openExternal({ url: 'http://example.org/' }))).toEqual({
    ok: false,
    error: 'not-listed',
  });
});

test('of the permissions only the camera, the microphone and copying text are granted', async () => {
  const states = await booth.page.evaluate(async () => {
    const states: Record<string, string> = {};
    for (const name of ['geolocation', 'notifications', 'microphone', 'midi', 'clipboard-read', 'camera'] as const) {
      // Names newer than the type's list are known to Chromium.
      states[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
    }
    const both = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then(
      () => 'granted',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
    const asked = await Notification.requestPermission();
    return { ...states, both, asked };
  });
  expect(states).toMatchObject({
    geolocation: 'denied',
    notifications: 'denied',
    midi: 'denied',
    'clipboard-read': 'denied',
  });
  for (const device of ['camera', 'microphone']) {
    expect(states).toHaveProperty(device);
    expect(Object.entries(states)).not.toContainEqual([device, 'denied']);
  }
  expect(states.asked).toBe('denied');
  expect(['NotAllowedError', 'NotFoundError']).toContain(states.both);
});

test('a call with bad input is refused, without a word of the input', async () => {
  const refusals = await booth.page.evaluate(async () => {
    const { booth: loose } = window as unknown as Loose;
    const call = (name: string, input: unknown): Promise<string> =>
      (loose[name]?.(input) ?? Promise.resolve('missing')).then(
        () => 'answered',
        (error: unknown) => String(error),
      );
    return Promise.all([
      call('saveBegin', { name: 'Secret Name', kind: 'exe' }),
      call('mediaGet', { id: '../../Secret Name' }),
      call('vaultCreate', { mode: 'Secret Name' }),
      call('logError', { code: 'Secret Name' }),
      call('appInfo', 'Secret Name'),
    ]);
  });
  for (const refusal of refusals) {
    expect(refusal).toContain('refused, bad input');
    expect(refusal).not.toContain('Secret');
  }
});

test('a frame that is not ours cannot call', async () => {
  const outcome = await booth.app.evaluate(async ({ BrowserWindow }) => {
    const stranger = new BrowserWindow({
      show: false,
      webPreferences: BrowserWindow.getAllWindows()[0]?.webContents.session
        ? { sandbox: false, nodeIntegration: true, contextIsolation: false }
        : {},
    });
    await stranger.loadURL('data:text/html,<p>stranger');
    const answer = await stranger.webContents
      .executeJavaScript("require('electron').ipcRenderer.invoke('booth:call:appInfo').then(() => 'answered', (error) => String(error))")
      .catch(String);
    stranger.destroy();
    return String(answer);
  });
  expect(outcome).toContain('refused, not our page');
});

test('the window of a visitor has no booth, is granted nothing and cannot be led anywhere', async () => {
  await booth.page.evaluate(() => window.booth.visitorOpen());
  // by its address, not as the next window to come: that of another test may still be on its way
  const opened = (): Page | undefined => booth.app.windows().find((one) => one.url() === 'app://booth/visitor.html');
  await expect.poll(() => opened() !== undefined).toBe(true);
  const visitor = opened();
  if (visitor === undefined) throw new Error('the window of the visitor was closed');
  const found = await visitor.evaluate(() => ['booth', 'require', 'process', 'electron'].filter((name) => name in window));
  expect(found).toEqual([]);
  const asked = await visitor.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    ),
  );
  expect(['NotAllowedError', 'NotFoundError']).toContain(asked);
  for (const address of ['app://booth/', 'app://booth/batch/batch.html', 'https://example.org/']) {
    await visitor.evaluate((url) => {
      location.href = url;
    }, address);
    await visitor.waitForTimeout(150);
    expect(visitor.url()).toBe('app://booth/visitor.html');
  }
  expect(await visitor.evaluate(() => window.open('https://www.linkedin.com/in/x') === null)).toBe(true);
  await booth.page.evaluate(() => window.booth.visitorClose());
  await expect.poll(() => booth.app.windows().length).toBe(1);
});

test('a file the program did not write is not shown', async () => {
  expect(await booth.page.evaluate(() => window.booth.showInFolder({ path: '/etc/hosts' }))).toEqual({
    ok: false,
    error: 'not-saved-here',
  });
});

test('a second program on the same profile ends at once', async () => {
  const program = await booth.app.evaluate(() => process.execPath);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawnSync(program, [...asRoot, '--log-level=3', ...programWords, '--profile', booth.profile], { timeout: 20_000 });
  expect(second.status).toBe(0);
  expect(booth.app.windows()).toHaveLength(1);
});

test('the log holds codes and ids only', async () => {
  await booth.page.evaluate(() =>
    window.booth.logError({ code: 'TypeError', ids: ['0190f0c4-0000-7000-8000-000000000000'], counts: { leads: 3 } }),
  );
  const log = () => readFile(join(booth.profile, 'logs', 'main.log'), 'utf8');
  await expect.poll(log).toContain('page.TypeError leads=3 id0=0190f0c4-0000-7000-8000-000000000000');
  expect(await log()).not.toContain('Secret');
});
