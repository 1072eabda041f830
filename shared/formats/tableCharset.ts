import { decodeAs } from './bytes.ts';

/** 8-bit charsets that spreadsheets save in, likeliest first, and the letters beyond ASCII of the languages that are written in them. */
const CHARSETS: readonly (readonly [label: string, alphabets: readonly string[]])[] = [
  ['windows-1252', ['àâæçèéêëîïôœùûüÿ', 'äöüßé', 'áéíñóúü', 'àèéìîòù', 'àáâãçéêíóôõú', 'åäöéæø', 'áàéèíïóòúüç', 'éëïöüáóèê']],
  ['windows-1250', ['áčďéěíňóřšťúůýž', 'ąćęłńóśźż', 'áéíóöőúüű', 'áäčďéíĺľňóôŕšťúýž', 'čšžćđ', 'ăâîşţ']],
  ['windows-1251', ['абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћџђ']],
  ['windows-1253', ['αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ']],
  ['windows-1254', ['çğıöşüâî']],
  ['macintosh', ['àâæçèéêëîïôœùûüÿ', 'äöüßé', 'áéíñóúü', 'àèéìîòù', 'àáâãçéêíóôõú', 'åäöéæø']],
];

/** Signs that any charset has and that tell nothing. */
const COMMON = new Set('“”‘’«»–—…•·€©®™°§ºª\u00A0´`');

/** Bytes looked at. */
const SAMPLE = 100_000;

const isLower = (char: string): boolean => char !== char.toUpperCase();
const isUpper = (char: string): boolean => char !== char.toLowerCase();

const isLatin = (char: string): boolean => /[a-zß-ž]/i.test(char);

/**
 * The share of a text's signs beyond ASCII that one language's letters account for, and a little for those of all languages together. A
 * capital inside a word, and a letter of another script beside a Latin one, are none of them.
 */
function fitOf(text: string, alphabets: readonly string[]): number {
  const counts = new Map<string, number>();
  const signs = Array.from(text);
  let all = 0;
  for (const [at, char] of signs.entries()) {
    if (char < '\u0080' || COMMON.has(char)) continue;
    all += 1;
    const [before = '', after = ''] = [signs[at - 1], signs[at + 1]];
    const isInside = isUpper(char) && before !== '' && isLower(before);
    const isMixed = [before, after].some((near) => /\p{L}/u.test(near) && isLatin(near) !== isLatin(char));
    if (!isInside && !isMixed) counts.set(char.toLowerCase(), (counts.get(char.toLowerCase()) ?? 0) + 1);
  }
  const known = alphabets.map((letters) => Array.from(letters).reduce((sum, letter) => sum + (counts.get(letter) ?? 0), 0));
  const union = Array.from(new Set(alphabets.join(''))).reduce((sum, letter) => sum + (counts.get(letter) ?? 0), 0);
  return all === 0 ? 1 : (0.8 * Math.max(...known) + 0.2 * union) / all;
}

/** The share of signs beyond ASCII that are Japanese writing as people write it; half-width signs are what other charsets look like. */
function japaneseFit(text: string): number {
  const beyond = text.replaceAll(/[\0-\u007F]/g, '');
  const written = beyond.replaceAll(/[^\u3000-\u30FF\u4E00-\u9FFF\uFF01-\uFF5E]/g, '').length;
  return beyond.length === 0 || !/[\u3041-\u30FF]/.test(beyond) ? 0 : written / beyond.length;
}

/** The charset of a table that is neither UTF-8 nor UTF-16: the one in which a single language explains the most of its letters. */
export function tableCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE);
  let best = { label: 'windows-1252', fit: 0 };
  for (const [label, alphabets] of CHARSETS) {
    const fit = fitOf(decodeAs(sample, label) ?? '', alphabets);
    if (fit > best.fit + 0.001) best = { label, fit };
  }
  return japaneseFit(decodeAs(sample, 'shift_jis') ?? '') > Math.max(0.9, best.fit) ? 'shift_jis' : best.label;
}
