import type { Json } from '#shared/crm/record.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import type { RestDescription } from './description.ts';
import type { Call } from './descriptionParts.ts';
import { fill, fillText } from './template.ts';
import type { Scope } from './template.ts';

/** A request, ready but for who we are and the bytes of a file. */
export type Planned = {
  readonly method: Call['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Parts of a form around a file; `file` is the name of its part. */
  readonly parts?: { readonly file: string; readonly fields: Readonly<Record<string, string>> };
};

/** Half a surrogate pair, which an answer may hold, cannot be encoded. */
const percent = (text: string): string => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''));

/** A step of an address that is empty or climbs is no value: it would be another address, encoded or not (WHATWG URL, "double-dot"). */
const encoded = (value: string): string | undefined => (/^\.{0,2}$/u.test(value) ? undefined : percent(value));

const filledAll = (texts: Readonly<Record<string, string>>, scope: Scope): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const filled = fillText(text, scope);
      return filled === undefined ? [] : [[name, filled]];
    }),
  );

const pairs = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${percent(name)}=${percent(value)}`)
    .join('&');

function bodyOf(call: Call, scope: Scope): Pick<Planned, 'body' | 'headers' | 'parts'> {
  if (call.json !== undefined) {
    const body = JSON.stringify(fill(call.json, scope) ?? {});
    return { body, headers: { 'content-type': 'application/json' } };
  }
  if (call.form !== undefined) {
    return { body: pairs(filledAll(call.form, scope)), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  }
  if (call.parts !== undefined) return { parts: { file: call.parts.file, fields: filledAll(call.parts.fields, scope) }, headers: {} };
  return { headers: {} };
}

/**
 * The request of a call with its blanks filled, below `base`. Parameters and headers whose blank is not known are left out; an address
 * that needs one is `blank`: it would be another address.
 */
export function planCall(call: Call, scope: Scope, base: string): Result<Planned, 'blank'> {
  const path = fillText(call.path, scope, encoded);
  if (path === undefined) return fail('blank', call.path);
  const query = pairs(filledAll(call.query, scope));
  const { headers, ...body } = bodyOf(call, scope);
  const url = `${base.replace(/\/+$/u, '')}${path}${query === '' ? '' : `?${query}`}`;
  return ok({ method: call.method, url, headers: { ...headers, ...filledAll(call.headers, scope) }, ...body });
}

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function wireValue(value: Json, { scalars, listsJoinedBy }: RestDescription['values']): Json {
  if (Array.isArray(value)) return listsJoinedBy === undefined ? value : value.map(String).join(listsJoinedBy);
  return scalars === 'text' && (typeof value === 'number' || typeof value === 'boolean') ? String(value) : value;
}

function putAt(object: Record<string, Json>, steps: readonly string[], value: Json): void {
  const [step = '', ...rest] = steps;
  if (rest.length === 0) {
    object[step] = value;
    return;
  }
  const known = object[step];
  const inner: Record<string, Json> = isObject(known) ? { ...known } : {};
  putAt(inner, rest, value);
  object[step] = inner;
}

/** The fields of a record as they travel: texts where the target wants texts, choices joined, forms of their own, levels. */
export function wireFields(fields: Readonly<Record<string, Json>>, values: RestDescription['values']): Record<string, Json> {
  const wire: Record<string, Json> = {};
  for (const [name, value] of Object.entries(fields)) {
    const shape = Object.hasOwn(values.shapes, name) ? values.shapes[name] : undefined;
    const sent = shape === undefined ? wireValue(value, values) : fill(shape.as, { values: { value } });
    if (sent !== undefined) putAt(wire, values.isNested ? name.split('.') : [name], sent);
  }
  return wire;
}

/** `part` with the blanks filled that `values` know, deep inside; others stay. For places and questions that a setting is part of. */
export function settled<T>(part: T, values: Readonly<Record<string, Json | undefined>>): T {
  const known = (text: string): string =>
    text.replaceAll(/\{([A-Za-z][\w.]*)\}/gu, (blank, name: string) => {
      const value = values[name];
      return typeof value === 'string' || typeof value === 'number' ? String(value) : blank;
    });
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return known(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(part) as T; // only texts have become other texts
}
