import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { countLeads, goRapid, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

story('the database deleted while the program is closed comes back from the journal, and the program says so', async ({ start }) => {
  const [first, second, third] = [newPerson(20), newPerson(21), newPerson(22)];
  const booth = await start({ vault: 'passphrase' });
  const { page, profile } = booth;
  await goRapid(page);
  for (const person of [first, second, third]) {
    await typeVisitor(page, person);
    await isSaved(page, person.name);
  }
  await openLead(page, second.name);
  await page.keyboard.press('3');
  await expect(page.locator('article > header').getByText('Hot', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'Note' }).fill('wants four hundred valves');
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
  await booth.close();

  const found = (await readdir(profile, { recursive: true })).filter((path) => path.endsWith('IndexedDB'));
  expect(found).not.toEqual([]);
  for (const path of found) await rm(join(profile, path), { recursive: true });

  const again = await start({ vault: 'passphrase', profile });
  await expect(again.page.getByText('Your data was checked')).toBeVisible();
  await expect(again.page.getByText(/\d+ changes came back from the journal/u)).toBeVisible();
  expect(await countLeads(again.page)).toBe(3);
  await openLead(again.page, second.name);
  await expect(again.page.locator('article > header').getByText('Hot', { exact: true })).toBeVisible();
  await expect(again.page.getByText('wants four hundred valves')).toBeVisible();
  await expect(again.page.getByLabel('E-mail', { exact: true })).toHaveValue(second.email);
});
