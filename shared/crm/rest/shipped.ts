import type { TargetConfig } from '#shared/domain/target.ts';
import { readDescription } from './description.ts';
import type { ReadDescription, RestDescription } from './description.ts';
import dynamics from './vendors/dynamics.json';
import hubspot from './vendors/hubspot.json';
import pipedrive from './vendors/pipedrive.json';
import salesforce from './vendors/salesforce.json';
import zoho from './vendors/zoho.json';

/** A description of ours that cannot be read is a bug. */
function shipped(written: object): RestDescription {
  const read = readDescription(JSON.stringify(written));
  if (!read.ok) throw new Error(`a shipped description is wrong: ${read.detail}`);
  return read.value;
}

/** Descriptions that come with the program, in the order they are offered. */
export const SHIPPED: readonly RestDescription[] = [hubspot, salesforce, pipedrive, zoho, dynamics].map(shipped);

/** The description a target is run by: its own, else the shipped one it names. */
export function descriptionOf({ connector, description }: Extract<TargetConfig, { kind: 'rest' }>): ReadDescription {
  if (description !== undefined) return readDescription(description);
  const found = SHIPPED.find(({ name }) => name === connector);
  if (found !== undefined) return { ok: true, value: found };
  const message = `no description named ${connector}`;
  return { ok: false, error: 'bad-description', detail: message, faults: [{ path: '', message }] };
}
