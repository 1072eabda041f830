import { join } from 'node:path';
import { expect } from 'playwright/test';
import { card, story } from './booth.ts';

/** The card in another kind of file: from a phone, a fax scanner, a document scanner. */
const kinds = ['heic', 'tif', 'pdf'] as const;

for (const kind of kinds) {
  story(`a business card in a .${kind} file becomes a lead, and its picture can be seen`, async ({ start }) => {
    const { page } = await start();
    await page.getByLabel('Choose files').setInputFiles(join(card, `../card.${kind}`));
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue('maubrine.vostrikane@tallowick.example.com', { timeout: 90_000 });
    await page.getByRole('button', { name: 'Enlarge picture 1' }).click();
    const picture = page.getByRole('dialog').getByRole('img', { name: 'Enlarge picture 1' });
    await expect
      .poll(() => picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
      .toBeGreaterThan(1400);
  });
}
