import { describe, expect, test } from 'vitest';
import { companyOf, compareCompanies, compareMails, comparePhones, mailOf, phoneOf } from '#shared/domain/dedupe/contacts.ts';
import { NONE } from '#shared/domain/dedupe/finding.ts';
import { soundOf } from '#shared/domain/dedupe/fold.ts';
import { jaroWinkler, slips } from '#shared/domain/dedupe/likeness.ts';
import { compareNames, namesOf } from '#shared/domain/dedupe/names.ts';
import { comparePlaces, placeOf } from '#shared/domain/dedupe/places.ts';
import { compareCodes, compareDays, dayOf } from '#shared/domain/dedupe/registers.ts';

const nobody = namesOf({});

const levels = (a: string, b: string): string => {
  const [one, other] = [a, b].map((name) =>
    namesOf(name.includes('|') ? { given: name.split('|')[0] ?? '', family: name.split('|')[1] ?? '' } : { full: name }),
  );
  if (one === undefined || other === undefined) throw new Error('two names are needed');
  const { given, family, isSwapped } = compareNames(one, other);
  return `${given.level === NONE ? '-' : given.level}${family.level === NONE ? '-' : family.level}${isSwapped ? ' swapped' : ''}`;
};

describe('names', () => {
  test.each([
    ['the same without accents and case', 'Zoë|Müller', 'ZOE|MULLER', '55'],
    ['an umlaut written out', 'Jörg|Müller', 'Joerg|Mueller', '55'],
    ['titles and particles', 'Dr. Ada|van der Corder', 'Ada|Corder', '55'],
    ['a short form', 'Bill|Corder', 'William|Corder', '45'],
    ['a form of another language', 'Giuseppe|Corder', 'José|Corder', '45'],
    ['one name of two', 'Jean-Pierre|Corder', 'Jean|Corder', '45'],
    ['two family names of which one is told', 'Ana|García López', 'Ana|García', '54'],
    ['a slip', 'Ada|Corder', 'Ada|Croder', '53'],
    ['letters thrown about', 'Eliza|Corder', 'ilEz|Corder', '25'],
    ['the same sound', 'Ada|Schmidt', 'Ada|Shmit', '52'],
    ['an initial', 'A.|Corder', 'Ada|Corder', '15'],
    ['another initial', 'B.|Corder', 'Ada|Corder', '05'],
    ['the family name first', 'Corder|Ada', 'Ada|Corder', '55 swapped'],
    ['in one piece, family name in capitals', 'CORDER Ada', 'Ada|Corder', '55'],
    ['one part missing', '|Corder', 'Ada|Corder', '-5'],
    ['one part missing and in the wrong place', 'Corder|', 'Ada|Corder', '-5 swapped'],
    ['strangers', 'Bo|Lind', 'Ada|Corder', '00'],
  ])('%s', (_what, a, b, expected) => {
    expect(levels(a, b)).toBe(expected);
    expect(levels(b, a)).toBe(expected);
  });

  test('sounds are alike across languages', () => {
    expect(soundOf('meyer')).toBe(soundOf('maier'));
    expect(soundOf('schultz')).toBe(soundOf('shults'));
    expect(soundOf('corder')).not.toBe(soundOf('lind'));
  });
});

const mailLevel = (a: string, b: string, names = nobody): number => {
  const [one, other] = [mailOf(a, names), mailOf(b, names)];
  return compareMails(one === null ? [] : [one], other === null ? [] : [other]).level;
};

describe('e-mails', () => {
  test.each([
    ['case and tags', 'Ada+fair@Acme.example', 'ada@acme.example', 3],
    ['dots that Gmail ignores', 'a.da@gmail.com', 'ada@googlemail.com', 3],
    ['a slip in the service', 'ada.corder@gmial.com', 'ada.corder@gmail.com', 3],
    ['a slip in front', 'adacorder@acme.example', 'adacroder@acme.example', 2],
    ['initials for names', 'a.corder@acme.example', 'ada.corder@acme.example', 2],
    ['letters thrown about', 'hannah88opowersc@m', 'hannah88@powers.com', 2],
    ['one own word in front of two domains', 'sunnyfox@acme.example', 'sunnyfox@post.example', 1],
    ['an address of the firm', 'info@acme.example', 'info@acme.example', 1],
    ['colleagues', 'ada@acme-of-the-very-long-name.example', 'bo@acme-of-the-very-long-name.example', 0],
    ['no address', 'ada@acme.example', '', NONE],
  ])('%s', (_what, a, b, expected) => {
    expect(mailLevel(a, b)).toBe(expected);
    expect(mailLevel(b, a)).toBe(expected);
  });

  test('a name in front of another domain says no more than the name', () => {
    const names = namesOf({ given: 'Ada', family: 'Corder' });
    expect(mailLevel('ada.corder@acme.example', 'ada.corder@other.example', names)).toBe(0);
  });
});

