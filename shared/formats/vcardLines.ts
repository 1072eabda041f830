import { repairCards } from './vcardRepair.ts';

/** One property of a vCard, its value still raw: one character a byte, escapes and transfer encoding in place. */
export type VcardLine = {
  /** Upper case, without its group. */
  readonly name: string;
  /** What ties properties of one card together ("item1"), lower case; '' when there is none. */
  readonly group: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
};

/** Properties as cards: nested cards (AGENT) are left out, a card without END ends where the next begins. */
export type RawCard = readonly VcardLine[];

const KNOWN = new Set(
  (
    'BEGIN END VERSION N FN ORG TITLE ROLE EMAIL TEL ADR LABEL URL NOTE NICKNAME BDAY PHOTO LOGO SOUND KEY UID REV PRODID SOURCE NAME ' +
    'CATEGORIES CLASS GEO TZ AGENT MAILER IMPP GENDER LANG KIND MEMBER RELATED ANNIVERSARY CALURI FBURL CALADRURI SORT-STRING PROFILE XML'
  ).split(' '),
);

/** Values in which a line that is no property can only be the rest of the text. */
const RUNS_ON = new Set(['NOTE', 'ADR', 'LABEL', 'ORG', 'TITLE', 'FN']);

const isBlank = (char: string): boolean => char === ' ' || char === '\t';

/** An agent's card may begin on the line of the property that holds it. */
const AGENT = /^((?:[\w-]{1,40}\.)?AGENT(?:;[^:]{0,200})?:)[ \t]*(BEGIN[ \t]*:[ \t]*VCARD[ \t]*)$/i;

const hasAgent = (text: string): boolean => /AGENT[^\r\n:]{0,200}:[ \t]*BEGIN/i.test(text);

/** Physical lines: CRLF, LF, CR and the CRCRLF of files written twice through a text filter. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\r\n|\r\n|\n|\r/);
  if (!hasAgent(text)) return lines;
  return lines.flatMap((line) => {
    const agent = AGENT.exec(line);
    return agent === null ? [line] : [agent[1] ?? '', agent[2] ?? ''];
  });
}

/** Group and name of the property a line begins with (name in upper case), or null when the line is no property. */
function headOf(line: string): { readonly group: string; readonly name: string } | null {
  const match = /^([A-Za-z0-9_./-]{1,200})([ \t]{0,9})[;:]/.exec(line);
  if (match === null) return null;
  const [, whole = '', blanks = ''] = match;
  const dot = whole.lastIndexOf('.');
  const name = whole.slice(dot + 1).toUpperCase();
  // with a blank behind it any word of a text could be a name
  if (blanks !== '' && !KNOWN.has(name)) return null;
  return { group: whole.slice(0, Math.max(0, dot)).toLowerCase(), name };
}

const nameOf = (line: string): string | null => headOf(line)?.name ?? null;

const marks = (line: string, word: 'BEGIN' | 'END'): boolean =>
  line.length < 200 &&
  line.length > 8 &&
  /^\s*(?:BEGIN|END)\s*:\s*VCARD[\s"';,.]*$/i.test(line) &&
  line.trimStart().toUpperCase().startsWith(word);

const hasEncoding = (line: string, test: RegExp): boolean => {
  const colon = line.indexOf(':');
  const semicolon = line.indexOf(';');
  if (semicolon < 0 || (colon >= 0 && colon < semicolon)) return false;
  return test.test(line.slice(0, colon < 0 ? line.length : colon));
};
const QUOTED = /;\s*(?:ENCODING\s*=\s*)?"?QUOTED-PRINTABLE"?\s*(?:;|$)/i;
const BASE64 = /;\s*(?:ENCODING\s*=\s*)?"?(?:BASE64|B)"?\s*(?:;|$)/i;
const ONLY_BASE64 = /^[ \t]*[A-Za-z0-9+/]+={0,2}[ \t]*$/;

type Cursor = { readonly lines: readonly string[]; at: number; readonly indented: boolean };

/** The rest of a quoted-printable value: a `=` at the end of a line goes on in the next. */
function joinQuoted(first: string, cursor: Cursor): string {
  const parts: string[] = [];
  let line = first.trimEnd();
  while (line.endsWith('=') && cursor.at < cursor.lines.length) {
    const next = cursor.lines[cursor.at] ?? '';
    if (marks(next, 'END') || marks(next, 'BEGIN')) break;
    parts.push(line.slice(0, -1));
    line = next.trimEnd();
    cursor.at += 1;
  }
  return parts.join('') + line;
}

/** The rest of a base64 value: lines of its alphabet, indented or not, up to a blank line or the next property. */
function joinBase64(first: string, cursor: Cursor): string {
  const parts = [first];
  const started = !first.trimEnd().endsWith(':');
  let taken = started;
  for (; cursor.at < cursor.lines.length; cursor.at += 1) {
    const line = cursor.lines[cursor.at] ?? '';
    if (line.trim() === '' && !taken) continue;
    if (!ONLY_BASE64.test(line) && !(isBlank(line.charAt(0)) && line.trim() !== '' && nameOf(line.trim()) === null)) break;
    parts.push(line.trim());
    taken = true;
  }
  return parts.join('');
}

/** The rest of a plain value: folded lines (RFC 6350 §3.2), and in long texts also lines that are no property. */
function joinFolded(first: string, cursor: Cursor): string {
  const parts = [first];
  const runsOn = RUNS_ON.has(nameOf(first) ?? '');
  for (; cursor.at < cursor.lines.length; cursor.at += 1) {
    const line = cursor.lines[cursor.at] ?? '';
    if (isBlank(line.charAt(0)) && !(cursor.indented && nameOf(line.trim()) !== null)) {
      parts.push(line.slice(1));
      continue;
    }
    const isText = line !== '' && !line.startsWith('#') && nameOf(line) === null && !isBlank(line.charAt(0));
    if (!runsOn || !isText) break;
    const last = parts.length - 1;
    parts[last] = (parts[last] ?? '').replace(/\\$/, '');
    parts.push('\n', line);
  }
  return parts.join('');
}

/** End of the parameters: the first colon outside quotes, or the first of all when a quote never ends. */
function colonOf(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '"') quoted = !quoted;
    else if (char === ':' && !quoted) return at;
  }
  return line.indexOf(':');
}

