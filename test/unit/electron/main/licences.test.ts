import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { licencesPath, openLicences } from '#electron/main/licences.ts';

test('the licences are opened from where each package has them, and where there are none that is said', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'booth-licences-'));
  const path = licencesPath({ isPackaged: true, platform: 'linux', program: join(folder, 'boothbook'), folder: '' });
  const opened: string[] = [];
  const open = (answer: string) => (one: string) => {
    opened.push(one);
    return Promise.resolve(answer);
  };
  expect(await openLicences(path, open(''))).toEqual({ ok: false, error: 'not-packaged' });
  mkdirSync(dirname(path));
  writeFileSync(path, 'words');
  expect(await openLicences(path, open(''))).toEqual({ ok: true, value: null });
  expect(await openLicences(path, open('no application'))).toEqual({ ok: false, error: 'no-program' });
  expect(opened).toEqual([path, path]);
  rmSync(folder, { recursive: true });
});

const at = (platform: string, program: string): string => licencesPath({ isPackaged: true, platform, program, folder: '' });

test('the place is where the packaging puts the file', () => {
  const to = /to: (licences\/third-party\.txt)/u.exec(readFileSync('electron-builder.yml', 'utf8'))?.[1] ?? '';
  expect(at('linux', '/opt/Boothbook/boothbook')).toBe(`/opt/Boothbook/${to}`);
  // extraFiles of a macOS bundle lie in Contents
  expect(at('darwin', '/Applications/Boothbook.app/Contents/MacOS/Boothbook')).toBe(`/Applications/Boothbook.app/Contents/${to}`);
});
