import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { expect, test as base } from 'playwright/test';
import { type WorkBook, read, utils } from 'xlsx';
import { measure } from './coverage.ts';
import { type Launched, launchBooth } from './launch.ts';
import type { Person } from './people.ts';

/** A photographed card of Maubrine Vostrikane. */
export const card = join(import.meta.dirname, '../fixtures/card.jpg');

export const PASSPHRASE = 'gravel orchid seventeen';

export type Booth = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profile: string;
  /** Where exports go. */
  readonly saved: string;
  readonly close: () => Promise<void>;
  /** SIGKILL to every process of the program, at once. */
  readonly kill: () => Promise<void>;
};

export type BoothOptions = {
  readonly vault?: 'none' | 'passphrase';
  readonly show?: 'sample' | 'own';
  /** A profile used before: it is opened, with its passphrase where `vault` says so. */
  readonly profile?: string;
  /** The given profile is an empty folder: the first run is clicked through. */
  readonly isFresh?: boolean;
  /** Leaves the program locked, for a story that opens it by itself. */
  readonly isLocked?: boolean;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Answers the first-run question about protection. */
export async function chooseVault(page: Page, vault: 'none' | 'passphrase' | 'keystore'): Promise<void> {
  const names = { none: /No protection/, passphrase: /A passphrase/, keystore: /key store/ };
  await page.getByRole('radio', { name: names[vault] }).click();
  if (vault === 'passphrase') {
    await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('Once more').fill(PASSPHRASE);
  }
  await page.getByRole('button', { name: 'Start', exact: true }).click();
}

/** Chooses the sample show, or sets up one of one's own. */
export async function chooseShow(page: Page, show: 'sample' | 'own'): Promise<void> {
  if (show === 'sample') {
    await page.getByRole('button', { name: /Try it with a sample show/ }).click();
  } else {
    await page.getByRole('button', { name: /Set up our show/ }).click();
    await page.getByLabel('Name of the show').fill('Pallet Days');
    await page.getByLabel('Our company').fill('Ixworthy Couplings');
    await page.getByLabel('Staff at the booth').fill('Nadisse Tallowick, nadisse@ixworthy.example');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  }
  await isWorking(page);
}

/** Waits until the working program is in view. */
export const isWorking = (page: Page): Promise<void> =>
  expect(page.getByRole('navigation', { name: /Main|Principal/ })).toBeVisible({ timeout: 60_000 });

/** Starts the program; in a fresh profile it clicks through the first run to the Capture screen. Exports go to `saved`. */
async function startBooth(saved: string, profile: string, options: BoothOptions): Promise<Booth> {
  const started = await launchBooth({
    profile,
    args: ['--save-to', saved, ...(options.args ?? [])],
    env: options.env ?? {},
  });
  const { app, page } = started;
  page.setDefaultTimeout(30_000);
  if (options.profile === undefined || options.isFresh === true) {
    await chooseVault(page, options.vault ?? 'none');
    await chooseShow(page, options.show ?? 'sample');
  } else if (options.isLocked !== true) {
    if (options.vault === 'passphrase') await unlock(page, PASSPHRASE);
    await isWorking(page);
  }
  const close = async (): Promise<void> => {
    await measure(started);
    await started.close();
  };
  return { app, page, profile, saved, close, kill: () => killAll(started) };
}

type ShowKind = NonNullable<BoothOptions['show']>;

/** A fresh profile without protection, clicked through the first run and closed. */
async function clickThrough(show: ShowKind): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), `booth-clicked-${show}-`));
  const booth = await startBooth(profile, profile, { profile, isFresh: true, show });
  // the show is in view before all of it is saved
  await expect(booth.page.getByTestId('staff-switch')).toContainText(/Alex Martin|Nadisse Tallowick/u);
  if (show === 'sample') {
    await goTo(booth.page, 'Show');
    // a list that is on its way in counts nobody yet; closed now it would be called cut off at every start of a copy
    await expect(booth.page.getByTestId('list-line')).toContainText(/[1-9]\d* attendees/u);
  }
  await booth.close();
  return profile;
}

/** Where the stories of a run that goes on in several processes keep the profiles they copy (scripts/bootstrap/counts.mjs). */
const clickedFolder = process.env['BOOTHBOOK_CLICKED'];

/** The same for all processes of a run: the first that wants it clicks, the others wait. */
async function clickThroughOnce(folder: string, show: ShowKind): Promise<string> {
  const [made, begun] = [join(folder, show), join(folder, `${show}-begun`)];
  const isFirst = await mkdir(begun).then(
    () => true,
    () => false,
  );
  if (!isFirst) {
    await expect.poll(() => existsSync(made), { timeout: 120_000 }).toBe(true);
    return made;
  }
  try {
    await rename(await clickThrough(show), made);
  } catch (error) {
    // it is somebody else's turn
    await rm(begun, { recursive: true });
    throw error;
  }
  return made;
}

/** Types a passphrase into the locked program. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
}

type Tools = {
  /** A folder of this story alone; gone afterwards. */
  readonly folder: string;
  /** Starts the program, in a fresh profile unless one is given; it is ended with the story at the latest. */
  readonly start: (options?: BoothOptions) => Promise<Booth>;
};

