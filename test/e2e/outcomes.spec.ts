import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import type { Page } from 'playwright';
import { goRapid, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

/** How many customers the funnel has. */
async function expectCustomers(page: Page, count: number): Promise<void> {
  await page.keyboard.press('Alt+9');
  await page.getByRole('radiogroup', { name: 'Figures' }).getByText('Funnel', { exact: true }).click();
  await page.getByRole('button', { name: 'Show the numbers' }).click();
  await expect(page.getByTestId('funnel-table').getByRole('row').filter({ hasText: 'Customer' }).getByRole('cell').first()).toHaveText(
    String(count),
  );
}

story(
  'a lead is won by two keys, a file of outcomes is shown and written, the funnel follows, and one button takes the file back',
  async ({ start, folder }) => {
    const { page } = await start({ show: 'own' });
    const { keyboard } = page;
    const [won, sold, lost] = [newPerson(1), newPerson(2), newPerson(3)];
    await goTo(page, 'Capture');
    await goRapid(page);
    for (const person of [won, sold, lost]) {
      await typeVisitor(page, person);
      await isSaved(page, person.name);
    }
    await openLead(page, won.name);
    for (const side of [/^Questions/u, /^Facts/u]) {
      await keyboard.press('s', { delay: 40 });
      await expect(page.getByRole('button', { name: side })).toHaveAttribute('aria-pressed', 'true');
    }
    const isWon = page.getByRole('button', { name: /^Won/u });
    await expect(isWon).toHaveAttribute('aria-pressed', 'false');
    await keyboard.press('7', { delay: 40 });
    await expect(isWon).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByTestId('stage')).toHaveText('Customer');
    await keyboard.press('x', { delay: 40 });
    const amount = page.getByRole('textbox', { name: 'Amount', exact: true });
    await expect(amount).toBeFocused();
    await amount.fill('12000');
    await amount.press('Enter');
    await expect(amount).toHaveValue('12,000');

    const file = join(folder, 'deals.csv');
    await writeFile(
      file,
      `Email;Deal stage;Amount;Close date\n${sold.email};Closed Won;1.500,00 €;14/04/2026\n${lost.email};Perdu;;02/04/2026\n${won.email};Lost;;\nnobody@else.example;Won;;\n`,
    );
    await goTo(page, 'Hand over');
    await page.getByRole('button', { name: 'Outcomes…' }).click();
    await page.getByLabel('Choose the file').setInputFiles(file);
    const counts = page.getByTestId('outcome-counts');
    await expect(counts).toHaveText('1 won1 lost1 to decide1 not found');
    const lines = page.getByTestId('outcome-lines');
    await expect(lines).toContainText('nobody@else.example');
    await expect(lines).toContainText('you noted: Won');
    await page.getByRole('button', { name: 'Write 2 outcomes' }).click();
    await expect(page.getByTestId('outcomes-done')).toHaveText('2 outcomes written.');
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expectCustomers(page, 2);

    // the same file again: nothing left but what a person is to decide
    await goTo(page, 'Hand over');
    await page.getByRole('button', { name: 'Outcomes…' }).click();
    await page.getByLabel('Choose the file').setInputFiles(file);
    await expect(counts).toHaveText('2 unchanged1 to decide1 not found');
    await page.getByRole('checkbox', { name: new RegExp(won.name, 'u') }).check();
    await page.getByRole('button', { name: 'Write 1 outcome' }).click();
    await page.getByRole('button', { name: 'Take all back' }).click();
    await expect(page.getByTestId('outcomes-undone')).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expectCustomers(page, 2);
  },
);
