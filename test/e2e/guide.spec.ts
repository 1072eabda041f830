import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, openLead, speakFrench, story } from './booth.ts';
import { settle, showIn } from './faults.ts';
import { fillShow, guest } from './screens.ts';

/** The first words of each guide, so that none is another's. */
const HEADS = {
  en: ['At the booth: one page', 'The manager’s guide', 'For IT and data protection', 'CRM, webhook and files'],
  fr: ['Au stand : une page', 'Guide du responsable', 'Pour l’informatique et la protection des données', 'CRM, webhook et fichiers'],
} as const;

/** Each guide is in view with all of its pictures. */
async function readGuides(page: Page, language: 'en' | 'fr'): Promise<void> {
  await page.keyboard.press('Shift+F1');
  for (const [at, head] of HEADS[language].entries()) {
    await page.keyboard.press(String(at + 1), { delay: 90 });
    const guide = page.getByTestId('guide');
    await expect(guide.getByRole('heading').first()).toHaveText(head);
    const widths = await guide.locator('img').evaluateAll(async (all) => {
      const pictures = all as HTMLImageElement[];
      await Promise.all(pictures.map((one) => one.decode().catch(() => undefined)));
      return pictures.map((one) => one.naturalWidth);
    });
    expect(widths).not.toContain(0);
  }
}

story('the guides open on every screen without a network, in both languages, with all of their pictures', async ({ start }) => {
  const { page } = await start();
  await readGuides(page, 'en');
  await page.keyboard.press('Escape');
  await speakFrench(page);
  await readGuides(page, 'fr');
});

const folder = process.env['BOOTHBOOK_GUIDE'];
const profile = process.env['BOOTHBOOK_GUIDE_PROFILE'];

/** The page in view as WebP: a third of a PNG. */
async function takePicture(page: Page, path: string): Promise<void> {
  await settle(page);
  const png = await page.screenshot();
  const webp = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.codePointAt(0) ?? 0);
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
    const made = new Uint8Array(await blob.arrayBuffer());
    return Array.from(made, (byte) => String.fromCodePoint(byte)).join('');
  }, png.toString('base64'));
  await writeFile(path, Buffer.from(webp, 'latin1'));
}

type Take = (name: string) => Promise<void>;

/** What each picture shows, by its keys; whatever the language. */
async function takeAll({ page }: Pick<Booth, 'page'>, take: Take): Promise<void> {
  const press = (key: string): Promise<void> => page.keyboard.press(key, { delay: 90 });
  await press('Alt+1');
  await expect(page.locator('main h2').first()).toBeVisible();
  await take('capture');
  await press('Alt+2');
  await page.getByTestId('lead-grid').getByRole('row').filter({ hasText: guest.name }).click();
  await expect(page.getByTestId('stage')).toBeVisible();
  await take('lead');
  await press('Alt+3');
  await press('d');
  await press('n');
  await press('b');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await take('book');
  await press('Escape');
  await press('Alt+5');
  await expect(page.locator('main h2').first()).toBeVisible();
  await take('handover');
  await press('Alt+9');
  for (const [key, name] of [
    ['1', 'live'],
    ['4', 'worth'],
  ] as const) {
    await press(key);
    await expect(page.locator(`main input[type=radio][value=${name}]`)).toBeChecked();
    await expect(page.getByText('…', { exact: true })).toHaveCount(0);
    await take(name);
  }
  await press('Alt+0');
  await expect(page.getByTestId('day-journal')).toHaveAttribute('data-state', 'same');
  await take('dayclose');
  await press('Alt+6');
  await expect(page.getByTestId('badge-formats')).toBeVisible();
  await press('e');
  await expect(page.locator('[data-step]').first()).toBeVisible();
  await take('setup');
  await press('Alt+7');
  await press('s');
  for (const [key, name] of [
    ['1', 'backups'],
    ['2', 'protection'],
    ['3', 'lock'],
    ['4', 'privacy'],
  ] as const) {
    await press(key);
    await expect(page.locator(`main input[type=radio][value=${name}]`)).toBeChecked();
    await take(name);
  }
}

story('the pictures of the guides are taken when asked for', async ({ folder: own, start }) => {
  story.skip(folder === undefined || profile === undefined, 'only by npm run pictures');
  story.setTimeout(300_000);
  if (folder === undefined || profile === undefined) return;
  const booth = await start({ profile });
  const { app, page } = booth;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768));
  await showIn(page, 'light');
  await fillShow(booth, own);
  await openLead(page, guest.name);
  for (const language of ['en', 'fr'] as const) {
    if (language === 'fr') await speakFrench(page);
    const to = join(folder, language);
    await mkdir(to, { recursive: true });
    await takeAll(booth, (name) => takePicture(page, join(to, `${name}.webp`)));
  }
});
