import type { TargetFields } from '#shared/crm/mapping.ts';
import type { Preflight, PreflightError, PreflightWarning } from '#shared/crm/push.ts';
import { faultOf, holds, takenFrom } from '#shared/crm/rest/answer.ts';
import { usualOf } from '#shared/crm/rest/connector.ts';
import type { Preflight as Check } from '#shared/crm/rest/descriptionAccess.ts';
import { settled } from '#shared/crm/rest/plan.ts';
import { textAt, valueAt } from '#shared/crm/rest/pointer.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { DAY } from '#shared/lib/time.ts';
import { forgetLookups, landingOfFault, openWay } from './restCall.ts';
import type { RestLink, Way } from './restCall.ts';
import { forgetFields, readFields } from './restFields.ts';
import { errorOf } from './restRead.ts';

const WARN_BEFORE_MS = 30 * DAY;

type Seen = Partial<Omit<Preflight, 'warnings' | 'missingFields'>> & { readonly warnings: readonly PreflightWarning[] };

const instantOf = (written: string | undefined): number | undefined => {
  const at = written === undefined ? Number.NaN : /^\d+$/u.test(written) ? Number(written) : Date.parse(written);
  return Number.isFinite(at) ? at : undefined;
};

async function runCheck(way: Way, described: Check): Promise<Result<Seen, PreflightError>> {
  const { call, ...places } = described;
  const check = settled(places, way.values);
  const reply = await way.ask(call, { values: way.values });
  if (!reply.ok) return errorOf(reply.fault);
  const said = reply.value;
  const asked = { said, root: said.body };
  const broken = check.fail.find(({ when }) => holds(when, asked));
  if (broken !== undefined) return fail(broken.is);
  const isGood = said.status >= 200 && said.status < 300 && said.body !== undefined;
  if (!isGood || (check.needs !== undefined && valueAt(said.body, check.needs) === undefined)) {
    const landing = landingOfFault(faultOf(said, way.description.errors, { now: way.link.now() }));
    const error = landing.kind === 'done' || landing.kind === 'conflict' ? fail('no-rights') : errorOf(landing);
    // another program says its own words with a good status
    if (isGood) return fail('wrong-program');
    if (error.error === 'offline' || said.status === 401 || check.ifRefused === 'no-rights') return error;
    return ok({ warnings: check.ifRefused === 'pass' ? [] : [check.ifRefused] });
  }
  const callsLeft = Number(takenFrom(check.callsLeft, said, said.body) ?? Number.NaN);
  const keyExpiresAt = instantOf(textAt(said.body, check.keyExpiresAt));
  const user = textAt(said.body, check.user);
  const version = textAt(said.body, check.version);
  const zone = textAt(said.body, check.zone);
  return ok({
    ...(user === undefined ? {} : { user }),
    ...(version === undefined ? {} : { product: `${way.description.product.en} ${version}`.slice(0, 200) }),
    ...(zone === undefined ? {} : { zone }),
    ...(Number.isFinite(callsLeft) ? { callsLeft } : {}),
    ...(keyExpiresAt === undefined ? {} : { keyExpiresAt }),
    warnings: [
      ...check.warn.filter(({ when }) => holds(when, asked)).map(({ is }) => is),
      ...(keyExpiresAt !== undefined && keyExpiresAt < way.link.now() + WARN_BEFORE_MS ? (['key-expires-soon'] as const) : []),
    ],
  });
}

/** Fields we would write that the target does not have, and whether the one of our key is among them. */
async function runFields(way: Way): Promise<Result<Pick<Preflight, 'missingFields' | 'warnings'>, PreflightError>> {
  const { fields, lead } = way.description;
  if (fields.length === 0) return ok({ missingFields: [], warnings: [] });
  const reply = await readFields(way);
  if (!reply.ok) return errorOf(reply.fault);
  const names = new Set(reply.value.map(({ name }) => name));
  const missing = Object.keys(usualOf(way.description, way.link.config.settings)).filter((name) => !names.has(name));
  // without the field of the key nothing can be written, and that is the one to tell of
  if (!names.has(lead.keyField)) return ok({ missingFields: [lead.keyField], warnings: ['key-field-missing'] });
  return ok({ missingFields: missing, warnings: missing.length > 0 ? ['fields-missing'] : [] });
}

/** Asks who we are, what we may do and what is there, as the description says. Writes nothing. */
export async function preflightRest(link: RestLink): Promise<Result<Preflight, PreflightError>> {
  forgetLookups(link);
  forgetFields(link);
  const opened = await openWay(link);
  if (!opened.ok) {
    if (opened.fault.isKeyField !== true) return errorOf(opened.fault);
    const missingFields = [opened.fault.reason];
    return ok({ product: link.config.connector, user: null, warnings: ['key-field-missing'], missingFields });
  }
  const way = opened.value;
  const { description } = way;
  const seen: Seen[] = [{ warnings: description.checked === 'published-contract' ? ['published-contract-only'] : [] }];
  for (const check of description.preflight) {
    const one = await runCheck(way, check);
    if (!one.ok) return one;
    seen.push(one.value);
  }
  const fields = await runFields(way);
  if (!fields.ok) return fields;
  const { missingFields } = fields.value;
  const warnings = [...new Set([...fields.value.warnings, ...seen.flatMap((one) => one.warnings)])];
  return ok({ product: description.product.en, user: null, ...Object.assign({}, ...seen), warnings, missingFields });
}

/** The fields of a lead as the target lists them, and what goes where without being told. */
export async function fieldsRest(link: RestLink): Promise<Result<TargetFields, PreflightError>> {
  const way = await openWay(link);
  if (!way.ok) return errorOf(way.fault);
  const { description } = way.value;
  if (description.fields.length === 0) return fail('not-supported');
  const reply = await readFields(way.value);
  if (!reply.ok) return errorOf(reply.fault);
  return ok({ model: description.lead.model, fields: reply.value, usual: usualOf(description, link.config.settings) });
}
