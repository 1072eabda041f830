import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { bookNext, goTo, story, typeVisitor } from './booth.ts';
import { readPdf } from './pdfPages.ts';
import type { PdfPage } from './pdfPages.ts';
import { newPerson } from './people.ts';

/** Saves the report by its keys; answers the pages of the file that came. */
async function savedPages(page: Page, saved: string, name: RegExp): Promise<PdfPage[]> {
  await page.keyboard.press('Control+s');
  const found = async (): Promise<string | undefined> => (await readdir(saved)).find((one) => name.test(one));
  await expect.poll(found, { timeout: 30_000 }).toBeDefined();
  await expect(page.getByText(join(saved, (await found()) ?? ''))).toBeVisible();
  return readPdf(await readFile(join(saved, (await found()) ?? '')));
}

/** A4, in points: 210 × 297 mm of 72 to the inch. */
function expectA4(pages: readonly PdfPage[]): void {
  expect(pages).toHaveLength(3);
  for (const { width, height } of pages) {
    expect(Math.round(width)).toBe(595);
    expect(Math.round(height)).toBe(842);
  }
}

story('the report tells what the live screen tells, in either language, on three pages without a visitor’s name', async ({ start }) => {
  const { page, saved } = await start();
  const { keyboard } = page;
  await typeVisitor(page, newPerson(71));
  await expect(page.getByRole('heading', { level: 2, name: newPerson(71).name })).toBeVisible();
  await keyboard.press('3', { delay: 90 });
  await expect(page.getByTestId('stage')).toHaveText('SQL');
  await goTo(page, 'Capture');
  await typeVisitor(page, newPerson(72));
  await expect(page.getByRole('heading', { level: 2, name: newPerson(72).name })).toBeVisible();
  await bookNext(page);
  await expect(page.getByTestId('stage')).toHaveText('Qualified');

  await keyboard.press('Alt+9');
  await expect(page.getByTestId('live-leads')).toContainText('Leads2');
  await expect(page.getByTestId('live-appointments')).toContainText('Appointments1');
  await keyboard.press('6', { delay: 90 });
  const report = page.getByTestId('report');
  await expect(report.locator('[data-figure=leads] b')).toHaveText('2');
  await expect(report.locator('[data-figure=qualified] b')).toHaveText('1');
  await expect(report.locator('[data-figure=appointments] b')).toHaveText('1');
  await expect(report.getByTestId('report-verdict')).toHaveAttribute('data-verdict', 'early');

  // what is only heard stays within the sheets: the window itself has nothing to scroll
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);

  const english = await savedPages(page, saved, /^Report .*\.pdf$/u);
  expectA4(english);
  const [first, second, third] = english.map(({ text }) => text);
  expect(first).toContain('Sample show');
  expect(first).toContain('Too early to tell');
  expect(first).toContain(
    'Leads 2 of 60 planned (3.3%) Qualified 1 of 15 planned (6.7%) 50% of the leads Appointments 1 of 8 planned (13%)',
  );
  expect(second).toMatch(/Lead 2 .*SQL 2 .*Qualified 1 50%/u);
  expect(third).toContain('warm from 25 on, hot from 60 on');
  expect(third).toMatch(/with Boothbook \d+\.\d+\.\d+ Page 3 of 3/u);

  await page.getByRole('radiogroup', { name: 'Language of the report' }).getByText('Français').click();
  await page.getByRole('switch', { name: 'Names of staff' }).click();
  await expect(report.locator('[data-sheet="1"]')).toHaveAttribute('lang', 'fr');
  const french = await savedPages(page, saved, /^Rapport .*\.pdf$/u);
  expectA4(french);
  const all = french.map(({ text }) => text).join('\n');
  expect(all).toContain('Leads 2 sur 60 prévus (3,3 %) Qualifiés 1 sur 15 prévus (6,7 %) 50 % des leads Rendez-vous 1 sur 8 prévus (13 %)');
  expect(all).toMatch(/Lead 2 .*SQL 2 .*Qualifié 1 50 %/u);
  expect(all).toContain('Page 3 sur 3');
  expect(all).not.toContain('Par personne');
  // the screen keeps its own language
  await expect(page.getByRole('button', { name: /Save as PDF/u })).toBeVisible();
  for (const text of [...english.map((one) => one.text), all])
    for (const { family, company, email } of [newPerson(71), newPerson(72)])
      for (const word of [family, company, email]) expect(text).not.toContain(word);
});
