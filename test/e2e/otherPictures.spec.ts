import { join } from 'node:path';
import { expect } from 'playwright/test';
import { card, goRapid, openLead, story } from './booth.ts';

/** The card in another kind of file: from a phone, a fax scanner, a document scanner. */
const kinds = ['heic', 'tif', 'pdf'] as const;

// one engine start for all three: each of them is read
story('a business card in a .heic, a .tif and a .pdf file becomes a lead with three pictures that can be seen', async ({ start }) => {
  const { page } = await start();
  await goRapid(page);
  for (const kind of kinds) {
    await page.getByLabel('Choose files').setInputFiles(join(card, `../card.${kind}`));
    await expect(page.getByText('1 file read')).toBeVisible({ timeout: 60_000 });
  }
  await openLead(page, 'Maubrine Vostrikane');
  await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('maubrine.vostrikane@tallowick.example.com', { timeout: 90_000 });
  for (const at of [1, 2, 3]) {
    await page.getByRole('button', { name: `Enlarge picture ${at}` }).click({ timeout: 90_000 });
    const dialog = page.getByRole('dialog');
    const picture = dialog.getByRole('img', { name: `Enlarge picture ${at}` });
    await expect
      .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBeGreaterThan(1400);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});
