const givens = ['Ida', 'Noé', 'Quentin', 'Zoë', 'Wanda', 'Maya', 'Yves', 'Åsa', 'José', 'Jürgen'];
const families = ['Berg', 'Quarezzo', 'Wyzman', "O'Maley", 'Müllvry', 'Zamwick', 'Ñandoz', 'Lefaçon', 'Kray-Moza', 'Aquila'];
const companies = ['Acme Zyklon & Co', 'Maziq SA', 'Wyatt+Qualm GmbH', 'Façades Müz', 'Q-Max Ltd', 'Yama Wax (EU)'];

/** A small generator of the same numbers at every run (LCG of Numerical Recipes). */
function newDice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const kinds = ['vcard', 'mecard', 'url', 'mail', 'number', 'id', 'pipes', 'semicolons', 'json'] as const;
export type PayloadKind = (typeof kinds)[number];

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .toLowerCase();

/** Invented badge payloads of every kind, the same at every run. */
export function newPayloads(count: number, seed: number): readonly { readonly kind: PayloadKind; readonly text: string }[] {
  const roll = newDice(seed);
  const pick = (list: readonly string[]): string => list[roll(list.length)] ?? '';
  const number = (digits: number): string => Array.from({ length: digits }, () => roll(10)).join('');
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? 'id';
    const [given, family, company] = [pick(givens), pick(families), pick(companies)];
    const mail = `${plain(given)}.${plain(family)}@${plain(company)}.example`;
    const phone = `+33 ${1 + roll(8)} ${number(2)} ${number(2)} ${number(2)} ${number(2)}`;
    const texts: Readonly<Record<PayloadKind, string>> = {
      vcard: `BEGIN:VCARD\nVERSION:3.0\nN:${family};${given};;;\nFN:${given} ${family}\nORG:${company}\nTEL;TYPE=CELL:${phone}\nEMAIL:${mail}\nEND:VCARD`,
      mecard: `MECARD:N:${family},${given};TEL:${phone.replaceAll(' ', '')};EMAIL:${mail};;`,
      url: `https://${plain(company)}.example/v/${number(6)}?q=${plain(family)}&z=${number(2)}`,
      mail,
      number: number(6 + roll(8)),
      id: `${pick(['A', 'QZ', 'VIP', 'WM', 'EX'])}${pick(['', '-', '/', '_'])}${number(5)}${pick(['', '-A', '-y', 'Z'])}`,
      pipes: [number(6), given, family, company, mail].join('|'),
      semicolons: [number(5), family, given, company, phone].join(';'),
      json: `{"id":"${number(6)}","name":"${given} ${family}","mail":"${mail}"}`,
    };
    return { kind, text: texts[kind] };
  });
}
