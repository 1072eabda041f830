import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotHave, repoCache, root } from '#scripts/bootstrap/place.mjs';
import { runTool } from '#scripts/bootstrap/run.mjs';
import { licencesText } from '#scripts/licences.mjs';

/** Version of the program, from package.json. */
export const readVersion = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** Version of a runtime, without the `v` that Electron's own builds write. */
export const readElectronVersion = (folder) => readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/u, '');

/** electron-builder with the runtime that setup found; answers its exit code. With `isQuiet` it says nothing unless it fails. */
export async function runBuilder({ folder }, words, { isQuiet = false } = {}) {
  const licences = join(repoCache, 'licences');
  mkdirSync(licences, { recursive: true });
  writeFileSync(join(licences, 'third-party.txt'), licencesText());
  const all = [...words, '--publish', 'never', `-c.electronDist=${folder}`, `-c.electronVersion=${readElectronVersion(folder)}`];
  const { code, text } = await runTool('electron-builder/cli.js', all, { hold: isQuiet });
  if (isQuiet && code !== 0) process.stderr.write(text);
  return code;
}

/** Builds the program unpacked for this computer into `output`; throws the sentence when it cannot. */
export async function buildUnpacked(electron, output, { words = [], isQuiet = false } = {}) {
  const code = await runBuilder(electron, ['--dir', `-c.directories.output=${output}`, ...words], { isQuiet });
  if (code !== 0) throw new CannotHave('The program cannot be packaged (see above).');
}
