import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { attendeeOf, attendeesIn } from '#shared/formats/attendees.ts';
import { headOf, openList } from '#shared/formats/listSource.ts';
import { readColumns } from '#shared/formats/readColumns.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The lists of a file, whole: what tests look at. */
async function readLists(bytes: Uint8Array) {
  const opened = await openList(bytes);
  if (!opened.ok) throw new Error(opened.error);
  const { encoding, separator, sheets } = opened.value;
  return sheets.map((sheet) => {
    const head = headOf(sheet);
    if (!head.ok) throw new Error(head.error);
    const { columns, skipped } = head.value;
    return { sheet: sheet.name, encoding, separator, columns, skipped, rows: [...sheet.rows()].slice(skipped) };
  });
}

const fieldsOf = (headers: string, ...rows: string[][]) => readColumns({ header: headers.split(';'), rows }).map(({ field }) => field ?? '-').join(' '); // prettier-ignore

describe('columns of an attendee list', () => {
  test.each([
    [
      'First Name;Last Name;Company;Job Title;E-mail Address;Business Phone;Home Phone;Business Postal Code',
      'first last company title email phone - postal',
    ],
    [
      'Nom;Prénom;Société;Fonction;Courriel;Téléphone (bureau);Téléphone (domicile);Ville;Code postal',
      'last first company title email phone - city postal',
    ],
    [
      'Vorname;Nachname;Firma;Straße geschäftlich;PLZ;Ort;Telefon (privat);Mobiltelefon;Kundennummer',
      'first last company street postal city - mobile code',
    ],
    ['Nome;Cognome;Azienda;Qualifica;Indirizzo E-mail;CAP di Lavoro', 'first last company title email postal'],
    ['Imię;Nazwisko;Adres służbowy - kraj;Telefon komórkowy', 'first last country mobile'],
    ['Name;Vorname;Firma', 'last first company'],
    ['Nom;Entreprise', 'full company'],
    ['Title;First Name;Job Title', 'prefix first title'],
    ['Ticket Full Name;Registration Name;Ticket Email;Registration Email;Ticket Reference', 'full - email - code'],
    ['Order #;Attendee #;Attendee Status;Emergency Phone;Are you a consultant?', '- code - - -'],
    ['firstName;lastName;emailAddress;badgeId;LinkedIn URL', 'first last email code linkedin'],
  ])('%s', (headers, fields) => {
    expect(fieldsOf(headers)).toBe(fields);
  });

  test('an empty id column gives way to a filled one, and cells that are no address are no e-mail', () => {
    expect(fieldsOf('Badge ID;ID;Email', ['', '0042', 'yes'], ['', '0043', 'no'])).toBe('- code -');
  });

  test('a column without a name is told by its cells', () => {
    expect(fieldsOf('A;B', ['Jane', 'jane@acme.example'])).toBe('- email');
  });

  test('gives no field twice', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Name', 'Email', 'E-mail 2', 'Phone', 'Mobile', 'ID', 'Badge ID', 'Title', 'Titel', 'City', 'Ville', 'x?'),
        ),
        (header) => {
          const fields = readColumns({ header, rows: [] }).flatMap(({ field }) => field ?? []);
          expect(new Set(fields).size).toBe(fields.length);
        },
      ),
    );
  });
});

