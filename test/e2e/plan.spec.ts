import { expect } from 'playwright/test';
import { story } from './booth.ts';

story('a goal of revenue becomes leads an hour, is kept by itself, and is taken as the goals of the show', async ({ start }) => {
  const { page } = await start({ show: 'own' });
  await page.keyboard.press('Alt+9');
  await page.keyboard.press('3');
  const form = page.getByTestId('plan-form');
  await form.getByLabel('Revenue to win in a year').fill('214000');
  await form.getByLabel('Average sale').fill('1500');
  const sentence = page.getByTestId('plan-sentence');
  await expect(sentence).toContainText('you need 143 customers');

  // a slip of the hand is said beneath its field, and leaves no plan
  const rate = form.getByRole('textbox', { name: 'Qualified → Customer' });
  await rate.fill('0');
  await expect(page.getByTestId('no-plan')).toBeVisible();
  await expect(form.getByText('At least 0.001.')).toBeVisible();
  await rate.fill('1.9');
  await expect(sentence).toContainText('7,527 qualified prospects');

  await expect(page.getByTestId('plan-state')).toHaveAttribute('data-state', 'saved');
  await page.getByRole('button', { name: 'Take these as the goals of this show…' }).click();
  const changes = page.getByTestId('goal-changes').getByRole('row');
  await expect(changes.filter({ hasText: 'Customers' })).toContainText(/none\s*143/u);
  await page.getByRole('button', { name: 'Take as goals' }).click();
  await expect(page.getByText('are those of the plan')).toBeVisible();

  await page.keyboard.press('2');
  await expect(page.getByTestId('funnel-goals')).toContainText('0 of 143');
  await expect(page.getByTestId('weakest')).toContainText('Too few leads to tell');
  // the plan is as it was left
  await page.keyboard.press('3');
  await expect(sentence).toContainText('143 customers');
  await expect(rate).toHaveValue('1.9 %');
});
