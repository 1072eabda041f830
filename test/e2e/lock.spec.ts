import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, countLeads, isWorking, openLead, story, typeVisitor } from './booth.ts';
import { axe, readFaults, showIn } from './faults.ts';
import { focusWindow, typeScans } from './keyboard.ts';
import { newPerson } from './people.ts';

const PIN = '60417';
const BADGE = 'MECARD:N:Dresnik,Ulmar;ORG:Dresnik Pumps;EMAIL:ulmar@dresnik.example;;';

async function setPin(page: Page): Promise<void> {
  await page.keyboard.press('Alt+7');
  await page.keyboard.press('s', { delay: 60 });
  await expect(page.getByRole('heading', { level: 2, name: 'Data and protection' })).toBeVisible();
  await page.keyboard.press('3', { delay: 60 });
  await expect(page.getByTestId('lock-way')).toBeVisible();
  await page.getByLabel('New PIN', { exact: true }).fill(PIN);
  await page.getByLabel('New PIN once more').fill(PIN);
  await page.getByRole('button', { name: 'Set the PIN' }).click();
  await expect(page.getByRole('button', { name: 'Lock now' })).toHaveCount(2);
}

async function enterPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: /^Open/u }).click();
}

/** All that is in the page: markup, what stands in fields, what a screen reader gets. */
const readAll = async (page: Page): Promise<string> =>
  [
    await page.content(),
    ...(await page
      .locator('input, textarea')
      .evaluateAll((fields) => fields.map((field) => ('value' in field ? String(field.value) : '')))),
    await page.locator('body').ariaSnapshot(),
    await page.title(),
  ].join('\n');

const menuIds = ({ app }: Pick<Booth, 'app'>): Promise<string[]> =>
  app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).flatMap((top) => top.submenu?.items.map(({ id }) => id) ?? []));

story(
  'a locked laptop shows nothing of anybody, goes on saving badges, and opens by its PIN alone, also after a restart',
  async ({ start }) => {
    const person = newPerson(61);
    const first = await start();
    const { app, page } = first;
    await setPin(page);
    await page.keyboard.press('Alt+1');
    await typeVisitor(page, person);
    await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
    await page.keyboard.press('m', { delay: 60 });
    await page.getByRole('textbox', { name: 'Note' }).fill('Wants the grey couplings');
    await page.keyboard.press('Control+Shift+L', { delay: 60 });
    await expect(page.getByTestId('lock')).toBeVisible();
    await expect(page.getByLabel('PIN', { exact: true })).toBeFocused();
    await page.evaluate(axe);
    for (const colorScheme of ['light', 'dark'] as const) {
      await showIn(page, colorScheme);
      expect(await readFaults(page)).toEqual([]);
    }

    await focusWindow(app);
    await typeScans([BADGE], { delay: 3, pause: 60 });
    await expect(page.getByRole('status')).toHaveText('Saved. 1 since it was locked.');
    // somebody who was here before is answered in the very same words
    await typeScans([BADGE], { delay: 3, pause: 60 });
    await expect(page.getByRole('status')).toHaveText('Saved. 2 since it was locked.');
    await expect(page.getByLabel('PIN', { exact: true })).toHaveValue('');
    for (const key of ['Control+k', 'F1', 'Alt+2', 'Control+z', '?', 'Escape']) await page.keyboard.press(key, { delay: 60 });
    await expect(page.getByRole('navigation')).toHaveCount(0);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const seen = await readAll(page);
    for (const word of [person.family, person.company, person.email, 'couplings', 'Dresnik', 'Sample show', 'Nadisse'])
      expect(seen, word).not.toContain(word);
    expect(await menuIds(first)).not.toContain('export');

    for (const pin of ['0000', '60418', '6041']) {
      await enterPin(page, pin);
      await expect(page.getByRole('alert').filter({ hasText: 'That did not open it.' })).toBeVisible();
    }
    await expect(page.getByRole('button', { name: /^Open in \d+ s$/u })).toBeVisible();
    await first.close();

    const second = await start({ profile: first.profile, isLocked: true });
    await expect(second.page.getByTestId('lock')).toBeVisible({ timeout: 60_000 });
    await expect(second.page.getByRole('button', { name: 'Open', exact: true })).toBeVisible();
    await enterPin(second.page, PIN);
    await isWorking(second.page);
    expect(await countLeads(second.page)).toBe(2);
    await openLead(second.page, person.name);
    await expect(second.page.getByRole('region', { name: 'Conversation' }).getByText('Wants the grey couplings')).toBeVisible();
    await second.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await expect(second.page.getByTestId('lock')).toBeVisible();
  },
);
