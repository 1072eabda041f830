import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuild } from './bootstrap/build.mjs';
import { CannotHave, root, runScript, say } from './bootstrap/place.mjs';
import { buildUnpacked, readVersion, runBuilder } from './packaging/builder.mjs';
import { makeDeb } from './packaging/deb.mjs';
import { wrongFuses } from './packaging/fuses.mjs';
import { writeBill, writeSums } from './packaging/lists.mjs';
import { signingOf } from './packaging/signing.mjs';
import { setup } from './setup.mjs';

const output = join(root, 'dist');
const ARCH = process.arch;
const size = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** The program's own file in the unpacked folder, where its fuses are. */
const programs = {
  linux: join('linux-unpacked', 'boothbook'),
  win32: join('win-unpacked', 'boothbook.exe'),
  darwin: join(ARCH === 'arm64' ? 'mac-arm64' : 'mac', 'Boothbook.app'),
};

async function checkFuses() {
  const wrong = await wrongFuses(join(output, programs[process.platform] ?? programs.linux));
  if (wrong.length > 0) throw new CannotHave(`The fuses are not as electron-builder.yml wants them: ${wrong.join('; ')}.`);
  say('Fuses read back: as electron-builder.yml wants them.');
}

function makeTar(unpacked, version) {
  const file = join(output, `Boothbook-${version}-linux-${ARCH}.tar.gz`);
  const words = [
    '--owner=0',
    '--group=0',
    '--transform',
    `s,^linux-unpacked,boothbook-${version},`,
    '-czf',
    file,
    '-C',
    output,
    'linux-unpacked',
  ];
  return spawnSync('tar', words, { stdio: ['ignore', 'ignore', 2] }).status === 0 ? { file } : { why: 'tar failed (see above)' };
}

/** electron-builder fetches the tools of this one from elsewhere: where it cannot, that is said and the rest stands. */
async function makeAppImage(electron, unpacked) {
  const words = ['--linux', 'AppImage', '--prepackaged', unpacked, `-c.directories.output=${output}`];
  const code = await runBuilder(electron, words, { isQuiet: true });
  return code === 0 ? { file: 'AppImage' } : { why: 'electron-builder cannot fetch its AppImage tool from here (see above)' };
}

/** Linux: unpacked, then what is made of it. Each part tells whether it was made. */
async function packLinux(electron, version) {
  const unpacked = join(output, 'linux-unpacked');
  await buildUnpacked(electron, output);
  await checkFuses();
  const parts = {
    '.deb': makeDeb({ unpacked, output, version, arch: ARCH }),
    '.tar.gz': makeTar(unpacked, version),
    AppImage: process.argv.includes('--no-appimage') ? { why: 'not asked for' } : await makeAppImage(electron, unpacked),
  };
  return Object.entries(parts).map(([name, part]) => (part.why === undefined ? `${name}: made.` : `${name}: not made, ${part.why}.`));
}

/** Windows and macOS: electron-builder makes all that electron-builder.yml names, on a computer of that kind. */
async function packOther(electron, words) {
  const code = await runBuilder(electron, [process.platform === 'win32' ? '--win' : '--mac', ...words]);
  if (code !== 0) throw new CannotHave('The packages cannot be made (see above).');
  await checkFuses();
  return ['All packages of electron-builder.yml for this kind of computer: made.'];
}

/** `npm run package`: the packages for this kind of computer in `dist/`; says plainly what it could not make, and whether they are signed. */
await runScript(async () => {
  const signing = signingOf(process.platform, process.env);
  if (process.env.BOOTHBOOK_MUST_SIGN === '1' && process.platform !== 'linux' && !signing.isSigned) throw new CannotHave(signing.said);
  const electron = await setup();
  ensureBuild();
  const version = readVersion();
  const made = process.platform === 'linux' ? await packLinux(electron, version) : await packOther(electron, signing.words);
  const packages = writeBill(join(output, `Boothbook-${version}.cdx.json`));
  made.push(
    packages === null ? 'List of what is inside (SBOM): not made, npm cannot.' : `List of what is inside (SBOM): ${packages} packages.`,
  );
  for (const { name, bytes } of await writeSums(output)) say(`  ${name}  ${size(bytes)}`);
  for (const line of [...made, signing.said]) say(line);
});
