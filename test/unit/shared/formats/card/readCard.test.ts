import { array, assert, constantFrom, double, oneof, property, record, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardLine } from '#shared/formats/card/cardLine.ts';
import { readCard } from '#shared/formats/card/readCard.ts';

/** Lines of print below one another, 40 pixels high; `x` moves a line to another column. */
const print = (...lines: readonly (string | { text: string; x?: number; y?: number; height?: number })[]): CardLine[] =>
  lines.map((line, at) => {
    const { text, x = 100, y = 100 + at * 60, height = 40 } = typeof line === 'string' ? { text: line } : line;
    const right = x + text.length * height * 0.5;
    return {
      text,
      confidence: 0.97,
      height,
      box: [
        [x, y],
        [right, y],
        [right, y + height],
        [x, y + height],
      ],
    };
  });

const turn = ([x, y]: readonly [number, number]): readonly [number, number] => [
  x * Math.cos(0.2) - y * Math.sin(0.2),
  x * Math.sin(0.2) + y * Math.cos(0.2),
];

describe('a business card', () => {
  it('in French gives its fields, the fax apart from the phones', () => {
    const { contact, country, language } = readCard(
      print(
        { text: 'Ferronnerie du Ponant SARL', height: 44 },
        { text: 'Solène Kerbrat', height: 52 },
        'Responsable des achats',
        'Tél. 02 98 11 22 33',
        'Port. 06 12 34 56 78',
        'Fax 02 98 11 22 34',
        's.kerbrat@ferronnerie-du-ponant.fr',
        'www.ferronnerie-du-ponant.fr',
        '7, rue des Tanneurs',
        '29200 Brest',
      ),
    );
    expect(contact).toMatchObject({
      formattedName: 'Solène Kerbrat',
      givenName: 'Solène',
      familyName: 'Kerbrat',
      jobTitle: 'Responsable des achats',
      organization: ['Ferronnerie du Ponant SARL'],
      emails: [{ value: 's.kerbrat@ferronnerie-du-ponant.fr' }],
      phones: [
        { kind: 'work', e164: '+33298112233' },
        { kind: 'mobile', e164: '+33612345678' },
        { kind: 'fax', e164: '+33298112234' },
      ],
      urls: ['www.ferronnerie-du-ponant.fr'],
      addresses: [{ street: '7, rue des Tanneurs', postalCode: '29200', city: 'Brest' }],
    });
    expect([country, language]).toEqual(['FR', 'fra']);
  });

  it('in German gets its umlauts and sharp s back from the mail address', () => {
    const { contact } = readCard(
      print(
        { text: 'Ruhrtaler Werkzeugbau GmbH', height: 44 },
        { text: 'Dr. Jorg VoBkamp', height: 52 },
        'Leiter Vertrieb',
        'joerg.vosskamp@ruhrtaler-werkzeugbau.de',
        'HauptstraBe 17, 45127 Essen',
        'Tel. +49 201 1234567',
      ),
    );
    expect(contact).toMatchObject({
      formattedName: 'Dr. Jörg Voßkamp',
      prefix: 'Dr.',
      familyName: 'Voßkamp',
      addresses: [{ street: 'Hauptstraße 17', postalCode: '45127', city: 'Essen' }],
    });
  });

  it('in English with two columns keeps address and numbers apart', () => {
    const { contact, country } = readCard(
      print(
        { text: 'Quillfeather Optics Ltd', y: 60, height: 44 },
        { text: 'Imogen Tarrant', y: 130, height: 52 },
        { text: 'Head of Procurement', y: 190 },
        { text: '14 Orchard Road', y: 300, height: 30 },
        { text: 'Leeds LS1 4AP', y: 340, height: 30 },
        { text: 'T +44 20 7946 0018', x: 800, y: 300, height: 30 },
        { text: 'imogen.tarrant@quillfeather.co.uk', x: 800, y: 340, height: 30 },
      ),
    );
    expect(contact).toMatchObject({
      formattedName: 'Imogen Tarrant',
      jobTitle: 'Head of Procurement',
      organization: ['Quillfeather Optics Ltd'],
      addresses: [{ street: '14 Orchard Road', city: 'Leeds', postalCode: 'LS1 4AP' }],
      phones: [{ e164: '+442079460018', kind: 'work' }],
    });
    expect(country).toBe('GB');
  });

  it('in Spanish and in Italian knows the mobile by its number', () => {
    const spanish = readCard(
      print('Cerámica Lumbrales S.L.', 'Begoña Arrizabal', 'Jefa de compras', '+34 612 345 678', 'barrizabal@lumbrales.es'),
    ).contact;
    const italian = readCard(
      print('Officine Brandoli S.r.l.', 'Elisa Tortorelli', 'Responsabile vendite', '+39 347 1234567', 'e.tortorelli@brandoli.it'),
    ).contact;
    expect(spanish).toMatchObject({
      formattedName: 'Begoña Arrizabal',
      jobTitle: 'Jefa de compras',
      phones: [{ kind: 'mobile', e164: '+34612345678' }],
    });
    expect(italian).toMatchObject({
      formattedName: 'Elisa Tortorelli',
      organization: ['Officine Brandoli S.r.l.'],
      phones: [{ kind: 'mobile' }],
    });
  });

  it('of a shop without a person invents no name', () => {
    const { contact } = readCard(
      print({ text: 'PADARIA SOL NASCENTE', height: 70 }, 'Pães e Doces', 'Tel. 2345-6789', 'Rua das Acácias, 120 - Centro - SP'),
    );
    expect(contact.formattedName).toBeUndefined();
    expect(contact).toMatchObject({ organization: ['PADARIA SOL NASCENTE'], phones: [{ value: '2345-6789' }] });
  });

  it('has the slips of the recogniser undone where another field proves them', () => {
    const { contact } = readCard(
      print({ text: 'Lucien Dorvalet', height: 52 }, 'Adrninistrator', 'Idorvalet@tramontane.com', 'www.trarnontane.com', {
        text: 'Tramontane Inc.',
        height: 44,
      }),
    );
    expect(contact).toMatchObject({
      jobTitle: 'Administrator',
      emails: [{ value: 'ldorvalet@tramontane.com' }],
      urls: ['www.tramontane.com'],
    });
  });

  it('reads a number that shares its line with a mail address, and an address that lost a blank', () => {
    const { contact } = readCard(
      print('Dipl-Ing . Sören Dallwitz', 'Prokurist', '+49 30 12 34 56 7 | sdallwitz@dallwitz-technik.de', 'Hauptstraße 1799084 Erfurt'),
    );
    expect(contact).toMatchObject({
      familyName: 'Dallwitz',
      emails: [{ value: 'sdallwitz@dallwitz-technik.de' }],
      phones: [{ e164: '+49301234567' }],
      addresses: [{ street: 'Hauptstraße 17', postalCode: '99084', city: 'Erfurt' }],
    });
  });

  it('with two streets has two addresses, and no slogan among them', () => {
    const { contact } = readCard(
      print('Oficina Tabajara Ltda', 'Servindo desde 1978', 'Rua das Flores, 12 - Tel. 2345-6789', 'Av. Central, 240 - Tel. 2345-6780'),
    );
    expect(contact.addresses).toEqual([{ street: 'Rua das Flores, 12' }, { street: 'Av. Central, 240' }]);
  });

  it('has a broken mail address joined, and the capitals and sharp s that were misread put right', () => {
    const { contact } = readCard(print('Käthe Vofs', 'Prokuristin', 'kaethe.voss@luftbau-', 'tannau.de', 'www.luftbau-tannau.de'));
    expect(contact).toMatchObject({
      formattedName: 'Käthe Voß',
      emails: [{ value: 'kaethe.voss@luftbau-tannau.de' }],
      urls: ['www.luftbau-tannau.de'],
    });
    expect(readCard(print('Imogen whitstable', 'Sales Director', 'imogen.whitstable@oakmere.co.uk')).contact.formattedName).toBe(
      'Imogen Whitstable',
    );
  });

  it('says from which lines each field came, and how sure it is', () => {
    const { sources, confidence } = readCard(print('Solène Kerbrat', 'Directrice', 'solene.kerbrat@ponant.fr'));
    expect(sources).toEqual([
      { field: 'name', item: 0, lines: [0] },
      { field: 'title', item: 0, lines: [1] },
      { field: 'company', item: 0, lines: [] },
      { field: 'emails', item: 0, lines: [2] },
    ]);
    expect(confidence['name']).toBeGreaterThan(0.8);
    expect(confidence['company']).toBeLessThan(0.5);
  });

  it('printed at a tilt is read as if it were straight', () => {
    const straight = print('Solène Kerbrat', 'Directrice', '7, rue des Tanneurs', '29200 Brest');
    const tilted = straight.map((line): CardLine => {
      const [a, b, c, d] = line.box;
      return { ...line, box: [turn(a), turn(b), turn(c), turn(d)] };
    });
    expect(readCard(tilted).contact).toEqual(readCard(straight).contact);
  });

  it('never throws, whatever the lines hold', () => {
    const number = double({ noDefaultInfinity: false });
    const point = tuple(number, number);
    const piece = constantFrom(
      '@',
      '.',
      'com',
      '+33',
      '06 12',
      'Dr.',
      'GmbH',
      'rue',
      '75001',
      ' ',
      '-',
      'Tel',
      '(',
      ')',
      'www.',
      '/',
      "I'",
      'VoB',
    );
    const text = oneof(
      string({ unit: 'binary' }),
      array(oneof(piece, string()), { maxLength: 12 }).map((parts) => parts.join('')),
    );
    const line = record({ text, confidence: number, height: number, box: tuple(point, point, point, point) });
    assert(
      property(array(line, { maxLength: 12 }), (lines) => {
        const { confidence } = readCard(lines);
        expect(Object.values(confidence).every((value) => value >= 0 && value <= 1)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
