import type { AnySchemaObject } from 'ajv';

/** One request as a fake reads it. */
export type Call = {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
  /** The body read as JSON or as a form; undefined when it is neither. */
  readonly body: unknown;
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** A body that is not JSON; its type is in `headers`. */
  readonly text?: string;
};

/** What a vendor publishes of one call. `path` has its variables in braces; `cite` names the page the schemas follow. */
export type Contract = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly cite: string;
  readonly body?: AnySchemaObject;
  readonly query?: AnySchemaObject;
  readonly headers?: AnySchemaObject;
  /** A body of another kind than JSON: a form, or parts with a file. */
  readonly type?: 'form' | 'multipart';
};

export type Route = {
  readonly contract: Contract;
  /** Needs no token. */
  readonly isOpen?: boolean;
  readonly handle: (call: Call) => Answer;
};

export type FakeObject = Record<string, unknown>;

export const isObject = (value: unknown): value is FakeObject => typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): FakeObject => (isObject(value) ? value : {});

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []); // of unknown things still

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Variables of `path` under `template`; null when it is another call. */
export function matchPath(template: string, path: string): Record<string, string> | null {
  const names: string[] = [];
  const pattern = template
    .split(/(\{\w+\})/u)
    .map((piece) => {
      if (!/^\{\w+\}$/u.test(piece)) return piece.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
      names.push(piece.slice(1, -1));
      return '([^/]+)';
    })
    .join('');
  const found = new RegExp(`^${pattern}$`, 'u').exec(path);
  if (found === null) return null;
  return Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]));
}