describe('an attendee list in a file', () => {
  const header = 'Badge;Vorname;Nachname;Firma;Abteilung;E-Mail;Telefon;Land;Tisch';
  const row = '00042;Zoé;Müller;"Müller; Söhne";Labor;zoe@mueller.example;030 901820;Deutschland;7';

  test.each([
    ['utf-8', bytesOf(`${header}\n${row}\n`)],
    ['utf-8-sig', bytesOf(`\uFEFF${header}\r\n${row}`)],
    ['windows-1252', Uint8Array.from(`${header}\r\n${row}`, (char) => char.charCodeAt(0))],
    ['utf-16le', new Uint8Array(Uint16Array.from(`\uFEFF${header}\n${row}`, (char) => char.charCodeAt(0)).buffer)],
  ])('is read in %s', async (encoding, bytes) => {
    const [list] = await readLists(bytes);
    expect(list).toMatchObject({ encoding, separator: ';', sheet: '' });
    expect(attendeeOf(list?.rows[0] ?? [], list?.columns ?? [])).toEqual({
      code: '00042',
      contact: {
        givenName: 'Zoé',
        familyName: 'Müller',
        formattedName: 'Zoé Müller',
        organization: ['Müller; Söhne', 'Labor'],
        emails: [{ value: 'zoe@mueller.example', kind: 'other' }],
        phones: [{ value: '030 901820', kind: 'other', e164: '+4930901820' }],
        addresses: [{ country: 'Deutschland' }],
      },
      rest: { Tisch: '7' },
    });
  });

  test('skips the title of the list above its header, and makes a header for a list without one', async () => {
    const [titled] = await readLists(bytesOf('Besucherliste 2026\n\nBadge,Name,Email\n1,Jane Doe,j@acme.example\n'));
    expect(titled?.columns.map(({ field }) => field)).toEqual(['code', 'full', 'email']);
    const [bare] = await readLists(bytesOf('1,Jane Doe,j@acme.example\n2,Max Doe,m@acme.example\n'));
    expect(bare?.rows).toHaveLength(2);
    expect(bare?.columns[2]).toMatchObject({ header: '3', field: 'email' });
  });

  test.each(['xlsx', 'biff8'] as const)('is read from a workbook (%s), ids with their zeros, one list a sheet', async (bookType) => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(
      book,
      xlsx.utils.aoa_to_sheet([
        ['Badge ID', 'First name', 'Phone'],
        ['00042', 'Zoé', '+33142685300'],
      ]),
      'Visitors',
    );
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Nom'], ['Doe']]), 'Autres');
    const bytes = new Uint8Array(xlsx.write(book, { type: 'array', bookType }) as ArrayBuffer);
    const lists = await readLists(bytes);
    expect(lists.map(({ sheet }) => sheet)).toEqual(['Visitors', 'Autres']);
    expect(attendeeOf(lists[0]?.rows[0] ?? [], lists[0]?.columns ?? [])).toMatchObject({
      code: '00042',
      contact: { givenName: 'Zoé', phones: [{ e164: '+33142685300' }] },
    });
  });

  test('comes in batches of the size asked for, without its header', async () => {
    const [list] = await readLists(bytesOf(`Badge ID,Name\n${Array.from({ length: 2500 }, (_row, at) => `${at},V ${at}`).join('\n')}`));
    const opened = await openList(bytesOf(`Badge ID,Name\n${Array.from({ length: 2500 }, (_row, at) => `${at},V ${at}`).join('\n')}`));
    const rows = opened.ok ? (opened.value.sheets[0]?.rows() ?? []) : [];
    const batches = [...attendeesIn(rows, { columns: list?.columns ?? [], skipped: list?.skipped ?? 0, batch: 1000 })];
    expect(batches.map((batch) => batch.length)).toEqual([1000, 1000, 500]);
    expect(batches[2]?.at(-1)).toMatchObject({ code: '2499', contact: { formattedName: 'V 2499' } });
  });

  test('reads the id out of the address a ticket program prints', () => {
    const columns = readColumns({ header: ['qr_code_url'], rows: [] });
    expect(attendeeOf(['https://lu.example/check-in/evt-1?pk=g-0042'], columns).code).toBe('g-0042');
  });

  test('any table of ids and names reads back, whatever its separator', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', ',', ';', '"', ' ', '|', '7'), minLength: 1, maxLength: 8 })
      .map((text) => `a${text}b`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t', '|'),
        async (rows, delimiter) => {
          const text = Papa.unparse([['Badge ID', 'First name', 'Last name'], ...rows], { delimiter });
          const [list] = await readLists(bytesOf(text));
          expect(list?.separator).toBe(delimiter);
          expect(list?.rows).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });
});
