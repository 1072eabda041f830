import type { Ready } from './compare.ts';
import type { NamePart } from './names.ts';

/** Up to this many people everybody is compared with everybody. */
const ALL_WITH_ALL = 1_000;
/** More people than these under one key tell nothing apart; other keys of theirs do. */
const LARGEST_BLOCK = 60;

const nameKeys = (part: NamePart, other: NamePart | null): string[] => [
  `N${part.text}`,
  `I${part.text}|${other?.text.charAt(0) ?? ''}`,
  ...part.words.filter((word) => word.length > 2 && part.words.length > 1).map((word) => `N${word}`),
];

/** What people are looked up by: two who share a key are compared. Each kind of slip leaves some key whole. */
export function blockKeys({ names: { given, family }, mails, phones, company, place, birthday, codes }: Ready): string[] {
  const parts = [given, family].filter((part) => part !== null);
  const keys = [
    ...mails.flatMap(({ text, local, isRole }) => [`E${text}`, ...(isRole || local.length < 5 ? [] : [`L${local}`])]),
    ...phones.map((digits) => `P${digits.slice(-8)}`),
    ...[...codes].map(([register, value]) => `K${register}:${value}`),
    ...(given === null ? [] : nameKeys(given, family)),
    ...(family === null ? [] : nameKeys(family, given)),
    ...(birthday === null ? [] : [`B${birthday.digits}`, ...parts.map(({ text }) => `M${birthday.digits.slice(0, 6)}${text.charAt(0)}`)]),
  ];
  if (given !== null && family !== null) keys.push(`S${[given.sound, family.sound].sort().join('|')}`);
  for (const { text, sound } of parts) {
    if (company !== null && company.text !== '') keys.push(`C${company.text}|${text.charAt(0)}`, `C${company.text}|${sound}`);
    for (const domain of company?.domains ?? []) keys.push(`D${domain}|${text.charAt(0)}`);
    if (place !== null && place.postcode !== '') keys.push(`Z${place.postcode}|${text.charAt(0)}`, `Z${place.postcode}|${sound}`);
    if (place !== null && place.city.text !== '') keys.push(`T${place.city.text}|${text}`, `T${place.city.text}|${sound}`);
  }
  if (place !== null && place.street.length > 5) keys.push(`R${place.street}`);
  return [...new Set(keys)];
}

/** Who is under each key. */
function blocksOf(people: readonly Ready[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  for (const [at, ready] of people.entries())
    for (const key of blockKeys(ready)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [at]);
      else block.push(at);
    }
  return blocks;
}

/** Calls `visit` once for each two people worth comparing, `a` before `b` in the order given. */
export function eachCandidate(people: readonly Ready[], visit: (a: number, b: number) => void): void {
  if (people.length <= ALL_WITH_ALL) {
    for (let a = 0; a < people.length; a += 1) for (let b = a + 1; b < people.length; b += 1) visit(a, b);
    return;
  }
  const blocks = blocksOf(people);
  const seenBy = new Int32Array(people.length).fill(-1);
  const visitBlock = (a: number, block: readonly number[]): void => {
    if (block.length > LARGEST_BLOCK) return;
    for (const b of block) {
      if (b <= a || seenBy[b] === a) continue;
      seenBy[b] = a;
      visit(a, b);
    }
  };
  for (const [a, ready] of people.entries()) for (const key of blockKeys(ready)) visitBlock(a, blocks.get(key) ?? []);
}
