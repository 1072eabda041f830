import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'playwright/test';
import { drawCode } from './badges.ts';
import { type Booth, bookNext, card, goRapid, goTo, isSaved, openLead, typeVisitor } from './booth.ts';
import { newPerson } from './people.ts';

// headers in a third language: what the list says is nobody's translation
const LIST = 'Badge-Nr;Chip;Vorname;Nachname;Firma;E-Mail-Adresse\n00PX417;7;Ulmar;Dresnik;Dresnik Pumps;ulmar@dresnik.example\n';

/** The visitor whose lead has something of everything. */
export const guest = newPerson(5);

/** Puts some visitors into the show at work: one qualified with a note and an appointment, a card, an id nobody knows, and others. */
export async function fillShow({ page }: Pick<Booth, 'page'>, folder: string): Promise<void> {
  const unknown = join(folder, 'unknown.png');
  await writeFile(unknown, await drawCode('00PX417'));
  await goTo(page, 'Capture');
  await goRapid(page);
  // the card is read in the background while the others are typed
  await page.getByLabel('Choose files').setInputFiles([unknown, card]);
  for (const n of [1, 2, 3, 4, 5]) {
    await typeVisitor(page, newPerson(n));
    await isSaved(page, newPerson(n).name);
  }
  await expect(page.getByText('2 files read')).toBeVisible({ timeout: 60_000 });
  await openLead(page, 'Maubrine Vostrikane');
  await page.keyboard.press('2');
  await openLead(page, guest.name);
  await page.keyboard.press('3', { delay: 90 });
  await page.keyboard.press('b', { delay: 90 });
  await page.keyboard.press('4', { delay: 90 });
  await page.getByRole('textbox', { name: 'Note' }).fill('Two lines for the new plant; wants an offer by Friday');
  await expect(page.getByTestId('note-state')).toHaveText('Saved');
  await bookNext(page);
  await goTo(page, 'Capture');
}

/** The places of the rail in their order, by the keys Alt+1 … Alt+7. */
export const PLACES = ['capture', 'leads', 'agenda', 'followup', 'handover', 'shows', 'settings'] as const;

/** The five sides of the definitions. */
async function onDefinitions(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.keyboard.press('f');
  const tabs = page.getByRole('tab');
  await expect(tabs).toHaveCount(5);
  for (const [at, name] of ['score', 'target', 'words', 'quadrants', 'versions'].entries()) {
    await tabs.nth(at).click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
    if (name === 'quadrants') await expect(page.locator('[data-mark]').first()).toBeVisible();
    await look(`definitions ${name}`);
  }
}

/** The questionnaire, the team and the mails of the show at work. */
async function onTeamScreens(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  for (const [key, name] of [
    ['q', 'questions'],
    ['t', 'team'],
    ['m', 'templates'],
  ] as const) {
    await page.keyboard.press('Alt+6');
    await expect(page.getByTestId('badge-formats')).toBeVisible();
    await page.keyboard.press(key);
    await expect(page.getByTestId('badge-formats')).toBeHidden();
    await expect(page.locator('main h2').first()).toBeVisible();
    await look(name);
  }
}

/** The agenda as a week and as a list, a time chosen for a booking, and a rep's times. */
async function onAgenda(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('w');
  await expect(page.locator('[data-column]')).toHaveCount(7);
  await look('agenda-week');
  await page.keyboard.press('l');
  await page.getByTestId('agenda-list').getByRole('button').first().click();
  await look('agenda-list');
  await page.keyboard.press('d');
  await page.keyboard.press('n');
  await expect(page.locator('[data-appointment][data-selected]')).toBeVisible();
  await page.keyboard.press('b', { delay: 90 });
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await look('agenda-booking');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('s');
  await expect(page.getByTestId('rep-setup')).toBeVisible();
  await look('agenda-setup');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('o');
  await expect(page.getByTestId('agenda-list')).toBeHidden();
  await expect(page.locator('[data-column]')).toHaveCount(0);
  await look('mails');
}

/** The six sides of the figures, and the live one as large as the screen. */
async function onFigures(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+9');
  for (const [at, name] of ['live', 'funnel', 'plan', 'worth', 'shows', 'report'].entries()) {
    await page.keyboard.press(String(at + 1));
    await expect(page.locator('main input[type=radio]:checked').first()).toHaveAttribute('value', name);
    await expect(page.getByText('…', { exact: true })).toHaveCount(0);
    await look(`figures ${name}`);
  }
}

/** The five sides of data and protection. */
async function onSafety(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+7');
  await expect(page.locator('main h2').first()).toHaveText(/^(Settings|Réglages)$/u);
  await page.keyboard.press('s');
  const chosen = page.locator('main input[type=radio]:checked').first();
  for (const [at, name] of ['backups', 'protection', 'lock', 'privacy', 'audit'].entries()) {
    await expect(chosen).toHaveValue(/^(backups|protection|lock|privacy|audit)$/u);
    await page.keyboard.press(String(at + 1));
    await expect(chosen).toHaveValue(name);
    await expect(page.locator('main h3').first()).toBeVisible();
    await look(`safety ${name}`);
  }
  await page.keyboard.press('1');
  await expect(page.getByTestId('backup-rule')).toBeVisible();
  await page.keyboard.press('r');
  const wizard = page.getByTestId('restore-wizard');
  await expect(wizard.getByRole('button')).toHaveCount(3);
  await look('safety restore');
  await page.keyboard.press('Shift+F1');
  await expect(page.getByTestId('guide')).toBeVisible();
  await look('help');
}

