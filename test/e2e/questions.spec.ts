import { expect } from 'playwright/test';
import type { Locator, Page } from 'playwright';
import { goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

/** A person's pace: faster looks like a scanner. */
const PACE = { delay: 60 };

const builder = (page: Page): Locator => page.getByTestId('question-builder');
const rows = (page: Page): Locator => page.getByRole('list', { name: 'Questions in order' });
const panel = (page: Page): Locator => page.getByTestId('questions');

/** The field or the choices of a question, by its words. */
const fieldOf = (page: Page, words: string): Locator =>
  panel(page).getByRole('listitem').filter({ hasText: words }).locator('[data-answer]');

async function openBuilder(page: Page): Promise<void> {
  await goTo(page, 'Show');
  await page.getByRole('button', { name: 'Questionnaire' }).click();
  await expect(builder(page)).toBeVisible();
}

/** Adds a question of a kind and writes its English words. */
async function addQuestion(page: Page, kind: string, words: string): Promise<void> {
  await page.getByRole('group', { name: 'Add a question' }).getByRole('button', { name: kind, exact: true }).click();
  await expect(builder(page).getByLabel('Question in English')).toBeFocused();
  await builder(page).getByLabel('Question in English').fill(words);
}

async function saveForm(page: Page, version: number): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('heading', { level: 2 })).toContainText(`Version ${version}`);
  await expect(page.getByText('Not saved yet')).toBeHidden();
}

async function openQuestions(page: Page, name: string): Promise<void> {
  await openLead(page, name);
  await page.keyboard.press('s');
  await expect(panel(page)).toBeVisible();
}

story('a form is built, answered by keys, corrected during the show, and every answer is still there', async ({ start }) => {
  const visitor = newPerson(71);
  const { page } = await start({ show: 'own' });
  await typeVisitor(page, visitor);
  await isSaved(page, visitor.name);

  await openBuilder(page);
  await page.getByRole('button', { name: 'Current supplier' }).click();
  await addQuestion(page, 'Number', 'How many plants?');
  await builder(page).getByRole('switch', { name: 'Required' }).click();
  await builder(page).getByLabel('Unit').fill('plants');
  await addQuestion(page, 'Text', 'What troubles them?');
  await builder(page).getByRole('combobox', { name: 'When it is asked' }).click();
  await page.getByRole('option', { name: /How many plants/u }).click();
  await builder(page).getByRole('combobox', { name: 'The answer that asks it' }).click();
  await page.getByRole('option', { name: 'is at least' }).click();
  await builder(page).getByLabel('Least value').fill('3');
  // the preview is the form itself
  const preview = page.getByTestId('question-preview');
  await expect(preview.getByRole('listitem')).toHaveCount(2);
  await saveForm(page, 1);

  await openQuestions(page, visitor.name);
  await expect(page.getByTestId('questions-badge').first()).toHaveText('1 required left');
  // Enter begins with what is required and open
  await page.keyboard.press('Enter', PACE);
  await expect(fieldOf(page, 'How many plants?')).toBeFocused();
  await page.keyboard.type('4', PACE);
  await expect(fieldOf(page, 'What troubles them?')).toBeVisible();
  await page.keyboard.press('Enter', PACE);
  await expect(fieldOf(page, 'What troubles them?')).toBeFocused();
  await page.keyboard.type('Leaks, every Monday', { delay: 120 });
  // left in the middle of typing: the last letters are saved all the same
  await fieldOf(page, 'Is there a supplier today?').focus();
  await page.keyboard.press('1', PACE);
  await expect(fieldOf(page, 'Which supplier?')).toBeVisible();
  await page.keyboard.press('Enter', PACE);
  await page.keyboard.type('Pumpwell', { delay: 120 });
  await page.keyboard.press('Enter', PACE);
  await expect(fieldOf(page, 'How satisfied')).toBeFocused();
  await page.keyboard.press('4', PACE);
  await expect(panel(page).getByRole('option', { name: '4', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByTestId('questions-badge').first()).toHaveText('5 of 5');
  // a digit was an answer, not a temperature
  await page.keyboard.press('Escape', PACE);
  // two presses faster than the page is drawn turn two sides on
  await page.keyboard.press('s', PACE);
  await page.keyboard.press('s', PACE);
  await expect(page.getByRole('button', { name: /^Qualification/u })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: /^Warm/u })).toHaveAttribute('aria-pressed', 'false');

  await openBuilder(page);
  await rows(page)
    .getByRole('button', { name: /Edit question 2:/u })
    .click();
  await expect(builder(page).getByText('1 lead has answered this.')).toBeVisible();
  await builder(page).getByLabel('Question in English').fill('Name of the supplier?');
  await rows(page)
    .getByRole('button', { name: /Edit question 4:/u })
    .click();
  await builder(page).getByRole('button', { name: 'Take off the form' }).click();
  await page.getByRole('button', { name: 'Take off, keep the answers' }).click();
  await rows(page)
    .getByRole('button', { name: /Edit question 1:/u })
    .click();
  await builder(page).getByRole('button', { name: 'Remove the choice: Yes' }).click();
  await expect(builder(page).getByText('1 lead chose it')).toBeVisible();
  await rows(page)
    .getByRole('button', { name: /Edit question 3:/u })
    .click();
  await builder(page).getByRole('combobox', { name: 'Answered by' }).click();
  await page.getByRole('option', { name: 'Date', exact: true }).click();
  await expect(page.getByTestId('impact')).toContainText('becomes a new question');
  await saveForm(page, 2);

  await openQuestions(page, visitor.name);
  await expect(fieldOf(page, 'Name of the supplier?')).toHaveValue('Pumpwell');
  await expect(panel(page).getByRole('option', { name: 'Yes' })).toHaveAttribute('aria-selected', 'true');
  const kept = page.getByTestId('kept-answers');
  await expect(kept).toContainText('How many plants?');
  await expect(kept).toContainText('What troubles them?');
  await expect(kept).toContainText('Leaks, every Monday');
});

