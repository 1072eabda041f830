import { z } from 'zod';
import type { CrmRecord, Json } from '#shared/crm/record.ts';
import { QUIET, callOdoo, isPassing } from './odooCall.ts';
import type { OdooLink, Reply } from './odooCall.ts';
import { stopsBatch, wordsOf } from './transport.ts';
import type { Fault, Landing } from './transport.ts';

const Message = z.object({
  type: z.string().optional(),
  message: z.unknown(),
  record: z.number().int().optional(),
  rows: z.object({ from: z.number().int(), to: z.number().int() }).optional(),
  field: z.unknown().optional(),
});
/** `ids` is false when nothing was written: `load` is all or nothing. */
const Loaded = z.object({ ids: z.union([z.array(z.number().int()), z.literal(false)]), messages: z.array(Message) });
type Loaded = z.infer<typeof Loaded>;

/** Records that have the same fields, so that no cell of the table is empty where it would clear a field. */
type Group = {
  readonly model: string;
  readonly fields: readonly string[];
  readonly records: readonly CrmRecord[];
  readonly makes: readonly string[];
};

type Landings = Map<string, Landing>;

/** Some megabytes over the Wi-Fi of a hall. */
const FILES_TIMEOUT_MS = 5 * 60_000;

/** A cell of the table `load` reads: text as it is, numbers in digits, nothing as nothing. */
const cellOf = (value: Json | undefined): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

