import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect } from 'playwright/test';
import { goRapid, goTo, isSaved, openLead, sorted, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

story(
  'a HubSpot import is rehearsed, its bad cell mended by a key, and its error file read back onto the lead',
  async ({ start, folder }) => {
    const { page, saved } = await start({ show: 'own' });
    const { keyboard } = page;
    const [odd, sound] = [newPerson(1), newPerson(2)];
    await goTo(page, 'Capture');
    await goRapid(page);
    for (const person of [odd, sound]) {
      await typeVisitor(page, person);
      await isSaved(page, person.name);
    }
    await openLead(page, odd.name);
    const email = page.locator('#contact-email');
    await email.fill('not an address');
    await email.press('Enter');
    await expect(email).toHaveValue('not an address');

    await goTo(page, 'Hand over');
    await page.getByRole('combobox', { name: 'Columns' }).click();
    await page.getByRole('option', { name: 'HubSpot contacts' }).click();
    const rehearsal = page.getByTestId('rehearsal');
    await expect(rehearsal).toContainText('1 of 2 rows will be taken · 1 cell to mend');
    await expect(page.getByTestId('rehearsal-cells')).toContainText('Email: not an address');
    // the key opens the lead with the caret in the field, and what is typed there is seen at once
    await page.getByRole('heading', { name: 'Files' }).click();
    await keyboard.press('o');
    await expect(email).toBeFocused();
    await email.fill(odd.email);
    await email.press('Enter');
    await expect(email).toHaveValue(odd.email);
    await keyboard.press('Escape');
    await expect(rehearsal).toContainText('All 2 rows will be taken.');

    await keyboard.press('Control+e');
    await expect(page.getByTestId('last-export')).toContainText('HubSpot contacts, 2 leads');
    const name = (await readdir(saved)).find((one) => one.endsWith('.csv')) ?? '';
    const { data } = Papa.parse<Record<string, string>>((await readFile(join(saved, name), 'utf8')).slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    const keys = new Map(data.map((row) => [row['Email'], row['Boothbook ID'] ?? '']));
    expect(sorted([...keys.keys()])).toEqual(sorted([odd.email, sound.email]));
    expect([...keys.values()].every((one) => one.startsWith('boothbook.'))).toBe(true);

    const key = keys.get(sound.email) ?? '';
    const errors = join(folder, 'errors.csv');
    await writeFile(
      errors,
      `Boothbook ID,Email,Property,Error message\n${key},${sound.email},Lead status,Not one of the options\n,nobody@here.example,,Unknown\n`,
    );
    await page.getByRole('button', { name: 'Error file…' }).click();
    await page.getByLabel('Choose the error file').setInputFiles(errors);
    await expect(page.getByTestId('error-found')).toHaveText('2 messages, 1 with a lead');
    await page.getByRole('button', { name: 'Note it on 1 lead' }).click();
    await expect(page.getByTestId('error-done')).toContainText('1 lead is marked as refused.');
    await expect(page.getByTestId('error-rows')).toContainText('nobody@here.example');
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    const refusals = page.getByTestId('file-refusals');
    await expect(refusals).toContainText(`${sound.name} Field Lead status: Not one of the options`);
    await refusals.getByRole('button', { name: 'Mend' }).click();
    await expect(page.getByTestId('file-refusal')).toHaveText('Files: refused');
  },
);
