import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { story, typeVisitor } from './booth.ts';
import { PROMISE } from './minute.ts';
import { newPerson } from './people.ts';

/** Slower than any scanner: what a person's fingers do. */
const type = (page: Page, text: string): Promise<void> => page.keyboard.type(text, { delay: 75 });

story('a whole conversation is had without a mouse: capture, rate, BANT, note, appointment, list, search, palette', async ({ start }) => {
  const person = newPerson(12);
  const { page } = await start();
  const { keyboard } = page;
  const header = page.locator('article > header');
  await expect(page.getByRole('heading', { level: 2, name: 'Capture' })).toBeVisible();
  await keyboard.press('n');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  for (const [at, text] of [person.name, person.company, person.email, person.phone].entries()) {
    if (at > 0) await keyboard.press('Tab');
    await type(page, text);
  }
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();

  await keyboard.press('3');
  await expect(header.getByText('Hot', { exact: true })).toBeVisible();
  for (const [key, name] of [
    ['b', 'Budget'],
    ['a', 'Authority'],
    ['n', 'Need'],
    ['t', 'Timeline'],
  ] as const) {
    await keyboard.press(key);
    await expect(page.getByRole('button', { name: `${name}: yes` })).toBeVisible();
  }
  await keyboard.press('m');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await type(page, 'calls on Monday');
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
  await keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Conversation' }).getByText('calls on Monday')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Meeting' })).toBeVisible();
  await keyboard.press('F2');
  await expect(page.getByTestId('stage')).toHaveText('Qualified');

  await keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'All keys that work on this screen' });
  await expect(keys.getByText('Write a note')).toBeVisible();
  await keyboard.press('Escape');
  await expect(keys).toBeHidden();

  await keyboard.press('Alt+2');
  await expect(page.getByTestId('lead-count')).toHaveText('1 lead');
  await keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await type(page, person.family.slice(0, 5));
  await expect(page.getByTestId('lead-grid').getByText(person.name)).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 2, name: 'Leads' })).toBeVisible();

  await keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Search and commands' })).toBeFocused();
  await type(page, person.family.slice(0, 6));
  await expect(page.getByRole('dialog').getByText(person.company)).toBeVisible();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
});

story('fingers that roll from the key of the note into its first letters write them, and consent to nothing', async ({ start }) => {
  const { page } = await start();
  await typeVisitor(page, newPerson(13));
  await expect(page.getByRole('heading', { level: 2, name: newPerson(13).name })).toBeVisible();
  // three keys in one breath: too few for a scanner, faster than the page may decide; h and b have deeds of their own on this page
  await page.keyboard.type('mhb');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect(note).toHaveValue('hb');
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
  await expect(page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Budget: yes' })).toHaveCount(0);

  // the other way round: what was pressed before the focus came into the note is no letter of it
  await page.keyboard.press('Control+Enter', { delay: 60 });
  await expect(note).toHaveValue('');
  await page.keyboard.type('3b');
  await note.focus();
  await expect(page.getByRole('button', { name: 'Budget: yes' })).toBeVisible();
  await expect(note).toHaveValue('');

  await page.keyboard.press('Escape', { delay: 60 });
  await expect(note).not.toBeFocused();
  // a page too busy to play p before 1 comes in: the 1 is the promise's all the same, not a temperature
  await page.evaluate(() => {
    setTimeout(() => {
      for (const began = performance.now(); performance.now() - began < 400;);
    }, 0);
  });
  const pressed = [page.keyboard.press('p')];
  await page.waitForTimeout(90);
  pressed.push(page.keyboard.press('1'));
  await Promise.all(pressed);
  await expect(page.getByRole('region', { name: 'Promises' }).getByRole('checkbox', { name: PROMISE })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cold', exact: true })).toHaveAttribute('aria-pressed', 'false');
  // nor is what comes behind that digit a word of the promise: it was pressed for the page that the digit gives back
  for (const [key, kept] of [
    ['2', 'h'],
    ['3', 'j'],
  ] as const) {
    for (const one of ['p', key, kept]) {
      await page.keyboard.press(one, { delay: 20 });
      await page.waitForTimeout(70);
    }
    await expect(page.getByRole('button', { name: 'Withdraw' })).toHaveCount(kept === 'h' ? 1 : 2);
  }
});
