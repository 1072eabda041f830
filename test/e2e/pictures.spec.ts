import { expect } from 'playwright/test';
import { drawBadges } from './badges.ts';
import { card, countLeads, exportBook, goTo, rowsOf, sorted, story } from './booth.ts';
import { newPerson } from './people.ts';

story('a photographed business card becomes a lead with name, e-mail and phone, and its picture stays beside them', async ({ start }) => {
  const { page } = await start();
  await page.getByLabel('Choose files').setInputFiles(card);
  await expect(page.getByRole('heading', { level: 2, name: 'Maubrine Vostrikane' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('maubrine.vostrikane@tallowick.example.com');
  await expect(page.getByLabel('Phone', { exact: true })).toHaveValue('+44 20 7946 0812');
  await expect(page.getByLabel('Company', { exact: true })).toHaveValue('Tallowick Bottling Ltd');
  await page.getByRole('button', { name: 'Enlarge picture 1' }).click();
  const picture = page.getByRole('dialog').getByRole('img', { name: 'Enlarge picture 1' });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))).toBe(1480);
});

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
