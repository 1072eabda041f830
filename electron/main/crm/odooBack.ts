import { z } from 'zod';
import { EVENT_MODEL, FILE_MODEL, LEAD_MODEL } from '#shared/crm/odoo.ts';
import type { PreflightError, ReadBack } from '#shared/crm/push.ts';
import type { CrmRecord } from '#shared/crm/record.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { callOdoo } from './odooCall.ts';
import type { OdooLink, Reply } from './odooCall.ts';
import { fitted, readSpec } from './odooFields.ts';
import type { ModelSpec } from './odooFields.ts';
import { readKeys } from './odooKnown.ts';
import { errorOf } from './odooRights.ts';
import { ownForm, shownTheirs, theirForm } from './odooSame.ts';
import type { Names } from './odooSame.ts';
import type { PushTask } from './transport.ts';

const Row = z.looseObject({ id: z.number().int() });
type Row = z.infer<typeof Row>;
const Rows = z.array(Row);

/** Odoo says false where nothing stands. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

type Difference = ReadBack['differences'][number];

/** Rows of a model by id; archived ones too, those that are gone not. */
function readRows(
  link: OdooLink,
  model: string,
  { domain, fields }: { domain: unknown; fields: readonly string[] },
): Promise<Reply<Row[]>> {
  return callOdoo(link, {
    model,
    method: 'search_read',
    args: { domain, fields, context: { active_test: false, tz: 'UTC' } },
    shape: Rows,
  });
}

/** Names behind relations of `rows`: countries by their code, all others by the name that stands on the screen. */
async function readNames(link: OdooLink, rows: readonly Row[], spec: ModelSpec): Promise<Reply<Names>> {
  const names = new Map<string, string>();
  const wanted = new Map<string, Set<number>>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      const { relation, type } = spec.get(name) ?? {};
      if (relation === undefined || !Array.isArray(value) || (type !== 'many2many' && relation !== 'res.country')) continue;
      const ids = (type === 'many2many' ? value : value.slice(0, 1)).filter((id: unknown) => typeof id === 'number');
      wanted.set(relation, new Set([...(wanted.get(relation) ?? []), ...ids]));
    }
  }
  for (const [model, ids] of wanted) {
    if (ids.size === 0) continue;
    const field = model === 'res.country' ? 'code' : 'display_name';
    const read = await readRows(link, model, { domain: [['id', 'in', [...ids]]], fields: [field] });
    if (!read.ok) return read;
    for (const row of read.value) names.set(`${model},${row.id}`, textOf(row[field]));
  }
  return { ok: true, value: names };
}

/** Records of one model as they stand there, by their key; with what is needed to compare them. */
type There = { readonly rows: ReadonlyMap<string, Row>; readonly spec: ModelSpec; readonly names: Names };

type Asked = { readonly record: CrmRecord; readonly remoteId: string };

const columnsOf = (records: readonly CrmRecord[], spec: ModelSpec): string[] =>
  [...new Set(records.flatMap(({ fields }) => Object.keys(fields).map((path) => path.split('/')[0] ?? path)))].filter(
    (name) => spec.has(name) && name !== 'datas',
  );

/** `extra`: fields to read beside those that were sent. */
async function readThere(
  link: OdooLink,
  model: string,
  { asked, extra }: { asked: readonly Asked[]; extra: readonly string[] },
): Promise<Reply<There>> {
  const spec = await readSpec(link, model);
  if (!spec.ok) return spec;
  const ids = asked.map(({ remoteId }) => Number(remoteId)).filter(Number.isSafeInteger);
  if (ids.length === 0) return { ok: true, value: { rows: new Map(), spec: spec.value, names: new Map() } };
  const fields = [
    ...columnsOf(
      asked.map(({ record }) => record),
      spec.value,
    ),
    ...extra,
  ];
  const rows = await readRows(link, model, { domain: [['id', 'in', ids]], fields });
  if (!rows.ok) return rows;
  const keys = await readKeys(link, model, ids);
  if (!keys.ok) return keys;
  const names = await readNames(link, rows.value, spec.value);
  if (!names.ok) return names;
  const byKey = new Map(rows.value.map((row) => [keys.value.get(row.id) ?? '', row]));
  return { ok: true, value: { rows: byKey, spec: spec.value, names: names.value } };
}

/** Fields that are not there as they were sent. */
function compare(record: CrmRecord, row: Row, { spec, names }: There): Difference[] {
  return Object.entries(fitted(record, spec).fields).flatMap(([path, ours]) => {
    const name = path.split('/')[0] ?? path;
    const field = spec.get(name);
    // links to our own records are looked at by whoever knows their ids
    if (field === undefined || name === 'datas' || (path.endsWith('/id') && field.relation !== 'res.country')) return [];
    const own = ownForm(name, field, ours);
    const theirs = theirForm(name, field, { value: row[name], names });
    // Odoo writes the organizer below what a meeting's description says
    const isSame = own === theirs || (record.model === EVENT_MODEL && field.type === 'html' && theirs.startsWith(own));
    return isSame ? [] : [{ field: path, ours, theirs: shownTheirs(field, row[name], theirs) }];
  });
}

const idOf = (value: unknown): string => String(Array.isArray(value) ? value[0] : value);

