import type { Pointers } from './descriptionParts.ts';

const unescape = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function inside(value: unknown, step: string): unknown[] {
  if (!isObject(value)) return [];
  if (step === '*') return Object.values(value);
  return Object.hasOwn(value, step) ? [value[step]] : [];
}

/** Everything that stands at a place of an answer (RFC 6901, `*` for every element); nothing when the place is not there. */
export function allAt(value: unknown, pointer: string): unknown[] {
  if (pointer === '') return value === undefined ? [] : [value];
  return pointer
    .slice(1)
    .split('/')
    .map(unescape)
    .reduce<unknown[]>((found, step) => found.flatMap((one) => inside(one, step)), [value]);
}

const isSomething = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** What stands at the first of those places that holds something; undefined when none does. */
export function valueAt(value: unknown, pointers: Pointers | undefined): unknown {
  for (const pointer of typeof pointers === 'string' ? [pointers] : (pointers ?? [])) {
    const found = allAt(value, pointer).find(isSomething);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same as text: numbers and booleans in words, anything else is none. */
export function textAt(value: unknown, pointers: Pointers | undefined): string | undefined {
  const found = valueAt(value, pointers);
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
}

/** The list that stands there; null when there is none (an answer of another shape). */
export function listAt(value: unknown, pointer: string): readonly unknown[] | null {
  const found = pointer === '' ? value : allAt(value, pointer)[0];
  return Array.isArray(found) ? (found as readonly unknown[]) : null; // of things nobody has looked at yet
}
