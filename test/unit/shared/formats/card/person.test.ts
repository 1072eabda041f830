import { describe, expect, it } from 'vitest';
import type { CardLine } from '#shared/formats/card/cardLine.ts';
import { splitName } from '#shared/formats/card/person.ts';
import { readCard } from '#shared/formats/card/readCard.ts';

/** Lines of print below one another; a number before `|` is the line's height. */
const print = (...lines: readonly string[]): CardLine[] =>
  lines.map((line, at) => {
    const [, size = '40', text = ''] = /^(?:(\d+)\|)?(.*)$/.exec(line) ?? [];
    const height = Number(size);
    const y = 100 + at * 60;
    const right = 100 + text.length * height * 0.5;
    return {
      text,
      confidence: 0.97,
      height,
      box: [
        [100, y],
        [right, y],
        [right, y + height],
        [100, y + height],
      ],
    };
  });

describe('the name on a card', () => {
  it.each([
    [['44|Solène', '46|KERBRAT', 'Acheteuse', 's.kerbrat@ponant.example'], 'Solène KERBRAT'],
    [['44|Ana María', '44|Quintanilla Robledo', 'Directora comercial', '+34 612 345 678'], 'Ana María Quintanilla Robledo'],
    [['44|Dr. Annegret', '44|von der Heyde', 'Prokuristin', 'vonderheyde@ruhrtaler.de'], 'Dr. Annegret von der Heyde'],
    [['50|Hyacinth Oduyale', 'Sales Manager', 'T +44 20 7946 0018'], 'Hyacinth Oduyale'],
    [['50|Imogen Tarrant, MBA', 'Head of Procurement', 'imogen@quillfeather.co.uk'], 'Imogen Tarrant, MBA'],
    [['50|Prof. Dr.-Ing. Jörg Voßkamp', 'Institutsleiter', 'vosskamp@ruhrtaler.de'], 'Prof. Dr.-Ing. Jörg Voßkamp'],
    [['50|Małgorzata Śliwowska-Żak', 'Dyrektor', 'm.sliwowska@lakowa.pl'], 'Małgorzata Śliwowska-Żak'],
    [['50|Bjørn Åsgårdstrand', 'Salgssjef', 'bjorn@fjellvik.no'], 'Bjørn Åsgårdstrand'],
    [['50|J. F. Quillon', 'Gérant', 'jf.quillon@quillon-bois.fr'], 'J. F. Quillon'],
  ])('%s is read whole', (lines, name) => {
    expect(readCard(print(...lines)).contact.formattedName).toBe(name);
  });

  it.each([
    [['60|Casa Lumbrera', 'Ferretería y pinturas', 'Calle Mayor 14', '28013 Madrid', '91 555 01 23']],
    [['60|BELLA ROSA', 'Beauty Salon', '14 Orchard Road', 'Leeds LS1 4AP', '0113 496 0018']],
    [['60|AUTO PINHEIRO', 'Peças e acessórios', 'Aceitamos cartões', '(11) 5550-1234']],
    [['60|Le Fournil', 'Boulangerie Pâtisserie', 'Ouvert du mardi au samedi', '02 98 11 22 33']],
  ])('is not invented for a shop: %s', (lines) => {
    expect(readCard(print(...lines)).contact.formattedName).toBeUndefined();
  });
});

describe('a badge without mail or number', () => {
  it.each([
    [['30|OPTICS FORUM 2026', '80|Imogen', '80|TARRANT', '40|Quillfeather Optics', '40|VISITOR'], 'Imogen TARRANT', 'Quillfeather Optics'],
    [['80|Hyacinth Oduyale', '40|Ferronnerie du Ponant', '30|EXPOSANT'], 'Hyacinth Oduyale', 'Ferronnerie du Ponant'],
  ])('%s proposes who and of which company', (lines, name, company) => {
    const { contact } = readCard(print(...lines));
    expect([contact.formattedName, contact.organization?.[0]]).toEqual([name, company]);
  });

  it('is no parcel', () => {
    expect(readCard(print('PRIORITY', 'Ship to:', '00 340 1234 5678 9012', '2.5 kg')).contact.formattedName).toBeUndefined();
  });
});

describe('given and family name', () => {
  it.each([
    ['Ana María Quintanilla Robledo', [], 'Ana María', 'Quintanilla Robledo'],
    ['João Pedro da Cunha Leitão', [], 'João Pedro', 'da Cunha Leitão'],
    ['Camille BEAUREPAIRE', [], 'Camille', 'BEAUREPAIRE'],
    ['BEAUREPAIRE Camille', [], 'Camille', 'BEAUREPAIRE'],
    ['John F. Tallowick', [], 'John F.', 'Tallowick'],
    ['Ludwig van Deelen', [], 'Ludwig', 'van Deelen'],
    ['Oriol Puigdevall i Serra', [], 'Oriol', 'Puigdevall i Serra'],
    ['Tiago da Costa e Silvares', [], 'Tiago', 'da Costa e Silvares'],
    ['Wei Xiaolan', ['xiaolan.wei'], 'Wei', 'Xiaolan'],
    ['Marie-Luise Ahrenholtz', [], 'Marie-Luise', 'Ahrenholtz'],
  ])('of %s', (text, locals, given, family) => {
    const name = splitName(text, locals);
    expect([name.given, name.family]).toEqual([given, family]);
  });

  it('stand without forms of address and degrees', () => {
    expect(splitName('Prof. Dr. Annegret Voßkamp, MBA', [])).toMatchObject({
      prefix: 'Prof. Dr.',
      given: 'Annegret',
      family: 'Voßkamp',
      suffix: 'MBA',
    });
  });
});

/** The title read on a card where this is printed below the name. */
const titled = (title: string): string | undefined =>
  readCard(print('50|Solène Kerbrat', title, 's.kerbrat@ponant.example')).contact.jobTitle;

describe('a title with one blurred letter', () => {
  it('is the title it was, and a good one stays', () => {
    expect(titled('Chet de projer')).toBe('Chef de projet');
    expect(titled('Trade Manager')).toBe('Trade Manager');
    expect(titled('Fleet Manager')).toBe('Fleet Manager');
  });
});
