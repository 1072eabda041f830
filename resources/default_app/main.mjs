/**
 * What Electron runs when it is started as `electron [-r file]… <folder> [arguments]`.
 * The runtime taken from the package registry comes without its own default app, so this is ours: it loads the folder's `main`.
 * An ES module with a top-level await on purpose: `ready` must not fire before the program has run its first lines.
 */
import { app, dialog } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const words = process.argv.slice(1);
const preloads = [];
let folder = null;
for (let at = 0; at < words.length && folder === null; at += 1) {
  const word = words[at];
  if (word === '-r' || word === '--require') {
    at += 1;
    preloads.push(words[at]);
  } else if (!word.startsWith('-')) folder = resolve(word);
}

// Playwright hands its loader this way.
const require = createRequire(import.meta.url);
for (const preload of preloads) require(resolve(preload));

if (folder === null) {
  process.stderr.write('Usage: electron <folder of the program> [arguments]\n');
  app.exit(2);
} else {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    app.setName(manifest.productName ?? manifest.name);
    app.setVersion(manifest.version);
    app.setAppPath(folder);
    await import(pathToFileURL(join(folder, manifest.main)).href);
  } catch (error) {
    process.stderr.write(`The program in ${folder} does not start: ${error?.stack ?? error}\n`);
    if (process.env.DISPLAY && !process.argv.includes('--batch'))
      dialog.showErrorBox('Boothbook does not start', String(error?.message ?? error));
    app.exit(1);
  }
}
