import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, countLeads, goRapid, goTo, openLead, story } from './booth.ts';
import { focusWindow, typeScans } from './keyboard.ts';

/** A badge as this story's organiser prints them: hall, id with its zeros, name, company, city. */
const badge = (id: string, family: string, given: string, rest: string): string => `Q4#${id}#${family}#${given}#${rest}`;
const BADGES = [
  badge('00123', 'TALLOWICK', 'Camille', 'Lumen Partners#Lyon'),
  badge('00891', 'OOSTERBEEK', 'Thomas', 'Kranz GmbH#Bremen'),
  badge('01544', 'DUNMARROW', 'Julie', 'Nordwind AG#Basel'),
] as const;
const PACE = { delay: 8, pause: 300 };

/** Ready to scan on the Capture screen, the cursor in a field as at the booth. */
async function getReady({ app, page }: Pick<Booth, 'app' | 'page'>): Promise<void> {
  await goTo(page, 'Capture');
  await goRapid(page);
  await focusWindow(app);
  await page.getByLabel('Company', { exact: true }).focus();
}

/** Types as a person does: no scanner is this slow. */
const HAND = { delay: 120 };

/** Goes to the column of a part by the arrow keys and labels it by typing. */
async function labelByKeys(page: Page, label: string): Promise<void> {
  await page.keyboard.type(label, HAND);
  await expect(page.getByRole('option', { name: label, exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
}

story(
  'two unknown badges are taught by keyboard, the third arrives named, and the other laptop learns it from a file',
  async ({ start }) => {
    const booth = await start();
    const { app, page, saved } = booth;
    await goRapid(page);
    await focusWindow(app);
    await typeScans([BADGES[0]], PACE);
    await expect(page.getByRole('alert').filter({ hasText: 'Code not known yet' })).toBeVisible();
    await expect(page.getByRole('alert').getByRole('button', { name: 'Teach this badge' })).toBeVisible();
    await typeScans([BADGES[1]], PACE);
    await expect.poll(() => countLeads(page)).toBe(2);

    await openLead(page, BADGES[0]);
    await expect(page.getByRole('button', { name: 'Teach this badge' }).first()).toBeVisible();
    await page.keyboard.press('u', HAND);
    const parts = page.getByTestId('parts');
    await expect(parts.getByRole('row')).toHaveCount(3);
    await expect(page.getByTestId('would-name')).toContainText('Names 2 of 2');
    const column = (part: number) => page.getByRole('combobox', { name: `What part ${part} is` });
    await expect(column(2)).toHaveValue('Badge id');
    await expect(column(3)).toHaveValue('Last name');
    await column(4).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(column(6)).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(column(6)).toHaveValue('Not used');
    await labelByKeys(page, 'City');
    await expect(column(6)).toHaveValue('City');
    await expect(page.getByTestId('person').first()).toContainText('Camille TALLOWICK');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('2 waiting scans have their names now')).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Camille TALLOWICK' })).toBeVisible();
    await openLead(page, 'Thomas OOSTERBEEK');
    await expect(page.getByText('Kranz GmbH').first()).toBeVisible();

    await goTo(page, 'Capture');
    await focusWindow(app);
    await typeScans([BADGES[2]], PACE);
    await expect(page.getByRole('alert').filter({ hasText: 'Saved' }).filter({ hasText: 'Julie DUNMARROW' })).toBeVisible();

    await goTo(page, 'Show');
    await page.getByTestId('badge-formats').getByRole('button', { name: 'Save as file' }).click();
    const file = async (): Promise<string | undefined> => (await readdir(saved)).find((name) => name.endsWith('.boothbadge'));
    await expect.poll(file).toBeDefined();
    const path = join(saved, (await file()) ?? '');
    const text = await readFile(path, 'utf8');
    for (const word of ['TALLOWICK', 'Camille', 'Lumen', '00123', 'Lyon']) expect(text).not.toContain(word);
    await booth.close();

    const other = await start();
    await goTo(other.page, 'Show');
    await other.page.getByLabel('Take from file').setInputFiles(path);
    await expect(other.page.getByText(/1 badge format taken from/)).toBeVisible();
    await goTo(other.page, 'Capture');
    await goRapid(other.page);
    await focusWindow(other.app);
    await typeScans([BADGES[2]], PACE);
    await expect(other.page.getByRole('alert').filter({ hasText: 'Saved' }).filter({ hasText: 'Julie DUNMARROW' })).toBeVisible();
  },
);

story('a label is dragged onto a column, and a format that is deleted leaves the names', async ({ start }) => {
  const booth = await start();
  const { page } = booth;
  await getReady(booth);
  await typeScans([BADGES[0], BADGES[1]], PACE);
  await expect.poll(() => countLeads(page)).toBe(2);
  await goTo(page, 'Show');
  await page.getByRole('button', { name: 'Teach a badge' }).click();
  const label = page.locator('[data-field="city"]');
  const target = page.locator('td[data-column="5"]').first();
  const [from, to] = [await label.boundingBox(), await target.boundingBox()];
  if (from === null || to === null) throw new Error('nothing to drag');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 10, { steps: 8 });
  await expect(target).toHaveAttribute('data-over', 'true');
  await page.mouse.up();
  await expect(page.getByRole('combobox', { name: 'What part 6 is' })).toHaveValue('City');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('2 waiting scans have their names now')).toBeVisible();
  await page.getByRole('button', { name: /^Delete Badge/ }).click();
  await page.getByRole('button', { name: 'Delete the format' }).click();
  await expect(page.getByTestId('badge-formats')).toContainText('None yet');
  await openLead(page, 'Camille TALLOWICK');
});
