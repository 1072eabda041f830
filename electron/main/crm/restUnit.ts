import type { RestFault, Said } from '#shared/crm/rest/answer.ts';
import { FILE_FIELD } from '#shared/crm/rest/connector.ts';
import type { Call } from '#shared/crm/rest/descriptionParts.ts';
import { fileFacts } from '#shared/crm/rest/facts.ts';
import { wireFields } from '#shared/crm/rest/plan.ts';
import type { Scope } from '#shared/crm/rest/template.ts';
import type { CrmRecord, Json } from '#shared/crm/record.ts';
import { landingOfFault } from './restCall.ts';
import type { Attached, Values, Way } from './restCall.ts';
import type { Reply } from './restToken.ts';
import type { Landing, PushTask } from './transport.ts';

/** A picture whose bytes are not on this device: left out, it goes with the lead's next turn. */
export const NO_FILE = 'the picture is not on this device';

/** One record on its way. */
export type Unit = {
  readonly task: PushTask;
  /** Whole, and what of it the target does not have yet. */
  readonly record: CrmRecord;
  readonly changed: CrmRecord;
  readonly knownId: string | null;
  /** An earlier try may have written it, though we have no id. */
  readonly mayExist: boolean;
  /** Blanks beside the record's own: its lead, and what steps before it took. */
  readonly values: Values;
};

/** What became of one record. */
export type End = { readonly kind: 'done'; readonly id: string; readonly isNew: boolean } | Exclude<Landing, { kind: 'done' }>;
export type Ends = Map<Unit, End>;

const fields = (record: CrmRecord): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(record.fields).filter(([name]) => name !== FILE_FIELD));

/** What blanks know of a record. `id` is its own in the target, once it is known. */
export function scopeOf(way: Way, unit: Unit, sent: CrmRecord): Scope {
  const { record, knownId, values } = unit;
  const file = record.file === undefined ? {} : fileFacts(record.externalKey, record.file);
  const wire = wireFields(fields(sent), way.description.values);
  return {
    values: { ...way.values, ...file, ...values, key: record.externalKey, fields: wire, ...(knownId === null ? {} : { id: knownId }) },
  };
}

const asks = (call: Call, blank: string): boolean => JSON.stringify([call.json, call.form, call.parts]).includes(`{${blank}`);

/** The picture's bytes, where the call sends them. */
async function attached(way: Way, unit: Unit, call: Call): Promise<{ file?: Attached; base64?: string } | null> {
  const { file, externalKey } = unit.record;
  const isText = asks(call, 'file.base64');
  if (file === undefined || (call.parts === undefined && !isText)) return {};
  const bytes = await way.link.readFile(file.id);
  if (bytes === null) return null;
  if (isText) return { base64: Buffer.from(bytes).toString('base64') };
  return { file: { name: fileFacts(externalKey, file)['file.name'], mediaType: file.mediaType, bytes } };
}

/** One call about one record, with its picture when it takes one. */
export async function askOne(way: Way, call: Call, { unit, scope }: { unit: Unit; scope: Scope }): Promise<Reply<Said>> {
  const with_ = await attached(way, unit, call);
  if (with_ === null) return { ok: false, fault: { kind: 'refused', field: null, reason: NO_FILE } };
  const { file, base64 } = with_;
  const values = base64 === undefined ? scope.values : { ...scope.values, 'file.base64': base64 };
  return way.ask(call, { ...scope, values }, file);
}

/** A fault as the description tells it, as a record's end. */
export const endOfFault = (fault: RestFault): End => {
  const landing = landingOfFault(fault);
  return landing.kind === 'done' ? { kind: 'unknown', reason: '' } : landing; // a fault is never done
};

/** A good status; what it is worth the body says. */
export const isFine = ({ status }: Said): boolean => status >= 200 && status < 300;

/** What nobody else can be blamed for is refused. */
export const alone = (end: End): End => (end.kind === 'unknown' ? { kind: 'refused', field: null, reason: end.reason } : end);

/** A list in pieces of `size`, the last one as long as what is left. */
export const chunks = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