/** A child beside what was sent of it: is it there, does it hang from its lead, is it the same. */
function compareChild(record: CrmRecord, there: There, leadId: string): Difference[] {
  const name = record.model === EVENT_MODEL ? 'appointment' : 'picture';
  const row = there.rows.get(record.externalKey);
  if (row === undefined) return [{ field: name, ours: record.fields['name'] ?? record.externalKey, theirs: '' }];
  const parent = idOf(record.model === EVENT_MODEL ? row['opportunity_id'] : row['res_id']);
  const isEmpty = record.model === FILE_MODEL && !(Number(row['file_size']) > 0);
  return [
    ...compare(record, row, there).map((one) => ({ ...one, field: `${name}.${one.field}` })),
    ...(parent === leadId ? [] : [{ field: `${name}.lead`, ours: leadId, theirs: parent }]),
    ...(isEmpty ? [{ field: `${name}.datas`, ours: record.file?.bytes ?? 0, theirs: 0 }] : []),
  ];
}

/** Only what the target was sent and has confirmed is compared: the rest is still on its way. */
function confirmedOf({ item, records, changed }: PushTask): CrmRecord[] {
  if (item.sent === null) return [...records];
  const waiting = new Map(changed.map((record) => [record.externalKey, record.fields]));
  return records
    .map((record) => ({
      ...record,
      fields: Object.fromEntries(
        Object.entries(record.fields).filter(([field]) => !Object.hasOwn(waiting.get(record.externalKey) ?? {}, field)),
      ),
    }))
    .filter(({ model, fields }) => model === LEAD_MODEL || Object.keys(fields).length > 0);
}

const told = (row: Row): string => ['name', 'contact_name', 'email_from'].map((field) => textOf(row[field])).join('\n');

/**
 * How many leads there are for each of ours: those that have its title, name and e-mail but no key of another lead of ours. Keys are
 * unique there, so a double never has ours; it is found by what it says.
 */
async function countDoubles(link: OdooLink, rows: readonly Row[]): Promise<Reply<ReadonlyMap<number, number>>> {
  const titles = [...new Set(rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])))];
  const alike = await readRows(link, LEAD_MODEL, { domain: [['name', 'in', titles]], fields: ['name', 'contact_name', 'email_from'] });
  if (!alike.ok) return alike;
  const keys = await readKeys(
    link,
    LEAD_MODEL,
    alike.value.map(({ id }) => id),
  );
  if (!keys.ok) return keys;
  const strangers = new Map<string, number>();
  for (const row of alike.value)
    if (keys.value.get(row.id)?.startsWith('boothbook.') !== true) strangers.set(told(row), (strangers.get(told(row)) ?? 0) + 1);
  return { ok: true, value: new Map(rows.map((row) => [row.id, 1 + (strangers.get(told(row)) ?? 0)])) };
}

type Model = typeof LEAD_MODEL | typeof EVENT_MODEL | typeof FILE_MODEL;

async function readAll(
  link: OdooLink,
  tasks: readonly PushTask[],
): Promise<Reply<{ there: Record<Model, There>; counts: ReadonlyMap<number, number> }>> {
  const asked = (model: Model): Asked[] =>
    tasks.flatMap((task) =>
      confirmedOf(task)
        .filter((record) => record.model === model)
        .flatMap((record) => {
          const remoteId = model === LEAD_MODEL ? task.item.remoteId : task.item.remotes[record.externalKey];
          return remoteId === null || remoteId === undefined ? [] : [{ record, remoteId }];
        }),
    );
  const leads = await readThere(link, LEAD_MODEL, { asked: asked(LEAD_MODEL), extra: ['name', 'contact_name', 'email_from'] });
  if (!leads.ok) return leads;
  const none: There = { rows: new Map(), spec: new Map(), names: new Map() };
  const children = async (model: Model, extra: readonly string[]): Promise<Reply<There>> =>
    asked(model).length === 0 ? { ok: true, value: none } : readThere(link, model, { asked: asked(model), extra });
  const events = await children(EVENT_MODEL, ['opportunity_id']);
  if (!events.ok) return events;
  const files = await children(FILE_MODEL, ['res_id', 'file_size']);
  if (!files.ok) return files;
  const counts = await countDoubles(link, [...leads.value.rows.values()]);
  if (!counts.ok) return counts;
  const there = { [LEAD_MODEL]: leads.value, [EVENT_MODEL]: events.value, [FILE_MODEL]: files.value };
  return { ok: true, value: { there, counts: counts.value } };
}

/** How leads stand in Odoo, each beside what it was sent: fields in Odoo's own form, meetings and pictures with them. Writes nothing. */
export async function readBackOdoo(link: OdooLink, tasks: readonly PushTask[]): Promise<Result<readonly ReadBack[], PreflightError>> {
  const read = await readAll(link, tasks);
  if (!read.ok) return errorOf(read.fault);
  const { there, counts } = read.value;
  return ok(
    tasks.map((task): ReadBack => {
      const { lead, remoteId } = task.item;
      const base = { leadId: lead.id, remoteId, differences: [], found: 0 };
      if (remoteId === null) return { ...base, state: 'unsent' };
      const row = there[LEAD_MODEL].rows.get(lead.externalKey);
      if (row === undefined) return { ...base, state: 'missing' };
      const differences = confirmedOf(task).flatMap((record) =>
        record.model === LEAD_MODEL
          ? compare(record, row, there[LEAD_MODEL])
          : compareChild(record, there[record.model === EVENT_MODEL ? EVENT_MODEL : FILE_MODEL], remoteId),
      );
      return { ...base, state: differences.length === 0 ? 'same' : 'differs', differences, found: counts.get(row.id) ?? 1 };
    }),
  );
}
