import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import type { ElectronApplication } from 'playwright';
import { expect } from 'playwright/test';
import { drawCode } from './badges.ts';
import { exportBook, rowsOf, sorted, story } from './booth.ts';
import { newPerson, vcardOf } from './people.ts';

type Count = { requests: string[] };

/** Writes down every request of a page for something that is not the program's own, and every line the main process opens. */
const watchNetwork = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ session }) => {
    const count: Count = { requests: [] };
    Object.assign(globalThis, { count });
    const { webRequest } = session.defaultSession;
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- this whole function is sent to the other process
    const note = ({ url }: { readonly url: string }): void => {
      if (!/^(app|data|blob|devtools):/u.test(url)) count.requests.push(url);
    };
    webRequest.onErrorOccurred(note);
    webRequest.onSendHeaders(note);
    const { Socket } = process.getBuiltinModule('node:net');
    const { connect } = Socket.prototype;
    Socket.prototype.connect = function spied(this: typeof Socket.prototype, ...words: unknown[]) {
      count.requests.push('socket');
      return Reflect.apply(connect, this, words) as typeof this;
    };
  });

const readRequests = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (globalThis as unknown as { count: Count }).count.requests);

// a card: the first story of cards.spec.ts
story('badge, note and export need no network: nothing so much as asks for it', async ({ folder, start }) => {
  const person = newPerson(66);
  const badge = join(folder, 'badge.png');
  await writeFile(badge, await drawCode(vcardOf(person)));
  const booth = await start();
  const { app, page } = booth;
  await watchNetwork(app);
  await page.getByLabel('Choose files').setInputFiles(badge);
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('no network in hall 4');
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
  const rows = rowsOf(await exportBook(booth));
  expect(rows.map((row) => row['Full name'])).toEqual([person.name]);
  expect(await readRequests(app)).toEqual([]);
  // The watch sees what there is to see.
  await app.evaluate(async ({ session }) => {
    await session.defaultSession.fetch('http://127.0.0.1:9/').catch(() => undefined);
    process
      .getBuiltinModule('node:net')
      .connect(9, '127.0.0.1')
      .on('error', () => undefined);
  });
  expect(sorted(await readRequests(app))).toEqual(['http://127.0.0.1:9/', 'socket']);
});
