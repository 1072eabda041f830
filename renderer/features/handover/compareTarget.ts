import { readBatch } from '#renderer/data/outbox.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTargetLeads } from '#renderer/data/targets.ts';
import type { PreflightError, PushInput, ReadBack } from '#shared/crm/push.ts';
import { jsonText } from '#shared/crm/record.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { Target } from '#shared/domain/target.ts';
import { csvHead, csvRows } from '#shared/formats/export/csv.ts';
import type { Separator } from '#shared/formats/export/column.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { mappedTargetOf } from './pushTarget.ts';

export type CompareCalls = { readonly crmReadBack: (input: PushInput) => Promise<Result<readonly ReadBack[], PreflightError>> };

/** How a lead stands in the target; `double`: under more than one record. */
export const COMPARED = ['same', 'differs', 'missing', 'double', 'unsent'] as const;
export type Compared = (typeof COMPARED)[number];

/** A lead that does not stand there once as it was sent. */
export type Finding = Pick<ReadBack, 'leadId' | 'remoteId' | 'differences'> & {
  readonly state: Exclude<Compared, 'same'>;
  readonly name: string;
  readonly externalKey: string;
};

/** What was compared so far. Every finding is kept: the report can be saved as a file. */
export type Comparison = {
  readonly done: number;
  readonly total: number;
  readonly counts: Readonly<Record<Compared, number>>;
  readonly findings: readonly Finding[];
};

type Way = { readonly store: Store; readonly booth: CompareCalls };
type Options = { readonly signal: AbortSignal; readonly onProgress: (comparison: Comparison) => void };

const LEADS_A_TIME = 100;

const stateOf = ({ state, found }: ReadBack): Compared => (found > 1 ? 'double' : state);

function added(before: Comparison, read: readonly ReadBack[], { items }: { items: PushInput['leads'] }): Comparison {
  const leads = new Map(items.map(({ lead }) => [lead.id, lead]));
  const counts = { ...before.counts };
  const findings = [...before.findings];
  for (const one of read) {
    const state = stateOf(one);
    counts[state] += 1;
    const lead = leads.get(one.leadId);
    if (state === 'same' || lead === undefined) continue;
    const { leadId, remoteId, differences } = one;
    findings.push({ leadId, remoteId, differences, state, name: nameOf(lead), externalKey: lead.externalKey });
  }
  return { ...before, counts, findings };
}

/**
 * Reads every lead of a target back and lays it beside what was sent: batch by batch, stopped by `signal`. Writes nothing anywhere. Fails
 * with what the target said when it cannot be read.
 */
export async function compareTarget({ store, booth }: Way, target: Target, options: Options): Promise<Result<Comparison, PreflightError>> {
  const ids: readonly LeadId[] = await readTargetLeads(store, target.id);
  const counts = { same: 0, differs: 0, missing: 0, double: 0, unsent: 0 };
  let comparison: Comparison = { done: 0, total: ids.length, counts, findings: [] };
  for (let from = 0; from < ids.length && !options.signal.aborted; from += LEADS_A_TIME) {
    const batch = await readBatch(store, target.id, ids.slice(from, from + LEADS_A_TIME));
    const input: PushInput = { target: mappedTargetOf(target, target.mapping), shows: batch.shows, leads: batch.items, dryRun: true };
    const read = batch.items.length === 0 ? ok([]) : await booth.crmReadBack(input);
    if (!read.ok) return fail(read.error, read.detail);
    comparison = { ...added(comparison, read.value, batch), done: Math.min(ids.length, from + LEADS_A_TIME) };
    options.onProgress(comparison);
  }
  return ok(comparison);
}

/** The findings as a CSV file: one row a field that differs, one a lead that is missing, double or not sent. */
export function comparisonFile({ findings }: Comparison, separator: Separator): Uint8Array {
  const head = csvHead(['Lead', 'Key', 'Remote id', 'State', 'Field', 'Sent', 'There now'], separator);
  const rows = findings.flatMap(({ name, externalKey, remoteId, state, differences }) => {
    const start = [name, externalKey, remoteId ?? '', state];
    if (differences.length === 0) return [[...start, '', '', '']];
    return differences.map(({ field, ours, theirs }) => [...start, field, jsonText(ours), jsonText(theirs)]);
  });
  const body = csvRows(rows, separator);
  const file = new Uint8Array(head.length + body.length);
  file.set(head);
  file.set(body, head.length);
  return file;
}
