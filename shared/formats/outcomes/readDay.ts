/** In which order a file writes day and month. */
export type DayOrder = 'day-first' | 'month-first';

/** What the dates of a file say of their order: `clear` dates decide it; `mixed` when they say both, `none` when none is clear. */
export type OrderFound = DayOrder | 'mixed' | 'none';

type Parts = { readonly year: number; readonly month: number; readonly day: number };

const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'janv', 'janvier', 'januar', 'janner', 'jän', 'ene', 'enero', 'gennaio', 'gen'],
  ['feb', 'february', 'fev', 'fevr', 'fevrier', 'februar', 'febrero', 'febbraio'],
  ['mar', 'march', 'mars', 'marz', 'mrz', 'maerz', 'marzo'],
  ['apr', 'april', 'avr', 'avril', 'abr', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'mag'],
  ['jun', 'june', 'juin', 'juni', 'junio', 'giugno', 'giu'],
  ['jul', 'july', 'juil', 'juillet', 'juli', 'julio', 'luglio', 'lug'],
  ['aug', 'august', 'aout', 'ago', 'agosto'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'settembre', 'set'],
  ['oct', 'october', 'octobre', 'okt', 'oktober', 'octubre', 'ottobre', 'ott'],
  ['nov', 'november', 'novembre', 'noviembre'],
  ['dec', 'december', 'decembre', 'dez', 'dezember', 'dic', 'diciembre', 'dicembre'],
];

const monthNamed = (word: string): number => {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F.]/gu, '');
  return MONTHS.findIndex((names) => names.includes(plain)) + 1;
};

const fullYear = (written: string): number => (written.length === 2 ? 2000 + Number(written) : Number(written));

/** `2026-03-14`, or null for a day that no calendar has, or of another century. */
function dayText({ year, month, day }: Parts): string | null {
  if (year < 2000 || year > 2099 || month < 1 || month > 12 || day < 1) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : null;
}

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[T\s])/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/u;
const LOCAL = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?:$|[,T\s])/u;
const NAMED = /^(?:\p{L}+\.?,? )?(\d{1,2})(?:st|nd|rd|th|er|\.)?[ -](\p{L}+)\.?[ ,-]+(\d{4}|\d{2})(?:$|\D)/u;
const NAMED_US = /^(?:\p{L}+\.?,? )?(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:$|\D)/u;

/** A day that can be read in one way only. */
function clearDay(text: string): string | null {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso !== null) return dayText({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) });
  const named = NAMED.exec(text);
  if (named !== null) return dayText({ year: fullYear(named[3] ?? ''), month: monthNamed(named[2] ?? ''), day: Number(named[1]) });
  const us = NAMED_US.exec(text);
  return us === null ? null : dayText({ year: Number(us[3]), month: monthNamed(us[1] ?? ''), day: Number(us[2]) });
}

type Local = { readonly first: number; readonly second: number; readonly year: number; readonly sign: string };

function localOf(text: string): Local | null {
  const found = LOCAL.exec(text);
  if (found === null) return null;
  return { first: Number(found[1]), sign: found[2] ?? '', second: Number(found[3]), year: fullYear(found[4] ?? '') };
}

/** Which order one local date shows; null when it could be both. Where dots part the numbers the day is written first. */
function orderOf({ first, second, sign }: Local): DayOrder | null {
  if (first > 12) return 'day-first';
  if (second > 12) return 'month-first';
  return sign === '.' ? 'day-first' : null;
}

/** What the dates of a file say of their order. */
export function dayOrderOf(cells: Iterable<string>): OrderFound {
  const found = new Set<DayOrder>();
  for (const cell of cells) {
    const local = clearDay(cell.trim()) === null ? localOf(cell.trim()) : null;
    const order = local === null ? null : orderOf(local);
    if (order !== null) found.add(order);
  }
  if (found.size === 2) return 'mixed';
  return found.has('day-first') ? 'day-first' : found.has('month-first') ? 'month-first' : 'none';
}

/** True for a date that says no order by itself, where the order makes a difference. */
export function isAmbiguousDay(text: string): boolean {
  const local = clearDay(text.trim()) === null ? localOf(text.trim()) : null;
  return local !== null && local.first !== local.second && orderOf(local) === null;
}

/**
 * A day as programs and people write it: ISO, `14/03/2026`, `3/14/26`, `14.3.2026`, `14 mars 2026`, with or without a time. An ambiguous
 * one is read in the file's `order`; null then, and for what is no day of this century.
 */
export function readDay(written: string, order: DayOrder | null): string | null {
  const text = written.trim().slice(0, 60);
  const clear = clearDay(text);
  if (clear !== null) return clear;
  const local = localOf(text);
  if (local === null) return null;
  const found = orderOf(local) ?? (local.first === local.second ? 'day-first' : order);
  if (found === null) return null;
  const [day, month] = found === 'day-first' ? [local.first, local.second] : [local.second, local.first];
  return dayText({ year: local.year, month, day });
}
