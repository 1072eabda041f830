import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'playwright/test';
import { startFake } from '#test/fakes/startFake.ts';
import { goRapid, goTo, isSaved, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const root = dirname(dirname(import.meta.dirname));

story(
  'a CRM described by a file is connected, a field sent elsewhere, tried dry, sent, and read back with what a salesperson changed',
  async ({ start }) => {
    const fake = await startFake('hubspot', { keyField: 'boothbook_id' });
    const shipped = JSON.parse(await readFile(join(root, 'shared/crm/rest/vendors/hubspot.json'), 'utf8')) as object; // our own file
    const own = JSON.stringify({ ...shipped, name: 'house-crm', product: { en: 'House CRM', fr: 'CRM maison' }, url: fake.url });
    const { page } = await start({ vault: 'passphrase', show: 'own' });
    await goTo(page, 'Capture');
    await goRapid(page);
    for (const n of [71, 72, 73]) {
      await typeVisitor(page, newPerson(n));
      await isSaved(page, newPerson(n).name);
    }
    await goTo(page, 'Hand over');
    await page.getByRole('button', { name: 'Connect…' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Program' }).click();
    await page.getByRole('option', { name: 'Own description…' }).click();
    const file = form.locator('input[type=file]');
    await file.setInputFiles({ name: 'crm.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"boothbook.rest.1"}') });
    await expect(form.getByRole('alert')).toContainText('describes no connection');
    await file.setInputFiles({ name: 'crm.json', mimeType: 'application/json', buffer: Buffer.from(own) });
    await expect(form.getByText('House CRM is described by this file.')).toBeVisible();
    await form.getByLabel('Name').fill('House');
    await form.getByLabel(/Access token/u).fill(fake.token);
    await form.getByRole('button', { name: 'Test and connect' }).click();
    await expect(page.getByRole('heading', { name: 'House' })).toBeVisible();
    await page.getByRole('button', { name: 'Pause' }).click();

    await page.getByRole('button', { name: 'Set up and check' }).click();
    await expect(page.getByText('Ready: leads can be written.')).toBeVisible();
    await page.getByRole('tab', { name: 'Fields' }).click();
    await page.getByRole('searchbox', { name: 'Find a field' }).fill('jobtitle');
    await page.getByTestId('mapping').getByRole('combobox').click();
    await page.getByRole('option', { name: 'Show', exact: true }).click();
    await expect(page.getByTestId('preview')).toContainText('Pallet Days');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
    await page.getByRole('tab', { name: 'Connection' }).click();
    await page.getByRole('button', { name: 'Start the dry run' }).click();
    await expect(page.getByTestId('dry-run')).toContainText('3 would be sent');
    expect(fake.records()).toEqual([]);

    await expect(page.getByRole('button', { name: '3 to send' })).toBeVisible();
    await page.getByRole('button', { name: 'Back to Hand over' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('button', { name: 'Send now' }).click();
    await expect(page.getByText('3 sent', { exact: true })).toBeVisible();
    expect(fake.records().map(({ fields }) => fields['jobtitle'])).toEqual(['Pallet Days', 'Pallet Days', 'Pallet Days']);
    expect(fake.violations).toEqual([]);

    fake.edit(fake.records().find(({ fields }) => fields['email'] === newPerson(72).email)?.id ?? '', { company: 'Corrected by sales' });
    await page.getByRole('button', { name: 'Set up and check' }).click();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByRole('button', { name: 'Read back' }).click();
    await expect(page.getByTestId('compared')).toContainText('2 as sent');
    await expect(
      page
        .getByTestId('findings')
        .getByRole('row')
        .filter({ hasText: newPerson(72).name }),
    ).toContainText('Corrected by sales');
    await fake.close();
  },
);