type WorkerTools = {
  /** A profile that was clicked through once, to be copied: the first run takes half of a start. All copies are of one laptop. */
  readonly clicked: (show: ShowKind) => Promise<string>;
};

/** A story about the booth: Playwright's `test` with a program to start. */
export const story = base.extend<Tools, WorkerTools>({
  clicked: [
    // oxlint-disable-next-line no-empty-pattern -- as below
    async ({}, use) => {
      const profiles = new Map<ShowKind, Promise<string>>();
      if (clickedFolder !== undefined) {
        await use((show) => clickThroughOnce(clickedFolder, show));
        return;
      }
      await use((show) => {
        const profile = profiles.get(show) ?? clickThrough(show);
        profiles.set(show, profile);
        return profile;
      });
      for (const profile of profiles.values()) await rm(await profile, { recursive: true, force: true, maxRetries: 3 });
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'booth-story-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },
  start: async ({ folder, clicked }, use) => {
    const running: Booth[] = [];
    await use(async (options = {}) => {
      const saved = await mkdtemp(join(folder, 'saved-'));
      const profile = options.profile ?? (await mkdtemp(join(folder, 'profile-')));
      // the second laptop of a story is another one
      const isCopy = running.length === 0 && options.profile === undefined && (options.vault ?? 'none') === 'none';
      if (isCopy) await cp(await clicked(options.show ?? 'sample'), profile, { recursive: true });
      const booth = await startBooth(saved, profile, isCopy ? { ...options, profile } : options);
      running.push(booth);
      return booth;
    });
    for (const booth of running) await booth.close().catch(() => undefined);
  },
});

/** Playwright starts the program as the head of a process group: one signal ends all of it. */
async function killAll({ app }: Pick<Launched, 'app'>): Promise<void> {
  const child = app.process();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/** Goes to a screen by its place in the rail. */
export const goTo = (page: Page, name: 'Capture' | 'Leads' | 'Agenda' | 'Follow-up' | 'Hand over' | 'Show' | 'Settings'): Promise<void> =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name, exact: true }).click();

/** Turns rapid mode on: a capture stays on the Capture screen. */
export async function goRapid(page: Page): Promise<void> {
  const box = page.getByRole('checkbox', { name: 'Rapid mode' });
  // not `check()`: the box follows the saved setting, a blink later
  await box.click();
  await expect(box).toBeChecked();
}

/** Types a visitor into the form on the Capture screen and presses Enter; does not wait for anything. */
export async function typeVisitor(
  page: Page,
  { name, company, email, phone }: Pick<Person, 'name' | 'company' | 'email' | 'phone'>,
): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Company', { exact: true }).fill(company);
  await page.getByLabel('E-mail', { exact: true }).fill(email);
  await page.getByLabel('Phone', { exact: true }).fill(phone);
  await page.getByLabel('Phone', { exact: true }).press('Enter');
}

/** Turns the program from English to French in its settings, which stay in view. */
export async function speakFrench(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  await page.getByText('Français', { exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Principal' })).toBeVisible();
}

/** Waits for the large banner to say that this visitor is saved. */
export const isSaved = (page: Page, name: string): Promise<void> =>
  expect(page.getByRole('alert').filter({ hasText: 'Saved' }).filter({ hasText: name })).toBeVisible({ timeout: 45_000 });

/** One row of an export, by its column names. */
export type Row = Readonly<Record<string, string>>;

/** One column of an export in alphabetical order; '' where a cell is empty. */
export const sorted = (texts: readonly (string | undefined)[]): string[] =>
  texts.map((text) => text ?? '').sort((a, b) => (a < b ? -1 : 1));

/** All cells of a spreadsheet's first sheet as text, row by row. */
export function rowsOf(book: WorkBook): Row[] {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  return sheet === undefined ? [] : utils.sheet_to_json<Row>(sheet, { raw: false, defval: '' });
}

/** Exports all leads as a spreadsheet through the Hand over screen and reads the file again. */
export async function exportBook({ page, saved }: Pick<Booth, 'page' | 'saved'>): Promise<WorkBook> {
  await goTo(page, 'Hand over');
  const before = new Set(await readdir(saved));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const fresh = async (): Promise<string | undefined> => (await readdir(saved)).find((name) => name.endsWith('.xlsx') && !before.has(name));
  await expect.poll(fresh, { timeout: 60_000 }).toBeDefined();
  return read(await readFile(join(saved, (await fresh()) ?? '')));
}

/** How many leads the list says there are. */
export async function countLeads(page: Page): Promise<number> {
  await goTo(page, 'Leads');
  const words = page.getByTestId('lead-count');
  await expect(words).toHaveText(/\d/u);
  return Number((await words.innerText()).replaceAll(/\D/gu, ''));
}

/** Opens a lead from the list by its name. */
export async function openLead(page: Page, name: string): Promise<void> {
  await goTo(page, 'Leads');
  await page.getByTestId('lead-grid').getByRole('row').filter({ hasText: name }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

/** Books the next free slot by F2, once it is known. */
export async function bookNext(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Meeting' })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(page.getByTestId('stage')).toHaveText('Qualified');
}
