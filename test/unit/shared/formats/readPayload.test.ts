import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPayload } from '#shared/formats/readPayload.ts';

const only = (text: string) => {
  const findings = readPayload({ text });
  expect(findings).toHaveLength(1);
  return findings[0];
};

describe('a badge that names its fields', () => {
  test('reads a MECARD with the id of the badge', () => {
    const finding = only('MECARD:CONF:9XKQ7TTB2LM;N:Doe,Jane;TEL:;EMAIL:jane@acme.example;TITLE:Head of Labs;ORG:Acme\\; Sons;;');
    expect(finding).toMatchObject({
      kind: 'contact',
      code: '9XKQ7TTB2LM',
      contact: { familyName: 'Doe', givenName: 'Jane', formattedName: 'Jane Doe', organization: ['Acme; Sons'], jobTitle: 'Head of Labs' },
    });
    expect(finding?.contact?.phones).toBeUndefined();
    expect(finding?.confidence?.family).toBeGreaterThan(0.9);
  });

  test('only proposes given and family name when the code has the whole name', () => {
    const finding = only('MECARD:N:Jane van der Doe;;');
    expect(finding?.contact).toEqual({ formattedName: 'Jane van der Doe', givenName: 'Jane', familyName: 'van der Doe' });
    expect(finding?.confidence?.name).toBeGreaterThan(0.9);
    expect(finding?.confidence?.family).toBeLessThan(0.9);
  });

  test('reads a BIZCARD, a KDDI code and labelled lines', () => {
    expect(only('BIZCARD:N:Jane;X:Doe;C:Acme;M:+33612345678;;')).toMatchObject({
      kind: 'contact',
      contact: { givenName: 'Jane', phones: [{ e164: '+33612345678', kind: 'mobile' }] },
    });
    expect(only('MEMORY:met\r\nNAME1:Jane\r\nMAIL1:j@acme.example\r\n')).toMatchObject({
      kind: 'contact',
      contact: { formattedName: 'Jane', note: 'met' },
    });
    expect(only('Nom: Doe\nPrénom: Jane\nSociété: Acme')).toMatchObject({
      kind: 'contact',
      contact: { familyName: 'Doe', givenName: 'Jane', organization: ['Acme'] },
    });
  });

  test('reads JSON with a contact, and the secret of JSON without one', () => {
    expect(only('{"attendee":{"id":"00042","first_name":"Jane","last_name":"Doe","email":"jane@gmial.com"}}')).toMatchObject({
      kind: 'contact',
      code: '00042',
      contact: { familyName: 'Doe', emails: [{ value: 'jane@gmial.com', suggestion: 'jane@gmail.com' }] },
    });
    expect(only('{"registrant_id": 7, "checkin_secret": "1c9e-0", "event_id": "3"}')).toMatchObject({ kind: 'code', code: '1c9e-0' });
    expect(only('{"i":[2,"ev","s3cret"]}')).toMatchObject({ kind: 'code', code: 's3cret' });
  });

  test('reads fields of an address, and a card in base64', () => {
    expect(only('https://acme.example/v?name=Jane+Doe&email=jane%40acme.example')).toMatchObject({
      kind: 'contact',
      contact: { formattedName: 'Jane Doe', emails: [{ value: 'jane@acme.example' }] },
    });
    expect(only(Buffer.from('BEGIN:VCARD\nN:Doe;Zoé\nEND:VCARD').toString('base64'))).toMatchObject({
      kind: 'contact',
      contact: { givenName: 'Zoé' },
    });
  });

  test('keeps the charset of a vCard that is only in the bytes', () => {
    const bytes = Uint8Array.from('BEGIN:VCARD\nN;CHARSET=SHIFT_JIS:\x95\x5C;\x8E\xA6\nEND:VCARD', (char) => char.charCodeAt(0));
    const finding = readPayload({ text: 'BEGIN:VCARD\nN;CHARSET=SHIFT_JIS:\uFFFD;\uFFFD\nEND:VCARD', bytes })[0];
    expect(finding?.contact?.familyName).toBe('表');
    expect(finding?.bytesBase64).toBe(Buffer.from(bytes).toString('base64'));
  });
});

test('a card that declares no charset keeps the text the decoder made of it', () => {
  const bytes = Uint8Array.from('BEGIN:VCARD\nFN:\x95\x5C\x8E\xA6\nEND:VCARD', (char) => char.charCodeAt(0));
  expect(readPayload({ text: 'BEGIN:VCARD\nFN:表示\nEND:VCARD', bytes })[0]?.contact?.formattedName).toBe('表示');
});