story(
  'questions are put in order by their grip and by keys, and a form half changed waits until it is saved or dropped',
  async ({ start }) => {
    const { page } = await start({ show: 'own' });
    await openBuilder(page);
    await page.getByRole('button', { name: 'Budget range' }).click();
    await page.getByRole('button', { name: 'Project horizon' }).click();
    await page.getByRole('button', { name: 'Decision process' }).click();
    const words = rows(page).locator('li > div > button > span > p:first-child');
    await expect(words).toHaveText([/budget/u, /begin/u, /decides/u, /decided/u]);

    const grip = async (at: number): Promise<{ x: number; y: number }> => {
      const box = await rows(page).getByTitle('Drag to another place').nth(at).boundingBox();
      return { x: (box?.x ?? 0) + 10, y: (box?.y ?? 0) + 18 };
    };
    const [from, to] = [await grip(0), await grip(2)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y + 20, { steps: 8 });
    await page.mouse.up();
    await expect(words).toHaveText([/begin/u, /decides/u, /budget/u, /decided/u]);
    await rows(page)
      .getByRole('button', { name: /Edit question 3:/u })
      .focus();
    await page.keyboard.press('Alt+ArrowUp', PACE);
    await expect(words).toHaveText([/begin/u, /budget/u, /decides/u, /decided/u]);
    await page.keyboard.press('Alt+ArrowDown', PACE);
    await expect(words).toHaveText([/begin/u, /decides/u, /budget/u, /decided/u]);
    await expect(rows(page).getByRole('button', { name: /Edit question 3:/u })).toBeFocused();

    await goTo(page, 'Leads');
    await openBuilder(page);
    await expect(page.getByText('Not saved yet')).toBeVisible();
    await expect(words).toHaveText([/begin/u, /decides/u, /budget/u, /decided/u]);
    await saveForm(page, 1);
    await addQuestion(page, 'Scale', '');
    await expect(page.getByText('1 question is not complete.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
    await page.getByRole('button', { name: 'Drop the changes' }).click();
    await expect(words).toHaveCount(4);
    await goTo(page, 'Leads');
    await openBuilder(page);
    await expect(words).toHaveText([/begin/u, /decides/u, /budget/u, /decided/u]);
  },
);
