import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPathIn, openExports, readFileName } from '#electron/main/files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-files-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const toFolder = (name: string): Promise<string> => Promise.resolve(newPathIn(folder, name));

describe('a file leaving the booth', () => {
  it('appears whole under its name, its pieces in order', async () => {
    const exports = openExports(toFolder);
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
    const exports = openExports(toFolder);
    const begun = await exports.begin('leads', 'csv');
    if (!begun.ok) throw new Error(begun.error);
    await exports.chunk(begun.value.handle, bytes('1'));
    await exports.cancel(begun.value.handle);
    expect(readdirSync(folder)).toEqual([]);
    expect(await exports.chunk(begun.value.handle, bytes('2'))).toEqual({ ok: false, error: 'unknown-handle' });
    expect(await exports.end(begun.value.handle)).toEqual({ ok: false, error: 'unknown-handle' });
  });

  it('is not begun when the person turns away, or the folder is not there', async () => {
    expect(await openExports(() => Promise.resolve(null)).begin('x', 'csv')).toEqual({ ok: false, error: 'cancelled' });
    expect(await openExports(() => Promise.resolve(join(folder, 'no', 'x.csv'))).begin('x', 'csv')).toEqual({
      ok: false,
      error: 'not-writable',
    });
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