describe('a badge that does not name its fields', () => {
  test.each(['^', '|', '~', '*', '%', ';', '\t'])('finds name, company, phone and e-mail between %s', (sign) => {
    const finding = only(['0042', 'Jane', 'Doe', 'Acme GmbH', '+49 30 901820', 'jane.doe@acme.example'].join(sign));
    expect(finding).toMatchObject({
      kind: 'contact',
      code: '0042',
      contact: {
        givenName: 'Jane',
        familyName: 'Doe',
        organization: ['Acme GmbH'],
        emails: [{ value: 'jane.doe@acme.example' }],
        phones: [{ e164: '+4930901820' }],
      },
    });
    expect(finding?.confidence?.family).toBeLessThan(0.9);
  });

  test('takes the order of the names from the e-mail, else from the maker', () => {
    expect(only('17::Doe::Jane::Acme::jane.doe@acme.example')?.contact).toMatchObject({ givenName: 'Jane', familyName: 'Doe' });
    expect(only('17::Doe::Jane::Acme')?.contact).toMatchObject({ givenName: 'Jane', familyName: 'Doe' });
    expect(only('0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0::Jane::Doe::Acme')?.contact).toMatchObject({ givenName: 'Jane', familyName: 'Doe' });
  });
});

describe('a badge that holds an id only', () => {
  test.each(['0012345670', '000000', 'KP-00012', 'SBpax001', 'ID$a1b2$ID', 'PZD97WTMFJ'])('keeps %s as it is', (id) => {
    expect(only(id)).toMatchObject({ kind: 'code', code: id, text: id });
  });

  test('cuts off a signature, a printed name and a GS1 mark', () => {
    expect(only('0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0/aabbcc')?.code).toBe('0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0');
    expect(only('JaneDoe_Acme^0427')?.code).toBe('0427');
    expect(only(']C1010950600013435221ABC')?.code).toBe('010950600013435221ABC');
  });

  test('finds the id in the address of a ticket', () => {
    expect(only('https://lu.example/check-in/evt-1?pk=g-0A1')).toMatchObject({ kind: 'code', code: 'g-0A1' });
    expect(only(`https://conf.example/t/at/${'0a'.repeat(32)}/`)).toMatchObject({ kind: 'code', code: '0a'.repeat(32) });
  });

  test('any linear code is an id', () => {
    expect(readPayload({ text: 'VISITOR', symbology: 'Code 39' })[0]).toMatchObject({
      kind: 'code',
      code: 'VISITOR',
      symbology: 'Code 39',
    });
  });

  test('any run of digits keeps its zeros', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^0{1,5}\d{1,12}$/), (id) => {
        expect(readPayload({ text: id })[0]?.code).toBe(id);
      }),
    );
  });
});

test.each([
  ['https://www.linkedin.com/in/jane-doe', 'profile-url'],
  ['linkedin.com/in/janedoe', 'profile-url'],
  ['https://wa.me/33612345678', 'profile-url'],
  ['https://linktr.ee/jane', 'profile-url'],
  ['https://www.linkedin.com/company/acme', 'url'],
  ['acme.com', 'url'],
  ['MEBKM:TITLE:Acme;URL:acme.com;;', 'url'],
  ['geo:48.85,2.35', 'geo'],
  ['WIFI:T:WPA;S:booth;P:x;;', 'wifi'],
  ['BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT', 'calendar'],
  ['tel:+33612345678', 'contact'],
  ['+33 6 12 34 56 78', 'contact'],
  ['SMSTO:+33612345678:hello', 'contact'],
  ['mailto:jane@acme.example?subject=x', 'contact'],
  ['MATMSG:TO:jane@acme.example;SUB:x;;', 'contact'],
  ['jane@acme.example', 'contact'],
  ['Hello world', 'text'],
  ['report.pdf', 'text'],
  ['{not json', 'text'],
])('%s is %s', (text, kind) => {
  expect(only(text)?.kind).toBe(kind);
});

test('finds the number in a WhatsApp address', () => {
  expect(only('https://wa.me/33612345678')?.contact?.phones).toEqual([{ value: '+33612345678', kind: 'mobile', e164: '+33612345678' }]);
});

test('a number without a prefix is read with the country of the show', () => {
  expect(readPayload({ text: 'tel:0612345678' }, { country: 'fr' })[0]?.contact?.phones?.[0]?.e164).toBe('+33612345678');
});

describe('whatever is scanned', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'BEGIN:VCARD\n',
      'MECARD:',
      '{"',
      '[[',
      '::',
      '|',
      '^',
      ';',
      'https://',
      '@',
      '%',
      '=',
      '\\',
      '+33',
      '__proto__',
      'tel:',
      'a@b.co',
    ),
  );

  test('gives a finding that keeps it, and no error', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const findings = readPayload({ text });
        expect(findings.length > 0).toBe(text !== '');
        for (const finding of findings) expect(finding.text).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  test('any bytes too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(readPayload({ text: '', bytes }).length).toBeGreaterThan(0);
      }),
    );
  });

  test.each([
    '[',
    '{"a":',
    ';',
    ' ',
    '=',
    'BEGIN:VCARD\n',
    'BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:=\n',
    '((((',
    '@',
    'a@',
    '"',
    '\\',
    '|a',
    '://',
    '9 ',
  ])('a flood of %j is read before the test gives up', (part) => {
    expect(readPayload({ text: part.repeat(20_000) }).length).toBeGreaterThan(0);
    expect(readPayload({ text: `BEGIN:VCARD\nNOTE:${part.repeat(20_000)}` }).length).toBeGreaterThan(0);
  });
});
