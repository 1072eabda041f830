import { expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { readUtf8 } from '#shared/formats/bytes.ts';
import type { FormatName } from '#shared/formats/export/formats.ts';
import { formatOf } from '#shared/formats/export/formats.ts';
import { templates } from '#shared/formats/export/templates.ts';
import { capturedAt, item, show } from './samples.ts';

const HASH = 'pin1.310000.c2FsdHNhbHRzYWx0c2FsdA==.';

const cases = templates.flatMap((template) => template.formats.map((format) => [template, format] as const));

test.each([...cases.map(([template, format]) => [template.name, format] as const), ['full', 'vcf'] as const])(
  'no PIN of the staff leaves the laptop in a file: %s as %s',
  (name: string, format: FormatName) => {
    const template = templates.find((one) => one.name === name);
    const writer = formatOf(format);
    if (template === undefined || writer === undefined) throw new Error('no such file');
    const guarded = { ...show, staff: show.staff.map((one) => ({ ...one, pin: HASH })) };
    const [owner] = guarded.staff;
    const pieces: Uint8Array[] = [];
    const file = writer.newWriter({
      template,
      context: { shows: [guarded], language: 'en' },
      separator: ';',
      now: capturedAt,
      emit: (bytes) => pieces.push(bytes.slice()),
    });
    file.add([item(owner === undefined ? {} : { owner: owner.id })]);
    file.end();
    const bytes = new Uint8Array(pieces.flatMap((piece) => [...piece]));
    const texts = format === 'xlsx' ? Object.values(unzipSync(bytes)).map((part) => readUtf8(part) ?? '') : [readUtf8(bytes) ?? ''];
    const text = texts.join('\n');
    // it is the whole file, and it names that person
    expect(text).toContain('Straßmeier');
    expect(text).not.toContain('pin1.');
    expect(text).not.toContain(HASH.slice(12, 30));
  },
);
