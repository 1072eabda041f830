import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openExports } from '#electron/main/files.ts';
import { openParts } from '#electron/main/parts.ts';
import { readDigest, verifyFile } from '#electron/main/readBack.ts';
import type { Column } from '#shared/formats/export/column.ts';
import { csvHead, csvRows } from '#shared/formats/export/csv.ts';
import { writeVcard } from '#shared/formats/export/vcard.ts';
import { newXlsx } from '#shared/formats/export/xlsx.ts';
import type { SaveKind } from '#shared/ipc/files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'booth-back-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const digest = (bytes: Uint8Array) => ({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });

/** A file as the booth writes it, and what was found when it was read again. */
async function written(bytes: Uint8Array, kind: SaveKind) {
  const path = join(folder, `file.${kind}`);
  writeFileSync(path, bytes);
  return { path, verified: await verifyFile(path, { kind, ...digest(bytes) }) };
}

/** A workbook of one column. */
function bookOf(cells: readonly string[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const columns: Pick<Column, 'header' | 'width'>[] = [{ header: 'Note', width: 20 }];
  const book = newXlsx({ sheet: 'Leads', columns, emit: (bytes) => chunks.push(bytes), now: Date.UTC(2026, 2, 16) });
  book.add(cells.map((cell) => [cell]));
  book.end();
  return new Uint8Array(Buffer.concat(chunks));
}

/** Words that look like the marks rows are counted by. */
const nasty = fc.array(
  fc
    .array(fc.constantFrom('"', '\n', '\r\n', '<row r="9">', 'BEGIN:VCARD', ',', ' ', 'pump', 'é'), { maxLength: 8 })
    .map((parts) => parts.join('')),
  { maxLength: 30 },
);

describe('a file read again from the disk', () => {
  it('is the one that was written, with a row for every lead, whatever people typed', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, async (notes) => {
        const csv = Buffer.concat([
          csvHead(['Note', 'n'], ','),
          csvRows(
            notes.map((note, n) => [note, n]),
            ',',
          ),
        ]);
        expect((await written(csv, 'csv')).verified).toEqual({ ...digest(csv), rows: notes.length });
        const xlsx = bookOf(notes);
        expect((await written(xlsx, 'xlsx')).verified).toEqual({ ...digest(xlsx), rows: notes.length });
        const cards = Buffer.from(notes.map((note) => writeVcard({ formattedName: 'Ada', note }, '3.0')).join(''));
        expect((await written(cards, 'vcf')).verified).toEqual({ ...digest(cards), rows: notes.length });
      }),
      { numRuns: 25 },
    );
  });

  it('counts the rows of a file of several pieces', async () => {
    const line = `${'x'.repeat(99)}\r\n`;
    const csv = Buffer.from(`head\r\n${line.repeat(30_000)}`);
    expect((await written(csv, 'csv')).verified?.rows).toBe(30_000);
    const cards = Buffer.from(`BEGIN:VCARD\r\nNOTE:${'x'.repeat(1_234)}\r\nEND:VCARD\r\n`.repeat(3_000));
    expect((await written(cards, 'vcf')).verified?.rows).toBe(3_000);
  });

  it('is not verified when the disk has something else, or nothing', async () => {
    const bytes = Buffer.from('head\r\n1\r\n');
    const { path } = await written(bytes, 'csv');
    appendFileSync(path, '2\r\n');
    expect(await verifyFile(path, { kind: 'csv', ...digest(bytes) })).toBeNull();
    rmSync(path);
    expect(await verifyFile(path, { kind: 'csv', ...digest(bytes) })).toBeNull();
    await expect(readDigest(path)).rejects.toThrow('ENOENT');
  });

  it('has no rows when it is of a kind without any', async () => {
    expect((await written(Buffer.from('{}'), 'json')).verified?.rows).toBeNull();
    expect((await written(Buffer.from('no workbook'), 'xlsx')).verified?.rows).toBeNull();
  });

  it('is told with its path when it leaves the booth in pieces', async () => {
    const exports = openExports((name) => Promise.resolve(join(folder, name)), openParts(join(folder, 'profile')));
    const begun = await exports.begin('leads', 'csv');
    if (!begun.ok) throw new Error(begun.error);
    const pieces = ['head\r\n', '"a\r\nb"\r\n', 'c\r\n'].map((text) => Buffer.from(text));
    await Promise.all(pieces.map((piece) => exports.chunk(begun.value.handle, piece)));
    expect(await exports.end(begun.value.handle)).toMatchObject({
      value: { verified: { ...digest(Buffer.concat(pieces)), rows: 2 } },
    });
  });
});
