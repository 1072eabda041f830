import { endsOf, faultOf, holds } from '#shared/crm/rest/answer.ts';
import type { Said } from '#shared/crm/rest/answer.ts';
import { isBlankThere, isSameThere } from '#shared/crm/rest/compare.ts';
import type { Adopt } from '#shared/crm/rest/descriptionCalls.ts';
import { settled } from '#shared/crm/rest/plan.ts';
import { textAt } from '#shared/crm/rest/pointer.ts';
import { readById } from './restRead.ts';
import type { Way } from './restCall.ts';
import { endOfFault, scopeOf } from './restUnit.ts';
import type { End, Unit } from './restUnit.ts';
import type { Fault } from './transport.ts';

/** The record that stands in the way, as the target's error names it; null when it is another error. */
function named(adopt: Adopt, said: Said, code: string | undefined): string | null {
  if (!holds(adopt.when, { said, root: said.body, code })) return null;
  const words = textAt(said.body, adopt.id.at) ?? '';
  return adopt.id.matches === undefined ? words || null : (new RegExp(adopt.id.matches, 'u').exec(words)?.[1] ?? null);
}

/**
 * Makes a record of the target ours that is the same person (`adopt` of a description): our key and what is blank there are written,
 * nothing that somebody wrote is changed. Null when it is not the same person, carries a key already, or is not the matter at all: then
 * the refusal stands, for a person to decide.
 */
export async function adopted(
  way: Way,
  adopt: Adopt,
  { unit, said }: { unit: Unit; said: Said },
): Promise<Extract<End, { kind: 'done' }> | Fault | null> {
  const { errors, values } = way.description;
  const id = named(settled(adopt, way.values), said, textAt(said.body, errors.shape.code));
  const { fields } = unit.record;
  const shown = id === null ? null : await readById(way, id, Object.keys(fields));
  if (id === null || shown === null) return null;
  if (!shown.ok) return shown.fault;
  const theirs = shown.value;
  if (theirs === null || (theirs.key !== undefined && theirs.key !== '')) return null;
  const isSame = (name: string): boolean =>
    isBlankThere(theirs, name, values) || fields[name] === undefined || isSameThere(fields[name], theirs, { name, values });
  if (!adopt.same.every(isSame)) return null;
  const blank = Object.fromEntries(Object.entries(fields).filter(([name]) => isBlankThere(theirs, name, values)));
  const known: Unit = { ...unit, knownId: id };
  const { call, answer } = adopt.write;
  const reply = await way.ask(call, {
    ...scopeOf(way, known, { ...unit.record, fields: blank }),
    rows: [scopeOf(way, known, { ...unit.record, fields: blank })],
  });
  if (!reply.ok) return reply.fault;
  const now = way.link.now();
  const ends = endsOf(reply.value, [unit.record.externalKey], { answer: settled(answer, way.values), errors, now });
  const end = Array.isArray(ends) ? ends[0] : undefined;
  if (end?.kind === 'done') return { ...end, isNew: false };
  const fault = endOfFault(end ?? faultOf(reply.value, errors, { now }));
  return fault.kind === 'auth' || fault.kind === 'setup' || fault.kind === 'transient' ? fault : null;
}
