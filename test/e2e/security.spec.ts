import { expect, test } from 'playwright/test';
import { launchBooth } from './launch.ts';

test('the booth opens its page from app://booth', async () => {
  const { page, close } = await launchBooth();
  await expect(page).toHaveURL('app://booth/');
  await expect(page.locator('#root')).not.toBeEmpty();
  await close();
});
