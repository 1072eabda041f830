import * as fc from 'fast-check';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMediaType, readPagePath, servePage } from '#electron/main/security/protocol.ts';

const top = mkdtempSync(join(tmpdir(), 'booth-pages-'));
const pages = join(top, 'pages');
beforeAll(() => {
  mkdirSync(pages);
  mkdirSync(join(top, 'pages-beside'));
  writeFileSync(join(pages, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__">');
  writeFileSync(join(pages, 'engine.wasm'), 'wasm');
  writeFileSync(join(top, 'secret.txt'), 'secret');
  writeFileSync(join(top, 'pages-beside', 'secret.txt'), 'secret');
});
afterAll(() => rmSync(top, { recursive: true }));

const status = async (url: string, method = 'GET'): Promise<number> => {
  const answer = await servePage(pages, new Request(url, { method }));
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  return answer.status;
};

describe('the pages of the booth', () => {
  it('are found inside their folder', () => {
    expect(readPagePath(pages, 'app://booth/')).toBe(join(pages, 'index.html'));
    expect(readPagePath(pages, 'app://booth/a/b%20c.js?v=1')).toBe(join(pages, 'a', 'b c.js'));
  });

  it('never lie outside of it, whatever is asked', () => {
    const part = fc.constantFrom('..', '%2e%2e', '..%2f', '..%5c', '/', '%2f', '%00', 'a', 'pages-beside', '//', '.', '%', '\\');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const path = readPagePath(pages, `app://booth/${parts.join('/')}`);
        if (path !== null) expect(relative(pages, path).startsWith('..')).toBe(false);
      }),
    );
    expect(readPagePath(pages, 'app://booth/..%2fpages-beside%2fsecret.txt')).toBeNull();
    expect(readPagePath(pages, 'https://booth/index.html')).toBeNull();
  });

  it('come with the policy and a nonce that is in both places', async () => {
    const answer = await servePage(pages, new Request('app://booth/'));
    const nonce = /content="([^"]+)"/u.exec(await answer.text())?.[1] ?? 'none';
    expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('answer strange questions with a bare refusal under the same policy', async () => {
    expect(await status('app://booth/..%2fsecret.txt')).toBe(403);
    expect(await status('app://booth/missing.js')).toBe(404);
    expect(await status('app://booth/', 'POST')).toBe(405);
  });

  it('say what kind of file they are', async () => {
    const answer = await servePage(pages, new Request('app://booth/engine.wasm'));
    expect(answer.headers.get('content-type')).toBe('application/wasm');
    expect(readMediaType('x.JS')).toBe('text/javascript; charset=utf-8');
    expect(readMediaType('fra.traineddata.gz')).toBe('application/octet-stream');
  });
});
