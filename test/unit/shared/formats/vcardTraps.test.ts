import { describe, expect, test } from 'vitest';
import { readPayload } from '#shared/formats/readPayload.ts';
import { readJcardFindings } from '#shared/formats/readJcard.ts';
import { readVcardFindings, readVcards } from '#shared/formats/readVcards.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const read = (...lines: string[]) => readPayload({ text: card(...lines) })[0];
const readBytes = (...lines: string[]) => readVcards(latin(card(...lines)))[0];

const names = (text: string) => readPayload({ text }).map(({ contact }) => contact?.formattedName);

const JANE = { familyName: 'Doe', givenName: 'Jane', organization: ['Acme'], phones: [{ value: '+33612345678' }] };

describe('a card whose lines were lost on the way', () => {
  test.each([
    ['blanks', 'BEGIN:VCARD VERSION:3.0 N:Doe;Jane;;; ORG:Acme TEL;TYPE=CELL:+33612345678 END:VCARD'],
    ['semicolons', 'BEGIN:VCARD;VERSION:3.0;N:Doe;Jane;;;;ORG:Acme;TEL;TYPE=CELL:+33612345678;END:VCARD'],
    ['written-out escapes', 'BEGIN:VCARD\\nVERSION:3.0\\nN:Doe;Jane\\nORG:Acme\\nTEL:+33612345678\\nEND:VCARD'],
    ['written-out CRLF', 'BEGIN:VCARD\\r\\nN:Doe;Jane\\r\\nORG:Acme\\r\\nTEL:+33612345678\\r\\nEND:VCARD'],
    ['HTML breaks', 'BEGIN:VCARD<br>N:Doe;Jane<br/>ORG:Acme<br />TEL:+33612345678<br>END:VCARD'],
    ['nothing', 'BEGIN:VCARDVERSION:3.0N:Doe;JaneORG:AcmeTEL;CELL:+33612345678END:VCARD'],
    ['percent codes', 'BEGIN:VCARD%0AN:Doe;Jane%0AORG:Acme%0ATEL:%2B33612345678%0AEND:VCARD'],
    ['CR', 'BEGIN:VCARD\rN:Doe;Jane\rORG:Acme\rTEL:+33612345678\rEND:VCARD'],
    ['CR CR LF', 'BEGIN:VCARD\r\r\nN:Doe;Jane\r\r\nORG:Acme\r\r\nTEL:+33612345678\r\r\nEND:VCARD'],
    ['blank lines', 'BEGIN:VCARD\n\nN:Doe;Jane\n\n\nORG:Acme\n\nTEL:+33612345678\n\nEND:VCARD'],
  ])('is read with %s between its lines', (_sign, text) => {
    expect(readPayload({ text })[0]?.contact).toMatchObject(JANE);
  });

  test.each([
    ['no BEGIN', 'VERSION:3.0\nN:Doe;Jane\nORG:Acme\nTEL:+33612345678'],
    ['no END', 'BEGIN:VCARD\nN:Doe;Jane\nORG:Acme\nTEL:+33612345678\nEMA'],
    ['lower case and blanks', 'begin : vcard\nn : Doe;Jane\norg : Acme\ntel ; cell : +33612345678\nend : vcard'],
    ['a byte order mark', '\uFEFFBEGIN:VCARD\nN:Doe;Jane\nORG:Acme\nTEL:+33612345678\nEND:VCARD'],
    ['quotes around it', '"BEGIN:VCARD\nN:Doe;Jane\nORG:Acme\nTEL:+33612345678\nEND:VCARD"'],
    ['a word before it', 'Contact:\nBEGIN:VCARD\nN:Doe;Jane\nORG:Acme\nTEL:+33612345678\nEND:VCARD'],
    ['a property behind BEGIN', 'BEGIN:VCARD VERSION:3.0\nN:Doe;Jane\nORG:Acme\nTEL:+33612345678\nEND:VCARD'],
  ])('is read with %s', (_habit, text) => {
    expect(readPayload({ text })[0]?.contact).toMatchObject(JANE);
  });

  test('keeps the second line of a note that has one', () => {
    expect(read('FN:Jane Doe', 'NOTE:first\\nsecond', 'TEL:1')?.contact?.note).toBe('first\nsecond');
  });

  test('is two visitors when two cards are in one code, on one line or not', () => {
    expect(names('BEGIN:VCARD\nFN:A B\nEND:VCARDBEGIN:VCARD\nFN:C D\nEND:VCARD')).toEqual(['A B', 'C D']);
    expect(names('BEGIN:VCARD\nFN:A B\nEND:VCARD BEGIN:VCARD\nFN:C D\nEND:VCARD')).toEqual(['A B', 'C D']);
  });

  test('gives what was read wherever it is cut off', () => {
    const whole = card(
      'VERSION:3.0',
      'N:Doe;Jane',
      'TEL;TYPE=CELL:+33612345678',
      'NOTE;ENCODING=QUOTED-PRINTABLE:a=',
      '=C3=A9',
      'PHOTO;ENCODING=b:/9j/',
      ' AAAA',
    );
    for (let end = 12; end <= whole.length; end += 1) expect(readPayload({ text: whole.slice(0, end) })[0]?.kind).toBe('contact');
    expect(readPayload({ text: whole.slice(0, 70) })[0]?.contact).toMatchObject({ familyName: 'Doe', givenName: 'Jane' });
  });

  test('keeps the letters before one that was cut in two', () => {
    expect(readVcards(latin('BEGIN:VCARD\nN:Doe;Zo\xC3\xA9\nTITLE:Caf\xC3'))[0]).toMatchObject({ givenName: 'Zoé', jobTitle: 'Caf' });
  });
});