const PIN = '60417';

/** Locks the laptop, with a PIN that is set where there is none; whatever the language. */
export async function lockScreens(page: Page): Promise<void> {
  await page.keyboard.press('Alt+7');
  await expect(page.locator('main h2').first()).toHaveText(/^(Settings|Réglages)$/u);
  await page.keyboard.press('s');
  const chosen = page.locator('main input[type=radio]:checked').first();
  await expect(chosen).toHaveValue('backups');
  await page.keyboard.press('3');
  await expect(chosen).toHaveValue('lock');
  const fresh = page.getByLabel(/^(New PIN|Nouveau code PIN)$/u);
  const before = page.getByLabel(/^(PIN so far|Code PIN actuel)$/u);
  await expect(fresh.or(before).first()).toBeVisible();
  if (!(await before.isVisible())) {
    await fresh.fill(PIN);
    await page.getByLabel(/^(New PIN once more|Confirmez le code PIN)$/u).fill(PIN);
    await page.getByRole('button', { name: /^(Set the PIN|Choisir ce code PIN)$/u }).click();
    await expect(before).toBeVisible();
  }
  await page.keyboard.press('Control+Shift+L', { delay: 60 });
  await expect(page.getByTestId('lock')).toBeVisible();
}

/** Opens it again. */
async function openLock(page: Page): Promise<void> {
  await page.getByTestId('lock').locator('input').fill(PIN);
  await page.getByRole('button', { name: /^(Open|Ouvrir)$/u }).click();
  await expect(page.getByTestId('lock')).toBeHidden();
}

/** Each step of the guide that sets a show up, and its end. */
async function onSetup(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+6');
  await expect(page.getByTestId('badge-formats')).toBeVisible();
  await page.keyboard.press('e');
  const steps = page.locator('[data-step]');
  await expect(steps.first()).toBeVisible();
  for (let at = 0; at < (await steps.count()); at += 1) {
    await steps.nth(at).click();
    await expect(page.getByTestId('setup-saved')).toBeVisible();
    await look(`setup ${at + 1}`);
  }
}

/** The desk sheet, the definitions, the teaching of a badge, a list before it is imported, and the scanner's page. */
async function onToolScreens(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.keyboard.press('d');
  await expect(page.getByTestId('desk-preview')).toBeVisible();
  await look('desk');
  await onDefinitions(page, look);
  await onTeamScreens(page, look);
  await page.keyboard.press('Alt+6');
  await page.getByTestId('badge-formats').getByRole('button').last().click();
  await expect(page.getByTestId('teach')).toBeVisible();
  await look('teach');
  await page.keyboard.press('Alt+1');
  const visitors = { name: 'visitors.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) };
  await page.getByLabel(/^(Choose files|Choisir des fichiers)$/u).setInputFiles(visitors);
  await expect(page.getByTestId('list-counts')).toBeVisible();
  await look('list');
  await page.keyboard.press('Alt+7');
  await page.getByRole('button', { name: /hand scanner|lecteur à main/u }).click();
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
  await look('scanner');
}

/** Shows each screen in turn (whatever the language) and does something there; the lead page and the list of keys too. */
export async function onEachScreen({ page }: Pick<Booth, 'page'>, look: (name: string) => Promise<void>): Promise<void> {
  for (const [at, name] of PLACES.entries()) {
    await page.keyboard.press(`Alt+${at + 1}`);
    await expect(page.locator('main h2, main h1').first()).toBeVisible();
    await expect(page.locator('nav [aria-current=page]')).toHaveCount(1);
    await look(name);
  }
  await page.keyboard.press('Alt+0');
  await expect(page.getByTestId('day-journal')).toHaveAttribute('data-state', 'same');
  await look('dayclose');
  await page.keyboard.press('Alt+8');
  await expect(page.getByTestId('review-desk').getByRole('heading').first()).toBeVisible();
  await look('review queue');
  await onFigures(page, look);
  await onSafety(page, look);
  await onAgenda(page, look);
  await onToolScreens(page, look);
  await onSetup(page, look);
  await page.keyboard.press('Alt+2');
  await page.getByTestId('lead-grid').getByRole('row').filter({ hasText: guest.name }).click();
  await expect(page.getByTestId('stage')).toBeVisible();
  await look('lead');
  for (const [name, button] of [
    ['lead questions', /^Questions/u],
    ['lead facts', /^(Facts|Faits)/u],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('button', { name: button })).toHaveAttribute('aria-pressed', 'true');
    await look(name);
  }
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('keys');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Alt+2');
  await page.getByTestId('lead-grid').getByRole('row').filter({ hasText: 'Maubrine Vostrikane' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Maubrine Vostrikane' })).toBeVisible();
  await look('card');
  await expect(page.getByRole('button', { name: /^(Check the card|Vérifier la carte)/u })).toBeVisible();
  await page.keyboard.press('g');
  await expect(page.getByTestId('card-picture')).toBeVisible();
  await look('review');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('card-picture')).toBeHidden();
  await lockScreens(page);
  await look('lock');
  await openLock(page);
}
