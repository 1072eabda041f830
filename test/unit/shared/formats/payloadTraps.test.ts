import { describe, expect, test } from 'vitest';
import { readPayload } from '#shared/formats/readPayload.ts';

const only = (text: string) => {
  const findings = readPayload({ text });
  expect(findings).toHaveLength(1);
  return findings[0];
};

const JANE = { givenName: 'Jane', familyName: 'Doe', emails: [{ value: 'jane@acme.example' }] };
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

describe('JSON of any ticket program', () => {
  test.each([
    { firstName: 'Jane', lastName: 'Doe', email: 'jane@acme.example', company: 'Acme' },
    { first_name: 'Jane', last_name: 'Doe', email_address: 'jane@acme.example', company_name: 'Acme' },
    { FIRST_NAME: 'Jane', LAST_NAME: 'Doe', EMAIL: 'jane@acme.example', COMPANY: 'Acme' },
    { prenom: 'Jane', nom: 'Doe', courriel: 'jane@acme.example', societe: 'Acme' },
    { Vorname: 'Jane', Nachname: 'Doe', 'E-Mail': 'jane@acme.example', Firma: 'Acme' },
    { fn: 'Jane', ln: 'Doe', e: 'jane@acme.example', c: 'Acme' },
    { attendee: { profile: { firstName: 'Jane', lastName: 'Doe' }, emails: [{ value: 'jane@acme.example' }], company: { name: 'Acme' } } },
    { data: { attributes: { given_name: 'Jane', family_name: 'Doe', emails: ['jane@acme.example'], organization: { name: 'Acme' } } } },
    [{ firstname: 'Jane', surname: 'Doe', mail: 'jane@acme.example', employer: 'Acme' }],
  ])('%j is Jane Doe of Acme', (json) => {
    expect(only(JSON.stringify(json))).toMatchObject({ kind: 'contact', contact: { ...JANE, organization: ['Acme'] } });
  });

  test('what belongs to the show, the ticket or the country is not the visitor’s', () => {
    const finding = only(
      JSON.stringify({
        event: { id: 'E1', name: 'Expo', city: 'Lyon' },
        badgeId: '0007',
        person: { name: 'Jane Doe', company: { id: 9, name: 'Acme' }, address: { city: 'Paris', country: { name: 'France', code: 'FR' } } },
      }),
    );
    expect(finding).toMatchObject({
      code: '0007',
      contact: { formattedName: 'Jane Doe', organization: ['Acme'], addresses: [{ city: 'Paris', country: 'France' }] },
    });
    expect(finding?.unplaced).toContainEqual({ name: 'event.city', value: 'Lyon' });
  });

  test('the name of something is not taken for a person', () => {
    expect(only('{"name":"Expo 2026","id":4}')).toMatchObject({ kind: 'code', code: '4' });
    expect(only('{"event":{"name":"Summer Expo"},"ticket":{"id":"T-1"}}')).toMatchObject({ kind: 'code', code: 'T-1' });
  });

  test('several numbers and addresses are all kept, once each', () => {
    const finding = only(
      '{"first_name":"Jane","emails":["a@acme.example","b@acme.example","a@acme.example"],"phones":["+33142685300","+33612345678"]}',
    );
    expect(finding?.contact?.emails?.map(({ value }) => value)).toEqual(['a@acme.example', 'b@acme.example']);
    expect(finding?.contact?.phones?.map(({ e164 }) => e164)).toEqual(['+33142685300', '+33612345678']);
  });

  test('what is nearly JSON is read with less trust', () => {
    for (const text of [
      "{'first_name': 'Jane', 'last_name': 'Doe', 'email': 'jane@acme.example', 'id': 42}",
      '{"first_name":"Jane","last_name":"Doe","email":"jane@acme.example","comp',
      '{"first_name":"Jane","last_name":"Doe","email":"jane@acme.example",}',
    ]) {
      expect(only(text)).toMatchObject({ kind: 'contact', contact: JANE });
      expect(only(text)?.confidence?.['family']).toBeLessThan(0.9);
    }
  });

  test('a list of plain values is read like text between separators', () => {
    expect(only('["0042","Jane","Doe","Acme GmbH","jane@acme.example"]')).toMatchObject({ code: '0042', contact: JANE });
  });
});