describe('charsets of the world', () => {
  test.each([
    ['GBK', '\xD5\xC5', '\xC8\xFD', '张三'],
    ['BIG5', '\xB1\x69', '\xA4\x54', '張三'],
    ['EUC-KR', '\xB1\xE8', '\xC3\xB6\xBC\xF6', '김철수'],
    ['CP932', '\x8E\x52\x93\x63', '\x91\xBE\x98\x59', '山田太郎'],
    ['ISO-2022-JP', '\x1B$B;3ED\x1B(B', '\x1B$BB@O:\x1B(B', '山田太郎'],
    ['windows-1251', '\xC8\xE2\xE0\xED\xEE\xE2', '\xC0\xED\xED\xE0', 'Анна Иванов'],
    ['cp1250', '\x8Akoda', 'Ji\xF8\xED', 'Jiří Škoda'],
    ['windows-1253', '\xD0\xE1\xF0\xDC\xF2', '\xC3\xE9\xFE\xF1\xE3\xEF\xF2', 'Γιώργος Παπάς'],
    ['ISO8859-9', '\xDE\xE7', '\xDDlay', 'İlay Şç'],
  ])('%s is read, family name first where it is written so', (charset, family, given, name) => {
    expect(readBytes('VERSION:2.1', `N;CHARSET=${charset}:${family};${given}`)?.formattedName).toBe(name);
  });

  test('undeclared Shift_JIS shows itself by its kana', () => {
    expect(readBytes('FN:\x8ER\x93c \x82\xBD\x82\xEB\x82\xA4')?.formattedName).toBe('山田 たろう');
  });

  test('UTF-16 without a mark is known by its first letters, whatever follows', () => {
    const text = `BEGIN:VCARD\nFN:${'山'.repeat(300)}\nEND:VCARD`;
    const bytes = new Uint8Array(Uint16Array.from(text, (char) => char.charCodeAt(0)).buffer);
    expect(readVcards(bytes)[0]?.formattedName).toBe('山'.repeat(300));
  });
});

describe('names in a card', () => {
  test('a company is no person', () => {
    expect(read('KIND:org', 'FN:Acme Corporation', 'EMAIL:info@acme.example')?.contact).toEqual({
      formattedName: 'Acme Corporation',
      organization: ['Acme Corporation'],
      emails: [{ value: 'info@acme.example', kind: 'other' }],
    });
    expect(read('FN:Acme', 'ORG:Acme', 'X-ABShowAs:COMPANY')?.contact?.familyName).toBeUndefined();
  });

  test('several names of one part stand beside each other, an escaped comma belongs to the name', () => {
    expect(read('N:Doe;Jane;Philip,Paul;;Jr.,M.D.')?.contact).toMatchObject({ additionalName: 'Philip Paul', suffix: 'Jr., M.D.' });
    expect(read('N:Doe;Jane\\,Ann')?.contact?.givenName).toBe('Jane,Ann');
  });

  test('a comma in place of the semicolon is believed when the whole name agrees', () => {
    expect(read('N:Doe,Jane', 'FN:Jane Doe')?.contact).toMatchObject({ familyName: 'Doe', givenName: 'Jane' });
    expect(read('N:Doe,Jane', 'FN:Somebody Else')?.contact?.givenName).toBeUndefined();
  });

  test('a nickname or a reading aid is a guess that says so', () => {
    expect(read('NICKNAME:Janey', 'TEL:1')?.contact?.formattedName).toBe('Janey');
    expect(read('NICKNAME:Janey', 'TEL:1')?.confidence?.['name']).toBeLessThan(0.9);
    expect(read('SOUND;X-IRMC-N:Doe;Jane;;;', 'TEL:1')?.contact?.formattedName).toBe('Jane Doe');
  });

  test('"Last, First" as the whole name is split as a proposal', () => {
    const finding = read('FN:Doe, Jane', 'N:;;;;');
    expect(finding?.contact).toMatchObject({ formattedName: 'Doe, Jane', familyName: 'Doe', givenName: 'Jane' });
    expect(finding?.confidence?.['family']).toBeLessThan(0.9);
  });
});

