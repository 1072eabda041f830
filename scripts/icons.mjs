import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotHave, root, runScript, say } from './bootstrap/place.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { writeIcns, writeIco } from './packaging/iconFiles.mjs';
import { setup } from './setup.mjs';

/** Sizes of Linux (hicolor), Windows (.ico) and macOS (.icns). Up to 32 px the small drawing is used. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const SMALL_MOST = 32;
const icons = join(root, 'resources', 'icons');

/** The program that Electron runs to draw: reads `{ svg, size }` jobs from a file, writes PNG pictures beside it. */
const DRAW = `
import { app, BrowserWindow } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const folder = process.argv.at(-1);
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false });
  await window.loadURL('data:text/html,<canvas></canvas>');
  for (const { svg, size, name } of JSON.parse(readFileSync(join(folder, 'jobs.json'), 'utf8'))) {
    const draw = (source, edge) => new Promise((done, failed) => {
      const image = new Image(edge, edge);
      image.onload = () => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = edge;
        canvas.getContext('2d').drawImage(image, 0, 0, edge, edge);
        done(canvas.toDataURL('image/png'));
      };
      image.onerror = () => failed(new Error('not a picture'));
      image.src = 'data:image/svg+xml;base64,' + source;
    });
    const url = await window.webContents.executeJavaScript('(' + draw + ')(' + JSON.stringify(svg) + ',' + size + ')');
    writeFileSync(join(folder, name), Buffer.from(url.split(',')[1], 'base64'));
  }
  app.exit(0);
}).catch((error) => { process.stderr.write(String(error)); app.exit(1); });
`;

const runElectron = (program, words) =>
  withDisplay(
    (display) =>
      new Promise((done) => {
        const env = display === undefined ? process.env : { ...process.env, DISPLAY: display };
        const child = spawn(program, words, { stdio: 'inherit', env });
        child.once('error', () => done(127)).once('exit', (code) => done(code ?? 1));
      }),
  );

/** Draws each source at each size with the engine that is here; answers PNG bytes by source and size. */
async function drawAll(sources) {
  const { program } = await setup();
  const folder = mkdtempSync(join(tmpdir(), 'boothbook-icons-'));
  try {
    const jobs = sources.flatMap(({ name, fileOf }) =>
      SIZES.map((size) => ({
        svg: readFileSync(join(icons, fileOf(size))).toString('base64'),
        size,
        name: `${name}-${size}.png`,
      })),
    );
    writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs));
    writeFileSync(join(folder, 'main.mjs'), DRAW);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'icons', version: '1.0.0', type: 'module', main: 'main.mjs' }));
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const code = await runElectron(program, [...root, '--log-level=3', '--disable-gpu', '--force-color-profile=srgb', folder, folder]);
    if (code !== 0) throw new CannotHave('The icons cannot be drawn (see above).');
    return new Map(jobs.map(({ name }) => [name, readFileSync(join(folder, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `node scripts/icons.mjs`: every icon of resources/icons from its drawings; run it when a drawing changes, and commit what it writes. */
await runScript(async () => {
  const drawn = await drawAll([
    { name: 'icon', fileOf: (size) => (size <= SMALL_MOST ? 'icon-small.svg' : 'icon.svg') },
    { name: 'capsule', fileOf: () => 'capsule.svg' },
  ]);
  const at = (name) => (size) => ({ size, png: drawn.get(`${name}-${size}.png`) });
  mkdirSync(join(icons, 'png'), { recursive: true });
  for (const size of SIZES) writeFileSync(join(icons, 'png', `${size}x${size}.png`), at('icon')(size).png);
  for (const name of ['icon', 'capsule']) {
    writeFileSync(join(icons, `${name}.ico`), writeIco([16, 24, 32, 48, 64, 128, 256].map(at(name))));
    writeFileSync(join(icons, `${name}.icns`), writeIcns([16, 32, 64, 128, 256, 512, 1024].map(at(name))));
  }
  writeFileSync(join(icons, 'capsule.png'), at('capsule')(256).png);
  say(`Drew ${SIZES.length} sizes, icon.ico, icon.icns and the capsule's into resources/icons.`);
});
