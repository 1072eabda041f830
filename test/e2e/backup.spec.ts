import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { drawCode } from './badges.ts';
import { type Booth, PASSPHRASE, countLeads, goRapid, goTo, isSaved, isWorking, openLead, story, typeVisitor, unlock } from './booth.ts';
import { launchBooth } from './launch.ts';
import { newPerson, vcardOf } from './people.ts';

const visitor = newPerson(31);
const other = newPerson(32);

/** Another disk than the profile's where the machine has one: a stick. */
const elsewhere = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The next folder that the program asks for is this one. */
const answerFolder = ({ app }: Pick<Booth, 'app'>, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);

story(
  'a laptop is lost; a spare one opens its backup by the passphrase, and the leads and the picture are there',
  async ({ start, folder }) => {
    const stick = await mkdtemp(join(elsewhere, 'booth-stick-'));
    try {
      const badge = join(folder, 'badge.png');
      await writeFile(badge, await drawCode(vcardOf(other)));
      const lost = await start({ vault: 'passphrase' });
      await goRapid(lost.page);
      await typeVisitor(lost.page, visitor);
      await isSaved(lost.page, visitor.name);
      await goTo(lost.page, 'Capture');
      await lost.page.getByLabel('Choose files').setInputFiles(badge);
      await expect(lost.page.getByText('1 file read')).toBeVisible({ timeout: 60_000 });
      const leads = await countLeads(lost.page);
      await goTo(lost.page, 'Settings');
      await lost.page.keyboard.press('s', { delay: 90 });
      await answerFolder(lost, stick);
      await lost.page.getByRole('button', { name: 'Add a folder' }).click();
      const place = lost.page.locator('[data-testid=backup-place][data-place=folder]');
      await expect(place).toContainText(`${leads} leads, 1 pictures`, { timeout: 30_000 });
      await place.getByRole('button', { name: 'Check' }).click();
      await expect(place.getByTestId('backup-checked')).toHaveAttribute('data-whole', 'true', { timeout: 30_000 });
      await lost.close();
      await rm(lost.profile, { recursive: true });

      const profile = join(folder, 'spare');
      await mkdir(profile);
      const spare = await launchBooth({ profile });
      await spare.page.getByRole('button', { name: 'Open a backup of another laptop' }).click();
      await answerFolder(spare, stick);
      await spare.page.getByRole('button', { name: 'Choose a folder' }).click();
      await spare.page.getByTestId('restore-point').first().click();
      const words = spare.page.getByLabel('Passphrase or recovery passphrase');
      await words.fill('not the right words');
      await spare.page.getByRole('button', { name: 'Open and check' }).click();
      await expect(spare.page.getByText('This passphrase does not open it.')).toBeVisible({ timeout: 30_000 });
      await words.fill(PASSPHRASE);
      await spare.page.getByRole('button', { name: 'Open and check' }).click();
      await expect(spare.page.getByTestId('restore-ready')).toContainText(`${leads} leads`, { timeout: 30_000 });
      await spare.page.getByRole('radio', { name: /passphrase you just typed/u }).click();
      await spare.page.getByRole('button', { name: 'Restore', exact: true }).click();
      await expect(spare.page.getByTestId('restore-settled')).toBeVisible({ timeout: 30_000 });
      await spare.app.close();

      const again = await start({ profile, isLocked: true });
      await unlock(again.page, PASSPHRASE);
      await isWorking(again.page);
      expect(await countLeads(again.page)).toBe(leads);
      await openLead(again.page, other.name);
      await expect(again.page.getByRole('img').first()).toBeVisible();
      await openLead(again.page, visitor.name);
      await expect(again.page.getByLabel('E-mail', { exact: true })).toHaveValue(visitor.email);
      await goTo(again.page, 'Settings');
      await again.page.keyboard.press('s', { delay: 90 });
      await expect(again.page.getByTestId('restored')).toContainText(`Restored: ${leads} leads`);
    } finally {
      await rm(stick, { recursive: true, force: true });
    }
  },
);
