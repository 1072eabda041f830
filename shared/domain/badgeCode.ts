/** Shortest rest of an id that a prefix may be taken off: shorter ones are ids of somebody else. */
const SHORTEST_REST = 4;
const LONGEST_PREFIX = 4;

const isWeb = (code: string): boolean => /^https?:\/\//i.test(code);

/** Parts of an address that may be the id: the values of its query and the last step of its path. */
function partsOfUrl(url: string): string[] {
  const [, path = '', query = '', hash = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)\??([^#]*)#?(.*)$/i.exec(url.slice(0, 2_000)) ?? [];
  const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
  const steps = path.split('/').filter((step) => step !== '');
  return [...values, steps.at(-1) ?? '', hash].map(decoded).filter((part) => part !== '');
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' ')).trim();
  } catch {
    // a stray % is part of the id
    return part.trim();
  }
}

/** What stands between the marks of "ID$…$ID" (PostgreSQL Europe) and its kind, or null. */
const wrapped = (code: string): string | null => /^([A-Za-z]{2,4})\$(.+)\$\1$/.exec(code)?.[2] ?? null;

/** An id as it is compared when it does not match to the letter: out of its address or its marks, in lower case. Zeros stay. */
export function looseCode(code: string): string {
  const trimmed = code.trim();
  const core = isWeb(trimmed) ? partsOfUrl(trimmed)[0] : wrapped(trimmed);
  return (core ?? trimmed).toLowerCase();
}

/** The id without the letters that a program puts before it ("SBpax001" is pax001 in the list); what is left has a digit and 4 signs at least. */
function withoutPrefixes(code: string): string[] {
  const letters = /^[a-z]*/i.exec(code)?.[0].length ?? 0;
  return Array.from({ length: Math.min(letters, LONGEST_PREFIX) }, (_none, at) => code.slice(at + 1).replace(/^[-_:#]/, '')).filter(
    (rest) => rest.length >= SHORTEST_REST && /\d/.test(rest),
  );
}

/**
 * What a scanned id may be called in a list that does not hold it to the letter, in lower case, the surest group first: the same in another
 * case, out of an address or marks; then without a prefix. Each group is asked only when those before found nobody.
 */
export function codeVariants(code: string): readonly (readonly string[])[] {
  const trimmed = code.trim();
  const inner = isWeb(trimmed) ? partsOfUrl(trimmed) : [wrapped(trimmed) ?? ''];
  const near = [trimmed, ...inner].filter((one) => one !== '' && one.length <= 200).map((one) => one.toLowerCase());
  const far = near.filter((one) => !one.includes('/')).flatMap(withoutPrefixes);
  return [[...new Set(near)], [...new Set(far)].filter((one) => !near.includes(one))];
}
