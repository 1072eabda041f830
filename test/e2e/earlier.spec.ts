import { expect } from 'playwright/test';
import { goTo, isSaved, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

story('a visitor of last year’s show is greeted with what was said and what is still owed', async ({ start }) => {
  const person = newPerson(91);
  const { page } = await start({ show: 'own' });
  await typeVisitor(page, person);
  await isSaved(page, person.name);
  await page.getByRole('textbox', { name: 'Note' }).fill('Waits for the new coupling');
  await page.getByRole('textbox', { name: 'Promise something' }).fill('Send the price list');
  await page.getByRole('textbox', { name: 'Promise something' }).press('Enter');
  await expect(page.getByRole('checkbox', { name: /Send the price list/ })).toBeVisible();

  await goTo(page, 'Show');
  await page.getByRole('button', { name: 'Make next year’s' }).click();
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Set up the show' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(/Pallet Days 20\d\d/u);
  await goTo(page, 'Capture');
  await typeVisitor(page, { ...person, name: 'M. Someone', phone: '', company: '' });
  await expect(page.getByTestId('came-before')).toContainText('Met at Pallet Days');
  await expect(page.getByTestId('came-before')).toContainText('1 promise still open');
  const band = page.getByTestId('earlier');
  await expect(band).toContainText('Waits for the new coupling');
  await band.getByRole('checkbox', { name: /Send the price list/ }).click();
  await expect(band.getByRole('checkbox')).toHaveCount(0);
});