test.each([
  ['with and without the country', '+33612345678', '06 12 34 56 78', 3],
  ['a switchboard and its extension', '+33412345600', '+33412345678', 1],
  ['one wrong digit in front', '+33612345678', '+33712345678', 2],
  ['others', '+33612345678', '+4989123456', 0],
])('phones: %s', (_what, a, b, expected) => {
  expect(comparePhones([phoneOf(a)], [phoneOf(b)]).level).toBe(expected);
  expect(comparePhones([phoneOf(b)], [phoneOf(a)]).level).toBe(expected);
});

test.each([
  ['the legal form', 'Acme Robotics GmbH', 'ACME ROBOTICS', 3],
  ['a part of the name', 'Acme Robotics', 'Acme', 2],
  ['initials', 'International Baking Machines', 'IBM', 2],
  ['a slip', 'Ixworthy', 'Ixwrothy', 2],
  ['other firms', 'Acme Robotics', 'Foods of Kent', 0],
])('companies: %s', (_what, a, b, expected) => {
  expect(compareCompanies(companyOf(a, []), companyOf(b, [])).level).toBe(expected);
});

const oneMail = (value: string) => [mailOf(value, nobody)].filter((one) => one !== null);

const firmLevel = (a: string, b: string): number =>
  compareCompanies(companyOf(undefined, oneMail(a)), companyOf(undefined, oneMail(b))).level;

test('colleagues are known by the domain of their mail, unless it is a public service', () => {
  expect(firmLevel('ada@acme.example', 'bo@acme.example')).toBe(1);
  expect(firmLevel('ada@gmail.com', 'bo@gmail.com')).toBe(NONE);
});

test.each([
  ['a street shortened', { street: 'Hauptstraße 12', city: 'Köln' }, { street: 'Hauptstr. 12', city: 'KOLN' }, 6],
  ['the parts of a street changed about', { street: '12 rue du Bac' }, { street: 'rue du Bac, 12' }, 5],
  ['postcode and town', { postcode: '50667', city: 'Köln' }, { postcode: '50667', city: 'Koeln' }, 4],
  ['the town', { city: 'Leeds' }, { city: 'leeds', postcode: 'LS1' }, 3],
  ['a slip in the town', { city: 'Nantes' }, { city: 'Nntaes' }, 2],
  ['nothing', { city: 'Leeds' }, { city: 'Lyon' }, 0],
])('places: %s', (_what, a, b, expected) => {
  expect(comparePlaces(placeOf({ id: 'a', ...a }), placeOf({ id: 'b', ...b })).level).toBe(expected);
});

test.each([
  ['ways of writing', '1990-03-14', '14.03.1990', 4],
  ['a slip', '19900314', '19900341', 3],
  ['day and month turned', '1990-03-12', '1990-12-03', 3],
  ['the same weeks', '1990-03-14', '1990-04-02', 2],
  ['the same year', '1990-03-14', '1990-11-02', 1],
  ['another life', '1990-03-14', '1961-11-02', 0],
  ['no day', '1990-03-14', 'soon', NONE],
])('birthdays: %s', (_what, a, b, expected) => {
  expect(compareDays(dayOf(a), dayOf(b)).level).toBe(expected);
});

const codeLevel = (register: string): number => compareCodes(new Map([[register, '1234567']]), new Map([[register, '1234568']])).level;

test('a number typed by hand may have a slip, one read by a machine is the next person’s', () => {
  expect(codeLevel('ssn')).toBe(1);
  expect(codeLevel('badge')).toBe(0);
});

test('slips are counted as a hand makes them', () => {
  expect(slips('corder', 'croder', 3)).toBe(1);
  expect(slips('corder', 'cordr', 3)).toBe(1);
  expect(slips('abcdef', 'fedcba', 2)).toBe(3);
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
});
