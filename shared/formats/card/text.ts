/** Lower case, without accents, ß as ss: what two spellings of one name have in common. */
export const foldText = (text: string): string =>
  text
    .replace(/ß/g, 'ss')
    .replace(/[Øø]/g, 'o')
    .replace(/[Łł]/g, 'l')
    .replace(/[Ææ]/g, 'ae')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

/** Folded letters and digits only. */
export const foldTight = (text: string): string => foldText(text).replace(/[^a-z0-9]/g, '');

/** As foldTight, with the German spelling of umlauts (ü as ue), as mail addresses and domains write them. */
export const foldGerman = (text: string): string =>
  foldTight(text.replace(/[ÄäÖöÜü]/g, (char) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[char.toLowerCase()] ?? char));

/** One form for characters that a recogniser takes for one another: l 1 i |, o 0, rn m, vv w. */
export const skeletonOf = (text: string): string =>
  foldText(text)
    .replace(/[1i|!j]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/5/g, 's');

/** Words of a text, folded. */
export const foldedWords = (text: string): string[] =>
  foldText(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Edits (insert, drop, replace) between two texts; stops counting at `limit`. */
export function editDistance(a: string, b: string, limit = 99): number {
  if (Math.abs(a.length - b.length) > limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return Math.min(row[b.length] ?? 0, limit);
}

/** Repairs of print that hold in any language: blanks before commas, typographic quotes, an I that is an elided l, a ligature ffi. */
export const tidyText = (text: string): string =>
  text
    .slice(0, 300)
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+([,;]|\.(?=\s))/g, '$1')
    .replace(/[‘’`´]/g, "'")
    .replace(/\bI'(?=\p{L})/gu, "l'")
    .replace(/(?<=\p{Ll})I'(?=\p{Lu})/gu, "l'")
    .replace(/ffc/g, 'ffic')
    .replace(/\s+/g, ' ')
    .trim();

/** Letters that blurred print makes of one another. */
const BLURRED = [
  'ft',
  'rt',
  'ce',
  'eo',
  'co',
  'ao',
  'il',
  'it',
  'lt',
  'hb',
  'nr',
  'nu',
  'uv',
  'ij',
  'st',
  'ac',
  'ae',
  'gq',
  'sa',
  'kt',
  'if',
  'mn',
];

/** What a letter may have been, by `BLURRED`; case is kept. */
export const blurredForms = (char: string): string[] => {
  const small = char.toLowerCase();
  return BLURRED.filter((pair) => pair.includes(small)).map((pair) => {
    const other = pair.replace(small, '');
    return char === small ? other : other.toUpperCase();
  });
};

/** Whether two texts of one length differ in one letter only, by a blur. */
export function isOneBlur(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const other = Array.from(a, (_, at) => at).filter((at) => a[at] !== b[at]);
  const [at = 0] = other;
  return other.length === 1 && blurredForms(a[at] ?? '').includes(b[at] ?? '');
}
