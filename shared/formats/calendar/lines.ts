/** One property of a calendar: name in capitals, parameters in capitals with their values without quotes, the value as written. */
export type CalendarLine = { readonly name: string; readonly params: ReadonlyMap<string, string>; readonly value: string };

/** BEGIN … END: its own properties and what lies in it. */
export type CalendarComponent = {
  readonly name: string;
  readonly lines: readonly CalendarLine[];
  readonly parts: readonly CalendarComponent[];
};

/** Components inside one another: VCALENDAR, VTIMEZONE, STANDARD; more is no calendar. */
const DEEPEST = 4;

/** Characters of one property that are kept: times and titles are short, attachments are not read. */
const LONGEST_VALUE = 64_000;

/** Lines with their folds undone (RFC 5545 §3.1); any ending of lines will do. */
const unfold = (text: string): string[] =>
  text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\n|\r/u)
    .reduce<string[]>((lines, line) => {
      const last = lines.length - 1;
      if ((line.startsWith(' ') || line.startsWith('\t')) && last >= 0) {
        const before = lines[last] ?? '';
        if (before.length < LONGEST_VALUE) lines[last] = before + line.slice(1);
      } else if (line !== '') lines.push(line);
      return lines;
    }, []);

/** Where the value begins: the first colon outside of quotes; -1 when there is none. */
function colonOf(line: string): number {
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ':' && !isQuoted) return at;
  }
  return line.indexOf(':');
}

function paramsOf(written: string): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const match of written.matchAll(/;([\w-]+)=("[^"]*"|[^;]*)/gu)) {
    params.set((match[1] ?? '').toUpperCase(), (match[2] ?? '').replaceAll('"', ''));
  }
  return params;
}

/** One line; null when it is none (no colon, no name): real files hold such lines, and they cost only themselves. */
function readLine(line: string): CalendarLine | null {
  const colon = colonOf(line);
  const match = colon < 0 ? null : /^([\w-]+)(.*)$/su.exec(line.slice(0, colon));
  if (match === null) return null;
  return { name: (match[1] ?? '').toUpperCase(), params: paramsOf(match[2] ?? ''), value: line.slice(colon + 1).slice(0, LONGEST_VALUE) };
}

/** `\n`, `\,`, `\;` and `\\` of a text value (RFC 5545 §3.3.11). */
export const readText = (value: string): string => value.replaceAll(/\\(.)/gsu, (_, sign: string) => (/[nN]/u.test(sign) ? '\n' : sign));

/**
 * The components of a calendar file, as they lie in one another; linear in its length. A component that does not end, ends with the
 * file or with its surroundings; a line that is none is left out. Never throws.
 */
export function readComponents(text: string): CalendarComponent[] {
  type Open = { name: string; lines: CalendarLine[]; parts: CalendarComponent[] };
  const root: Open = { name: '', lines: [], parts: [] };
  const open: Open[] = [root];
  let tooDeep = 0;
  for (const written of unfold(text)) {
    const line = readLine(written);
    if (line === null) continue;
    const name = line.value.trim().toUpperCase();
    const top = open.at(-1) ?? root;
    if (line.name === 'BEGIN') {
      if (open.length > DEEPEST || tooDeep > 0) tooDeep += 1;
      else {
        const made: Open = { name, lines: [], parts: [] };
        top.parts.push(made);
        open.push(made);
      }
    } else if (line.name === 'END') {
      if (tooDeep > 0) tooDeep -= 1;
      else {
        const at = open.findLastIndex((one) => one.name === name);
        // an END of nothing that is open closes nothing
        open.length = at > 0 ? at : open.length;
      }
    } else if (tooDeep === 0) top.lines.push(line);
  }
  return root.parts;
}

/** The first property of that name. */
export const lineOf = ({ lines }: CalendarComponent, name: string): CalendarLine | undefined => lines.find((line) => line.name === name);

/** All properties of that name. */
export const linesOf = ({ lines }: CalendarComponent, name: string): CalendarLine[] => lines.filter((line) => line.name === name);