/** Odoo's `load` upserts by external id, a column named `id`. */
function loadOnce(link: OdooLink, { model, fields, records, makes }: Group): Promise<Reply<Loaded>> {
  const data = records.map((record) => [record.externalKey, ...fields.map((field) => cellOf(record.fields[field]))]);
  const timeoutMs = records.some(({ file }) => file !== undefined) ? FILES_TIMEOUT_MS : undefined;
  return callOdoo(link, {
    model,
    method: 'load',
    args: {
      fields: ['id', ...fields],
      data,
      context: { ...QUIET, name_create_enabled_fields: Object.fromEntries(makes.map((name) => [name, true])) },
    },
    shape: Loaded,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

type Blame = { readonly row: number; readonly field: string | null; readonly reason: string };

/** Rows that Odoo names as bad. */
function blamesOf(messages: Loaded['messages'], rows: number): Blame[] {
  return messages
    .filter(({ type }) => type !== 'warning' && type !== 'info')
    .flatMap(({ record, rows: range, field, message }) => {
      const row = record ?? (range !== undefined && range.from === range.to ? range.from : undefined);
      if (row === undefined || row < 0 || row >= rows) return [];
      const named = Array.isArray(field) ? field[0] : field; // of a path like country_id/id the first step
      return [{ row, field: typeof named === 'string' && named !== '' ? named : null, reason: wordsOf(textOf(message)) }];
    });
}

const settleAll = (landings: Landings, records: readonly CrmRecord[], landing: Landing): void => {
  for (const { externalKey } of records) landings.set(externalKey, landing);
};

/** Tries each half: a batch failed and did not say why. */
async function bisect(link: OdooLink, group: Group, landings: Landings): Promise<Fault | null> {
  const middle = Math.ceil(group.records.length / 2);
  for (const records of [group.records.slice(0, middle), group.records.slice(middle)]) {
    const stop = await loadGroup(link, { ...group, records }, landings);
    if (stop !== null) return stop;
  }
  return null;
}

/** A whole batch refused: rows named with a field are out, rows named without one are tried alone, the rest goes again. */
async function sortOut(link: OdooLink, group: Group, input: { loaded: Loaded; landings: Landings }): Promise<Fault | null> {
  const { loaded, landings } = input;
  const words = wordsOf(loaded.messages.map(({ message }) => textOf(message)).join(' '));
  if (isPassing(words)) return { kind: 'transient', reason: words };
  const blames = blamesOf(loaded.messages, group.records.length);
  const isLone = group.records.length === 1;
  if (isLone || blames.length === 0) {
    const [lone] = group.records;
    if (!isLone || lone === undefined) return bisect(link, group, landings);
    landings.set(lone.externalKey, { kind: 'refused', field: blames[0]?.field ?? null, reason: blames[0]?.reason ?? words });
    return null;
  }
  const blamed = new Map(blames.map((blame) => [blame.row, blame]));
  for (const [row, { field, reason }] of blamed) {
    const record = group.records[row];
    if (record === undefined) continue;
    const stop = field === null ? await loadGroup(link, { ...group, records: [record] }, landings) : null;
    if (stop !== null) return stop;
    if (field !== null) landings.set(record.externalKey, { kind: 'refused', field, reason });
  }
  return loadGroup(link, { ...group, records: group.records.filter((_, row) => !blamed.has(row)) }, landings);
}

/** Writes one group, however many calls that takes; answers the fault that stops everything after it, or null. */
async function loadGroup(link: OdooLink, group: Group, landings: Landings): Promise<Fault | null> {
  if (group.records.length === 0) return null;
  const reply = await loadOnce(link, group);
  if (!reply.ok) {
    const { fault } = reply;
    if (stopsBatch(fault)) {
      settleAll(landings, group.records, fault);
      return fault;
    }
    if (group.records.length > 1) return bisect(link, group, landings);
    settleAll(landings, group.records, { kind: 'refused', field: null, reason: fault.reason });
    return null;
  }
  const { ids } = reply.value;
  if (ids !== false && ids.length === group.records.length) {
    for (const [row, record] of group.records.entries()) landings.set(record.externalKey, { kind: 'done', remoteId: String(ids[row]) });
    return null;
  }
  if (ids !== false) return lose(landings, group, { kind: 'transient', reason: 'not as many ids as rows' });
  const stop = await sortOut(link, group, { loaded: reply.value, landings });
  return stop === null ? null : lose(landings, group, stop);
}

/** The fault is that of every record of the group that has no landing yet. */
function lose(landings: Landings, group: Group, fault: Fault): Fault {
  settleAll(
    landings,
    group.records.filter(({ externalKey }) => !landings.has(externalKey)),
    fault,
  );
  return fault;
}

/**
 * Records of one model to write: at most `batch` in a call; `blanks` says which fields may be empty in a record, `makes` names the
 * fields in which a name not yet known makes a new record.
 */
export type Load = {
  readonly records: readonly CrmRecord[];
  readonly batch: number;
  readonly blanks?: Blanks;
  readonly makes?: readonly string[];
};

/** Fields that may stand empty in the row of a record: none where that could clear something. */
export type Blanks = (record: CrmRecord) => ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

function groupsOf({ records, batch, blanks = () => NONE, makes = [] }: Load): Group[] {
  const bySet = new Map<string, CrmRecord[]>();
  for (const record of records) {
    const free = blanks(record);
    const fixed = Object.keys(record.fields).filter((field) => !free.has(field));
    const key = [record.model, String(free.size > 0), ...fixed.sort()].join('\n');
    bySet.set(key, [...(bySet.get(key) ?? []), record]);
  }
  return [...bySet.values()].flatMap((same) => {
    const pieces = Array.from({ length: Math.ceil(same.length / batch) }, (_, at) => same.slice(at * batch, (at + 1) * batch));
    return pieces.flatMap((piece) => {
      const fields = [...new Set(piece.flatMap((record) => Object.keys(record.fields)))].sort();
      return piece[0] === undefined ? [] : [{ model: piece[0].model, fields, records: piece, makes }];
    });
  });
}

/**
 * Upserts records of one model by their external keys, grouped by the fields they have. Every record gets a landing: a row that Odoo
 * refuses stays out with its field and Odoo's words, and the rest is written; after a fault that would meet the next group too,
 * what was not yet asked for is `untried`.
 */
export async function loadRecords(link: OdooLink, load: Load): Promise<ReadonlyMap<string, Landing>> {
  const landings: Landings = new Map();
  for (const group of groupsOf(load)) {
    const stop = await loadGroup(link, group, landings);
    if (stop !== null) break;
  }
  for (const { externalKey } of load.records)
    if (!landings.has(externalKey)) landings.set(externalKey, { kind: 'untried', reason: 'not tried' });
  return landings;
}
