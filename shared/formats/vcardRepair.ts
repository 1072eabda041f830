/**
 * Puts back the line breaks that a code's maker or a scanner lost: a vCard is lines, and many badges have it as one. All of it runs
 * over byte strings (one character a byte), since the charset is not known yet, and takes time in proportion to the length.
 */

/** Properties that are looked for in a card without lines; a longer name stands before those it begins with. */
const NAMES =
  'VERSION|NICKNAME|NOTE|FN|N|ORG|TITLE|ROLE|EMAIL|TEL|TZ|ADR|LABEL|LANG|URL|UID|BDAY|PHOTO|PRODID|REV|CATEGORIES|CLASS|GEO|GENDER|IMPP|KIND|SOURCE|SORT-STRING|END|X-[A-Z0-9-]{2,40}';

/** What parts the lines of a card that has none, surest first: written-out escapes, a blank or a sign, nothing at all. */
const ESCAPED = /\\r\\n|\\[nr]|<br ?\/?>/gi;
const SPACED = new RegExp(`[ \\t;,|](?=(?:item\\d{1,3}\\.)?(?:${NAMES})[ \\t]?(?:;[^:;]{1,60}){0,6}:)`, 'g');
const GLUED = new RegExp(`(?:${NAMES})(?:;[A-Z][A-Za-z0-9=,-]{0,40}){0,4}:`, 'g');

const HEAD = /^[ \t"']*BEGIN[ \t]*:[ \t]*VCARD[ \t;,|]*/i;

const PROPERTY = new RegExp(`^[ \\t]*(?:item\\d{1,3}\\.)?(?:${NAMES})[ \\t]?[;:]`);

/** Two properties at least: one alone may be the second line of a note. */
const hasLines = (text: string): boolean => text.split('\n').filter((line) => PROPERTY.test(line)).length > 1;

function breakLines(line: string): string {
  const body = line.replace(HEAD, '');
  const escaped = body.replaceAll(ESCAPED, '\n');
  if (hasLines(escaped)) return `BEGIN:VCARD\n${escaped}`;
  const spaced = body.replaceAll(SPACED, '\n');
  if (hasLines(spaced)) return `BEGIN:VCARD\n${spaced}`;
  return `BEGIN:VCARD\n${body.replaceAll(GLUED, '\n$&')}`;
}

const TWO_ON_A_LINE = /(END[ \t]*:[ \t]*VCARD)[ \t;,"']*(?=BEGIN[ \t]*:)/gi;
const RUNS_ON = /BEGIN[ \t]*:[ \t]*VCARD[ \t]*[^ \t\r\n]/i;
const NO_BEGIN = /^\s*VERSION[ \t]*:[ \t]*[234]\.[01]\s*[\r\n]\s*(?:N|FN|ORG|TEL|EMAIL|item\d\.\w+)\s*[;:]/i;

/**
 * The byte string with its cards' lines parted: two cards on one line, a property behind BEGIN, a whole card on one line (its lines
 * parted by a written-out `\n`, by blanks, signs or nothing), a BEGIN that was cut off. Cards with lines of their own stay as they are.
 */
export function repairCards(written: string): string {
  // a byte order mark of UTF-8, kept by some readers
  const byteString = written.startsWith('\u00EF\u00BB\u00BF') ? written.slice(3) : written;
  if (NO_BEGIN.test(byteString.slice(0, 200))) return `BEGIN:VCARD\n${byteString}`;
  const parted = byteString.replaceAll(TWO_ON_A_LINE, '$1\n');
  if (!RUNS_ON.test(parted)) return parted;
  return parted
    .split('\n')
    .map((line) => (HEAD.test(line) && RUNS_ON.test(line) ? breakLines(line) : line))
    .join('\n');
}

/** Whether a text is a card by its first words, whole or with its BEGIN cut off. */
export const looksLikeCard = (text: string): boolean => /^[\s\uFEFF"']*BEGIN\s*:\s*VCARD/i.test(text) || NO_BEGIN.test(text);
