import { folded } from '#shared/domain/samePerson.ts';

/** What a file says became of a lead. */
export type ToldState = 'won' | 'lost' | 'open';

/** Words of CRMs and people for a sale that was made, folded: English, French, German, Spanish, Italian, Portuguese, Dutch. */
const WON = new Set(
  'won closedwon gagne gagnee gagnes gagnees gewonnen ganado ganada ganados ganadas vinto vinta vinti vinte ganho ganha signe signee conclue signed sold vendu vendue verkauft vendido vendida venduto venduta verkocht'.split(
    ' ',
  ),
);
const LOST = new Set(
  'lost closedlost perdu perdue perdus perdues verloren perdido perdida perdidos perdidas perso persa persi perse abandonne abandonnee abandoned'.split(
    ' ',
  ),
);
/** What turns a word around: nothing is told by it then. */
const NOT = new Set('not never no non pas nicht kein keine nao geen to a zu'.split(' '));
const OPEN = new Set(
  'open opened new in progress pending working active negotiation negotiating proposal quote qualified qualification prospecting contacted nurturing ouvert ouverte nouveau nouvelle en cours negociation proposition devis qualifie qualifiee prospection actif active offen neu in bearbeitung verhandlung angebot qualifiziert qualifizierung abierto abierta nuevo nueva negociacion propuesta aperto aperta nuovo nuova trattativa proposta aberto aberta novo nova'.split(
    ' ',
  ),
);

/** What a word in a column of states says; null when nobody knows it, or when it says two things at once. Case, accents and signs do not matter. */
export function readState(written: string): ToldState | null {
  // "won't" is no won
  const words = folded(written.replaceAll(/[’']t\b/giu, ' not'))
    .split(' ')
    .filter(Boolean);
  if (words.length === 0 || words.length > 8) return null;
  const isWon = words.some((word) => WON.has(word));
  const isLost = words.some((word) => LOST.has(word));
  if (isWon || isLost) return isWon === isLost || words.some((word) => NOT.has(word)) ? null : isWon ? 'won' : 'lost';
  return words.every((word) => OPEN.has(word) || /^\d+$/u.test(word)) && words.some((word) => OPEN.has(word)) ? 'open' : null;
}

const YES = new Set('true yes y oui o ja j si sim vrai wahr verdadero vero 1 x'.split(' '));
const NO = new Set('false no n non nein nee falso faux falsch 0'.split(' '));

/** Yes or no in a column that asks one thing ("Is won"); null for anything else. */
export function readYesNo(written: string): boolean | null {
  const word = folded(written);
  return YES.has(word) ? true : NO.has(word) ? false : null;
}
