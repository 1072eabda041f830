import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isCapsulePath } from '#shared/ipc/capsule.ts';

const root = join(import.meta.dirname, '../../..');
type Signing = { readonly words: readonly string[]; readonly isSigned: boolean; readonly said: string };
type Picture = { readonly size: number; readonly png: Buffer };

// what is written in plain JavaScript has no types of its own; each is checked by what it answers
const load = (name: string): Promise<Record<string, (...words: never[]) => unknown>> => import(join(root, 'scripts/packaging', name));

describe('signing', async () => {
  const { signingOf } = (await load('signing.mjs')) as unknown as {
    signingOf: (platform: string, env: Readonly<Record<string, string>>) => Signing;
  };
  const azure = {
    AZURE_SIGN_ENDPOINT: 'https://e',
    AZURE_SIGN_ACCOUNT: 'a',
    AZURE_SIGN_PROFILE: 'p',
    AZURE_SIGN_PUBLISHER: 'Boothbook',
    AZURE_TENANT_ID: 't',
    AZURE_CLIENT_ID: 'c',
    AZURE_CLIENT_SECRET: 's',
  };
  const notary = { APPLE_API_KEY: 'k', APPLE_API_KEY_ID: 'i', APPLE_API_ISSUER: 'u' };

  test('is left out in plain words when the environment holds no key', () => {
    for (const platform of ['win32', 'darwin']) expect(signingOf(platform, {})).toMatchObject({ isSigned: false });
    expect(signingOf('win32', {}).said).toContain('Not signed');
    expect(signingOf('darwin', {}).words).toContain('-c.mac.identity=null');
    expect(signingOf('linux', azure).isSigned).toBe(false);
  });

  test('takes a certificate, or Azure when all of it is there, and says what is half there', () => {
    expect(signingOf('win32', { WIN_CSC_LINK: 'x.pfx' }).isSigned).toBe(true);
    expect(signingOf('win32', azure).words).toContain('-c.win.azureSignOptions.publisherName=Boothbook');
    const { AZURE_CLIENT_SECRET: _left, ...half } = azure;
    expect(signingOf('win32', half)).toMatchObject({ isSigned: false, words: [] });
    expect(signingOf('win32', half).said).toContain('but not all');
  });

  test('never hands a secret on by the command line', () => {
    const secrets = { ...azure, ...notary, CSC_LINK: 'link', CSC_KEY_PASSWORD: 'word', AZURE_CLIENT_SECRET: 'hush' };
    for (const platform of ['win32', 'darwin']) expect(signingOf(platform, secrets).words.join(' ')).not.toMatch(/hush|word|link/u);
  });

  test('of a Mac is whole only when it is notarized', () => {
    expect(signingOf('darwin', { CSC_LINK: 'x' })).toMatchObject({ isSigned: false, words: ['-c.mac.notarize=false'] });
    expect(signingOf('darwin', { CSC_NAME: 'x', ...notary })).toMatchObject({ isSigned: true, words: ['-c.mac.notarize=true'] });
  });
});

describe('icons', async () => {
  const { writeIco, writeIcns } = (await load('iconFiles.mjs')) as unknown as Record<
    'writeIco' | 'writeIcns',
    (of: readonly Picture[]) => Buffer
  >;
  const pictures = [16, 256].map((size) => ({ size, png: Buffer.from(`png of ${size}`) }));

  test('of Windows name each picture, its size and where it lies; 256 is written as 0', () => {
    const ico = writeIco(pictures);
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[22]]).toEqual([1, 2, 16, 0]);
    for (const [at, { png }] of pictures.entries()) {
      const [length, offset] = [ico.readUInt32LE(6 + 16 * at + 8), ico.readUInt32LE(6 + 16 * at + 12)];
      expect(ico.subarray(offset, offset + length)).toEqual(png);
    }
  });

  test('of macOS hold each picture under its types, and their whole length', () => {
    const icns = writeIcns(pictures);
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    const found: string[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) found.push(icns.toString('latin1', at, at + 4));
    expect(found).toEqual(['icp4', 'ic08', 'ic13']);
  });

  test('that are committed have every size a system asks for', () => {
    const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
    for (const size of sizes) {
      const png = readFileSync(join(root, `resources/icons/png/${size}x${size}.png`));
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', size, size]);
    }
    expect(readFileSync(join(root, 'resources/icons/icon.ico')).readUInt16LE(4)).toBe(7);
    expect(readFileSync(join(root, 'resources/icons/icon.icns')).toString('latin1', 0, 4)).toBe('icns');
  });
});

describe('what a system is told', async () => {
  const linux = (await load('linuxFiles.mjs')) as unknown as {
    CAPSULE_MIME: string;
    desktopEntry: (of: { program: string }) => string;
    mimeInfo: () => string;
    controlFile: (of: { version: string; arch: string; kilobytes: number }) => string;
  };
  const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');

  test('the capsule’s type and ending are the same everywhere', () => {
    expect(linux.desktopEntry({ program: '/opt/Boothbook/boothbook' })).toContain(`Exec=/opt/Boothbook/boothbook %f\n`);
    expect(linux.desktopEntry({ program: 'x' })).toContain(`MimeType=${linux.CAPSULE_MIME};`);
    const ending = /glob pattern="\*(\.\w+)"/u.exec(linux.mimeInfo())?.[1] ?? '';
    expect(isCapsulePath(`a${ending}`)).toBe(true);
    expect(config).toContain(`ext: ${ending.slice(1)}\n`);
    expect(config).toContain(`mimeType: ${linux.CAPSULE_MIME}\n`);
  });

  test('the Debian package names its machine as Debian does', () => {
    expect(linux.controlFile({ version: '1.2.3', arch: 'x64', kilobytes: 9 })).toContain('Version: 1.2.3\nArchitecture: amd64\n');
  });

  test('every fuse is set, each shut door shut', async () => {
    const { readWantedFuses } = (await load('fuses.mjs')) as unknown as { readWantedFuses: (text: string) => Record<string, boolean> };
    const on = ['EnableCookieEncryption', 'OnlyLoadAppFromAsar', 'EnableEmbeddedAsarIntegrityValidation'];
    const fuses = readWantedFuses(config);
    expect(Object.keys(fuses)).toHaveLength(8);
    expect(
      Object.entries(fuses)
        .flatMap(([name, value]) => (value ? [name] : []))
        .sort(),
    ).toEqual(on.sort());
  });

  test('a Mac says in both languages why it asks for camera and microphone', () => {
    for (const language of ['en', 'fr']) {
      const text = readFileSync(join(root, `resources/mac/${language}.lproj/InfoPlist.strings`), 'utf8');
      expect([...text.matchAll(/^"(NS\w+)" = ".{20,}";$/gmu)].map(([, key]) => key)).toEqual([
        'NSCameraUsageDescription',
        'NSMicrophoneUsageDescription',
      ]);
    }
  });
});
