/** An invented visitor. */
export type Person = {
  readonly given: string;
  readonly family: string;
  readonly name: string;
  readonly company: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
};

const GIVEN = ['Orsella', 'Tivo', 'Maubrine', 'Jelko', 'Sunniva', 'Brasko', 'Ylvette', 'Corvin', 'Nadisse', 'Fenno'];
const FAMILY = ['Quandermeer', 'Plessarde', 'Vostrikane', 'Umberlund', 'Tallowick', 'Gressanne', 'Hoddervall', 'Ixworthy'];
const TRADES = ['Bottling', 'Couplings', 'Sensors', 'Gaskets', 'Optics', 'Palletising'];

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? '';

/** The n-th invented visitor: the same for the same n, no two alike; phones are of the British range kept for fiction. */
export function newPerson(n: number): Person {
  const given = pick(GIVEN, n);
  const family = `${pick(FAMILY, Math.floor(n / GIVEN.length))}${letters(n)}`;
  const company = `${family} ${pick(TRADES, n)}`;
  return {
    given,
    family,
    name: `${given} ${family}`,
    company,
    title: 'Head of purchasing',
    email: `${given}.${family}@${family}.example`.toLowerCase(),
    phone: `+44207946${String(n % 1000).padStart(4, '0')}`,
  };
}

/** A number as a syllable of its own, so that names differ by more than digits. */
const letters = (n: number): string => [n % 26, Math.floor(n / 26) % 26].map((at) => String.fromCodePoint(97 + at)).join('o');

/** The vCard on a visitor's badge. */
export const vcardOf = ({ given, family, name, company, title, email, phone }: Person): string =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${family};${given};;;`,
    `FN:${name}`,
    `ORG:${company}`,
    `TITLE:${title}`,
    `EMAIL;TYPE=WORK:${email}`,
    `TEL;TYPE=WORK:${phone}`,
    'END:VCARD',
    '',
  ].join('\r\n');