describe('numbers and addresses in a card', () => {
  test('labels of a group say what a number is', () => {
    const contact = read(
      'item1.TEL:1',
      'item1.X-ABLabel:_$!<Mobile>!$_',
      'item2.EMAIL:a@b.example',
      'item2.X-ABLabel:_$!<Work>!$_',
    )?.contact;
    expect(contact).toMatchObject({ phones: [{ kind: 'mobile' }], emails: [{ kind: 'work' }] });
  });

  test('a label stands in for an address that has no parts', () => {
    expect(read('LABEL:1 rue X\\n75001 Paris')?.contact?.addresses).toEqual([{ street: '1 rue X\n75001 Paris' }]);
    expect(read('LABEL:1 rue X', 'ADR:;;2 rue Y;Paris')?.contact?.addresses).toEqual([{ street: '2 rue Y', city: 'Paris' }]);
    expect(read('ADR;LABEL="1 rue X\\nParis":;;;;;;')?.contact?.addresses).toEqual([{ street: '1 rue X\nParis' }]);
  });

  test.each([
    ['(+33) 6 12 34 56 78', '+33612345678'],
    ['00 33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['+33\u202F6\u202F12\u202F34\u202F56\u202F78', '+33612345678'],
    ['+49 30 901820 ext. 12', '+4930901820'],
    ['+33142685300p123', '+33142685300'],
    ['+33–1–42–68–53–00', '+33142685300'],
  ])('%s is dialled as %s and stays as it was written', (value, e164) => {
    expect(read(`TEL:${value}`)?.contact?.phones).toEqual([{ value, e164, kind: 'other' }]);
  });

  test('the address is taken from between brackets', () => {
    expect(read('EMAIL;TYPE=INTERNET:Jane Doe <jane@acme.example>')?.contact?.emails?.[0]?.value).toBe('jane@acme.example');
  });

  test('messengers and networks are kept with their name', () => {
    expect(
      read('X-SKYPE-USERNAME:jd', 'IMPP;X-SERVICE-TYPE=x:xmpp:jd@x.example', 'X-TWITTER:https://x.example/jd')?.contact?.socials,
    ).toEqual(['skype:jd', 'xmpp:jd@x.example', 'https://x.example/jd']);
  });

  test('an agent beside the visitor is never the visitor', () => {
    expect(read('AGENT:BEGIN:VCARD', 'FN:Agent Smith', 'TEL:99', 'END:VCARD', 'FN:Jane Doe')?.contact).toEqual({
      formattedName: 'Jane Doe',
      givenName: 'Jane',
      familyName: 'Doe',
    });
    expect(read('AGENT:BEGIN:VCARD\\nFN:Agent Smith\\nEND:VCARD\\n', 'FN:Jane Doe')?.contact?.formattedName).toBe('Jane Doe');
  });
});

test('what has no place in a contact is handed on, the card about itself is not', () => {
  expect(
    read('FN:Jane Doe', 'FN:Jeanne Doe', 'X-DIET;TYPE=work:vegan', 'CATEGORIES:VIP,Press', 'REV:2020', 'PRODID:x', 'UID:1')?.unplaced,
  ).toEqual([
    { name: 'FN', value: 'Jeanne Doe' },
    { name: 'X-DIET;work', value: 'vegan' },
    { name: 'CATEGORIES', value: 'VIP,Press' },
  ]);
  expect(read('FN:Jane Doe')?.unplaced).toBeUndefined();
});

test('a file hands on what had no place and the id of the badge, as a scan does', () => {
  expect(readVcardFindings(latin(card('FN:Jane Doe', 'X-DIET:vegan', 'X-BADGE-ID:0042')))).toEqual([
    {
      from: 'file',
      kind: 'contact',
      contact: { formattedName: 'Jane Doe' },
      code: '0042',
      unplaced: [{ name: 'X-DIET', value: 'vegan' }],
    },
  ]);
  expect(readJcardFindings('["vcard",[["fn",{},"text","Jane Doe"],["x-diet",{},"text","vegan"]]]')[0]?.unplaced).toEqual([
    { name: 'X-DIET', value: 'vegan' },
  ]);
});

test('signs that nobody sees are taken out of the contact and stay in the payload', () => {
  const text = card('FN:Jane\u202E Doe\u0007\u200B', 'ORG:\u2066Acme\u2069\uFEFF');
  const [finding] = readPayload({ text });
  expect(finding?.contact).toMatchObject({ formattedName: 'Jane Doe', organization: ['Acme'] });
  expect(finding?.text).toBe(text);
});
