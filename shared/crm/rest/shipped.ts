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

let all: readonly RestDescription[] | undefined;

/** Descriptions that come with the program, in the order they are offered; read when they are first asked for, not at each start. */
export const shippedDescriptions = (): readonly RestDescription[] =>
  (all ??= [hubspot, salesforce, pipedrive, zoho, dynamics].map(shipped));

/** The description of one's own that was read last: each batch asks for it again. */
let last: { readonly text: string; readonly read: ReadDescription } | undefined;

function ownOf(text: string): ReadDescription {
  if (last?.text !== text) last = { text, read: readDescription(text) };
  return last.read;
}

/** The description a target is run by: its own, else the shipped one it names. */
export function descriptionOf({ connector, description }: Extract<TargetConfig, { kind: 'rest' }>): ReadDescription {
  if (description !== undefined) return ownOf(description);
  const found = shippedDescriptions().find(({ name }) => name === connector);
  if (found !== undefined) return { ok: true, value: found };
  const message = `no description named ${connector}`;
  return { ok: false, error: 'bad-description', detail: message, faults: [{ path: '', message }] };
}
