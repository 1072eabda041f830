import type { FakeObject } from './call.ts';

type Literal = string | number | boolean | null;
type Test = (record: FakeObject) => boolean;

const VALUE = String.raw`'(?:[^']|'')*'|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|null|true|false|-?\d+(?:\.\d+)?`;

function literal(written: string): Literal {
  if (written.startsWith("'")) return written.slice(1, -1).replaceAll("''", "'");
  if (written === 'null') return null;
  if (written === 'true' || written === 'false') return written === 'true';
  return /^-?\d+(?:\.\d+)?$/u.test(written) ? Number(written) : written;
}

const isSame = (has: unknown, wanted: Literal): boolean => {
  if (typeof has === 'string' && typeof wanted === 'string') return has.toLowerCase() === wanted.toLowerCase();
  return (has ?? null) === wanted;
};

function readTest(text: string): Test | null {
  const single = new RegExp(String.raw`^\(?\s*(\w+)\s+(eq|ne)\s+(${VALUE})\s*\)?$`, 'u').exec(text);
  if (single !== null) {
    const [, field = '', sign, written = ''] = single;
    return (record) => isSame(record[field], literal(written)) === (sign === 'eq');
  }
  const within = /^Microsoft\.Dynamics\.CRM\.In\(PropertyName='(\w+)',\s*PropertyValues=\[(.*)\]\)$/u.exec(text);
  if (within === null) return null;
  const [, field = '', list = ''] = within;
  const wanted = [...list.matchAll(new RegExp(VALUE, 'gu'))].map(([one]) => literal(one));
  return (record) => wanted.some((one) => isSame(record[field], one));
}

/** Parts at a word, but not inside quotes. */
const partsAt = (text: string, word: string): string[] =>
  text.split(new RegExp(String.raw`\s+${word}\s+(?=(?:[^']|'[^']*')*$)`, 'u')).map((one) => one.trim());

/** `$filter` of comparisons joined by `and` within `or`; null when it is malformed or more than we know. */
export function readFilter(text: string): Test | null {
  const groups = partsAt(text, 'or').map((group) => partsAt(group, 'and').map(readTest));
  const known = groups.map((group) => group.flatMap((test) => (test === null ? [] : [test])));
  if (known.some((group, at) => group.length < (groups[at]?.length ?? 0))) return null;
  return (record) => known.some((group) => group.every((test) => test(record)));
}

/** What stands in the brackets of an address: a GUID, or `name='value'`. */
export function readKey(written: string): { id: string } | { name: string; value: string } | null {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu.test(written)) return { id: written.toLowerCase() };
  const found = /^(\w+)='((?:[^']|'')*)'$/u.exec(written);
  return found === null ? null : { name: found[1] ?? '', value: (found[2] ?? '').replaceAll("''", "'") };
}
