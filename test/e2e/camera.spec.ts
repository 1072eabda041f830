import { expect } from 'playwright/test';
import { cameraArgs, filmCode } from './badges.ts';
import { bookNext, exportBook, rowsOf, story } from './booth.ts';
import { newPerson, vcardOf } from './people.ts';

story(
  'a badge held to the camera becomes a hot lead with an appointment and leaves as a spreadsheet with the right cells',
  async ({ folder, start }) => {
    const person = newPerson(3);
    const booth = await start({ args: cameraArgs(await filmCode(folder, vcardOf(person))) });
    const { page } = booth;
    await expect(page.getByRole('heading', { level: 2, name: person.name })).toBeVisible();
    await expect(page.getByLabel('E-mail', { exact: true })).toHaveValue(person.email);

    await page.keyboard.press('3');
    await expect(page.locator('article > header').getByText('Hot', { exact: true })).toBeVisible();
    await bookNext(page);

    const book = await exportBook(booth);
    const [row] = rowsOf(book);
    expect(row).toMatchObject({
      'First name': person.given,
      'Last name': person.family,
      Company: person.company,
      'Job title': person.title,
      'E-mail': person.email,
      Phone: person.phone,
      Temperature: 'Hot',
      Stage: 'Qualified prospect',
    });
    expect(row?.['Appointments']).toContain(person.name);
    expect(row?.['Appointments']).toContain('Alex Martin');
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const phones = Object.values(sheet).filter((cell: unknown) => (cell as { v?: unknown }).v === person.phone);
    // text, not a number: the plus stays
    expect(phones).toMatchObject([{ t: 's' }]);
  },
);
