import { readdir } from 'node:fs/promises';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, story, typeVisitor } from './booth.ts';
import { axe, readFaults, showIn } from './faults.ts';
import { focusWindow, typeScans } from './keyboard.ts';
import { newPerson } from './people.ts';

const NOTE = 'Complains about the price, is in a hurry';
const HOLD_MS = 2_300;

/** A visitor whose address was typed with a slip, with a note that is not for them. Their page is open. */
async function meet({ page }: Pick<Booth, 'page'>, n: number): Promise<ReturnType<typeof newPerson>> {
  const person = { ...newPerson(n), email: `visitor${n}@gmial.com` };
  await typeVisitor(page, person);
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill(NOTE);
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
  return person;
}

const question = (page: Page, purpose: string) => page.locator(`fieldset[data-purpose=${purpose}]`);

/** Draws a line over the signature's field. */
async function sign(page: Page): Promise<void> {
  const pad = page.getByTestId('signature');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('nowhere to sign');
  await page.mouse.move(box.x + 40, box.y + 30);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(box.x + 40 + step * 15, box.y + 30 + (step % 3) * 20);
  await page.mouse.up();
}

async function holdEscape(page: Page): Promise<void> {
  await page.keyboard.down('Escape');
  await page.waitForTimeout(HOLD_MS);
  await page.keyboard.up('Escape');
}

story('a visitor confirms their data and consents on the visitor screen and sees no staff note', { tag: '@alone' }, async ({ start }) => {
  const booth = await start();
  const { page } = booth;
  const person = await meet(booth, 81);
  await page.keyboard.press('F4');
  const screen = page.getByTestId('visitor-screen');
  await expect(screen).toBeVisible();
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue(person.company);
  const seen = await page.evaluate(() => document.body.innerHTML);
  for (const secret of [NOTE, 'Alex Martin', 'Qualified', 'BANT', 'Leads']) expect(seen).not.toContain(secret);

  for (const key of ['Control+k', 'F1', 'Alt+2', 'Control+e', 'Escape', 'F4']) await page.keyboard.press(key, { delay: 60 });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(screen).toBeVisible();

  // a badge that a colleague scans now neither opens a page nor is written into a field
  await focusWindow(booth.app);
  await page.getByLabel('Company', { exact: true }).focus();
  await typeScans(['MECARD:N:Dresnik,Ulmar;ORG:Dresnik Pumps;EMAIL:ulmar@dresnik.example;;'], { delay: 3, pause: 60 });
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue(person.company);

  await page.evaluate(axe);
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(page, colorScheme);
    expect(await readFaults(page)).toEqual([]);
  }

  await page.getByRole('button', { name: /Did you mean visitor81@gmail\.com/u }).click();
  await page.getByLabel('Phone', { exact: true }).fill('+33 6 12 34 56 78');
  await question(page, 'email').getByRole('button', { name: 'Yes' }).click();
  await question(page, 'partners').getByRole('button', { name: 'No' }).click();
  await page.getByText('Français', { exact: true }).click();
  await expect(question(page, 'email')).toContainText('Vous pouvez m’écrire par e-mail au sujet de cet échange.');
  await sign(page);
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByRole('heading', { name: 'Merci !' })).toBeVisible();
  await holdEscape(page);

  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('visitor81@gmail.com');
  await expect(page.getByLabel('Phone', { exact: true })).toHaveValue(/6 12 34 56 78/u);
  await expect(page.getByRole('group', { name: 'E-mails' })).toHaveAttribute('data-state', 'given');
  await expect(page.getByRole('group', { name: 'E-mails' })).toContainText('on screen');
  await expect(page.getByRole('group', { name: 'Partners' })).toHaveAttribute('data-state', 'refused');
  await expect(page.getByRole('group', { name: 'Phone calls' })).toContainText('Not asked yet');

  await page.keyboard.press('j', { delay: 60 });
  await expect(page.getByRole('group', { name: 'E-mails' })).toHaveAttribute('data-state', 'withdrawn');
  await page.getByRole('button', { name: 'Receipt' }).click();
  const lines = page.getByRole('dialog').getByTestId('receipt-line');
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(0)).toContainText('E-mails: Withdrawn');
  await expect(lines.nth(1)).toContainText('Vous pouvez m’écrire par e-mail au sujet de cet échange.');
  await expect(lines.nth(1)).toContainText('Signed');
  await expect(lines.nth(1).getByRole('img', { name: /Signature of/u })).toBeVisible();
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await expect(page.getByText('The receipt is saved')).toBeVisible();
  expect((await readdir(booth.saved)).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
});

story('the visitor’s own window knows nothing but their data, and what they typed outlives it', async ({ start }) => {
  const booth = await start();
  const { app, page } = booth;
  const person = await meet(booth, 82);
  const [second] = await Promise.all([app.waitForEvent('window'), page.getByRole('button', { name: 'Second display' }).click()]);
  await expect(second.getByTestId('visitor-screen')).toBeVisible({ timeout: 30_000 });
  expect(await second.evaluate(() => 'booth' in window)).toBe(false);
  expect(await second.evaluate(() => document.body.innerHTML)).not.toContain(NOTE);
  await second.getByLabel('Company', { exact: true }).fill('Vessel Works');
  await question(second, 'newsletter').getByRole('button', { name: 'Yes' }).click();
  await expect(page.getByRole('button', { name: 'Take back' })).toBeVisible();
  await second.waitForTimeout(300);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((one) => one.webContents.getURL().endsWith('visitor.html'))
      ?.close();
  });
  await expect(page.getByText('What they typed is kept')).toBeVisible();

  const [again] = await Promise.all([app.waitForEvent('window'), page.getByRole('button', { name: 'Second display' }).click()]);
  await expect(again.getByLabel('Company', { exact: true })).toHaveValue('Vessel Works', { timeout: 30_000 });
  await again.getByRole('button', { name: /Did you mean/u }).click();
  await again.getByRole('button', { name: 'Confirm' }).click();
  await expect(again.getByRole('heading', { name: 'Thank you!' })).toBeVisible();
  await expect(page.getByText(`${person.name} has confirmed their data`)).toBeVisible();
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue('Vessel Works');
  await expect(page.getByRole('group', { name: 'Newsletter' })).toHaveAttribute('data-state', 'given');
  await expect.poll(() => app.windows().length, { timeout: 20_000 }).toBe(1);
});
