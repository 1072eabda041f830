import { canonical } from './causal.ts';

/** Elements of a list that are merged one by one. `kept`: people chose the order; else the order is that of the keys. */
export type ListShape = { readonly key: (element: unknown) => string; readonly isKept: boolean; readonly isRequired: boolean };

/** How the fields of one kind of record are merged. Paths are `field` or `field/part`. A field that is not named is merged whole. */
export type Shape = {
  /** Records of parts, merged part by part. `true`: there even when empty. */
  readonly nested: Readonly<Record<string, boolean>>;
  readonly lists: Readonly<Record<string, ListShape>>;
  /** Numbers that are added to: what each laptop added counts. */
  readonly counters: readonly string[];
  /** Parts that only make sense together: one of them changed, all of them are. By the name of the group. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** The latest instant holds. */
  readonly latest: readonly string[];
  /** Follows from the others: made anew after a merge. */
  readonly derived: readonly string[];
  /** Nobody needs to be told that these differed. */
  readonly quiet: readonly string[];
  /** More paths that are derived, in this record. */
  readonly alsoDerived?: (record: object) => readonly string[];
  /** A record of that id may be made on two laptops, so even its first values are somebody's. */
  readonly isBornTwice?: boolean;
};

/** The values of a record by path. */
export type Parts = ReadonlyMap<string, unknown>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Signs that part a path; a name that holds one is written so that it does not. */
const safe = (name: string): string => name.replaceAll(/[%/=@~+]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
const plain = (name: string): string =>
  name.replaceAll(/%([0-9a-f]{2})/gu, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Never merged: they are the record. */
const FIXED: ReadonlySet<string> = new Set(['v', 'id', 'causal']);

const groupOf = (shape: Shape, path: string): string | undefined =>
  Object.keys(shape.groups).find((name) => shape.groups[name]?.includes(path) === true);

function explodeList(parts: Map<string, unknown>, path: string, { list, value }: { list: ListShape; value: unknown }): void {
  const elements = Array.isArray(value) ? (value as readonly unknown[]) : [];
  for (const element of elements) parts.set(`${path}=${list.key(element)}`, element);
  if (list.isKept && elements.length > 0) parts.set(`${path}@`, elements.map(list.key));
}

function explodeInto(parts: Map<string, unknown>, shape: Shape, { path, value }: { path: string; value: unknown }): void {
  if (value === undefined || shape.derived.includes(path) || shape.latest.includes(path) || shape.counters.includes(path)) return;
  const list = shape.lists[path];
  const group = groupOf(shape, path);
  if (list !== undefined) explodeList(parts, path, { list, value });
  else if (group !== undefined) {
    const before = parts.get(`~${group}`);
    parts.set(`~${group}`, { ...(isObject(before) ? before : {}), [path]: value });
  } else if (Object.hasOwn(shape.nested, path) && isObject(value))
    for (const [name, part] of Object.entries(value)) explodeInto(parts, shape, { path: `${path}/${safe(name)}`, value: part });
  else parts.set(path, value);
}

/** The values of a record by the paths they are merged by; counters, instants and what is derived are left out. */
export function explode(shape: Shape, record: object): Parts {
  const parts = new Map<string, unknown>();
  const exact = shape.alsoDerived === undefined ? shape : { ...shape, derived: [...shape.derived, ...shape.alsoDerived(record)] };
  for (const [name, value] of Object.entries(record)) if (!FIXED.has(name)) explodeInto(parts, exact, { path: safe(name), value });
  return parts;
}

/** Elements in the order people chose, what it does not name after it; without such an order by key. */
function ordered(elements: ReadonlyMap<string, unknown>, order: unknown): unknown[] {
  const chosen = Array.isArray(order) ? order.map(String).filter((key) => elements.has(key)) : [];
  const others = [...elements.keys()].filter((key) => !chosen.includes(key)).sort();
  return [...chosen, ...others].map((key) => elements.get(key));
}

type Tree = Map<string, unknown>;

function place(tree: Tree, shape: Shape, { path, value }: { path: string; value: unknown }): void {
  const [top = '', ...rest] = path.split('/');
  if (rest.length === 0 || !Object.hasOwn(shape.nested, top)) {
    tree.set(plain(path), value);
    return;
  }
  const inner = tree.get(top);
  tree.set(top, { ...(isObject(inner) ? inner : {}), [plain(rest.join('/'))]: value });
}

/** The record that these values make, without what `explode` leaves out. */
export function implode(shape: Shape, parts: Parts): Record<string, unknown> {
  const tree: Tree = new Map();
  for (const [path, isRequired] of Object.entries(shape.nested)) if (isRequired) tree.set(path, {});
  const lists = new Map<string, Map<string, unknown>>();
  for (const [path, list] of Object.entries(shape.lists)) if (list.isRequired) lists.set(path, new Map());
  for (const [path, value] of parts) {
    const sign = /^([^=@]+)([=@])([\s\S]*)$/u.exec(path);
    if (value === undefined || sign?.[2] === '@') continue;
    if (sign !== null) lists.set(sign[1] ?? '', (lists.get(sign[1] ?? '') ?? new Map<string, unknown>()).set(sign[3] ?? '', value));
    else if (path.startsWith('~') && isObject(value))
      for (const [name, part] of Object.entries(value)) place(tree, shape, { path: name, value: part });
    else place(tree, shape, { path, value });
  }
  for (const [path, elements] of lists) place(tree, shape, { path, value: ordered(elements, parts.get(`${path}@`)) });
  return Object.fromEntries(tree);
}

const idOf = (element: unknown): string => (isObject(element) && typeof element['id'] === 'string' ? element['id'] : canonical(element));

/** A set of words or ids. */
export const WORDS: ListShape = {
  key: (element) => (typeof element === 'string' ? element : canonical(element)),
  isKept: false,
  isRequired: false,
};
/** Records with an id, in an order that people chose. */
export const THINGS: ListShape = { key: idOf, isKept: true, isRequired: false };
/** Words in an order that people chose. */
export const PHRASES: ListShape = { ...WORDS, isKept: true };
/** Records that are added and never changed, by time. */
export const EVENTS: ListShape = {
  key: (element) => `${String(isObject(element) ? element['at'] : '').padStart(15, '0')} ${canonical(element)}`,
  isKept: false,
  isRequired: false,
};
