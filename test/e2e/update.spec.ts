import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { goTo, story } from './booth.ts';

story.skip(process.env['BOOTHBOOK_PACKAGED'] === undefined, 'only a packaged program updates itself: BOOTHBOOK_PACKAGED=1');

const FILE = 'Boothbook-9.9.9-linux-x64.AppImage';
/** What stands in for the next version: it leaves a mark when it is run. */
const newVersion = (mark: string): string => `#!/bin/sh\necho run >> '${mark}'\n`;

/** A feed on this computer, as electron-builder lays one out; `asked` notes what came, and whether it named this laptop. */
async function serveFeed(file: string, sum: () => string) {
  const asked: string[] = [];
  const server: Server = createServer((request, answer) => {
    const path = (request.url ?? '').replace(/\?.*$/u, '');
    asked.push(`${path} ${String(request.headers['x-user-staging-id'])}`);
    const feed = [
      'version: 9.9.9',
      'files:',
      `  - url: ${FILE}`,
      ...(sum() === '' ? [] : [`    sha512: ${sum()}`]),
      `    size: ${file.length}`,
      `path: ${FILE}`,
      "releaseDate: '2026-11-23T12:00:00.000Z'",
    ].join('\n');
    if (path === '/feed/latest-linux.yml') answer.end(feed);
    else if (path === `/feed/${FILE}`) answer.end(file);
    else answer.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // a TCP server's address is an object
  const { port } = server.address() as AddressInfo;
  return { asked, address: `http://127.0.0.1:${port}/feed`, server };
}

story(
  'an update is asked for, fetched, held against its sum and installed at the end: each only when somebody says so',
  async ({ start, folder }) => {
    const appImage = join(folder, 'Boothbook.AppImage');
    const mark = join(folder, 'mark');
    const file = newVersion(mark);
    writeFileSync(appImage, 'old');
    mkdirSync(join(folder, 'cache'));
    const right = createHash('sha512').update(file).digest('base64');
    let sum = '';
    const feed = await serveFeed(file, () => sum);
    try {
      const booth = await start({ env: { APPIMAGE: appImage, XDG_CACHE_HOME: join(folder, 'cache') } });
      const { page } = booth;
      await goTo(page, 'Settings');
      const panel = page.getByTestId('updates');
      await expect(panel).toContainText('the program asks nobody');
      await panel.getByLabel('Address of the update feed').fill('http://a.example/');
      await panel.getByRole('button', { name: 'Save' }).click();
      await expect(panel).toContainText('This is not an address of a feed');
      await panel.getByLabel('Address of the update feed').fill(feed.address);
      await panel.getByRole('button', { name: 'Save' }).click();
      await expect(panel).toContainText('Not looked yet');
      expect(feed.asked).toEqual([]);

      // a feed that names a file without its sum would be taken unseen
      const look = panel.getByRole('button', { name: 'Look now' });
      await look.click();
      await expect(panel).toContainText('not the file that the feed names');
      // a file that is not the one with that sum
      sum = createHash('sha512').update('another').digest('base64');
      await look.click();
      await panel.getByRole('button', { name: 'Fetch it' }).click();
      await expect(panel).toContainText('not the file that the feed names');
      sum = right;
      await look.click();
      await expect(panel).toContainText('Version 9.9.9 is there.');
      await panel.getByRole('button', { name: 'Fetch it' }).click();
      await expect(panel).toContainText('was checked');
      // nothing told the feed which laptop asked
      expect(new Set(feed.asked)).toEqual(new Set(['/feed/latest-linux.yml none', `/feed/${FILE} none`]));
      expect(readFileSync(appImage, 'utf8')).toBe('old');

      await panel.getByRole('button', { name: 'Install when I quit' }).click();
      await expect(panel).toContainText('will be installed when you quit');
      expect(existsSync(mark)).toBe(false);
      await booth.close();
      await expect.poll(() => readFileSync(appImage, 'utf8')).toBe(file);
    } finally {
      feed.server.close();
    }
  },
);
