import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from '#scripts/bootstrap/build.mjs';
import { repoCache, root, runScript, say } from '#scripts/bootstrap/place.mjs';
import { setup } from '#scripts/setup.mjs';
import { buildUnpacked, readElectronVersion } from './builder.mjs';

const folder = join(repoCache, 'packaged');
/** What a customer gets, and the same with one fuse on: Playwright drives a program through Node's inspector. */
const places = { shipped: join(folder, 'linux-unpacked'), inspected: join(folder, 'inspected') };

/** What a packaged program is made from: the build, and what turns it into a package. */
function readStamp(electron) {
  const hash = createHash('sha256')
    .update(readElectronVersion(electron.folder))
    .update(readFileSync(join(repoCache, 'build-stamp')));
  for (const path of ['electron-builder.yml', 'scripts/afterPack.mjs', 'package.json']) hash.update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** A copy by names: only what will be changed takes room on the disk. */
function copyByNames(from, to, changed) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyByNames(source, target, '');
    else if (entry.name === changed) copyFileSync(source, target);
    else linkSync(source, target);
  }
}

async function makeInspected() {
  copyByNames(places.shipped, places.inspected, 'boothbook');
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(places.inspected, 'boothbook'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * The packaged program for the stories, made when the build or the packaging changed (about 12 s): `{ shipped, inspected }` are programs.
 * Null where a packaged program cannot be laid out this way: not on Linux. Needs a build (bootstrap/build.mjs).
 */
export async function ensureTestPackage(electron) {
  if (process.platform !== 'linux') return null;
  const stampFile = join(folder, 'stamp');
  const stamp = readStamp(electron);
  const programs = { shipped: join(places.shipped, 'boothbook'), inspected: join(places.inspected, 'boothbook') };
  const isMade =
    existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp && Object.values(programs).every((path) => existsSync(path));
  if (isMade) return programs;
  say('Packaging the program for the stories …');
  rmSync(folder, { recursive: true, force: true });
  await buildUnpacked(electron, folder, { isQuiet: true });
  await makeInspected();
  writeFileSync(stampFile, stamp);
  return programs;
}

/** What test/e2e/launch.ts and packaged.spec.ts read to run the packaged program. */
export const packageEnvironment = (programs) =>
  programs === null ? {} : { BOOTHBOOK_PACKAGED: programs.inspected, BOOTHBOOK_SHIPPED: programs.shipped };

// by itself: the build and the packaged program, beside other work
if (import.meta.filename === process.argv[1]) {
  await runScript(async () => {
    const electron = await setup({ tests: true });
    ensureBuild();
    await ensureTestPackage(electron);
  });
}