/** Pieces of a text between separators that stand outside quotes. */
function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') quoted = !quoted;
    if (char !== separator || quoted) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Parameter of vCard 2.1 without a name (`TEL;WORK;VOICE:`): its value says which it is. */
function bareParam(value: string): string {
  if (/^(?:QUOTED-PRINTABLE|BASE64|B|8BIT|7BIT)$/i.test(value)) return 'ENCODING';
  return /^(?:URI|URL|INLINE|CID|CONTENT-ID)$/i.test(value) ? 'VALUE' : 'TYPE';
}

function readParams(text: string): Map<string, string[]> {
  const params = new Map<string, string[]>();
  for (const part of splitOutsideQuotes(text, ';')) {
    const equals = part.indexOf('=');
    const raw = (equals < 0 ? part : part.slice(equals + 1)).trim();
    if (raw === '') continue;
    const name = equals < 0 ? bareParam(raw) : part.slice(0, equals).trim().toUpperCase();
    const values = splitOutsideQuotes(raw, ',').flatMap((value) => value.replaceAll('"', '').split(','));
    const all = params.get(name) ?? [];
    for (const value of values) all.push(value.trim());
    params.set(name, all);
  }
  return params;
}

const NO_PARAMS: ReadonlyMap<string, readonly string[]> = new Map();

function readProperty(line: string): VcardLine | null {
  const head = headOf(line);
  const colon = colonOf(line);
  if (head === null || colon < 0) return null;
  const semicolon = line.indexOf(';');
  const params = semicolon >= 0 && semicolon < colon ? readParams(line.slice(semicolon + 1, colon)) : NO_PARAMS;
  return { ...head, params, value: line.slice(colon + 1) };
}

function nextProperty(cursor: Cursor): VcardLine | null {
  const line = cursor.lines[cursor.at] ?? '';
  cursor.at += 1;
  const first = cursor.indented ? line.trimStart() : line;
  if (first.trim() === '' || first.startsWith('#')) return null;
  if (hasEncoding(first, QUOTED)) return readProperty(joinQuoted(joinIfHeadFolded(first, cursor), cursor));
  if (hasEncoding(first, BASE64)) return readProperty(joinBase64(first, cursor));
  return readProperty(joinFolded(first, cursor));
}

/** Vcard 4 writers that fold a quoted-printable property fold its parameters too: only such a line has no colon yet. */
const joinIfHeadFolded = (first: string, cursor: Cursor): string => (colonOf(first) < 0 ? joinFolded(first, cursor) : first);

/** Cards of a byte string, nested ones left out. Never throws; linear in the length. */
export function readRawCards(byteString: string): RawCard[] {
  const lines = linesOf(repairCards(byteString));
  const left = { begin: 0, end: 0 };
  for (const line of lines) {
    if (marks(line, 'BEGIN')) left.begin += 1;
    else if (marks(line, 'END')) left.end += 1;
  }
  const cards: RawCard[] = [];
  let card: VcardLine[] = [];
  let depth = 0;
  let cursor: Cursor = { lines, at: 0, indented: false };
  while (cursor.at < lines.length) {
    const line = lines[cursor.at] ?? '';
    if (marks(line, 'BEGIN')) {
      const nested = depth > 0 && left.end > left.begin;
      left.begin -= 1;
      if (!nested && depth > 0) cards.push(card);
      if (!nested) card = [];
      depth = nested ? depth + 1 : 1;
      const after = lines.slice(cursor.at + 1, cursor.at + 4).find((next) => next.trim() !== '') ?? '';
      cursor = { lines, at: cursor.at + 1, indented: isBlank(after.charAt(0)) && KNOWN.has(nameOf(after.trim()) ?? '') };
    } else if (marks(line, 'END')) {
      left.end -= 1;
      cursor.at += 1;
      if (depth === 1) cards.push(card);
      depth = Math.max(0, depth - 1);
    } else {
      const property = nextProperty(cursor);
      if (depth === 1 && property !== null) card.push(property);
    }
  }
  if (depth > 0) cards.push(card);
  // a BEGIN with nothing behind it is a slip of the writer, unless it is all there is
  const filled = cards.filter((one) => one.length > 0);
  return filled.length > 0 ? filled : cards.slice(0, 1);
}

/** Content lines of any text of this family (RFC 6350 §3.3, RFC 5545 §3.1), unfolded; lines that are no property are left out. */
export function readContentLines(byteString: string): VcardLine[] {
  const cursor: Cursor = { lines: linesOf(byteString), at: 0, indented: false };
  const found: VcardLine[] = [];
  while (cursor.at < cursor.lines.length) {
    const property = nextProperty(cursor);
    if (property !== null) found.push(property);
  }
  return found;
}