describe('a badge inside of something else', () => {
  const card = 'BEGIN:VCARD\nN:Doe;Jane\nEMAIL:jane@acme.example\nEND:VCARD';
  const json = JSON.stringify({ first_name: 'Jane', last_name: 'Doe', email: 'jane@acme.example' });
  test.each([
    ['base64', base64(card)],
    ['base64url', base64url(json)],
    ['base64 of a MECARD', base64('MECARD:N:Doe,Jane;EMAIL:jane@acme.example;;')],
    ['base64 of delimited text', base64('17^Jane^Doe^jane@acme.example^Acme')],
    ['base64 of labels', base64('Nom: Doe\nPrénom: Jane\nE-mail: jane@acme.example')],
    ['a data address', `data:text/vcard;base64,${base64(card)}`],
    ['an escaped data address', `data:text/vcard,${encodeURIComponent(card)}`],
    ['a parameter', `https://x.example/add?vcard=${encodeURIComponent(card)}`],
    ['the end of a path', `https://x.example/b/${base64url(json)}`],
    ['the part behind #', `https://x.example/#${base64url(json)}`],
    ['a signed token', `${base64url('{"alg":"HS256"}')}.${base64url(json)}.abc-def`],
    ['a JSON value', JSON.stringify({ vcard: card })],
  ])('is found in %s', (_place, text) => {
    expect(only(text)).toMatchObject({ kind: 'contact', text, contact: JANE });
  });

  test('base64 of a card keeps the charset that the card declares', () => {
    const bytes = Buffer.from('BEGIN:VCARD\nN;CHARSET=windows-1252:Doe;Zo\xE9\nEND:VCARD', 'latin1');
    expect(only(bytes.toString('base64'))?.contact?.givenName).toBe('Zoé');
  });

  test.each(['aGVsbG8gd29ybGQ', 'QUJDREVGR0hJSktMTU5PUA==', 'ZXZlbnR5YXktMDEyMzQ1Njc4OQ'])('the random id %s stays an id', (id) => {
    expect(only(id)).toMatchObject({ kind: 'code', code: id });
  });
});

describe('MECARD and its kin', () => {
  test('escaped signs belong to the value, further numbers are kept, NTT’s address has parts', () => {
    expect(
      only(
        'MECARD:N:Doe\\, Jr.,Jane;TEL:0142685300;TEL:+33612345678;EMAIL:a@b.example;EMAIL:c@d.example;ADR:,,1 rue X,Paris,,75001,France;X-Y:z;;',
      ),
    ).toMatchObject({
      contact: {
        familyName: 'Doe, Jr.',
        givenName: 'Jane',
        phones: [{ value: '0142685300' }, { value: '+33612345678' }],
        emails: [{ value: 'a@b.example' }, { value: 'c@d.example' }],
        addresses: [{ street: '1 rue X', city: 'Paris', postalCode: '75001', country: 'France' }],
      },
      unplaced: [{ name: 'X-Y', value: 'z' }],
    });
  });

  test.each([
    ['MECARD:N:Doe;Jane;TEL:123;;'],
    ['mecard:n:Doe,Jane;\ntel:123;\n;'],
    ['MECARD:N:Doe,Jane;TEL:123'],
    ['MECARD:TEL:123;N:Doe,Jane;;trailing words'],
  ])('%j is Jane Doe with one number', (text) => {
    expect(only(text)?.contact).toMatchObject({ familyName: 'Doe', givenName: 'Jane', phones: [{ value: '123' }] });
  });

  test('a web address with a semicolon stays whole', () => {
    expect(only('MECARD:N:Jane;URL:https://acme.example/?a=1;b=2;;')?.contact?.urls).toEqual(['https://acme.example/?a=1;b=2']);
  });

  test('BIZCARD and MATMSG hand on what a contact has no place for', () => {
    expect(only('BIZCARD:N:Jane;X:Doe;T:CEO;C:Acme;B:+33142685300;M:+33612345678;F:+33142685301;Z:9;;')).toMatchObject({
      contact: { jobTitle: 'CEO', phones: [{ kind: 'work' }, { kind: 'mobile' }, { kind: 'fax' }] },
      unplaced: [{ name: 'Z', value: '9' }],
    });
    expect(only('MATMSG:TO:a@b.example,c@d.example;SUB:Hi;BODY:Text;;')).toMatchObject({
      contact: { emails: [{ value: 'a@b.example' }, { value: 'c@d.example' }] },
      unplaced: [
        { name: 'SUB', value: 'Hi' },
        { name: 'BODY', value: 'Text' },
      ],
    });
  });

  test('the name of a network is said, its password is not', () => {
    const finding = only('WIFI:T:WPA;S:booth\\;net;P:hunter2;;');
    expect(finding).toMatchObject({ kind: 'wifi', contact: { note: 'Wi-Fi: booth;net' } });
    expect(JSON.stringify(finding?.contact)).not.toContain('hunter2');
  });
});

