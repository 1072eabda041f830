import { expect, test } from 'vitest';
import { loadFiles } from '#electron/main/crm/odooFiles.ts';
import type { Hanging } from '#electron/main/crm/odooFiles.ts';
import type { OdooLink } from '#electron/main/crm/odooCall.ts';
import { FILE_MODEL } from '#shared/crm/odoo.ts';
import type { MediaId } from '#shared/domain/ids.ts';

const PICTURE = new Uint8Array([0xff, 0xd8, 1, 2, 0xff, 0xd9]);
const TORN = 'The attachment collides with an existing file.';

const hanging = (name: string): Hanging => ({
  leadId: '7',
  record: {
    model: FILE_MODEL,
    externalKey: `boothbook.${name}`,
    fields: { name, datas: '' },
    // an id of the test's own
    file: { id: name as MediaId, at: 0, name, mediaType: 'image/jpeg', bytes: PICTURE.byteLength, sha256: '' },
  },
});

/** An Odoo that takes pictures in one call, whole or not at all; `refuses` says why not one with these bytes. */
function newOdoo(refuses: (name: string, bytes: Buffer) => string | null) {
  const kept = new Map<string, Buffer>();
  let calls = 0;
  const link: OdooLink = {
    config: { kind: 'odoo', url: 'https://odoo.example', database: 'odoo' },
    url: new URL('https://odoo.example'),
    secret: 'a-key',
    signal: new AbortController().signal,
    now: () => 0,
    readFile: async () => PICTURE,
    keepSecret: async () => true,
    send: async ({ body }) => {
      calls += 1;
      const { fields, data } = JSON.parse(String(body)) as { fields: string[]; data: string[][] }; // what the program has just written
      const rows = data.map((row) => ({
        name: row[fields.indexOf('name')] ?? '',
        bytes: Buffer.from(row[fields.indexOf('datas')] ?? '', 'base64'),
      }));
      const messages = rows.flatMap(({ name, bytes }, record) => {
        const message = refuses(name, bytes);
        return message === null ? [] : [{ type: 'error', message, record }];
      });
      if (messages.length === 0) for (const { name, bytes } of rows) kept.set(name, bytes);
      const ids = messages.length > 0 ? false : rows.map((_, at) => at + 1);
      return {
        kind: 'answer',
        status: 200,
        headers: new Headers({ 'content-type': 'application/json' }),
        text: JSON.stringify({ ids, messages }),
      };
    },
  };
  return { link, kept, calls: () => calls };
}

test('a picture whose bytes an Odoo killed while writing keeps half of lands all the same, and the others as they are', async () => {
  const odoo = newOdoo((name, bytes) => (name === 'b' && bytes.equals(Buffer.from(PICTURE)) ? TORN : null));
  const landings = await loadFiles(odoo.link, ['a', 'b', 'c'].map(hanging));
  expect([...landings.values()].map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
  expect(odoo.kept.get('a')).toEqual(Buffer.from(PICTURE));
  expect(odoo.kept.get('b')).toEqual(Buffer.from([...PICTURE, 0]));
  expect(odoo.kept.get('c')).toEqual(Buffer.from(PICTURE));
});

test('a picture that Odoo will not have in any bytes is refused with Odoo’s words, after one more try', async () => {
  const odoo = newOdoo(() => 'Not allowed');
  const landings = await loadFiles(odoo.link, [hanging('a')]);
  expect(landings.get('boothbook.a')).toMatchObject({ kind: 'refused', reason: 'Not allowed' });
  expect(odoo.calls()).toBe(2);
});
