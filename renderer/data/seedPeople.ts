import type { Contact } from '#shared/domain/contact.ts';

/** Numbers that look random and are always the same for a seed (mulberry32, public domain): 0 ≤ n < 1. */
export type Chance = () => number;

export function newChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list; throws on an empty one. */
export function pick<T>(chance: Chance, values: readonly T[]): T {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

/** A whole number from `least` to `most`. */
export const whole = (chance: Chance, least: number, most: number): number => least + Math.floor(chance() * (most - least + 1));

/** Parts that invented people are put together from; no list of real ones was used. */
type Country = {
  readonly code: string;
  readonly name: string;
  readonly first: readonly string[];
  readonly roots: readonly string[];
  readonly ends: readonly string[];
  readonly titles: readonly string[];
  readonly trades: readonly string[];
  readonly forms: readonly string[];
  readonly cities: readonly (readonly [city: string, postal: string])[];
  readonly streets: readonly string[];
  /** A mobile number's beginning in international form, and how many digits follow. */
  readonly mobile: readonly [start: string, digits: number];
  readonly notes: readonly string[];
};

const countries: readonly Country[] = [
  {
    code: 'FR',
    name: 'France',
    first: ['Aurélie', 'Maëlle', 'Lilian', 'Océane', 'Loïc', 'Hélène', 'Gaspard', 'Noémie', 'Cédric', 'Élodie', 'Yann', 'Solène'],
    roots: ['Bel', 'Mont', 'Cler', 'Haut', 'Ver', 'Chant', 'Roch', 'Gran', 'Fort', 'Bru', 'Aub', 'Lam'],
    ends: ['vallier', 'signac', 'érand', 'bois', 'eloup', 'fontaine', 'igny', 'ault', 'essac', 'aret'],
    titles: ['Directrice des achats', 'Responsable maintenance', 'Ingénieur méthodes', 'Chef de projet', 'Gérante'],
    trades: ['Conserves', 'Emballages', 'Laiteries', 'Mécanique', 'Vergers'],
    forms: ['SARL', 'SAS', 'SA'],
    cities: [
      ['Angers', '49000'],
      ['Béziers', '34500'],
      ['Épinal', '88000'],
      ['Saint-Étienne', '42000'],
    ],
    streets: ['rue des Tisserands', 'allée du Canal', 'avenue de l’Étang'],
    mobile: ['+336', 8],
    notes: ['Veut un devis avant fin mars.', 'Ligne trop lente, à remplacer.', 'Rappeler après le salon ; préfère l’e-mail.'],
  },
  {
    code: 'DE',
    name: 'Deutschland',
    first: ['Jürgen', 'Käthe', 'Anneliese', 'Sören', 'Björn', 'Ulrike', 'Götz', 'Heike', 'Matthias', 'Ilse', 'Torsten', 'Änne'],
    roots: ['Eich', 'Linden', 'Hoch', 'Bach', 'Stein', 'Wald', 'Rüb', 'Gold', 'Mühl', 'Feld', 'Berg', 'Hag'],
    ends: ['hofner', 'städter', 'brück', 'wieser', 'gärtner', 'loher', 'meister', 'kamp', 'reuther', 'äcker'],
    titles: ['Leiterin Einkauf', 'Betriebsleiter', 'Geschäftsführer', 'Projektingenieurin', 'Instandhaltung'],
    trades: ['Anlagenbau', 'Fördertechnik', 'Verpackung', 'Molkerei', 'Prüftechnik'],
    forms: ['GmbH', 'AG', 'GmbH & Co. KG'],
    cities: [
      ['Düren', '52349'],
      ['Görlitz', '02826'],
      ['Lüneburg', '21335'],
      ['Würzburg', '97070'],
    ],
    streets: ['Am Mühlgraben', 'Gerberstraße', 'Lindenweg'],
    mobile: ['+4915', 9],
    notes: ['Möchte ein Angebot bis Ende März.', 'Sucht Ersatz für die alte Anlage.', 'Nach der Messe anrufen.'],
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    first: ['Imogen', 'Rhys', 'Harriet', 'Callum', 'Beatrix', 'Owen', 'Freya', 'Alistair', 'Morag', 'Tamsin', 'Rupert', 'Ailsa'],
    roots: ['Ash', 'Thorn', 'Wex', 'Black', 'Hart', 'Pen', 'Stan', 'Wood', 'Grim', 'Long', 'Marsh', 'Kel'],
    ends: ['combe', 'worthing', 'leigh', 'burnham', 'stow', 'holme', 'brook', 'field', 'wick', 'ridge'],
    titles: ['Head of Procurement', 'Plant Manager', 'Operations Director', 'Process Engineer', 'Owner'],
    trades: ['Bottling', 'Packaging', 'Dairies', 'Conveyors', 'Bakeries'],
    forms: ['Ltd', 'plc', 'LLP'],
    cities: [
      ['Shrewsbury', 'SY1 1AA'],
      ['Dundee', 'DD1 1AA'],
      ['Ipswich', 'IP1 1AA'],
      ['Wrexham', 'LL11 1AA'],
    ],
    streets: ['Weavers Row', 'Canal Street', 'Mill Lane'],
    mobile: ['+447', 9],
    notes: ['Wants a quote by the end of March.', 'Current line is too slow; budget agreed.', 'Call back after the show, prefers e-mail.'],
  },
  {
    code: 'ES',
    name: 'España',
    first: ['Begoña', 'Íñigo', 'Nuria', 'Ramón', 'Ángela', 'Jesús', 'Leire', 'Álvaro', 'Rocío', 'Tomás', 'Belén', 'Andrés'],
    roots: ['Val', 'Monte', 'Rio', 'Cal', 'Arma', 'Pera', 'Quin', 'Torre', 'Sola', 'Viña', 'Oliva', 'Bena'],
    ends: ['verde', 'rrubia', 'mañez', 'gares', 'drón', 'lobos', 'nilla', 'cedo', 'rraga', 'vente'],
    titles: ['Directora de compras', 'Jefe de planta', 'Ingeniera de procesos', 'Gerente', 'Responsable de calidad'],
    trades: ['Conservas', 'Envases', 'Bodegas', 'Maquinaria', 'Aceites'],
    forms: ['S.L.', 'S.A.', 'S.Coop.'],
    cities: [
      ['Logroño', '26001'],
      ['Cáceres', '10001'],
      ['León', '24001'],
      ['Almería', '04001'],
    ],
    streets: ['calle del Molino', 'avenida de la Ribera', 'plaza Nueva'],
    mobile: ['+346', 8],
    notes: ['Quiere presupuesto antes de abril.', 'La línea actual no llega al ritmo.', 'Llamar después de la feria.'],
  },
  {
    code: 'IT',
    name: 'Italia',
    first: ['Nicolò', 'Giulia', 'Raffaele', 'Chiara', 'Noè', 'Letizia', 'Corrado', 'Ilaria', 'Desirée', 'Tullio', 'Mirella', 'Ottavio'],
    roots: ['Bella', 'Monta', 'Casa', 'Ferra', 'Rossi', 'Cava', 'Palla', 'Guida', 'Marti', 'Tosca', 'Villa', 'Sera'],
    ends: ['vecchi', 'nardi', 'gnoli', 'rotto', 'lupi', 'riva', 'dori', 'cci', 'spada', 'fiore'],
    titles: ['Responsabile acquisti', 'Direttore di stabilimento', 'Ingegnere di processo', 'Titolare', 'Responsabile qualità'],
    trades: ['Imballaggi', 'Caseificio', 'Officine', 'Conserve', 'Vetreria'],
    forms: ['S.r.l.', 'S.p.A.', 'S.n.c.'],
    cities: [
      ['Forlì', '47121'],
      ['Cuneo', '12100'],
      ['Ascoli', '63100'],
      ['Lecce', '73100'],
    ],
    streets: ['via del Mulino', 'viale dei Tigli', 'piazza del Mercato'],
    mobile: ['+393', 9],
    notes: ['Vuole un preventivo entro marzo.', 'La linea attuale è lenta.', 'Richiamare dopo la fiera.'],
  },
];

const letters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-');

/** An invented visitor: who they are, and a remark in their language. */
export type SeedPerson = { readonly contact: Contact; readonly remark: string; readonly country: string };

const digits = (chance: Chance, count: number): string => Array.from({ length: count }, () => whole(chance, 0, 9)).join('');

/** Invents a person; addresses end in `.example`, which nobody can own (RFC 2606). */
export function newPerson(chance: Chance, serial: number): SeedPerson {
  const home = pick(chance, countries);
  const givenName = pick(chance, home.first);
  const familyName = pick(chance, home.roots) + pick(chance, home.ends);
  const maker = pick(chance, home.roots) + pick(chance, home.ends);
  const company = `${pick(chance, home.trades)} ${maker} ${pick(chance, home.forms)}`;
  const [city, postalCode] = pick(chance, home.cities);
  const host = `${letters(maker)}-${whole(chance, 1, 999)}.example`;
  const [start, count] = home.mobile;
  const mobile = start + digits(chance, count);
  const hasEmail = chance() < 0.93;
  const contact: Contact = {
    formattedName: `${givenName} ${familyName}`,
    givenName,
    familyName,
    organization: [company],
    jobTitle: pick(chance, home.titles),
    ...(hasEmail ? { emails: [{ value: `${letters(givenName)}.${letters(familyName)}.${serial}@${host}`, kind: 'work' }] } : {}),
    ...(chance() < 0.8 ? { phones: [{ value: mobile, e164: mobile, kind: 'mobile' }] } : {}),
    addresses: [{ street: `${whole(chance, 1, 180)} ${pick(chance, home.streets)}`, city, postalCode, country: home.name }],
    ...(chance() < 0.5 ? { urls: [`https://www.${host}/`] } : {}),
  };
  return { contact, remark: pick(chance, home.notes), country: home.code };
}
