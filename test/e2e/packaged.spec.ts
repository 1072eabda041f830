import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'playwright/test';
import { engineWords, startBare } from './bare.ts';
import { chooseShow, chooseVault, goTo, isSaved, openLead, story, typeVisitor } from './booth.ts';
import { launchBooth } from './launch.ts';
import { newPerson } from './people.ts';

/** The program as a customer gets it, every fuse as it ships (scripts/packaging/testBuild.mjs). */
const shipped = process.env['BOOTHBOOK_SHIPPED'] ?? '';
story.skip(shipped === '', 'only the packaged program is hardened: BOOTHBOOK_PACKAGED=1');

const person = newPerson(71);
/** How long a program that was led astray is watched, ms. */
const WATCH_MS = 2_500;

/** Starts the shipped program, keeps what it says, and ends it with all its children. */
function startShipped(program: string, words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child: ChildProcess = spawn(program, [...engineWords(), ...words], {
    env: { ...process.env, LANG: 'en_US.UTF-8', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (said += part));
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  return { said: () => said, gone, end };
}

/** A script that leaves a mark when some program runs it. */
function newTrap(folder: string): { readonly script: string; readonly isSprung: () => boolean; readonly reset: () => void } {
  const mark = join(folder, 'sprung');
  const script = join(folder, 'trap.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x');`);
  return { script, isSprung: () => existsSync(mark), reset: () => rmSync(mark, { force: true }) };
}

const logOf = (profile: string): string => {
  const path = join(profile, 'logs', 'main.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

story('the program as it ships captures a visitor, and has them after a restart', async ({ folder }) => {
  const profile = join(folder, 'profile');
  const first = await startBare({ profile, program: shipped });
  await chooseVault(first.page, 'passphrase');
  await chooseShow(first.page, 'own');
  await typeVisitor(first.page, person);
  await isSaved(first.page, person.name);
  expect(await first.page.evaluate(() => window.booth.appInfo())).toMatchObject({ isPackaged: true });

  // the page reaches nothing, opens nothing and learns nothing of Node
  const tried = await first.page.evaluate(async () => {
    const reach = await fetch('https://example.org/', { mode: 'no-cors' }).then(
      () => 'reached',
      () => 'refused',
    );
    const bad = await window.booth.openExternal({ url: 'file:///etc/hosts' });
    location.href = 'https://example.org/';
    return { reach, bad, opened: window.open('https://example.org/') !== null, node: 'process' in window || 'require' in window };
  });
  expect(tried).toEqual({ reach: 'refused', bad: { ok: false, error: 'not-listed' }, opened: false, node: false });
  await first.page.keyboard.press('Control+Shift+I');
  await first.page.keyboard.press('F12');
  await first.page.waitForTimeout(500);
  expect(first.page.url()).toBe('app://booth/');
  expect(first.browser.contexts().flatMap((context) => context.pages())).toHaveLength(1);
  await first.close();

  const again = await startBare({ profile, program: shipped, env: { BOOTHBOOK_PASSPHRASE: 'gravel orchid seventeen' } });
  await openLead(again.page, person.name);
  await again.close();
});

story('no variable and no word of the command line opens the shipped program', async ({ folder }) => {
  const trap = newTrap(folder);
  const asNode = { ELECTRON_RUN_AS_NODE: '1' };
  // what is tried is real: an Electron without our fuses obeys
  spawnSync(join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron'), [trap.script], { env: { ...process.env, ...asNode } });
  expect(trap.isSprung()).toBe(true);
  trap.reset();

  const profile = join(folder, 'profile');
  const doors = ['--inspect=0', '--inspect-brk=0', '--remote-debugging-port=0', '--disable-web-security', '-r', trap.script, trap.script];
  const env = { ...asNode, NODE_OPTIONS: `--require=${trap.script}` };
  const run = startShipped(shipped, [...doors, '--profile', profile], env);
  try {
    // its own window comes, as ever
    await expect.poll(() => logOf(profile)).toContain('program.started');
    expect(logOf(profile)).toContain('program.doors-shut doors=2');
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS));
    expect(run.said()).not.toMatch(/listening|Debugger/iu);
    expect(trap.isSprung()).toBe(false);
  } finally {
    await run.end();
  }
});

story('the shipped program runs nothing but its archive', async ({ folder }) => {
  const trap = newTrap(folder);
  const copy = join(folder, 'program');
  cpSync(dirname(shipped), copy, { recursive: true, verbatimSymlinks: true });
  const resources = join(copy, 'resources');
  renameSync(join(resources, 'app.asar'), join(folder, 'app.asar'));
  mkdirSync(join(resources, 'app'));
  writeFileSync(join(resources, 'app', 'package.json'), JSON.stringify({ name: 'boothbook', version: '9.9.9', main: 'main.cjs' }));
  cpSync(trap.script, join(resources, 'app', 'main.cjs'));
  const run = startShipped(join(copy, 'boothbook'), ['--profile', join(folder, 'profile')]);
  await Promise.race([run.gone, new Promise((resolve) => setTimeout(resolve, WATCH_MS))]);
  await run.end();
  expect(trap.isSprung()).toBe(false);
  expect(logOf(join(folder, 'profile'))).toBe('');
});

story('developer tools stay shut, also when main itself asks for them', async ({ folder }) => {
  const { app, close } = await launchBooth({ profile: join(folder, 'profile') });
  const isOpen = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return contents?.isDevToolsOpened();
  });
  expect(isOpen).toBe(false);
  await close();
});

story('the shipped program does batch work without a window', ({ folder }) => {
  const list = join(folder, 'visitors.csv');
  writeFileSync(list, 'Vorname;Nachname;E-Mail-Adresse\nUlmar;Dresnik;ulmar@dresnik.example\n');
  // its starter sets Chromium's own words, and makes a display where there is none
  const starter = join(dirname(shipped), 'boothbook-run');
  const { DISPLAY: _none, ...env } = process.env;
  const columns = spawnSync(starter, ['--batch', 'columns', list], { encoding: 'utf8', env });
  const line = JSON.parse(columns.stdout) as { rows: number; columns: { field: string }[] }; // the batch mode's own line
  expect(columns.status).toBe(0);
  expect([line.rows, ...line.columns.map(({ field }) => field)]).toEqual([1, 'first', 'last', 'email']);
  expect(spawnSync(starter, ['--batch', 'nonsense'], { encoding: 'utf8', env }).status).toBe(2);
});

story('a double click on a capsule opens the program on it, and another one comes to the program that runs', async ({ start, folder }) => {
  const booth = await start({ show: 'own' });
  await goTo(booth.page, 'Hand over');
  await booth.page.getByRole('button', { name: 'Team capsule' }).click();
  await booth.page.getByLabel('Passphrase').first().fill('quay lantern forty two');
  await booth.page.getByRole('button', { name: 'Make the capsule' }).click();
  await expect(booth.page.getByTestId('capsule-made')).toContainText('Read back from the disk', { timeout: 60_000 });
  const capsule = await booth.page.getByTestId('capsule-path').innerText();
  await booth.close();

  // a bare laptop: the file is the way in, once it is said how the data is protected
  const other = await mkdtemp(join(folder, 'other-'));
  const bare = await launchBooth({ profile: other, args: [capsule] });
  await chooseVault(bare.page, 'none');
  await expect(bare.page.getByText(/\.boothcapsule$/u)).toBeVisible();
  await bare.page.getByLabel('Passphrase').last().fill('quay lantern forty two');
  await bare.page.getByRole('button', { name: 'Look inside' }).click();
  await expect(bare.page.getByTestId('capsule-seen')).toContainText('Pallet Days', { timeout: 60_000 });
  await bare.page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(bare.page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 60_000 });

  const again = join(folder, 'again.boothcapsule');
  cpSync(capsule, again);
  const program = await bare.app.evaluate(() => process.execPath);
  expect(spawnSync(program, [...engineWords(), '--profile', other, 'boothbook://deed', again], { timeout: 20_000 }).status).toBe(0);
  await expect(bare.page.getByText('again.boothcapsule')).toBeVisible();
  await bare.close();
});
