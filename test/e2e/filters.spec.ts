import { expect } from 'playwright/test';
import { exportBook, goRapid, goTo, isSaved, openLead, rowsOf, story, typeVisitor } from './booth.ts';
import { axe, readFaults } from './faults.ts';
import { newPerson } from './people.ts';

story('the list is narrowed by what was answered, shows the columns one chose, and the file tells it all', async ({ start }) => {
  const [asked, other] = [newPerson(81), newPerson(82)];
  const { page, profile, close } = await start();
  await goTo(page, 'Capture');
  await goRapid(page);
  for (const person of [asked, other]) {
    await typeVisitor(page, person);
    await isSaved(page, person.name);
  }
  await openLead(page, asked.name);
  await page.keyboard.press('3', { delay: 90 });
  await page.keyboard.press('b', { delay: 90 });
  await goTo(page, 'Leads');
  const count = page.getByTestId('lead-count');
  await expect(count).toHaveText('2 leads');
  await page.evaluate(axe);

  await page.keyboard.press('f');
  const panel = page.getByTestId('more-filters');
  await expect(panel).toBeVisible();
  await panel.getByRole('combobox', { name: 'Budget' }).click();
  await panel.getByRole('option', { name: 'yes', exact: true }).click();
  await expect(count).toHaveText('1 lead');
  await expect(panel).toBeVisible();
  expect(await readFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  const chip = page.getByRole('button', { name: 'Take off: Budget: yes' });
  await expect(chip).toHaveText('Budget: yes (1)');
  await chip.press('Enter');
  await expect(count).toHaveText('2 leads');
  await expect(chip).toHaveCount(0);

  await page.getByTestId('lead-grid').focus();
  await page.keyboard.press('c');
  const chooser = page.getByTestId('column-chooser');
  await chooser.getByRole('checkbox', { name: 'BANT' }).click();
  const headers = page.getByTestId('lead-grid').getByRole('columnheader');
  await expect(headers.last()).toHaveText('BANT');
  expect(await readFaults(page)).toEqual([]);
  await chooser.getByRole('button', { name: 'Move BANT left' }).click();
  await expect(headers.last()).toHaveText('Captured');
  await page.keyboard.press('Escape');
  const row = page.getByTestId('lead-grid').getByRole('row').filter({ hasText: asked.name });
  await expect(row.getByTitle('Budget: yes')).toBeVisible();
  await close();

  const again = await start({ profile });
  await goTo(again.page, 'Leads');
  await expect(again.page.getByTestId('lead-grid').getByRole('columnheader').nth(-2)).toHaveText('BANT');
  const rows = rowsOf(await exportBook(again));
  const told = rows.find((one) => one['Full name'] === asked.name);
  expect(told).toMatchObject({
    Temperature: 'Hot',
    'Chosen temperature': 'Hot',
    Budget: 'Yes',
    'BANT answered': '1',
    'Next action': 'Hand to sales',
  });
});
