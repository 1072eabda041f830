import type { TargetConfig } from '#shared/domain/target.ts';
import { readDescription } from './description.ts';
import type { ReadDescription, RestDescription } from './description.ts';

/** Descriptions that come with the program, in the order they are offered. */
export const SHIPPED: readonly RestDescription[] = [];

/** The description a target is run by: its own, else the shipped one it names. */
export function descriptionOf({ connector, description }: Extract<TargetConfig, { kind: 'rest' }>): ReadDescription {
  if (description !== undefined) return readDescription(description);
  const shipped = SHIPPED.find(({ name }) => name === connector);
  if (shipped !== undefined) return { ok: true, value: shipped };
  const message = `no description named ${connector}`;
  return { ok: false, error: 'bad-description', detail: message, faults: [{ path: '', message }] };
}
