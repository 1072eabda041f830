import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { goRapid, goTo, isSaved, story } from './booth.ts';

/** A card that is hostile in every field: markup, marks that turn the writing, control signs. */
const evil = (field: string): string => `${field}<img src=x onerror="window.wasHit=1"><b>bold</b>\u202Eturned\u0007`;
const card = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  `N:${evil('Fam')};Mar`,
  `FN:${evil('Mar Fam')}`,
  `ORG:${evil('Org')}`,
  `TITLE:${evil('Boss')}`,
  `EMAIL:${evil('mail')}@acme.example`,
  `TEL:${evil('tel')}`,
  `ADR:;;${evil('Street')};${evil('City')};;75001;${evil('Land')}`,
  `URL:javascript:window.wasHit=1`,
  `URL:${evil('https://acme.example/')}`,
  `NOTE:${evil('Note')}`,
  'END:VCARD',
].join('\r\n');

/** What became of the markup on the screen in view. */
const harm = (page: Page): Promise<{ pictures: number; bold: number; links: number; wasHit: boolean; turned: boolean }> =>
  page.evaluate(() => ({
    pictures: document.querySelectorAll('img[src="x"]').length,
    bold: [...document.querySelectorAll('b')].filter(({ textContent }) => textContent === 'bold').length,
    links: document.querySelectorAll('[href^="javascript:" i]').length,
    wasHit: 'wasHit' in window,
    turned: document.body.innerText.includes('\u202E'),
  }));

story('a card full of markup is text on every screen that shows it', async ({ start, folder }) => {
  const { page } = await start();
  const file = join(folder, 'evil.vcf');
  await writeFile(file, card);
  await goRapid(page);
  await page.getByLabel('Choose files').setInputFiles(file);
  await isSaved(page, '<img src=x onerror=');
  const none = { pictures: 0, bold: 0, links: 0, wasHit: false, turned: false };
  expect(await harm(page)).toEqual(none);
  await goTo(page, 'Leads');
  const row = page.getByText('<b>bold</b>').first();
  await expect(row).toBeVisible();
  expect(await harm(page)).toEqual(none);
  await row.click();
  await expect(page.getByText('<b>bold</b>').first()).toBeVisible();
  expect(await harm(page)).toEqual(none);
  await goTo(page, 'Hand over');
  expect(await harm(page)).toEqual(none);
});
