/** Repeats without an end in one pattern: each more multiplies how many ways there are to try. */
const MOST_REPEATS = 3;
/** A repeat with an end that is this far away is one without. */
const FAR = 100;

const QUANTIFIER = /^(?:[*+]|\{(\d+)(,(\d*))?\})[?+]?/u;

/** How far a quantifier repeats; null when there is none. */
function repeatAt(pattern: string, at: number): { readonly length: number; readonly isEndless: boolean } | null {
  const found = QUANTIFIER.exec(pattern.slice(at, at + 20));
  if (found === null) return null;
  const [all, least = '', comma, most = ''] = found;
  const end = comma === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
  return { length: all.length, isEndless: all.startsWith('*') || all.startsWith('+') || end > FAR };
}

/** The pattern without what its classes hold and what is escaped: what is left are its signs of grammar. */
const bare = (pattern: string): string => pattern.replaceAll(/\\./gsu, 'x').replaceAll(/\[[^\]]*\]/gu, 'x');

/**
 * Does a pattern of a stranger end in time on a text of a thousand signs? Refused are repeats of groups that can be gone through in several
 * ways (repeats or choices within), more than three repeats without an end, looking ahead or behind, and references back. Some harmless ones
 * are refused too.
 */
export function isCalm(pattern: string): boolean {
  if (/\\[1-9k]|\(\?(?:[=!]|<[=!])/u.test(pattern)) return false;
  const plain = bare(pattern);
  /** Of each open group, the last being the innermost: are there several ways through it? */
  const groups = [false];
  let repeats = 0;
  let hasWays = false;
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain.charAt(at);
    const repeat = repeatAt(plain, at);
    if (repeat !== null) {
      if (plain.charAt(at - 1) === ')' && hasWays) return false;
      repeats += repeat.isEndless ? 1 : 0;
      at += repeat.length - 1;
    }
    if (sign === '(') groups.push(false);
    else if (sign === ')') hasWays = groups.pop() ?? false;
    if (repeat !== null || sign === '|' || (sign === '?' && plain.charAt(at - 1) !== '(') || (sign === ')' && hasWays))
      groups[groups.length - 1] = true;
  }
  return repeats <= MOST_REPEATS;
}
