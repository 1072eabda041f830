/** Levels of lists and objects within one another that are read: people and programs write a dozen. */
const DEEPEST = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Do the brackets of a JSON text lie in one another deeper than that? Whatever walks over such a value would run out of stack. Linear. */
export function isDeep(text: string, most: number = DEEPEST): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += sign === BACKSLASH ? 1 : 0;
    else if (sign === 0x5b || sign === 0x7b) depth += 1;
    else if (sign === 0x5d || sign === 0x7d) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** The value of a JSON text of a stranger; undefined when it is not JSON, or nested deeper than a hundred levels. */
export function parseJson(text: string): unknown {
  if (isDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
