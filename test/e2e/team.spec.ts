import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { exportBook, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 75 });

const PIN = '4821';

/** Opens the menu of who is at the laptop and presses a digit. */
async function choose(page: Page, digit: string): Promise<void> {
  await page.keyboard.press('Control+u');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press(digit);
}

story('a colleague takes over the laptop with a PIN', async ({ start }) => {
  story.setTimeout(240_000);
  const booth = await start();
  const { page } = booth;
  const { keyboard } = page;
  const here = page.getByTestId('staff-switch');
  await expect(here).toHaveText('Alex Martin');
  await goTo(page, 'Show');
  await keyboard.press('t');
  await page.getByRole('button', { name: 'PIN of Sam Keller' }).click();
  await page.getByLabel('New PIN', { exact: true }).pressSequentially(PIN, { delay: 75 });
  await page.getByLabel('New PIN once more').pressSequentially(PIN, { delay: 75 });
  await keyboard.press('Enter');
  await expect(page.getByTestId('person').filter({ hasText: 'Sam Keller' })).toContainText('PIN set');
  // Escape closes the question, not the screen behind it
  await page.getByRole('button', { name: 'Remove: Sam Keller' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('heading', { level: 2, name: 'Team' })).toBeVisible();

  await choose(page, '2');
  const asked = page.getByRole('dialog', { name: 'Sam Keller: your PIN' });
  await expect(asked).toBeVisible();
  await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
  for (const wrong of ['1111', '2222']) {
    await type(page, wrong);
    await keyboard.press('Enter');
    await expect(asked.getByText('That is not the PIN. Try again.')).toBeVisible();
    await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('');
  }
  await type(page, '3333');
  await keyboard.press('Enter');
  await expect(asked.getByText(/Next try in \d+ second/u)).toBeVisible();
  await expect(asked.getByText('That is not the PIN. Try again.')).toBeVisible();
  await expect(here).toHaveText('Alex Martin');
  await type(page, PIN);
  await keyboard.press('Enter');
  await expect(here).toHaveText('Sam Keller');

  // what is written from now on is Sam's
  await goTo(page, 'Capture');
  await typeVisitor(page, newPerson(3));
  await isSaved(page, newPerson(3).name);
  await openLead(page, newPerson(3).name);
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue('Sam Keller');

  await choose(page, '1');
  await expect(here).toHaveText('Alex Martin');
  await choose(page, '0');
  await expect(here).toHaveText('Choose who you are');

  await exportBook(booth);
  for (const name of await readdir(booth.saved)) expect((await readFile(join(booth.saved, name))).includes('pin1.')).toBe(false);
});
