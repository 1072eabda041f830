import type { FakeObject } from './call.ts';

/** The SOQL that a lead-pushing client needs: named fields of one object, conditions joined by AND, a limit. */
export type Soql = {
  readonly fields: readonly string[];
  readonly from: string;
  readonly where: readonly ((record: FakeObject) => boolean)[];
  readonly limit: number;
};

const literal = (written: string): string | number | boolean | null => {
  if (written.startsWith("'")) return written.slice(1, -1).replace(/\\(.)/gu, '$1');
  if (written === 'null') return null;
  if (written === 'true' || written === 'false') return written === 'true';
  return Number(written);
};

const VALUE = String.raw`'(?:[^'\\]|\\.)*'|null|true|false|-?\d+(?:\.\d+)?`;

const isSame = (has: unknown, wanted: string | number | boolean | null): boolean => {
  if (typeof has === 'string' && typeof wanted === 'string') return has.toLowerCase() === wanted.toLowerCase();
  return (has ?? null) === wanted;
};

function readCondition(text: string): ((record: FakeObject) => boolean) | null {
  const single = new RegExp(String.raw`^(\w+)\s*(=|!=)\s*(${VALUE})$`, 'iu').exec(text);
  if (single !== null) {
    const [, field = '', sign, written = ''] = single;
    return (record) => isSame(record[field], literal(written)) === (sign === '=');
  }
  const several = new RegExp(String.raw`^(\w+)\s+IN\s*\(\s*((?:${VALUE})(?:\s*,\s*(?:${VALUE}))*)\s*\)$`, 'iu').exec(text);
  if (several === null) return null;
  const [, field = '', list = ''] = several;
  const wanted = [...list.matchAll(new RegExp(VALUE, 'giu'))].map(([one]) => literal(one));
  return (record) => wanted.some((one) => isSame(record[field], one));
}

/** Parts at AND, but not inside quotes. */
const conditionsOf = (text: string): string[] => text.split(/\s+AND\s+(?=(?:[^'\\]|\\.|'(?:[^'\\]|\\.)*')*$)/iu).map((one) => one.trim());

/** Reads one query; null when it is malformed or more than we know. */
export function readSoql(text: string): Soql | null {
  const found =
    /^\s*SELECT\s+([\w.,\s]+?)\s+FROM\s+(\w+)(?:\s+WHERE\s+([\s\S]+?))?(?:\s+ORDER\s+BY\s+[\w\s,]+?)?(?:\s+LIMIT\s+(\d+))?\s*$/iu.exec(
      text,
    );
  if (found === null) return null;
  const [, fields = '', from = '', where, limit] = found;
  const conditions = where === undefined ? [] : conditionsOf(where).map(readCondition);
  const known = conditions.flatMap((one) => (one === null ? [] : [one]));
  if (known.length < conditions.length) return null;
  return { fields: fields.split(',').map((one) => one.trim()), from, where: known, limit: Number(limit ?? 2_000) };
}
