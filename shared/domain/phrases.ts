/** How many phrases have a key of their own: mod+1 … mod+9. */
export const PHRASE_KEYS = 9;
/** More than this is no longer a list to choose from during a talk. */
export const MOST_PHRASES = 30;
const LONGEST = 300;

/** What a phrase may name of the lead in hand; '' where it is not known. */
export type PhraseFacts = { readonly name: string; readonly company: string; readonly date: string };

/** The phrases of a text, one a line: trimmed, none twice, none too long. */
export const readPhrases = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(/[\r\n]+/u)
        .map((line) => line.trim().slice(0, LONGEST).trim())
        .filter((line) => line !== ''),
    ),
  ].slice(0, MOST_PHRASES);

/**
 * A phrase with `{name}`, `{company}` and `{date}` filled in, once: what stands in the facts is text, whatever it looks like. An unknown
 * fact leaves no hole of two spaces; other braces stay as they are.
 */
export function fillPhrase(phrase: string, facts: PhraseFacts): string {
  const words = new Map<string, string>(Object.entries(facts));
  const filled = phrase.replaceAll(/( ?)\{(name|company|date)\}/gu, (_match, space: string, field: string) => {
    const word = words.get(field)?.trim() ?? '';
    return word === '' ? '' : space + word;
  });
  return filled.trim();
}

/** What is to be put between two texts so that a phrase stands there as words of its own: with a space where it would touch one. */
export function spacedPhrase(phrase: string, before: string, after: string): string {
  const left = before === '' || /\s$/u.test(before) ? '' : ' ';
  const right = after === '' || /^[\s.,;:!?)]/u.test(after) ? '' : ' ';
  return `${left}${phrase}${right}`;
}
