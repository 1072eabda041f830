import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPathIn, openExports, readFileName } from '#electron/main/files.ts';
import { openParts } from '#electron/main/parts.ts';

let folder = '';
let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'booth-files-profile-'));
  folder = mkdtempSync(join(tmpdir(), 'booth-files-'));
});
afterEach(() => {
  for (const one of [folder, profile]) rmSync(one, { recursive: true });
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const toFolder = (name: string): Promise<string> => Promise.resolve(newPathIn(folder, name));

describe('a file leaving the booth', () => {
  it('appears whole under its name, its pieces in order', async () => {
    const exports = openExports(toFolder, openParts(profile));
    const begun = await exports.begin('leads', 'csv');
    if (!begun.ok) throw new Error(begun.error);
    const { handle } = begun.value;
    await Promise.all(['1', '2', '3', '4'].map((text) => exports.chunk(handle, bytes(text))));
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
    const ended = await exports.end(handle);
    const sha256 = createHash('sha256').update('1234').digest('hex');
    expect(ended).toEqual({ ok: true, value: { path: join(folder, 'leads.csv'), verified: { bytes: 4, sha256, rows: 0 } } });
    expect(readFileSync(join(folder, 'leads.csv'), 'utf8')).toBe('1234');
    expect(readdirSync(folder)).toEqual(['leads.csv']);
    expect([exports.isOurs(join(folder, 'leads.csv')), exports.isOurs('/etc/hosts')]).toEqual([true, false]);
  });

  it('leaves nothing when it is given up, and its handle is spent', async () => {
    const exports = openExports(toFolder, openParts(profile));
    const begun = await exports.begin('leads', 'csv');
    if (!begun.ok) throw new Error(begun.error);
    await exports.chunk(begun.value.handle, bytes('1'));
    await exports.cancel(begun.value.handle);
    expect(readdirSync(folder)).toEqual([]);
    expect(await exports.chunk(begun.value.handle, bytes('2'))).toEqual({ ok: false, error: 'unknown-handle' });
    expect(await exports.end(begun.value.handle)).toEqual({ ok: false, error: 'unknown-handle' });
  });

  it('is not begun when the person turns away, or the folder is not there', async () => {
    expect(await openExports(() => Promise.resolve(null), openParts(profile)).begin('x', 'csv')).toEqual({ ok: false, error: 'cancelled' });
    expect(await openExports(() => Promise.resolve(join(folder, 'no', 'x.csv')), openParts(profile)).begin('x', 'csv')).toEqual({
      ok: false,
      error: 'not-writable',
    });
  });

  it('that a killed program left half is gone after the next start, also from a stick that was away then, and nothing else is', async () => {
    const killed = openExports(() => Promise.resolve(join(folder, 'Dossier of Tivo Brask.csv')), openParts(profile));
    expect((await killed.begin('x', 'csv')).ok).toBe(true);
    const [half = ''] = readdirSync(folder);
    // neither the half file's name nor the note of it tells whose it is
    expect(half).toMatch(/^\.boothbook-[0-9a-f-]{36}\.part$/u);
    const notes = join(profile, 'parts');
    expect(readdirSync(notes).map((name) => readFileSync(join(notes, name), 'utf8'))).toEqual([
      JSON.stringify({ path: join(folder, half) }),
    ]);
    writeFileSync(join(folder, 'theirs.csv'), 'kept');
    writeFileSync(join(notes, 'forged.json'), JSON.stringify({ path: join(folder, 'theirs.csv') }));
    renameSync(folder, `${folder}-away`);
    expect(await openParts(profile).sweep()).toBe(0);
    renameSync(`${folder}-away`, folder);
    expect(await openParts(profile).sweep()).toBe(1);
    expect([readdirSync(folder), readdirSync(notes)]).toEqual([['theirs.csv'], []]);
    await killed.cancelAll();
  });

  it('leaves no note of itself when it is whole or given up, and is not swept while it is written', async () => {
    const parts = openParts(profile);
    const exports = openExports(toFolder, parts);
    const [whole, given] = [await exports.begin('a', 'csv'), await exports.begin('b', 'csv')];
    if (!whole.ok || !given.ok) throw new Error('not begun');
    expect(await parts.sweep()).toBe(0);
    await exports.cancel(given.value.handle);
    expect((await exports.end(whole.value.handle)).ok).toBe(true);
    expect([readdirSync(folder), readdirSync(join(profile, 'parts'))]).toEqual([['a.csv'], []]);
  });

  it('never replaces another by itself', () => {
    writeFileSync(join(folder, 'leads.csv'), '');
    writeFileSync(join(folder, 'leads (2).csv'), '');
    expect(newPathIn(folder, 'leads.csv')).toBe(join(folder, 'leads (3).csv'));
  });

  it('has a name that every system takes', () => {
    expect(readFileName('../../etc/passwd', 'csv')).toBe('etc passwd.csv');
    expect(readFileName('CON', 'csv')).toBe('boothbook CON.csv');
    expect(readFileName('Salon été 2026.XLSX', 'xlsx')).toBe('Salon été 2026.xlsx');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const read = readFileName(name, 'vcf');
        expect(basename(read)).toBe(read);
        expect(read).toMatch(/^[^.<>:"/\\|?*][^<>:"/\\|?*]*\.vcf$/u);
      }),
    );
  });
});
