import { cleanText } from '#shared/crm/record.ts';
import type { Answer, ErrorShape, Errors } from './descriptionCalls.ts';
import { PATTERN_SEES } from './descriptionParts.ts';
import type { From, When } from './descriptionParts.ts';
import { allAt, listAt, textAt } from './pointer.ts';

/** A whole answer. `body` is undefined when it is not JSON (a portal's page, an answer cut short); `isEmpty` when there is none. */
export type Said = {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: unknown;
  readonly isEmpty: boolean;
};

/** What went wrong, as far as the target says. `whole`: a batch failed and does not say by whose fault. */
export type RestFault =
  | { readonly kind: 'auth' | 'setup' | 'conflict' | 'whole'; readonly reason: string; readonly field?: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly field: string | null }
  | { readonly kind: 'transient'; readonly reason: string; readonly retryAfterMs?: number };

export type RowEnd = { readonly kind: 'done'; readonly id: string; readonly isNew: boolean } | RestFault;

const MOST_MS = 86_400_000;

/** Words of a target, short enough for a screen. */
const words = (text: string | undefined): string => cleanText(text ?? '').slice(0, 500);

const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null ? String(value) : undefined;

const isOneOf = (value: unknown, list: readonly unknown[]): boolean => {
  const text = scalarText(value);
  return text !== undefined && list.some((one) => scalarText(one) === text);
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

type Asked = { readonly said: Said; readonly root: unknown; readonly code?: string | undefined };

const isSomething = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function isMatch(when: When, value: unknown): boolean {
  if (when.is !== undefined && !isOneOf(value, when.is)) return false;
  if (when.has !== undefined && !textOf(value).includes(when.has)) return false;
  return when.matches === undefined || new RegExp(when.matches, 'u').test(textOf(value).slice(0, PATTERN_SEES));
}

function holdsAny(when: When, values: readonly unknown[]): boolean {
  const known = values.filter(isSomething);
  if (when.isAbsent === true) return known.length === 0;
  if (when.is === undefined && when.has === undefined && when.matches === undefined) return known.length > 0;
  return known.some((value) => isMatch(when, value)) !== (when.isNot === true);
}

/** Whether a question holds; `root` is the answer or one row of it. */
export function holds(when: When, { said, root, code }: Asked): boolean {
  if (when.status !== undefined && !when.status.includes(said.status)) return false;
  if (when.code !== undefined && !isOneOf(code, when.code)) return false;
  if (when.header !== undefined) return holdsAny(when, [said.header(when.header)]);
  if (when.at === undefined) return true;
  return holdsAny(
    when,
    [when.at].flat().flatMap((pointer) => allAt(root, pointer)),
  );
}

/** A value from the body or cut out of a header. */
export function takenFrom(from: From | undefined, said: Said, root: unknown): string | undefined {
  if (from === undefined) return undefined;
  if (typeof from === 'string' || Array.isArray(from)) return textAt(root, from);
  return new RegExp(from.matches, 'u').exec(said.header(from.header)?.slice(0, PATTERN_SEES) ?? '')?.[1];
}

/** `Retry-After` as seconds or as a date (RFC 9110 §10.2.3), else as the description knows it; at most a day. */
function waitOf(said: Said, errors: Errors, now: number): number | undefined {
  const written = said.header('retry-after')?.trim() ?? '';
  const ms = /^\d+(\.\d+)?$/u.test(written) ? Number(written) * 1_000 : written === '' ? Number.NaN : Date.parse(written) - now;
  const own = Number(takenFrom(errors.waitS, said, said.body) ?? Number.NaN) * 1_000;
  const found = Number.isFinite(ms) ? ms : own;
  return Number.isFinite(found) ? Math.min(Math.max(found, 0), MOST_MS) : undefined;
}

type ErrorWords = { readonly code: string | undefined; readonly reason: string; readonly field: string | null };

function errorWords(root: unknown, shape: ErrorShape): ErrorWords {
  const code = textAt(root, shape.code);
  const message = words(textAt(root, shape.message));
  const named = textAt(root, shape.field);
  const found = shape.fieldIn === undefined ? undefined : new RegExp(shape.fieldIn, 'u').exec(message)?.[1];
  return { code, reason: message === '' ? words(code) : message, field: named ?? found ?? null };
}

const transient = (reason: string, retryAfterMs: number | undefined): RestFault => ({
  kind: 'transient',
  reason,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

/** What an error's status means when no rule of the description knows better. */
function kindOfStatus(status: number): RestFault['kind'] {
  if (status === 401 || status === 403) return 'auth';
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'transient';
  if (status === 404 || status === 405 || status === 410 || (status >= 300 && status < 400)) return 'setup';
  // of 2xx: an error told with a good status is about what was sent
  return 'refused';
}

/**
 * What an answer that is no success means. The description's rules come first; without one its status, but only when it speaks as
 * the target does: a page of a portal, whatever its status, passes.
 */
export function faultOf(said: Said, errors: Errors, { now, root = said.body }: { now: number; root?: unknown }): RestFault {
  const isRow = root !== said.body;
  const { code, reason, field } = errorWords(root, isRow ? (errors.row ?? errors.shape) : errors.shape);
  const retryAfterMs = waitOf(said, errors, now);
  const isTargets = said.isEmpty || said.body !== undefined;
  const rule = isTargets ? errors.rules.find(({ when }) => holds(when, { said, root, code })) : undefined;
  const told = reason === '' ? `HTTP ${said.status}` : reason;
  const isKnown = rule !== undefined || reason !== '';
  const kind = rule?.is ?? (isRow ? 'refused' : kindOfStatus(said.status));
  if (!isKnown && said.status === 401) return { kind: 'auth', reason: told };
  if (!isKnown || kind === 'transient') {
    const own = rule?.waitS === undefined ? undefined : rule.waitS * 1_000;
    return transient(isKnown ? told : `not the target’s answer (HTTP ${said.status})`, retryAfterMs ?? own);
  }
  return kind === 'refused' ? { kind, reason: told, field } : { kind, reason: told, ...(field === null ? {} : { field }) };
}

const isFine = (said: Said): boolean => said.status >= 200 && said.status < 300;

function rowEnd(row: unknown, said: Said, { answer, errors, now }: Reading): RowEnd {
  const isGood = isFine(said) && (answer.isGood === undefined || holds(answer.isGood, { said, root: row }));
  const id = isGood ? takenFrom(answer.id, said, row) : undefined;
  if (id === undefined) return faultOf(said, errors, { now, root: row });
  return { kind: 'done', id: id.slice(0, 200), isNew: answer.isNew !== undefined && holds(answer.isNew, { said, root: row }) };
}

export type Reading = { readonly answer: Answer; readonly errors: Errors; readonly now: number };

const silent = (said: Said): RestFault => ({ kind: 'transient', reason: `not the target’s answer (HTTP ${said.status})` });

/** Rows by our key; one that is not mentioned is `whole`: it must be tried alone. */
function endsByKey(list: readonly unknown[], said: Said, { keys, ...reading }: Reading & { keys: readonly string[] }): RowEnd[] {
  const rows = new Map(list.map((row) => [textAt(row, reading.answer.key), row]));
  return keys.map((key) => {
    const row = rows.get(key);
    if (row !== undefined) return rowEnd(row, said, reading);
    const fault = faultOf(said, reading.errors, reading);
    return keys.length > 1 ? { kind: 'whole', reason: fault.reason } : fault;
  });
}

/**
 * What became of the records with those keys, one end each. Success is only what the description expects: the status decides nothing
 * by itself, and fewer ids than records are no success of any.
 */
export function endsOf(said: Said, keys: readonly string[], reading: Reading): readonly RowEnd[] | RestFault {
  const { answer, errors, now } = reading;
  if (answer.list === undefined) {
    if (!isFine(said)) return faultOf(said, errors, { now });
    const end = rowEnd(said.body, said, reading);
    return end.kind === 'done' ? [end] : end;
  }
  const list = listAt(said.body, answer.list);
  // 400 for a batch of which every row was refused (Zoho): the rows still say why
  const isReadable = list !== null && (isFine(said) || (said.status === 400 && list.length === keys.length));
  if (!isReadable) return faultOf(said, errors, { now });
  if (answer.key !== undefined) return endsByKey(list, said, { ...reading, keys });
  if (list.length !== keys.length) return silent(said);
  return list.map((row) => rowEnd(row, said, reading));
}
