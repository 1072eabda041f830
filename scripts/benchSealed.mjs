import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { engineWords } from './batch.mjs';
import { withDisplay } from './bootstrap/display.mjs';
import { root, say } from './bootstrap/place.mjs';

/** The page's part, in the benchmarks' page of the program. */
async function measurePage({ program, folder, place, display }) {
  const child = spawn(program, [...engineWords(), folder, '--batch', 'bench', 'sealed', '--profile', join(place, 'profile')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(display === undefined ? {} : { DISPLAY: display }) },
  });
  const ended = new Promise((done) => child.once('error', () => done(1)).once('exit', (code) => done(code ?? 1)));
  let judged = null;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('JUDGED ')) judged = JSON.parse(line.slice(7));
    else if (!line.startsWith('RESULT ')) say(line);
  }
  if ((await ended) !== 0 || judged === null) throw new Error('the part of the page did not end well');
  return judged;
}

/** Main's part: its own code, built for this Node. */
async function measureMain(place) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(root, 'test/bench/sealedMain.ts'), outDir: join(place, 'main'), target: 'node20' },
  });
  const { measureMain: measure } = await import(pathToFileURL(join(place, 'main', 'sealedMain.js')).href);
  return measure();
}

const NAMES = {
  capture: 'save a capture (database)',
  open: 'open 10,000 rows of 1.1 kB',
  journal: 'append a capture to the journal, synced',
  mediaPut: 'keep a picture of 300 kB, synced',
  mediaGet: 'read a picture of 300 kB',
};

/** What sealing costs: the same work sealed and plain in one run; times in ms, medians. */
export async function benchSealed({ program, folder }) {
  const place = mkdtempSync(join(tmpdir(), 'boothbook-sealed-'));
  try {
    return await withDisplay(async (display) => {
      const found = { ...(await measurePage({ program, folder, place, display })), ...(await measureMain(place)) };
      say(`${'median, ms'.padEnd(44)}${'sealed'.padStart(10)}${'plain'.padStart(10)}${'ratio'.padStart(8)}`);
      const ratios = Object.entries(NAMES).map(([key, name]) => {
        const [sealed, plain] = found[key];
        const ratio = (sealed / plain).toFixed(2);
        say(`${name.padEnd(44)}${sealed.toFixed(2).padStart(10)}${plain.toFixed(2).padStart(10)}${ratio.padStart(8)}`);
        return `${key}Ms=${sealed.toFixed(2)} ${key}Ratio=${ratio}`;
      });
      console.log(`RESULT sealed ${ratios.join(' ')}`);
      return 0;
    });
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 3 });
  }
}
