import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { goRapid, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const [warm, warmer, buyer] = [newPerson(61), newPerson(62), newPerson(63)];

const openFigures = async (page: Page, tab: 'Worth it?' | 'Shows'): Promise<void> => {
  await page.keyboard.press('Alt+9');
  await page.getByRole('radiogroup', { name: 'Figures' }).getByText(tab, { exact: true }).click();
};

/** Cells of a table, row by row. */
const cellsOf = async (page: Page, table: string): Promise<string[]> =>
  (await page.getByTestId(table).locator('tbody tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/gu, ' ').trim());

story(
  'what a show cost is entered, a lead is won: cost per customer and the return are there, and no verdict from three leads',
  async ({ start }) => {
    const { page } = await start({ show: 'own' });
    await goRapid(page);
    for (const person of [warm, warmer, buyer]) {
      await typeVisitor(page, person);
      await isSaved(page, person.name);
    }
    for (const { name } of [warm, warmer]) {
      await openLead(page, name);
      await page.keyboard.press('2');
      await expect(page.getByTestId('stage')).toHaveText('MQL');
    }
    await openLead(page, buyer.name);
    await page.getByRole('button', { name: /^Facts/u }).click();
    await page.getByRole('button', { name: /^Won/u }).click();
    await expect(page.getByTestId('stage')).toHaveText('Customer');
    const amount = page.getByRole('textbox', { name: 'Amount', exact: true }).last();
    await amount.fill('30000');
    await amount.press('Enter');

    // what is not known is not made up
    await openFigures(page, 'Worth it?');
    const heads = page.getByTestId('worth-heads');
    await expect(heads).toContainText('£30,000');
    await expect(page.getByTestId('costs-missing')).toBeVisible();
    expect(await cellsOf(page, 'prices')).toEqual(['Lead 3 –', 'MQL 3 –', 'SQL 1 –', 'Qualified 1 –', 'Appointment 0 –', 'Customer 1 –']);

    await page.getByRole('button', { name: 'Enter the costs' }).click();
    await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: 'Costs' })).toHaveAttribute(
      'aria-current',
      'step',
    );
    await page.getByRole('button', { name: 'Add a line' }).click();
    await page.getByRole('textbox', { name: 'Amount 1' }).fill('12,000');
    await expect(page.getByTestId('setup-saved')).toHaveText('Everything is saved');

    await openFigures(page, 'Worth it?');
    await expect(heads).toContainText('Cost£12,000');
    await expect(page.getByTestId('costs-missing')).toBeHidden();
    await expect(heads).toContainText('Return so far+150%');
    await expect(heads).toContainText('Customers to break even1So far 1, bringing £30,000 each');
    expect(await cellsOf(page, 'prices')).toEqual([
      'Lead 3 £4,000',
      'MQL 3 £4,000',
      'SQL 1 £12,000',
      'Qualified 1 £12,000',
      'Appointment 0 –',
      'Customer 1 £12,000',
    ]);
    const overTime = page.getByTestId('return-over-time').getByRole('row');
    await expect(overTime).toHaveCount(5);
    await expect(overTime.nth(1)).toContainText(/30 days, so far.*£30,000\s*\+150%\s*\+150%/u);
    expect(await cellsOf(page, 'parts')).toEqual(['Nobody asked 3 1 1 £30,000 £0 £12,000 +150%']);
    await expect(page.getByTestId('persona')).toContainText('Too few to tell');

    await openFigures(page, 'Shows');
    await expect(page.getByTestId('shows-compared').getByRole('row').nth(1)).toContainText(
      /Pallet Days.*3\s*33%.*£12,000.*£4,000.*£30,000\s*\+150%/u,
    );
    await expect(page.getByTestId('verdict')).toHaveText('Too early to tell');
    await expect(page.getByTestId('reasons')).toHaveText('The show is not over yet.');
  },
);
