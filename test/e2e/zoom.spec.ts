import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect } from 'playwright/test';
import { isSaved, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';
import { lockScreens } from './screens.ts';
import { readMotion, readOutOfReach } from './reach.ts';

const shots = process.env['BOOTHBOOK_SHOTS'];

/** The main screens by their keys; a second key is pressed on the screen of the first. */
const SCREENS: readonly (readonly [name: string, ...keys: string[]])[] = [
  ['capture', 'Alt+1'],
  ['leads', 'Alt+2'],
  ['agenda', 'Alt+3'],
  ['follow-up', 'Alt+4'],
  ['hand over', 'Alt+5'],
  ['show', 'Alt+6'],
  ['settings', 'Alt+7'],
  ['safety', 's'],
  ['safety protection', '2'],
  ['safety lock', '3'],
  ['safety privacy', '4'],
  ['safety audit', '5'],
  ['safety restore', '1', 'r'],
  ['help', 'Shift+F1'],
  ['review', 'Alt+8'],
  ['figures', 'Alt+9'],
  ['figures plan', '3'],
  ['day close', 'Alt+0'],
];

/** The window as it is seen: Playwright's own pictures know nothing of the zoom. */
async function photograph(app: ElectronApplication, path: string): Promise<void> {
  const picture = await app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  await writeFile(path, Buffer.from(picture, 'base64'));
}

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key, { delay: 110 });
}

story('at 200 % zoom everything on every screen can be reached, and nothing moves for who asked for less motion', async ({ start }) => {
  const person = newPerson(71);
  const { app, page } = await start();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.evaluate(({ BrowserWindow }) => {
    const [own] = BrowserWindow.getAllWindows();
    own?.setContentSize(1366, 768);
    own?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight])).toEqual([683, 384]);
  const faults: string[] = [];
  const look = async (name: string): Promise<void> => {
    faults.push(...(await readMotion(page)).map((fault) => `${name}: ${fault}`));
    if (shots !== undefined) await photograph(app, join(shots, `zoom ${name}.png`));
    faults.push(...(await readOutOfReach(page)).map((fault) => `${name}: ${fault}`));
  };
  if (shots !== undefined) await mkdir(shots, { recursive: true });
  await typeVisitor(page, person);
  await isSaved(page, person.name);
  faults.push(...(await readMotion(page)).map((fault) => `saved: ${fault}`));
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  await expect(page.getByRole('alert').filter({ hasText: 'Saved' })).toHaveCount(0);
  await look('lead');
  for (const [name, ...keys] of SCREENS) {
    await press(page, keys);
    await expect(page.locator('main h2, main h3').first()).toBeVisible();
    await look(name);
  }
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  faults.push(...(await readMotion(page)).map((fault) => `keys: ${fault}`));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await lockScreens(page);
  await look('lock');
  expect(faults).toEqual([]);
});
