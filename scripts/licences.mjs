import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf } from './audit/lock.mjs';
import { shippedOf } from './audit/shipped.mjs';
import { CannotHave, root, runScript } from './bootstrap/place.mjs';

/** Files in which a package tells its licence, the notices that Apache-2.0 wants kept among them. */
const NOTICE = /^(?:licen[cs]e|copying|notice|ofl)(?:[.-].*)?$/iu;
const RULE = '='.repeat(78);

const trimmed = (text) => text.replaceAll(/\r\n?/gu, '\n').trim();

/** One package: what it is, whose, and the text of its licence as it lies in it. */
function noticeOf(path, entry) {
  const folder = join(root, path);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const author = typeof about.author === 'string' ? about.author : about.author?.name;
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && NOTICE.test(file.name))
    .map(({ name }) => trimmed(readFileSync(join(folder, name), 'utf8')));
  const named = texts.length > 0 ? texts : [`Licence: ${entry.license}${author === undefined ? '' : `. By ${author}.`}`];
  return [RULE, `${nameOf(path, entry)} ${entry.version} (${entry.license ?? 'see its text'})`, RULE, '', named.join('\n\n'), ''].join(
    '\n',
  );
}

/** The licences of all that may be in the program, in the order of the packages' names. The same packages make the same text. */
export function licencesText() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const paths = [...shippedOf(root, lock)].toSorted((a, b) => (a < b ? -1 : 1));
  const head = `Boothbook contains the packages below, each under its own licence. Electron's own notices lie beside the program\n(LICENSE.electron.txt, LICENSES.chromium.html).\n`;
  return [head, ...paths.map((path) => noticeOf(path, lock.packages[path]))].join('\n');
}

if (import.meta.filename === process.argv[1])
  await runScript(() => {
    const [file] = process.argv.slice(2);
    if (file === undefined) throw new CannotHave('Usage: node scripts/licences.mjs FILE');
    writeFileSync(file, licencesText());
    return 0;
  });
