import { usualOf } from '#shared/crm/rest/connector.ts';
import { faultOf } from '#shared/crm/rest/answer.ts';
import { fieldsOf, joined } from '#shared/crm/rest/fieldList.ts';
import type { TargetField } from '#shared/crm/mapping.ts';
import { landingOfFault } from './restCall.ts';
import type { RestLink, Way } from './restCall.ts';
import { settled } from '#shared/crm/rest/plan.ts';
import type { Reply } from './restToken.ts';
import type { Fault } from './transport.ts';

/** The fields of a lead as the target lists them. */
export async function readFields(way: Way): Promise<Reply<readonly TargetField[]>> {
  const lists: (readonly TargetField[])[] = [];
  for (const { call, ...places } of way.description.fields) {
    const reply = await way.ask(call, { values: way.values });
    if (!reply.ok) return reply;
    const list = fieldsOf(reply.value, { ...settled(places, way.values), call });
    if (list === null) {
      const landing = landingOfFault(faultOf(reply.value, way.description.errors, { now: way.link.now() }));
      const isFault = landing.kind !== 'done' && landing.kind !== 'conflict';
      return { ok: false, fault: isFault ? landing : { kind: 'unknown', reason: '' } };
    }
    lists.push(list);
  }
  return { ok: true, value: joined(lists) };
}

/** Names of the fields that can be written, by target, for as long as the program runs: asked once. Null: it would not tell. */
const known = new Map<string, ReadonlySet<string> | null>();

/** Fields that the target itself refuses to list tell nothing; a fault of the way there does. */
const tellsNothing = ({ kind }: Fault): boolean => kind === 'refused' || kind === 'unknown' || kind === 'setup' || kind === 'auth';

/** Forgets what was asked of a target: somebody looks at it anew, and may have made a field in between. */
export const forgetFields = ({ url, config }: RestLink): void => void known.delete(JSON.stringify([url.href, config]));

/** Names of the fields a lead has there and we may write; null when the target does not tell. */
export async function fieldsKnown(way: Way): Promise<Reply<ReadonlySet<string> | null>> {
  const { link, description } = way;
  if (description.fields.length === 0) return { ok: true, value: null };
  const name = JSON.stringify([link.url.href, link.config]);
  const before = known.get(name);
  if (before !== undefined) return { ok: true, value: before };
  const reply = await readFields(way);
  if (!reply.ok) return tellsNothing(reply.fault) ? { ok: true, value: null } : reply;
  const names = new Set(reply.value.filter(({ isReadOnly }) => !isReadOnly).map((field) => field.name));
  const usual = Object.keys(usualOf(description, link.config.settings));
  // a list that knows hardly any of our fields is not the list we think it is
  const isLikely = usual.filter((field) => names.has(field)).length * 2 > usual.length;
  known.set(name, isLikely ? names : null);
  return { ok: true, value: isLikely ? names : null };
}
