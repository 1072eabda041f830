import type { JournalForget, WireFrame, WireOp } from '#shared/ipc/journal.ts';

/**
 * What is to be left out of a journal. `leads`: these and all that hangs from them. `rows`: others, as `table/id`. `lines`: anonymous
 * bodies for the lines about them, by sequence number, sealed by the page. `isCompact`: versions of rows that a later one replaced go too.
 */
export type ForgetPlan = {
  readonly leads: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
  readonly lines: ReadonlyMap<number, Uint8Array>;
  readonly isCompact: boolean;
};

/** The plan of what the page asked. */
export const planOf = ({ leads, rows, lines, compact }: JournalForget): ForgetPlan => ({
  leads: new Set(leads),
  rows: new Set(rows.map(({ table, id }) => `${table}/${id}`)),
  lines: new Map(lines.map(({ seq, body }) => [seq, body])),
  isCompact: compact,
});

/** What is learnt by reading the whole journal once; bodies stay sealed. */
export type Found = {
  /** Rows to leave out, as `table/id`: those whose last version hangs from an erased lead. */
  readonly gone: Set<string>;
  /** Number of the last op on each row, counted over the whole journal; empty unless the journal is made compact. */
  readonly last: Map<string, number>;
  ops: number;
};

/** What was left out of one journal. */
export type Forgotten = { readonly rows: number; readonly lines: number; readonly bytes: number };

export const newFound = (): Found => ({ gone: new Set(), last: new Map(), ops: 0 });

const nameOf = (op: WireOp): string => `${op.table}/${'put' in op ? op.put.id : op.del}`;

/** Does this version of a row belong to an erased lead? By its index fields, which lie in plain inside the frame. */
function isHers({ leads, rows }: ForgetPlan, op: WireOp, gone: ReadonlySet<string>): boolean {
  if (rows.has(nameOf(op))) return true;
  if (!('put' in op)) return gone.has(nameOf(op));
  const { put, table } = op;
  if (table === 'leads') return leads.has(put.id);
  // what a calendar has of an appointment names the appointment only
  if (table === 'calendarlinks') return gone.has(`appointments/${String(put['appointmentId'])}`);
  return typeof put['leadId'] === 'string' && leads.has(put['leadId']);
}

/** Takes one frame into account. Rows that went to another lead by a merge, and stayed there, are that lead's. */
export function look(plan: ForgetPlan, found: Found, frame: WireFrame): void {
  for (const op of frame.ops) {
    const name = nameOf(op);
    found.ops += 1;
    if (plan.isCompact) found.last.set(name, found.ops);
    if (isHers(plan, op, found.gone)) found.gone.add(name);
    else if ('put' in op) found.gone.delete(name);
  }
}

/** Numbers ops again in the same order as `look` did. */
export type Counter = { ops: number; rows: number; lines: number };

/** A frame without what is to be forgotten: its number, instant and line stay. Deletions stay too: they hold an id and nothing else. */
export function strip(plan: ForgetPlan, found: Found, { frame, counter }: { frame: WireFrame; counter: Counter }): WireFrame {
  const ops = frame.ops.filter((op) => {
    counter.ops += 1;
    if (!('put' in op)) return true;
    const name = nameOf(op);
    const isOld = plan.isCompact && found.last.get(name) !== counter.ops;
    const isKept = !isOld && !found.gone.has(name);
    if (!isKept) counter.rows += 1;
    return isKept;
  });
  const body = plan.lines.get(frame.seq);
  if (body !== undefined) counter.lines += 1;
  return { ...frame, ops, line: body === undefined ? frame.line : { ...frame.line, body } };
}
