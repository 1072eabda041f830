import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { type Booth, goRapid, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

const [keen, keener, calm] = [newPerson(11), newPerson(12), newPerson(13)];

/** Three visitors, two of whom saw a demo: warm by the definitions of the program. */
async function fillBooth({ page }: Pick<Booth, 'page'>): Promise<void> {
  await goTo(page, 'Capture');
  await goRapid(page);
  for (const person of [keen, keener, calm]) {
    await typeVisitor(page, person);
    await isSaved(page, person.name);
  }
  for (const { name } of [keen, keener]) {
    await openLead(page, name);
    await page.getByRole('button', { name: /^Demo/u }).click();
    await expect(page.getByTestId('stage')).toHaveText('MQL');
  }
}

async function openDefinitions(page: Page): Promise<void> {
  await goTo(page, 'Show');
  await page.getByRole('button', { name: 'Definitions' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Definitions' })).toBeVisible();
}

story('a changed definition is previewed, applied, and undone', async ({ start }) => {
  const booth = await start();
  const { page } = booth;
  await fillBooth(booth);
  await openDefinitions(page);
  const preview = page.getByTestId('definitions-preview');
  const hotFrom = page.getByLabel('Hot from score');
  await hotFrom.fill('20');
  await expect(page.getByText('Hot must begin above warm.')).toBeVisible();
  await expect(preview.getByRole('button', { name: /^Apply and judge/u })).toBeDisabled();
  await hotFrom.fill('40');
  await expect(preview.getByTestId('heat-moves')).toHaveText('2 leads move from Warm to Hot');
  await expect(preview.getByRole('button', { name: new RegExp(`^${keen.name}`, 'u') })).toBeVisible();
  await preview.getByRole('button', { name: 'Apply and judge all 3 leads again' }).click();
  await expect(page.getByText('3 leads were judged again.')).toBeVisible();
  await openLead(page, keen.name);
  await expect(page.getByTestId('stage')).toHaveText('SQL');

  await openDefinitions(page);
  await page.getByRole('tab', { name: 'Versions' }).click();
  const versions = page.getByTestId('definition-versions');
  await expect(versions.getByRole('row').nth(1)).toContainText(/2\s*Holds.*3/u);
  await page.getByRole('button', { name: 'Undo version 2' }).click();
  await expect(page.getByText('Version 2 is undone; 3 leads went back.')).toBeVisible();
  await expect(versions.getByRole('row').nth(1)).toContainText('undoes version 2');
  await expect(versions.getByRole('row').last()).toContainText('3');
  await openLead(page, keen.name);
  await expect(page.getByTestId('stage')).toHaveText('MQL');
});

story('a definition for new leads only leaves the others as they were judged, until they are judged again', async ({ start }) => {
  const booth = await start();
  const { page } = booth;
  await fillBooth(booth);
  await openDefinitions(page);
  await page.getByLabel('Demo', { exact: true }).fill('70');
  await page.getByRole('button', { name: 'Apply to new leads only' }).click();
  await expect(page.getByText('Version 2 holds for new leads; the others keep theirs.')).toBeVisible();
  await openLead(page, keen.name);
  await expect(page.getByTestId('stage')).toHaveText('MQL');
  await openDefinitions(page);
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'Judge the other 3 leads again' }).click();
  await expect(page.getByText('3 leads were judged again.')).toBeVisible();
  await openLead(page, keen.name);
  await expect(page.getByTestId('stage')).toHaveText('SQL');
});

story('the words of a company are those of every screen, as text, and another laptop takes them from a file', async ({ start }) => {
  const first = await start();
  const { page, saved } = first;
  await fillBooth(first);
  await openDefinitions(page);
  await page.getByRole('tab', { name: 'Words' }).click();
  await page.getByLabel('Label of Warm').fill('<b>Lukewarm</b> {{count}} $t(app.title)');
  await page.getByRole('button', { name: 'Apply to new leads only' }).click();
  await expect(page.getByText(/^Version 2 holds for new leads/u)).toBeVisible();
  await goTo(page, 'Leads');
  const row = page.getByTestId('lead-grid').getByRole('row').filter({ hasText: keen.name });
  // a joiner without width parts the braces
  await expect(row).toContainText(/<b>Lukewarm<\/b> \{\u2060?\{count\}\} \$\u2060?t\(app\.title\)/u);
  await openDefinitions(page);
  await page.getByRole('button', { name: 'Export' }).click();
  const file = async (): Promise<string | undefined> => (await readdir(saved)).find((name) => name.endsWith('.boothdefs'));
  await expect.poll(file).toBeDefined();
  const path = join(saved, (await file()) ?? '');
  expect(await readFile(path, 'utf8')).not.toContain(keen.name);
  await first.close();

  const other = await start();
  await openDefinitions(other.page);
  const pick = other.page.getByLabel('Take from file');
  await pick.setInputFiles({
    name: 'hostile.boothdefs',
    mimeType: 'application/json',
    buffer: Buffer.from('{"kind":"boothbook-definitions","version":1}'),
  });
  await expect(other.page.getByText('hostile.boothdefs was not taken: it is damaged or contradicts itself.')).toBeVisible();
  await pick.setInputFiles(path);
  await expect(other.page.getByText(/Look at what would change/u)).toBeVisible();
  await other.page.getByRole('button', { name: 'Apply to new leads only' }).click();
  await expect(other.page.getByText(/^Version 2 holds for new leads/u)).toBeVisible();
  await expect(other.page.getByRole('rowheader', { name: /Lukewarm/u })).toBeVisible();
});

story('the quadrants show where each lead lies, and a mark opens it by the keyboard', async ({ start }) => {
  const booth = await start();
  const { page } = booth;
  await fillBooth(booth);
  await openDefinitions(page);
  await page.getByRole('tab', { name: 'Quadrants' }).click();
  await expect(page.locator('[data-quadrant="nurture"]')).toContainText('3');
  await page.locator('[data-quadrant="nurture"]').click();
  await expect(page.getByTestId('quadrant-list').getByRole('row')).toHaveCount(4);
  const alone = page.getByTestId('quadrant-chart').getByRole('button', { name: new RegExp(calm.name, 'u') });
  await page.getByTestId('quadrant-chart').locator('[data-mark="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(alone).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: calm.name })).toBeVisible();
});
