/** What a Linux desktop is told about the program, and a .deb about itself. Texts only: scripts/packaging/deb.mjs writes them. */

/** The capsule's type: shared/ipc/capsule.ts knows its ending. */
export const CAPSULE_MIME = 'application/x-boothcapsule';

/** The desktop entry (freedesktop.org Desktop Entry Specification; `Version` is that of its format). `program` is what the system starts. */
export const desktopEntry = ({ program }) => `[Desktop Entry]
Type=Application
Version=1.0
Name=Boothbook
GenericName=Lead capture
GenericName[fr]=Saisie de contacts
Comment=Scan badges and cards at a trade-show booth
Comment[fr]=Lire badges et cartes sur un stand de salon
Exec=${program} %f
Icon=boothbook
Terminal=false
StartupWMClass=boothbook
Categories=Office;ContactManagement;
Keywords=trade show;badge;leads;salon;
MimeType=${CAPSULE_MIME};
`;

/** The capsule's type (freedesktop.org Shared MIME-info). */
export const mimeInfo = () => `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${CAPSULE_MIME}">
    <comment>Boothbook capsule</comment>
    <comment xml:lang="fr">Capsule Boothbook</comment>
    <generic-icon name="package-x-generic"/>
    <glob pattern="*.boothcapsule"/>
  </mime-type>
</mime-info>
`;

/** Debian's names of our machines. */
export const DEBIAN_ARCH = { x64: 'amd64', arm64: 'arm64', arm: 'armhf' };

/** Shared libraries that Electron needs; newer Debian and Ubuntu renamed some (scripts/bootstrap/system.mjs). */
const DEPENDS = [
  'libc6',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libatspi2.0-0 | libatspi2.0-0t64',
];

/** The control file of the package (deb-control(5)); `kilobytes` is what lies on the disk when it is installed. */
export const controlFile = ({ version, arch, kilobytes }) => `Package: boothbook
Version: ${version}
Architecture: ${DEBIAN_ARCH[arch]}
Maintainer: The Boothbook founders <packages@boothbook.invalid>
Installed-Size: ${kilobytes}
Depends: ${DEPENDS.join(', ')}
Recommends: xdg-utils, gnome-keyring | kwalletmanager
Suggests: xvfb
Section: utils
Priority: optional
Description: Offline-first lead capture for trade-show booths
 Staff scan a badge or a card, log the conversation, book the follow-up and
 qualify the lead on the spot; afterwards the manager exports the batch or
 syncs it to the CRM. No cloud, no account, no telemetry.
`;

/** Debian's copyright file for the program; `licence` is the text of ours. */
export const copyrightFile = (licence) => `Boothbook

${licence.trim()}

Electron, Chromium and the packages inside keep their own licences: see LICENSE.electron.txt,
LICENSES.chromium.html and licences/ in /opt/Boothbook.
`;
