import { expect } from 'playwright/test';
import { goTo, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const visitor = newPerson(41);

story('a visitor who comes back under another address is asked about, and one key shows both side by side', async ({ start }) => {
  const { page } = await start();
  const heading = page.getByRole('heading', { level: 2, name: visitor.name });
  await typeVisitor(page, { ...visitor, phone: '' });
  await expect(heading).toBeVisible({ timeout: 45_000 });
  await goTo(page, 'Capture');
  await typeVisitor(page, { ...visitor, email: '' });
  const band = page.getByTestId('same');
  await expect(band).toContainText(`Perhaps the same as ${visitor.name} (${visitor.company})`, { timeout: 45_000 });
  await expect(band).toContainText('Same: first name, last name, company');

  await page.keyboard.press('z', { delay: 80 });
  await expect(band).toBeHidden();
  await page.getByRole('alert').filter({ hasText: 'is somebody else' }).getByRole('button', { name: 'Undo' }).click();
  await expect(band).toBeVisible();

  await page.keyboard.press('y', { delay: 80 });
  await expect(page.getByRole('heading', { name: 'One person?' })).toBeVisible();
});
