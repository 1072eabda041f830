import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, countLeads, goTo, isWorking, openLead, story } from './booth.ts';
import { axe, readFaults, showIn } from './faults.ts';
import { focusWindow, typeScans } from './keyboard.ts';
import { newPerson } from './people.ts';

const PIN = '471199';

async function startKiosk({ page }: Pick<Booth, 'page'>): Promise<void> {
  await goTo(page, 'Show');
  await page.getByRole('button', { name: 'Kiosk' }).click();
  await page.getByLabel('PIN to leave the kiosk').fill(PIN);
  await page.getByLabel('PIN once more').fill(PIN);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByTestId('kiosk')).toBeVisible({ timeout: 30_000 });
}

async function register(page: Page, person: ReturnType<typeof newPerson>, phone: string): Promise<void> {
  await page.getByLabel('First name').fill(person.given);
  await page.getByLabel('Last name').fill(person.family);
  await page.getByLabel('Company', { exact: true }).fill(person.company);
  await page.getByLabel('E-mail', { exact: true }).fill(person.email);
  await page.getByLabel('Phone', { exact: true }).fill(phone);
  await page.getByRole('button', { name: 'Conveyors' }).click();
  await page.locator('fieldset[data-purpose=newsletter]').getByRole('button', { name: 'Yes' }).click();
  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you, you are registered.' })).toBeVisible({ timeout: 30_000 });
}

async function enterPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: 'Go back' }).click();
}

story('the kiosk registers visitors and cannot be left without the PIN, not even by restarting', { tag: '@alone' }, async ({ start }) => {
  story.setTimeout(180_000);
  const person = newPerson(91);
  const first = await start();
  await startKiosk(first);
  const { app, page } = first;
  await page.evaluate(axe);
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(page, colorScheme);
    expect(await readFaults(page)).toEqual([]);
  }

  await focusWindow(app);
  await typeScans(['MECARD:N:Dresnik,Ulmar;ORG:Dresnik Pumps;EMAIL:ulmar@dresnik.example;;'], { delay: 3, pause: 60 });
  await expect(page.getByText('Badge read. Please check and complete.')).toBeVisible();
  await expect(page.getByLabel('Last name')).toHaveValue('Dresnik');
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('ulmar@dresnik.example');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByLabel('Last name')).toHaveValue('');

  await page.getByRole('button', { name: 'Register' }).click();
  await expect(page.getByRole('alert')).toContainText('Please give your name');
  await register(page, person, '+44 20 7946 0018');
  await page.getByRole('button', { name: 'Next visitor' }).click();
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('');
  // whoever comes again is thanked in the very same words
  await register(page, person, '+44 20 7946 0777');
  await page.getByRole('button', { name: 'Next visitor' }).click();

  for (const key of ['Control+k', 'F1', 'Alt+2', 'Control+q', 'Control+w', 'Control+r', 'F4', 'Escape'])
    await page.keyboard.press(key, { delay: 60 });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const closed = await app.evaluate(({ BrowserWindow, Menu }) => {
    const own = BrowserWindow.getAllWindows()[0];
    own?.close();
    return { isGone: own?.isDestroyed(), hasMenu: Menu.getApplicationMenu() !== null };
  });
  expect(closed).toEqual({ isGone: false, hasMenu: false });
  await expect(page.getByTestId('kiosk')).toBeVisible();
  await first.kill();

  const second = await start({ profile: first.profile, isLocked: true });
  await expect(second.page.getByTestId('kiosk')).toBeVisible({ timeout: 60_000 });
  await second.page.getByRole('button', { name: 'Staff: back to the booth' }).click();
  await enterPin(second.page, '0000');
  await expect(second.page.getByText('Wrong PIN.')).toBeVisible();
  await enterPin(second.page, PIN);
  await isWorking(second.page);

  expect(await countLeads(second.page)).toBe(1);
  await openLead(second.page, person.name);
  await expect(second.page.locator('article > header')).toContainText('2 visits');
  await expect(second.page.getByRole('group', { name: 'Newsletter' })).toHaveAttribute('data-state', 'given');
  await expect(second.page.getByText('At the kiosk they wrote: +44 20 7946 0777')).toBeVisible();
});