describe('fields without names', () => {
  test.each(['::', '^', '|', '~', '\t', ';', '*', '%', '$', '#', '\u001D', '\n', '\r\n', ' | '])('are parted by %j', (sign) => {
    expect(only(['0042', 'Jane', 'Doe', 'Acme GmbH', 'jane.doe@acme.example'].join(sign))).toMatchObject({
      kind: 'contact',
      code: '0042',
      contact: { givenName: 'Jane', familyName: 'Doe', organization: ['Acme GmbH'] },
    });
  });

  test('quotes keep a comma inside, as in CSV', () => {
    expect(only('"Doe, Jane","Acme, Inc.","jane@acme.example"')?.contact).toMatchObject({
      formattedName: 'Doe, Jane',
      organization: ['Acme, Inc.'],
      emails: [{ value: 'jane@acme.example' }],
    });
  });

  test('are never given with confidence but by their own look, and what is left is handed on', () => {
    const finding = only('0042|Jane|Doe|Acme GmbH|Buyer of labs|Blue|Vegan|jane.doe@acme.example');
    for (const field of ['name', 'family', 'given', 'title', 'company']) expect(finding?.confidence?.[field]).toBeLessThan(0.9);
    expect(finding?.unplaced?.map(({ value }) => value)).toContain('Vegan');
  });
});

describe('labels and queries', () => {
  test.each([
    'Nom: Doe\nPrénom: Jane\nE-mail: jane@acme.example',
    'Nachname = Doe; Vorname = Jane; E-Mail = jane@acme.example',
    'first_name=Jane&last_name=Doe&email=jane%40acme.example',
    'Last name: Doe, First name: Jane, Email: jane@acme.example',
    'https://x.example/v?fn=Jane&ln=Doe&em=jane@acme.example&utm_source=x',
  ])('%j is Jane Doe', (text) => {
    expect(only(text)?.contact).toMatchObject(JANE);
  });

  test('one label says what the rest is', () => {
    expect(only('EMAIL:jane@acme.example')).toMatchObject({ kind: 'contact', contact: { emails: [{ value: 'jane@acme.example' }] } });
    expect(only('Badge ID: 0042')).toMatchObject({ kind: 'code', code: '0042' });
    expect(only('Mobile: +33 6 12 34 56 78')).toMatchObject({ kind: 'contact', contact: { phones: [{ kind: 'mobile' }] } });
  });

  test('parameters of a shop are no visitor', () => {
    expect(only('https://x.example/v?name=spring-sale&id=12')?.kind).toBe('url');
  });
});

