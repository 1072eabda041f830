import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { exportBook, goRapid, goTo, isSaved, rowsOf, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

story('the day is counted like a till and closed, and the reminder goes when an export was read back', async ({ start }) => {
  const { page, saved } = await start({ show: 'own' });
  const { keyboard } = page;
  const banner = page.getByTestId('verified-banner');
  await expect(banner).toBeHidden();
  await goTo(page, 'Capture');
  await goRapid(page);
  for (const n of [1, 2, 3]) {
    await typeVisitor(page, newPerson(n));
    await isSaved(page, newPerson(n).name);
  }
  await expect(banner).toContainText('3 leads of today in no verified file');
  // the third was a mistake, the first comes back
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(banner).toContainText('2 leads of today');
  await typeVisitor(page, newPerson(1));
  await expect(page.getByRole('alert').filter({ hasText: newPerson(1).name })).toBeVisible();

  await goTo(page, 'Hand over');
  await page.getByRole('button', { name: 'Day close' }).click();
  const total = page.getByRole('main').getByTestId('day-count').locator('tfoot td');
  await expect(total).toHaveText(['4', '2', '1', '1', '0']);
  await expect(page.getByTestId('day-check')).toHaveAttribute('data-sound', '');
  await expect(page.getByTestId('day-check')).toContainText('scans 4 = new 2 + repeat 1 + discarded 1 + unresolved 0');
  await expect(page.getByTestId('day-journal')).toHaveAttribute('data-state', 'same');
  await expect(page.getByTestId('day-closes')).toContainText('not closed yet');
  await keyboard.press('c');
  await expect(page.getByTestId('day-closes')).toContainText('Nothing changed since.');
  await expect(page.locator('[data-close]')).toContainText('scans 4 = new 2');
  await keyboard.press('Control+s');
  const report = async (): Promise<string | undefined> => (await readdir(saved)).find((name) => name.endsWith('.pdf'));
  await expect.poll(report, { timeout: 30_000 }).toMatch(/^Day close Pallet Days \d{4}-\d\d-\d\d\.pdf$/u);
  const pdf = await readFile(join(saved, (await report()) ?? ''));
  // one page
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);

  expect(rowsOf(await exportBook({ page, saved }))).toHaveLength(2);
  await expect(banner).toBeHidden();
  await keyboard.press('Alt+0');
  await expect(page.getByTestId('day-backup')).toHaveAttribute('data-waiting', '0');
  await expect(page.getByTestId('day-backup')).toContainText('.xlsx');
});
