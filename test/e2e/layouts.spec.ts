import { expect } from 'playwright/test';
import { testCode, wholeCode } from '#shared/formats/keyboard/calibrationCode.ts';
import { exportBook, goRapid, goTo, isSaved, rowsOf, sorted, story } from './booth.ts';
import { focusWindow, pressCapsLock, pressScans, scanAs, setLayout, typeKeys } from './keyboard.ts';

const pace = { delay: 3, pause: 120 };
const card = (name: string, mail: string) =>
  `BEGIN:VCARD\nVERSION:3.0\nN:${name.split(' ').toReversed().join(';')};;;\nFN:${name}\nORG:Vostrik & Amzel\nEMAIL:${mail}\nEND:VCARD`;
const codes = Array.from({ length: 12 }, (_, at) => `QZ-${String(7919 * at + 100_003)}/wY_${at}`);

story(
  'a French scanner at a US computer is understood from its first vCard, asked about once and read rightly from then on',
  { tag: '@alone' },
  async ({ start }) => {
    const booth = await start();
    const { app, page } = booth;
    await goRapid(page);
    const field = page.getByLabel('Company', { exact: true });
    await field.fill('half typed');
    await focusWindow(app);
    await field.focus();
    await scanAs('fr', codes.slice(0, 1), pace);
    await scanAs('fr', [card('Ida Quarezzo', 'ida.quarezzo@amzel.example')], pace);
    await isSaved(page, 'Ida Quarezzo');
    const offer = page.getByTestId('layout-offer');
    await expect(offer).toContainText('French (AZERTY)');
    await expect(field).toHaveValue('half typed');
    await offer.getByRole('button', { name: 'Read so' }).click();
    await expect(offer).toBeHidden();
    await expect(page.getByText('read again from')).toBeVisible();
    await scanAs('fr', codes.slice(1), pace);
    await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join(' ')).toContain(codes.at(-1) ?? '');
    const rows = rowsOf(await exportBook(booth));
    expect(sorted(rows.map((row) => row['Badge as read'] ?? '').filter((text) => text.startsWith('QZ')))).toEqual(sorted(codes));
  },
);

story('a German scanner is found by the calibration code at a French computer with Caps Lock on', { tag: '@alone' }, async ({ start }) => {
  const booth = await start();
  const { app, page } = booth;
  await goRapid(page);
  const field = page.getByLabel('Company', { exact: true });
  await field.fill('half typed');
  await focusWindow(app);
  await field.focus();
  await setLayout('fr');
  await pressCapsLock();
  // the display tells every program of its new keyboard
  await page.waitForTimeout(500);
  try {
    await scanAs('de', [wholeCode.text], pace);
    await expect(page.getByTestId('scanner-known')).toContainText('It is set to German.');
    await expect(page.getByTestId('scanner-known')).toContainText('Caps Lock does not matter');
    await expect(page.getByTestId('scanner-known')).toContainText('they will be missing: ç ï ñ Ç');
    await scanAs('de', [testCode], pace);
    await expect(page.getByTestId('scanner-test')).toHaveText('Test: all right');
    await goTo(page, 'Capture');
    await page.getByLabel('Company', { exact: true }).fill('half typed');
    await page.getByLabel('Company', { exact: true }).focus();
    await scanAs('de', [card('Zoé Müßwyl', 'zoe.muesswyl@amzel.example')], pace);
    await isSaved(page, 'Zoé Müßwyl');
    await expect(page.getByLabel('Company', { exact: true })).toHaveValue('half typed');
    await scanAs('de', codes, pace);
    await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join(' ')).toContain(codes.at(-1) ?? '');
  } finally {
    await pressCapsLock();
    await setLayout('us');
  }
  const rows = rowsOf(await exportBook(booth));
  expect(sorted(rows.map((row) => row['Badge as read'] ?? '').filter((text) => text.startsWith('QZ')))).toEqual(sorted(codes));
});

story('dead keys of the computer take nothing from a US scanner and leave nothing in the field', { tag: '@alone' }, async ({ start }) => {
  const booth = await start();
  const { app, page } = booth;
  await goRapid(page);
  const own = codes.map((code) => `=${code}=a\``);
  const field = page.getByLabel('Company', { exact: true });
  await field.fill('half typed');
  await focusWindow(app);
  await field.focus();
  await setLayout('de');
  try {
    await pressScans(
      own.map((code) => code.slice(0, -1)),
      pace,
    );
    await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join(' ')).toContain(own.at(-1)?.slice(0, -1) ?? '');
    await expect(field).toHaveValue('half typed');
    await expect(field).toBeFocused();
  } finally {
    await setLayout('us');
  }
  const rows = rowsOf(await exportBook(booth));
  expect(sorted(rows.map((row) => row['Badge as read']))).toEqual(sorted(own.map((code) => code.slice(0, -1))));
});

story('a badge scanned while a box has the focus is a lead, and the box stays as it was', { tag: '@alone' }, async ({ start }) => {
  const booth = await start();
  const { app, page } = booth;
  await goRapid(page);
  await focusWindow(app);
  await pressScans(codes, pace);
  await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join(' ')).toContain(codes.at(-1) ?? '');
  await expect(page.getByRole('checkbox', { name: 'Rapid mode' })).toBeChecked();
  await scanAs('us', ['VIP 7 of 9'], pace);
  await expect.poll(async () => (await page.getByRole('alert').allInnerTexts()).join(' ')).toContain('VIP 7 of 9');
  await expect(page.getByRole('checkbox', { name: 'Rapid mode' })).toBeChecked();
  const rows = rowsOf(await exportBook(booth));
  expect(sorted(rows.map((row) => row['Badge as read'] ?? '').filter((text) => text.startsWith('QZ')))).toEqual(sorted(codes));
});

story('a person who types accents with dead keys gets every one of them', { tag: '@alone' }, async ({ start }) => {
  const { app, page } = await start();
  await focusWindow(app);
  const field = page.getByLabel('Company', { exact: true });
  await field.focus();
  await setLayout('fr');
  try {
    await typeKeys([41, 26, 57, 34, 26, 28, 27, 26]);
    await expect(field).toHaveValue('fenêtre');
  } finally {
    await setLayout('us');
  }
});
