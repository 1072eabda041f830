import { expect } from 'playwright/test';
import { exportBook, goRapid, goTo, rowsOf, sorted, story } from './booth.ts';
import { focusWindow, pressScans, setLayout, typeScans } from './keyboard.ts';

/** Badge numbers as organisers print them: letters in both cases, digits, signs; no two alike. */
const codes = Array.from({ length: 200 }, (_, at) => `E-${7919 * at + 100_003}/${at % 2 === 0 ? 'Vp' : 'pZ'}_?y=#`);

story(
  'two hundred badges scanned at 2 ms a key while the cursor is in a field become two hundred leads, and the field stays as it was',
  { tag: '@alone' },
  async ({ start }) => {
    const booth = await start();
    const { app, page } = booth;
    await goRapid(page);
    const field = page.getByLabel('Company', { exact: true });
    await field.fill('half typed');
    await focusWindow(app);
    await field.focus();
    await typeScans(codes, { delay: 2, pause: 40 });
    await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join(' ')).toContain('Saved');
    await expect(field).toHaveValue('half typed');
    await goTo(page, 'Leads');
    await expect(page.getByTestId('lead-count')).toHaveText('200 leads');
    const rows = rowsOf(await exportBook(booth));
    expect(sorted(rows.map((row) => row['Badge as read']))).toEqual(sorted(codes));
  },
);

story('a scanner set to US keys is read rightly on a computer set to a German keyboard', { tag: '@alone' }, async ({ start }) => {
  const booth = await start();
  const { app, page } = booth;
  await goRapid(page);
  const own = codes.slice(0, 40);
  await focusWindow(app);
  await page.getByLabel('Company', { exact: true }).focus();
  await setLayout('de');
  try {
    await pressScans(own, { delay: 2, pause: 40 });
  } finally {
    await setLayout('us');
  }
  await goTo(page, 'Leads');
  await expect(page.getByTestId('lead-count')).toHaveText('40 leads');
  const rows = rowsOf(await exportBook(booth));
  expect(sorted(rows.map((row) => row['Badge as read']))).toEqual(sorted(own));
});
