import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBuffer } from 'bwip-js/node';
import { _electron } from 'playwright';
import { repoCache, root, say } from './bootstrap/place.mjs';

/** How long one step may take on a slow machine, ms. */
const PATIENCE_MS = 60_000;

/** An invented visitor's badge, as their vCard. */
const BADGE = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Hoddervall;Sunniva;;;',
  'FN:Sunniva Hoddervall',
  'ORG:Hoddervall Palletising',
  'TITLE:Plant manager',
  'EMAIL;TYPE=WORK:sunniva@hoddervall.example',
  'TEL;TYPE=WORK:+442079460145',
  'END:VCARD',
  '',
].join('\r\n');

/** An invented visitor's business card, photographed. */
const CARD = join(root, 'test/fixtures/card.jpg');

const heading = (page, name) => page.getByRole('heading', { level: 2, name }).waitFor();
const go = (page, name) => page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name, exact: true }).click();

async function readFile(page, path) {
  await go(page, 'Capture');
  await page.getByLabel('Choose files').setInputFiles(path);
}

/** Waits until `wanted` is in the folder; answers its path. */
async function awaitFile(folder, ending) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const name = readdirSync(folder).find((one) => one.endsWith(ending) && !one.startsWith('.'));
    if (name !== undefined) return join(folder, name);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${ending} file was written`);
}

/** The job, step by step: each has a name that is told when it fails. `shoot(name)` photographs the screen. */
const steps = ({ page, folder, out, shoot, made }) => [
  {
    name: 'the first run',
    deed: async () => {
      await page.getByRole('radio', { name: /No protection/ }).click();
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByRole('button', { name: /Try it with a sample show/ }).waitFor();
      await shoot('1-welcome');
      await page.getByRole('button', { name: /Try it with a sample show/ }).click();
      await heading(page, 'Capture');
    },
  },
  {
    name: 'a badge read',
    deed: async () => {
      const badge = join(folder, 'badge.png');
      writeFileSync(
        badge,
        await toBuffer({ bcid: 'qrcode', text: BADGE, scale: 4, paddingwidth: 16, paddingheight: 16, backgroundcolor: 'FFFFFF' }),
      );
      await readFile(page, badge);
      await heading(page, 'Sunniva Hoddervall');
    },
  },
  {
    name: 'the lead qualified, noted and booked',
    deed: async () => {
      await page.keyboard.press('3');
      await page.getByRole('textbox', { name: 'Note' }).fill('Two palletisers for the new plant; wants an offer by Friday.');
      await page.getByTestId('note-state').getByText('Saved').waitFor();
      await page.getByRole('button', { name: 'Meeting' }).waitFor();
      await page.keyboard.press('F2');
      await page.getByTestId('stage').getByText('Qualified').waitFor();
      await shoot('2-lead');
    },
  },
  {
    name: 'a business card read',
    deed: async () => {
      await readFile(page, CARD);
      await heading(page, 'Maubrine Vostrikane');
      await page.keyboard.press('2');
      await shoot('3-card');
      await go(page, 'Leads');
      await page.getByTestId('lead-grid').getByText('Sunniva Hoddervall').waitFor();
      await shoot('4-leads');
    },
  },
  {
    name: 'the export',
    deed: async () => {
      await go(page, 'Hand over');
      for (const [label, ending] of [
        ['Excel (.xlsx)', '.xlsx'],
        ['CSV', '.csv'],
      ]) {
        await page.getByText(label, { exact: true }).click();
        await page.getByRole('button', { name: 'Export', exact: true }).click();
        made.push(['Spreadsheet', await awaitFile(out, ending)]);
      }
      await page.getByText('2 leads written').waitFor();
      await shoot('5-handover');
    },
  },
];

/**
 * Drives the built program through the sample show's job on `display`: first run, badge, card, qualification, appointment, note, export.
 * Names the spreadsheets and screenshots it made on standard output; answers the exit code, 1 when a step failed.
 */
export async function runSampleJob({ display }) {
  const out = join(repoCache, 'sample');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'boothbook-sample-'));
  const made = [];
  const app = await _electron.launch({
    args: [root, '--log-level=3', '--profile', join(folder, 'profile'), '--save-to', out],
    env: { ...process.env, LANG: 'en_US.UTF-8', ...(display === undefined ? {} : { DISPLAY: display }) },
  });
  let step = 'the start';
  try {
    const page = await app.firstWindow();
    page.setDefaultTimeout(PATIENCE_MS);
    const shoot = async (name) => {
      const path = join(out, `${name}.png`);
      await page.screenshot({ path });
      made.push(['Screenshot', path]);
    };
    for (const { name, deed } of steps({ page, folder, out, shoot, made })) {
      step = name;
      await deed();
      say(`✓ ${name}`);
    }
  } catch (error) {
    say(`✗ ${step}: ${error.message}`);
    return 1;
  } finally {
    await app.close().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    for (const [kind, path] of made.filter(([, path]) => existsSync(path))) process.stdout.write(`${kind}: ${path}\n`);
  }
  return 0;
}