describe('GS1', () => {
  test('element strings stay whole as the id, their parts are named', () => {
    expect(only(']d2010950600013435221ABC\u001D8018123456789012345675')).toMatchObject({
      kind: 'code',
      code: '010950600013435221ABC\u001D8018123456789012345675',
      unplaced: [
        { name: '(01)', value: '09506000134352' },
        { name: '(21)', value: 'ABC' },
        { name: '(8018)', value: '123456789012345675' },
      ],
    });
    expect(only('(01)09506000134352(21)ABC123')?.unplaced).toEqual([
      { name: '(01)', value: '09506000134352' },
      { name: '(21)', value: 'ABC123' },
    ]);
  });

  test('a digital link gives the serial number of the one thing it names', () => {
    expect(only('https://id.acme.example/01/09506000134352/21/ABC')).toMatchObject({ kind: 'code', code: 'ABC' });
    expect(only('https://id.acme.example/8018/123456789012345675')).toMatchObject({ kind: 'code', code: '123456789012345675' });
    expect(only('https://id.acme.example/01/09506000134352')?.kind).toBe('url');
  });
});

describe('calls, places and days', () => {
  test.each([
    ['tel:+33-1-42-68-53-00;ext=12', '+33-1-42-68-53-00;ext=12'],
    ['tel:%2B33142685300', '+33142685300'],
    ['sms:+33612345678;via=x?body=hi', '+33612345678'],
    ['sms://+33612345678', '+33612345678'],
    ['SMSTO:+33612345678:hello: you', '+33612345678'],
    ['whatsapp://send?phone=33612345678&text=hi', '+33612345678'],
    ['https://api.whatsapp.com/send?phone=+33612345678', '+33612345678'],
  ])('%s calls %s', (text, value) => {
    expect(only(text)?.contact?.phones?.map((phone) => phone.value)).toEqual([value]);
  });

  test.each([
    ['mailto:Jane%20Doe%20%3Cjane@acme.example%3E?subject=x', ['jane@acme.example']],
    ['mailto:a+b@c.example?cc=d@e.example', ['a+b@c.example']],
    ['mailto:?to=jane@acme.example&to=b@c.example', ['jane@acme.example', 'b@c.example']],
    ['Jane Doe <jane@acme.example>', ['jane@acme.example']],
    ['Call me or write to jane@acme.example.', ['jane@acme.example']],
  ])('%s writes to %j', (text, emails) => {
    expect(only(text)?.contact?.emails?.map(({ value }) => value)).toEqual(emails);
  });

  test('a place is its point and its name', () => {
    expect(only('geo:48.85,2.35?q=Acme+Hall')?.contact?.note).toBe('48.85, 2.35 (Acme Hall)');
    expect(only('geo:37.786971,-122.399677;u=35')?.contact?.note).toBe('37.786971, -122.399677');
  });

  test('an event is a note, and who invites is proposed', () => {
    const finding = only(
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Demo\\, hall\r\n  4\r\nDTSTART:20260504T123456Z\r\nLOCATION:Booth 7\r\nORGANIZER;CN="Jane Doe":mailto:jane@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    expect(finding).toMatchObject({
      kind: 'calendar',
      contact: {
        formattedName: 'Jane Doe',
        emails: [{ value: 'jane@acme.example' }],
        note: 'Demo, hall 4 · 2026-05-04 12:34 UTC · Booth 7',
      },
    });
    expect(finding?.confidence?.['name']).toBeLessThan(0.9);
  });
});

test.each(['2026-05-04', '12:30', 'Hall 4 Booth 12', 'VIP', 'Jane Doe', '👋', '   ', 'tel', 'geo:', 'mailto:', '{}', '[]', 'null'])(
  '%j is a text and nothing more',
  (text) => {
    expect(only(text)).toEqual({ from: 'code', kind: 'text', text });
  },
);
