import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '#scripts/bootstrap/place.mjs';
import { hasProgram } from '#scripts/bootstrap/system.mjs';
import { CAPSULE_MIME, DEBIAN_ARCH, controlFile, copyrightFile, desktopEntry, mimeInfo } from './linuxFiles.mjs';

const PLACE = 'opt/Boothbook';
const ICONS = 'usr/share/icons/hicolor';

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode: 0o644 });
}

/** Sets what each file and folder may be for: a package must not carry the modes of the machine it was made on. */
function setModes(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) setModes(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

const kilobytesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + Math.ceil(statSync(join(entry.parentPath, entry.name)).size / 1024), 0);

/** The tree as it will lie on the system. No script runs as root: Debian's own triggers note the desktop entry, the type and the icons. */
function layOut(tree, { unpacked, version, arch }) {
  cpSync(unpacked, join(tree, PLACE), { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`/${PLACE}/boothbook-run`, join(tree, 'usr/bin/boothbook'));
  write(join(tree, 'usr/share/applications/boothbook.desktop'), desktopEntry({ program: `/${PLACE}/boothbook` }));
  write(join(tree, 'usr/share/mime/packages/boothbook.xml'), mimeInfo());
  write(join(tree, 'usr/share/doc/boothbook/copyright'), copyrightFile(readFileSync(join(root, 'LICENSE'), 'utf8')));
  write(join(tree, 'usr/share/doc/boothbook/changelog.gz'), gzipSync(readFileSync(join(root, 'CHANGELOG.md')), { level: 9 }));
  const icons = join(root, 'resources', 'icons');
  for (const name of readdirSync(join(icons, 'png'))) {
    const size = name.replace('.png', '');
    if (size !== '1024x1024') write(join(tree, ICONS, size, 'apps/boothbook.png'), readFileSync(join(icons, 'png', name)));
  }
  write(join(tree, ICONS, `256x256/mimetypes/${CAPSULE_MIME.replace('/', '-')}.png`), readFileSync(join(icons, 'capsule.png')));
  const kilobytes = kilobytesOf(tree);
  write(join(tree, 'DEBIAN/control'), controlFile({ version, arch, kilobytes }));
  setModes(tree);
  // Chromium's own sandbox where the system lets no user make name spaces: root's, and it runs as root
  chmodSync(join(tree, PLACE, 'chrome-sandbox'), 0o4755);
}

/**
 * Makes a Debian package of the unpacked program; answers `{ file }`, or `{ why }` where this machine cannot. electron-builder would fetch
 * a tool of its own for this; `dpkg-deb` is on every Debian.
 */
export function makeDeb({ unpacked, output, version, arch, packing = ['-Zxz', '-z3'] }) {
  if (!hasProgram('dpkg-deb')) return { why: 'this machine has no dpkg-deb' };
  if (DEBIAN_ARCH[arch] === undefined) return { why: `Debian has no name for ${arch}` };
  const tree = mkdtempSync(join(tmpdir(), 'boothbook-deb-'));
  try {
    layOut(tree, { unpacked, version, arch });
    const file = join(output, `boothbook_${version}_${DEBIAN_ARCH[arch]}.deb`);
    const made = spawnSync('dpkg-deb', ['--root-owner-group', ...packing, '--build', tree, file], { stdio: ['ignore', 'ignore', 2] });
    return made.status === 0 ? { file } : { why: 'dpkg-deb failed (see above)' };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}
