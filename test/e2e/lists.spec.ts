import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { drawCode } from './badges.ts';
import { countLeads, goRapid, goTo, openLead, story, typeVisitor, isSaved } from './booth.ts';
import { newPerson } from './people.ts';

const people = Array.from({ length: 60 }, (_none, at) => ({ ...newPerson(200 + at), chip: `0077${at + 100}` }));

/** A list whose id column has a header that nobody knows, below the organiser's own lines. */
const list = [
  'Pallet Days;;;;',
  'As of 14 March;;;;',
  'Chip;Given;Family;Firm;Mail',
  ...people.map(({ chip, given, family, company, email }) => [chip, given, family, company, email].join(';')),
].join('\r\n');

async function scanPicture(page: Page, folder: string, text: string): Promise<void> {
  const badge = join(folder, `${text}.png`);
  await writeFile(badge, await drawCode(text));
  await goTo(page, 'Capture');
  await page.getByLabel('Choose files').setInputFiles(badge);
}

/** Says that a column holds something else than was found. */
async function takeAs(page: Page, column: string, field: string): Promise<void> {
  const select = page.getByRole('combobox', { name: `Column ${column} is taken as` });
  await select.click();
  await select.fill(field);
  await page.getByRole('option', { name: field, exact: true }).click();
}

const report = (page: Page) => page.getByTestId('list-report');

story(
  'an organiser’s list with an odd column is corrected once, names badges before and after, and doubles nobody',
  async ({ folder, start }) => {
    story.setTimeout(150_000);
    const [early, late] = [people[3], people[4]];
    if (early === undefined || late === undefined) return;
    const file = join(folder, 'visitors.csv');
    await writeFile(file, list, 'utf16le');
    const { page } = await start();
    await scanPicture(page, folder, early.chip);
    await expect(page.getByTestId('stage')).toHaveText('To resolve', { timeout: 60_000 });

    await goTo(page, 'Capture');
    await page.getByLabel('Choose files').setInputFiles(file);
    await expect(page.getByTestId('list-counts')).toHaveText('60 rows, 0 with a badge id, 0 without e-mail');
    await takeAs(page, 'Chip', 'Badge id');
    await expect(page.getByTestId('list-counts')).toHaveText('60 rows, 60 with a badge id, 0 without e-mail');
    await expect(page.getByTestId('people')).toContainText(people[0]?.name ?? '');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(report(page)).toContainText('60 new · 0 changed · 0 unchanged');
    await expect(report(page)).toContainText('1 earlier scan has its name now.');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    await openLead(page, early.name);

    await scanPicture(page, folder, late.chip);
    await expect(page.getByRole('heading', { level: 2, name: late.name })).toBeVisible({ timeout: 60_000 });
    expect(await countLeads(page)).toBe(2);

    await goTo(page, 'Show');
    await page.getByLabel('Import a list').setInputFiles(file);
    await expect(page.getByText('As in the last import of a list with these columns')).toBeVisible();
    await expect(page.getByTestId('list-counts')).toContainText('60 with a badge id');
    await page.keyboard.press('Enter', { delay: 80 });
    await expect(report(page)).toContainText('0 new · 0 changed · 60 unchanged');
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    const line = page.getByTestId('list-line').filter({ hasText: 'visitors.csv' });
    await expect(line).toContainText('60 attendees · 2 badges scanned');
    await page.getByRole('button', { name: 'Delete the list visitors.csv' }).click();
    await page.getByRole('button', { name: 'Delete the list', exact: true }).click();
    await expect(line).toBeHidden();
    await openLead(page, early.name);
  },
);

story('a visitor typed by name is proposed the attendee of that name and company, and one key takes it', async ({ folder, start }) => {
  const [visitor] = people;
  if (visitor === undefined) return;
  const file = join(folder, 'visitors.csv');
  await writeFile(file, list.replace('Chip', 'Badge ID'));
  const { page } = await start();
  await page.getByLabel('Choose files').setInputFiles(file);
  await expect(page.getByTestId('list-counts')).toContainText('60 with a badge id');
  await page.keyboard.press('Enter', { delay: 80 });
  await expect(report(page)).toContainText('60 new');
  await page.keyboard.press('Enter', { delay: 80 });
  await goRapid(page);
  await typeVisitor(page, { ...visitor, email: '', phone: '' });
  await isSaved(page, visitor.name);
  await openLead(page, visitor.name);
  await expect(page.getByTestId('proposals')).toContainText(visitor.email);
  await page.keyboard.press('y', { delay: 80 });
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(visitor.email);
  await expect(page.getByTestId('proposals')).toBeHidden();
});

story('what is no list is refused in words', async ({ folder, start }) => {
  const { page } = await start();
  const cut = join(folder, 'cut.xlsx');
  await writeFile(cut, Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(400, 7)]));
  await goTo(page, 'Show');
  await page.getByLabel('Import a list').setInputFiles(cut);
  await expect(page.getByRole('alert').filter({ hasText: 'cut.xlsx could not be imported' })).toContainText('damaged or cut off');
});
