import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { bookNext, goTo, story, typeVisitor } from './booth.ts';
import { focusWindow, typeScans } from './keyboard.ts';
import { newPerson } from './people.ts';

/** Opens the guide from the live screen; the show is open from midnight to a minute before the next, on one day: all of a goal is due today. */
async function setGoals(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set goals' }).click();
  const steps = page.getByTestId('setup').getByRole('navigation');
  await steps.getByText('Place and time').click();
  await page.getByLabel('Last day').fill(await page.getByLabel('First day').inputValue());
  await page.getByLabel('Open from').fill('00:00');
  await page.getByLabel('until', { exact: true }).fill('23:59');
  await steps.getByText('Goals and economics').click();
  for (const [goal, value] of [
    ['Leads', '40'],
    ['Qualified', '8'],
    ['Appointments', '4'],
  ] as const)
    await page.getByLabel(goal, { exact: true }).fill(value);
  await page.keyboard.press('Tab');
  await expect(page.getByText('Everything is saved')).toBeVisible();
}

/** A tally and its leads belong to one hour: not begun in the last minute of one. */
async function waitForRoom(page: Page): Promise<void> {
  const left = 3_600_000 - (Date.now() % 3_600_000);
  if (left < 60_000) await page.waitForTimeout(left);
}

const figure = (page: Page, name: string) => page.getByTestId(`live-${name}`);

story('the live screen follows each lead and each visitor counted, and says what is still needed', async ({ start }) => {
  const { app, page } = await start({ show: 'own' });
  const { keyboard } = page;
  const tally = page.getByTestId('tally');
  await keyboard.press('Alt+9');
  await expect(page.getByTestId('live-empty')).toContainText('Waiting for the first lead');
  await setGoals(page);
  await waitForRoom(page);

  // the first is hot
  await goTo(page, 'Capture');
  await typeVisitor(page, newPerson(61));
  await expect(page.getByRole('heading', { level: 2, name: newPerson(61).name })).toBeVisible();
  await keyboard.press('3', { delay: 90 });
  await expect(page.getByTestId('stage')).toHaveText('SQL');
  await keyboard.press('Alt+9');
  await expect(figure(page, 'leads')).toContainText('Leads1of 40');
  await expect(figure(page, 'qualified')).toContainText('Qualified0of 8');
  await expect(page.getByTestId('live-need')).toHaveText(
    'Still needed by 11:59 PM: 39 more leads, 8 qualified, and 4 appointments.Too few leads so far to say how many that takes.',
  );
  await expect(page.locator('[data-part=hot]')).toHaveText('Hot1');

  // the second has an appointment, which makes it hot too
  await goTo(page, 'Capture');
  await typeVisitor(page, newPerson(62));
  await expect(page.getByRole('heading', { level: 2, name: newPerson(62).name })).toBeVisible();
  await bookNext(page);
  await keyboard.press('Alt+9');
  await expect(figure(page, 'leads')).toContainText('Leads2of 40');
  await expect(figure(page, 'qualified')).toContainText('Qualified1of 8');
  await expect(figure(page, 'appointments')).toContainText('Appointments1of 4');
  await expect(page.getByTestId('live-need')).toContainText('38 more leads, 7 qualified, and 3 appointments');
  await expect(page.getByTestId('live-staff').getByRole('row').nth(1)).toHaveText('Nadisse Tallowick221');

  // visitors: hammered keys count each, a held one once, Shift takes one back
  await expect(figure(page, 'rate')).toContainText('Press V');
  for (let press = 0; press < 5; press += 1) await keyboard.press('v', { delay: 120 });
  await expect(tally).toHaveText('5 this hour · 5 today');
  await keyboard.down('v');
  await page.waitForTimeout(150);
  for (let repeat = 0; repeat < 4; repeat += 1) await keyboard.down('v');
  await keyboard.up('v');
  await expect(tally).toHaveText('6 this hour · 6 today');
  await keyboard.press('Shift+V', { delay: 120 });
  await expect(tally).toHaveText('5 this hour · 5 today');
  await expect(figure(page, 'rate')).toContainText('40%of 5 visitors');
  await goTo(page, 'Capture');
  await keyboard.press('v', { delay: 120 });
  await page.getByRole('button', { name: 'Visitor', exact: true }).click();
  await page.getByRole('button', { name: 'Visitor', exact: true }).click();
  await expect(tally).toHaveText('8 this hour · 8 today');
  await keyboard.press('Alt+9');
  await expect(figure(page, 'rate')).toContainText('25%of 8 visitors');

  // what everybody may see names nobody
  await keyboard.press('f', { delay: 120 });
  const big = page.getByTestId('big-screen');
  await expect(big.getByTestId('big-leads')).toContainText('Leads2of 40');
  await expect(big.getByTestId('big-rate')).toHaveText('25%of 8 visitors captured');
  await keyboard.press('v', { delay: 120 });
  await expect(big.getByTestId('big-rate')).toHaveText('22%of 9 visitors captured');
  for (const n of [61, 62]) await expect(big).not.toContainText(newPerson(n).family);
  // nor does a badge that is scanned meanwhile
  await focusWindow(app);
  const { family, given, email } = newPerson(63);
  await typeScans([`MECARD:N:${family},${given};EMAIL:${email};;`], { delay: 2, pause: 0 });
  await expect(big.getByRole('alert')).toHaveText('Saved');
  await expect(page.getByText(family)).toHaveCount(0);
  await keyboard.press('Escape', { delay: 120 });
  await expect(big).toBeHidden();
  await expect(tally).toHaveText('9 this hour · 9 today');
});
