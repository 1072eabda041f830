import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { countLeads, goTo, isSaved, story } from './booth.ts';

const step = (page: Page, name: string) => page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name });

const openGuide = async (page: Page): Promise<void> => {
  await goTo(page, 'Show');
  await page.getByTestId('show-card').first().getByRole('button', { name: 'Set up' }).click();
};

const isKept = (page: Page): Promise<void> => expect(page.getByTestId('setup-saved')).toHaveText('Everything is saved');

story(
  'next year’s show is made from this one, told what it costs and is to bring, and rehearsed with printed badges',
  async ({ start }) => {
    const first = await start({ show: 'own' });
    let { page } = first;
    await goTo(page, 'Show');
    await page.getByRole('button', { name: 'Make next year’s' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the show').fill('Pallet Days 2031');
    await dialog.getByLabel('First day').fill('2031-03-11');
    await dialog.getByRole('button', { name: 'Make it' }).click();

    // the guide begins with what is missing, and each step is there by a key
    await expect(page.getByTestId('setup')).toBeVisible();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('banner')).toContainText('Pallet Days 2031');
    await expect(step(page, 'Products and sources')).toHaveAttribute('aria-current', 'step');
    await step(page, 'Place and time').click();
    await expect(page.getByLabel('First day')).toHaveValue('2031-03-11');
    await expect(page.getByLabel('Last day')).toHaveValue('2031-03-11');
    await page.getByLabel('Last day').fill('2031-03-10');
    await expect(page.getByText('The last day is before the first.')).toBeVisible();
    await page.getByLabel('Hall and stand').fill('Hall 7, stand C3');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('textbox', { name: 'Name 1' })).toHaveValue('Nadisse Tallowick');
    await step(page, 'Place and time').click();
    // bad input is neither saved nor lost
    await expect(page.getByLabel('Last day')).toHaveValue('2031-03-10');
    await page.getByLabel('Last day').fill('2031-03-13');

    await step(page, 'Costs').click();
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('textbox', { name: 'Text 1' }).fill('Stand');
    await page.getByRole('textbox', { name: 'Amount 1' }).fill('9 000');
    await page.getByRole('textbox', { name: 'Amount 1' }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Text 2' })).toBeFocused();
    await page.getByRole('textbox', { name: 'Text 2' }).fill('Hotel');
    await page.getByRole('textbox', { name: 'Amount 2' }).fill('1,500');
    await expect(page.getByText('£10,500')).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Leads', { exact: true }).fill('120');
    await page.getByLabel(/^Average sale/u).fill('1500');
    await expect(page.getByText('40 a day · 4.4 an hour')).toBeVisible();
    await isKept(page);
    await first.close();

    const again = await start({ profile: first.profile });
    ({ page } = again);
    await openGuide(page);
    await step(page, 'Costs').click();
    await expect(page.getByRole('textbox', { name: 'Amount 2' })).toHaveValue('1,500');
    await step(page, 'Goals').click();
    await expect(page.getByLabel('Leads', { exact: true })).toHaveValue('120');

    // a badge of the rehearsal holds only a number; its list has the name
    await step(page, 'Rehearsal').click();
    await page.getByRole('button', { name: 'Rehearse this show' }).click();
    await expect(page.getByRole('banner')).toContainText('Pallet Days 2031 (rehearsal)');
    await openGuide(page);
    const badge = page.getByTestId('fake-badges').locator('[data-badge=list]').first();
    const number = await badge.locator('[data-code]').innerText();
    const wearer = await badge.locator('[data-name]').innerText();
    expect(number).toMatch(/^\d{8}$/u);
    await page.getByRole('button', { name: 'Scan badges' }).click();
    // as a scanner types it: no pause between the keys, Enter behind
    await page.keyboard.type(`${number}\n`);
    await isSaved(page, wearer);
    expect(await countLeads(page)).toBe(1);

    await goTo(page, 'Show');
    await page.getByRole('button', { name: 'Back to the real show' }).click();
    await expect(page.getByRole('banner')).not.toContainText('rehearsal');
    expect(await countLeads(page)).toBe(0);
  },
);
