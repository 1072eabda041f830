/** Fields that mean something only together: they go back together or stay together. */
const TOGETHER: readonly (readonly string[])[] = [
  ['formattedName', 'prefix', 'givenName', 'additionalName', 'familyName', 'suffix'],
  ['amount', 'currency'],
  ['territory', 'isTerritorySet'],
];

/** Parts of a lead whose fields are looked at one by one. */
const PARTS: ReadonlySet<string> = new Set(['contact', 'confidence', 'bant', 'bantDetail', 'profile', 'facts', 'opportunity', 'answers']);

/** What follows from the rest, or is set with every write. */
const FOLLOWS: ReadonlySet<string> = new Set(['judgement', 'standing', 'updatedAt']);

type Fields = Readonly<Record<string, unknown>>;

/** Fields of a record that a change touched, as they were and as they became; one that is absent there was not there. */
export type Patch = { readonly before: Fields; readonly after: Fields };

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const fieldsOf = (record: unknown): Fields =>
  typeof record === 'object' && record !== null
    ? Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
    : {};

const pick = (fields: Fields, keys: readonly string[]): Fields =>
  Object.fromEntries(keys.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])));

/** Which fields a change touched, but those that follow from others. */
export function patchOf(before: object, after: object): Patch {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (key) => !FOLLOWS.has(key) && !isSame(old[key], fresh[key]),
  );
  return { before: pick(old, keys), after: pick(fresh, keys) };
}

/** The fields in groups that go together. */
function groupsOf(keys: Iterable<string>): string[][] {
  const groups = new Map<string, string[]>();
  for (const key of keys) {
    const name = TOGETHER.find((group) => group.includes(key))?.[0] ?? key;
    groups.set(name, [...(groups.get(name) ?? []), key]);
  }
  return [...groups.values()];
}

const has = (list: readonly unknown[], item: unknown): boolean => list.some((one) => isSame(one, item));

/** A list without what the change added and with what it took away; what came since stays. */
function listBack(now: readonly unknown[], before: readonly unknown[], after: readonly unknown[]): unknown[] {
  const kept = now.filter((item) => has(before, item) || !has(after, item));
  return [...kept, ...before.filter((item) => !has(after, item) && !has(kept, item))];
}

const isList = (value: unknown): value is readonly unknown[] | undefined => value === undefined || Array.isArray(value);

/** One value as it was before the change, unless it was changed again since: then what is new stays. */
function valueBack(key: string, now: unknown, { before, after }: { readonly before: unknown; readonly after: unknown }): unknown {
  if (isSame(now, after)) return before;
  if (PARTS.has(key)) return partBack(now, { before: fieldsOf(before), after: fieldsOf(after) });
  if (key === 'visits') return Number(now) - (Number(after) - Number(before));
  if (!isList(now) || !isList(before) || !isList(after)) return now;
  const left = listBack(now ?? [], before ?? [], after ?? []);
  return left.length === 0 && before === undefined ? undefined : left;
}

function partBack(now: unknown, { before, after }: Patch): Fields {
  const fields = fieldsOf(now);
  const changed = new Set([...Object.keys(before), ...Object.keys(after)]);
  const back = new Map(Object.entries(fields));
  for (const group of groupsOf(changed)) {
    const [key = ''] = group;
    const isWhole = group.length > 1 || TOGETHER.some((one) => one.includes(key));
    const [was, became, is] = [pick(before, group), pick(after, group), pick(fields, group)];
    const result = isWhole ? (isSame(is, became) ? was : is) : { [key]: valueBack(key, is[key], { before: was[key], after: became[key] }) };
    for (const name of group) back.delete(name);
    for (const [name, value] of Object.entries(result)) if (value !== undefined) back.set(name, value);
  }
  return Object.fromEntries(back);
}

/**
 * A record with a change taken back, field by field: what nobody touched since is as it was before, order included; what was edited
 * since stays; of lists only what the change brought goes. Fields that stand together (a name, an amount and its currency) stay together.
 */
export const takeBack = <T extends object>(now: T, { before, after }: Patch): T => partBack(now, { before, after }) as T; // the same fields, each with a value of its own kind
