import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { goRapid, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const count = (page: Page, tab: 'promises' | 'owners' | 'next') => page.getByTestId(`count-${tab}`);

/** Visitors 1 … n, typed in on the Capture screen. */
async function captureVisitors(page: Page, n: number): Promise<void> {
  await goTo(page, 'Capture');
  await goRapid(page);
  for (let at = 1; at <= n; at += 1) {
    await typeVisitor(page, newPerson(at));
    await isSaved(page, newPerson(at).name);
  }
}

story('open promises are worked to zero by keyboard, and each step can be taken back', async ({ start }) => {
  const { page } = await start();
  const { keyboard } = page;
  await captureVisitors(page, 1);
  await openLead(page, newPerson(1).name);
  const field = page.getByRole('textbox', { name: 'Promise something' });
  const promises = ['Send the plan', 'Call the plant', 'Send a price', 'Ask the workshop'];
  for (const [at, text] of promises.entries()) {
    await keyboard.press('p');
    await expect(field).toBeFocused();
    await field.fill(text);
    await keyboard.press('Enter');
    await expect(page.getByTestId('promise-chip')).toHaveText(at === 0 ? '1 promise' : `${at + 1} promises`);
  }
  await keyboard.press('Alt+4');
  await expect(page.getByRole('heading', { level: 2, name: 'Follow-up' })).toBeVisible();
  const list = page.getByTestId('work-list');
  await expect(list.getByRole('option')).toHaveCount(4);
  await expect(count(page, 'promises')).toHaveText('4');

  await keyboard.press('x');
  await expect(count(page, 'promises')).toHaveText('3');
  await expect(page.getByTestId('followup-done')).toHaveText('Kept: Send the plan');
  await keyboard.press('u');
  await expect(count(page, 'promises')).toHaveText('4');
  await keyboard.press('x');
  await expect(count(page, 'promises')).toHaveText('3');

  await keyboard.press('g');
  await expect(page.getByRole('dialog', { name: 'Who takes this promise?' })).toBeVisible();
  await keyboard.press('2');
  await expect(list.getByRole('option').filter({ hasText: 'Call the plant' })).toContainText('Sam Keller');
  await keyboard.press('f');
  await expect(count(page, 'promises')).toHaveText('2');
  await keyboard.press('f');
  await expect(count(page, 'promises')).toHaveText('3');

  // mine come first: the one that was given away is now the last
  await keyboard.press('h');
  await page.getByLabel('To whom').pressSequentially('Head office', { delay: 75 });
  await keyboard.press('Enter');
  await expect(count(page, 'promises')).toHaveText('2');
  await expect(page.getByTestId('followup-done')).toHaveText('Handed over to Head office: Send a price');

  await keyboard.press('m');
  await page.getByLabel('Day', { exact: true }).fill('2020-01-02');
  await keyboard.press('Enter');
  await expect(list.getByText('Late · 1')).toBeVisible();
  await expect(page.getByTestId('promise-chip')).toHaveText('2 promises, 1 late');
  await keyboard.press('k');
  await keyboard.press('x');
  await expect(page.getByTestId('promise-chip')).toHaveText('1 promise');
  await keyboard.press('x');
  await expect(page.getByRole('heading', { name: 'Every promise is kept' })).toBeVisible();
  await expect(page.getByTestId('promise-chip')).toBeHidden();
  await expect(count(page, 'promises')).toHaveText('0');
});

story('unowned leads get owners by rules: one, all at once, by hand, and back', async ({ start }) => {
  const { page } = await start();
  const { keyboard } = page;
  await goTo(page, 'Show');
  await keyboard.press('t');
  await expect(page.getByRole('heading', { level: 2, name: 'Team' })).toBeVisible();
  await keyboard.press('r');
  const rule = page.getByTestId('rule');
  await expect(rule).toContainText('All leads go to nobody yet');
  await rule.getByRole('combobox', { name: 'Territories' }).fill('gb');
  await keyboard.press('Enter');
  await rule.getByRole('combobox', { name: 'Goes to' }).click();
  await page.getByRole('option', { name: 'Alex Martin' }).click();
  await page.getByRole('option', { name: 'Sam Keller' }).click();
  await keyboard.press('Escape');
  await expect(rule).toContainText('Leads from GB go to Alex Martin and Sam Keller, in turn');

  await captureVisitors(page, 4);
  await keyboard.press('Alt+4');
  await keyboard.press('2');
  await expect(count(page, 'owners')).toHaveText('4');
  const list = page.getByTestId('work-list');
  await expect(list.getByRole('option').first()).toContainText('Proposed: Alex Martin (GB)');
  await expect(list.getByRole('option').nth(1)).toContainText('Proposed: Sam Keller (GB)');
  await keyboard.press('o');
  await expect(count(page, 'owners')).toHaveText('3');
  await keyboard.press('g');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('1');
  await expect(count(page, 'owners')).toHaveText('2');
  await keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Every lead has an owner' })).toBeVisible();
  await expect(page.getByTestId('followup-done')).toHaveText('2 leads given owners');
  await keyboard.press('u');
  await expect(count(page, 'owners')).toHaveText('2');

  await keyboard.press('Enter');
  await expect(page.getByTestId('owner-proposal')).toBeVisible();
  await keyboard.press('o');
  await expect(page.getByTestId('owner-proposal')).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Owner' })).not.toHaveValue('');
  await keyboard.press('Alt+4');
  await expect(count(page, 'owners')).toHaveText('1');
});
