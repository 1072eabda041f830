import { escapeHtml } from '#shared/crm/conversation.ts';
import type { Json } from '#shared/crm/record.ts';
import { sha256 } from '#shared/formats/sha256.ts';
import { utf8Of } from '#shared/formats/bytes.ts';

/** Values of the blanks of one record; a list of scopes, one for each record of a batch, stands under `*`. */
export type Scope = { readonly values: Readonly<Record<string, Json | undefined>>; readonly rows?: readonly Scope[] };

type Filter = (value: string, argument: string) => string | undefined;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

const asIso = (value: string): string | undefined => (Number.isNaN(Date.parse(value)) ? undefined : new Date(value).toISOString());

/** The UUID in one of our keys, else one made of the whole key (RFC 9562 §5.8): the same key, the same UUID. */
function uuidOf(key: string): string {
  const own = key.replace(/^boothbook\./u, '');
  if (UUID.test(own)) return own.toLowerCase();
  const hex = sha256(utf8Of(key));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Text of at most so many UTF-16 units, no pair cut in half. */
export const cutTo = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;

/**
 * What can be made of a value in a blank, `{name|filter}`. Instants (ISO 8601 in, UTC out): `day`, `clock` (HH:MM), `seconds` (no
 * fractions), `offset` (+00:00 for Z), `ms` (since 1970). Text: `html` (escaped), `single` (' escaped by \ as in SOQL), `double` (' written twice as in
 * OData), `comma` (a list joined by commas), `cut:80`, `uuid` (of our key), `lower`. Last of all `number`: a JSON number where the blank stands alone.
 */
const FILTERS: Readonly<Record<string, Filter>> = {
  day: (value) => asIso(value)?.slice(0, 10),
  clock: (value) => asIso(value)?.slice(11, 16),
  seconds: (value) => asIso(value)?.replace(/\.\d+Z$/u, 'Z'),
  offset: (value) => asIso(value)?.replace(/\.\d+Z$/u, '+00:00'),
  ms: (value) => (asIso(value) === undefined ? undefined : String(Date.parse(value))),
  html: (value) => escapeHtml(value),
  single: (value) => value.replaceAll('\\', '\\\\').replaceAll("'", "\\'"),
  double: (value) => value.replaceAll("'", "''"),
  cut: (value, argument) => cutTo(value, Number(argument)),
  uuid: (value) => uuidOf(value),
  lower: (value) => value.toLowerCase(),
};

const BLANK = /\{([A-Za-z][\w.]*)((?:\|[a-z]+(?::\d+)?)*)\}/gu;
const LONE = /^\{([A-Za-z][\w.]*)((?:\|[a-z]+(?::\d+)?)*)\}$/u;

const wordsOf = (value: Json): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map((one: Json) => wordsOf(one)).join(', ') : JSON.stringify(value);

const filtersIn = (written: string): string[] => written.split('|').filter((name) => name !== '');

const through = (value: string, filters: readonly string[]): string | undefined =>
  filters.reduce<string | undefined>((text, filter) => {
    const [id = '', argument = ''] = filter.split(':');
    return text === undefined ? undefined : FILTERS[id]?.(text, argument);
  }, value);

function blankOf(scope: Scope, name: string, filters: string): Json | undefined {
  const value = scope.values[name];
  const [first, ...others] = filtersIn(filters);
  if (first === 'comma' && Array.isArray(value)) return through(value.map(wordsOf).join(','), others);
  const names = first === undefined ? [] : [first, ...others];
  if (names.at(-1) === 'number') {
    const number = Number(through(wordsOf(value ?? ''), names.slice(0, -1)) || Number.NaN);
    return Number.isFinite(number) ? number : undefined;
  }
  if (value === undefined || value === null || names.length === 0) return value ?? undefined;
  return through(wordsOf(value), names);
}

/** Names of blanks in a text. */
export const blanksIn = (text: string): string[] => [...text.matchAll(BLANK)].map(([, name = '']) => name);

/**
 * A text with its blanks filled, each through `write` (percent-encoding in addresses). Undefined when a blank is not known: half a text
 * says something else.
 */
export function fillText(text: string, scope: Scope, write: (value: string) => string | undefined = (value) => value): string | undefined {
  let isWhole = true;
  const filled = text.replaceAll(BLANK, (_blank, name: string, filters: string) => {
    const value = blankOf(scope, name, filters);
    const written = value === undefined ? undefined : write(wordsOf(value));
    if (written === undefined) isWhole = false;
    return written ?? '';
  });
  return isWhole ? filled : undefined;
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fillObject(template: { readonly [key: string]: Json }, scope: Scope): Json | undefined {
  const each = template['*'];
  if (each !== undefined && Object.keys(template).length === 1)
    return (scope.rows ?? []).flatMap((row) => {
      const filled = fill(each, row);
      return filled === undefined ? [] : [filled];
    });
  const object: Record<string, Json> = {};
  for (const [written, value] of Object.entries(template)) {
    const filled = fill(value, scope);
    const name = fillText(written, scope);
    if (filled === undefined || name === undefined) continue;
    if (written === '...') Object.assign(object, isObject(filled) ? filled : {});
    else object[name] = filled;
  }
  return object;
}

/**
 * A template with its blanks filled. A text that is one blank alone becomes its value; what is not known is left out of objects and
 * lists; `"..."` pours an object in; `{"*": x}` is a list of `x` for each row.
 */
export function fill(template: Json, scope: Scope): Json | undefined {
  if (typeof template === 'string') {
    const lone = LONE.exec(template);
    return lone === null ? fillText(template, scope) : blankOf(scope, lone[1] ?? '', lone[2] ?? '');
  }
  if (Array.isArray(template))
    return template.flatMap((one: Json) => {
      const filled = fill(one, scope);
      // a list where one blank stands in a list is poured into it
      if (typeof one === 'string' && Array.isArray(filled)) return filled;
      return filled === undefined ? [] : [filled];
    });
  return isObject(template) ? fillObject(template, scope) : template;
}
