import { describe, expect, it } from 'vitest';
import type { CardLine } from '#shared/formats/card/cardLine.ts';
import { splitCards } from '#shared/formats/card/splitCards.ts';

const turnBy =
  (tilt: number) =>
  ([px, py]: readonly [number, number]): readonly [number, number] => [
    px * Math.cos(tilt) - py * Math.sin(tilt),
    px * Math.sin(tilt) + py * Math.cos(tilt),
  ];

/** A card's lines, 30 pixels high, from a corner; turned by `tilt` round the origin. */
const card = (lines: readonly string[], [x, y]: readonly [number, number], tilt = 0): CardLine[] =>
  lines.map((text, at) => {
    const top = y + at * 45;
    const right = x + text.length * 15;
    const turn = turnBy(tilt);
    return {
      text,
      confidence: 0.97,
      height: 30,
      box: [turn([x, top]), turn([right, top]), turn([right, top + 30]), turn([x, top + 30])],
    };
  });

const solene = [
  'Ferronnerie du Ponant SARL',
  'Solène Kerbrat',
  'Responsable des achats',
  's.kerbrat@ferronnerie-du-ponant.fr',
  '02 98 11 22 33',
];
const imogen = [
  'Quillfeather Optics Ltd',
  'Imogen Tarrant',
  'Head of Procurement',
  'imogen.tarrant@quillfeather.co.uk',
  '+44 20 7946 0018',
];
const jorg = ['Ruhrtaler Werkzeugbau GmbH', 'Jörg Voßkamp', 'Leiter Vertrieb', 'joerg.vosskamp@ruhrtaler-werkzeugbau.de'];
const table = (): boolean => true;
const paper = (): boolean => false;

describe('a photo of several cards', () => {
  it('is as many cards as persons of different companies are on it, side by side', () => {
    const lines = [...card(solene, [100, 100]), ...card(imogen, [900, 110])];
    expect(splitCards(lines, paper)).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ]);
  });

  it('is three cards when three lie there, tilted as the photo is', () => {
    const lines = [...card(solene, [100, 100], 0.08), ...card(imogen, [900, 110], 0.08), ...card(jorg, [420, 600], 0.08)];
    expect(splitCards(lines, paper).map(({ length }) => length)).toEqual([5, 5, 4]);
  });

  it('of two colleagues is two cards only where the table shows between them', () => {
    const colleague = ['Ferronnerie du Ponant SARL', 'Yann Le Goff', 'Directeur', 'y.legoff@ferronnerie-du-ponant.fr', '02 98 11 22 34'];
    const lines = [...card(solene, [100, 100]), ...card(colleague, [900, 110])];
    expect(splitCards(lines, table)).toHaveLength(2);
    expect(splitCards(lines, paper)).toHaveLength(1);
  });
});

describe('one card', () => {
  it.each([
    [
      'with its numbers in a second column',
      [
        ...card(['Quillfeather Optics Ltd', 'Imogen Tarrant', 'Head of Procurement'], [100, 100]),
        ...card(['+44 20 7946 0018', 'imogen.tarrant@quillfeather.co.uk', '14 Orchard Road', 'Leeds LS1 4AP'], [900, 100]),
      ],
    ],
    [
      'with two offices',
      [
        ...card(['Imogen Tarrant', 'Head of Procurement'], [500, 100]),
        ...card(['14 Orchard Road', 'Leeds LS1 4AP', '+44 20 7946 0018', 'leeds@quillfeather.co.uk'], [100, 400]),
        ...card(['Hauptstraße 17', '45127 Essen', '+49 201 1234567', 'essen@quillfeather.co.uk'], [900, 400]),
      ],
    ],
    ['with a wide gap above its foot', [...card(solene.slice(0, 3), [100, 100]), ...card(solene.slice(3), [100, 700])]],
  ])('%s stays one card, whatever the picture seems to show', (_, lines) => {
    expect(splitCards(lines, table)).toEqual([lines.map((_line, at) => at)]);
  });

  it('without print is one group without lines', () => {
    expect(splitCards([], table)).toEqual([[]]);
  });
});
