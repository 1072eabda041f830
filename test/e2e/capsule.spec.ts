import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { chooseVault, goTo, isSaved, isWorking, openLead, story, typeVisitor } from './booth.ts';
import { launchBooth } from './launch.ts';
import { newPerson } from './people.ts';

const WORD = 'quay lantern forty two';
const visitor = newPerson(1);

/** Makes a capsule on the screen for it; answers where it lies. */
async function makeCapsule(page: Page, laptop: string): Promise<string> {
  await goTo(page, 'Hand over');
  await page.getByRole('button', { name: 'Team capsule' }).click();
  await page.getByLabel('Name of this laptop').fill(laptop);
  await page.getByLabel('Passphrase').first().fill(WORD);
  await page.getByRole('button', { name: 'Make the capsule' }).click();
  await expect(page.getByTestId('capsule-made')).toContainText('Read back from the disk', { timeout: 60_000 });
  return page.getByTestId('capsule-path').innerText();
}

/** Opens a capsule and merges it, once its content is shown. */
async function takeCapsule(page: Page, path: string): Promise<void> {
  await page.locator('input[type=file][accept=".boothcapsule"]').setInputFiles(path);
  await expect(page.getByRole('button', { name: 'Look inside' })).toBeVisible();
  await page.getByLabel('Passphrase').last().fill(WORD);
  await page.getByRole('button', { name: 'Look inside' }).click();
  await expect(page.getByTestId('capsule-seen')).toContainText('Pallet Days', { timeout: 60_000 });
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
}

story('a capsule brings a show to a bare laptop, and what both did comes together again', async ({ start, folder }) => {
  const a = await start({ show: 'own' });
  await typeVisitor(a.page, visitor);
  await isSaved(a.page, visitor.name);
  const out = await makeCapsule(a.page, 'Desk');

  const saved = join(folder, 'other');
  await mkdir(saved);
  const b = await launchBooth({ args: ['--save-to', saved] });
  try {
    await chooseVault(b.page, 'none');
    await b.page.getByRole('button', { name: /Open a capsule/ }).click();
    await takeCapsule(b.page, out);
    await isWorking(b.page);
    await openLead(b.page, visitor.name);
    await b.page.keyboard.press('3');
    await expect(b.page.getByTestId('stage')).toHaveText('SQL');
    const back = await makeCapsule(b.page, 'Hall 4');

    await openLead(a.page, visitor.name);
    await a.page.keyboard.press('1');
    await expect(a.page.getByTestId('stage')).toHaveText('Lead');
    await goTo(a.page, 'Hand over');
    await a.page.getByRole('button', { name: 'Team capsule' }).click();
    await takeCapsule(a.page, back);
    await expect(a.page.getByTestId('capsule-taken')).toContainText('1 with something new', { timeout: 60_000 });
    await expect(a.page.getByTestId('conflict')).toContainText('Temperature');
    await a.page.keyboard.press('2');
    await expect(a.page.getByTestId('conflict')).toHaveCount(0);
    await openLead(a.page, visitor.name);
    await expect(a.page.getByTestId('stage')).toHaveText('SQL');
  } finally {
    await b.close();
  }
});
