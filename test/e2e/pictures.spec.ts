import { expect } from 'playwright/test';
import { drawBadges } from './badges.ts';
import { countLeads, exportBook, goTo, rowsOf, sorted, story } from './booth.ts';
import { newPerson } from './people.ts';

story('a folder of fifty badge pictures becomes fifty leads while the screen stays usable', async ({ folder, start }) => {
  const booth = await start();
  const { page } = booth;
  await page.getByLabel('Choose files').setInputFiles(await drawBadges(folder, 100, 50));
  const progress = page.getByText(/Reading \d+ of 50/);
  await expect(progress).toBeVisible();
  // Meanwhile: another screen and back, a field that takes text.
  await goTo(page, 'Agenda');
  await expect(page.getByRole('heading', { level: 2, name: 'Agenda' })).toBeVisible();
  await goTo(page, 'Capture');
  await page.getByLabel('Company', { exact: true }).fill('typed meanwhile');
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue('typed meanwhile');
  await expect(progress).toBeVisible();
  await expect(page.getByText('50 files read')).toBeVisible({ timeout: 60_000 });

  await expect.poll(() => countLeads(page)).toBe(50);
  const rows = rowsOf(await exportBook(booth));
  const wanted = Array.from({ length: 50 }, (_, at) => newPerson(100 + at));
  expect(sorted(rows.map((row) => row['E-mail']))).toEqual(sorted(wanted.map(({ email }) => email)));
});
