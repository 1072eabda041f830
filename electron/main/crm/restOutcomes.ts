import type { PreflightError, RemoteOutcome } from '#shared/crm/push.ts';
import { faultOf, holds } from '#shared/crm/rest/answer.ts';
import type { Said } from '#shared/crm/rest/answer.ts';
import type { Deals, Links, Outcomes } from '#shared/crm/rest/descriptionOutcomes.ts';
import { outcomeTold } from '#shared/crm/rest/outcomes.ts';
import { settled } from '#shared/crm/rest/plan.ts';
import { allAt, listAt, textAt } from '#shared/crm/rest/pointer.ts';
import { uniteTold } from '#shared/domain/outcomePlan.ts';
import type { ToldOutcome } from '#shared/domain/outcomePlan.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { landingOfFault, openWay } from './restCall.ts';
import type { RestLink, Way } from './restCall.ts';
import { errorOf, readShown } from './restRead.ts';
import type { Reply } from './restToken.ts';
import type { Fault, OutcomeTask } from './transport.ts';

/** A lead that is there, by its id in the target. */
type There = { readonly id: string; readonly fields: unknown; readonly zone: string };

/** Sales of leads, each row with the answer it stands in. */
type Sale = { readonly row: unknown; readonly said: Said };

/** Sales of one lead that are looked at. */
const MOST_SALES = 500;

function faultIn(way: Way, said: Said): { readonly ok: false; readonly fault: Fault } {
  const landing = landingOfFault(faultOf(said, way.description.errors, { now: way.link.now() }));
  return { ok: false, fault: landing.kind === 'done' || landing.kind === 'conflict' ? { kind: 'unknown', reason: '' } : landing };
}

/** The rows of an answer; none when it is empty (no such records), a fault when it is another one. */
async function rowsOf(
  way: Way,
  { call, list }: Pick<Links, 'call' | 'list'>,
  scopes: readonly { readonly id: string }[],
): Promise<Reply<Sale[]>> {
  const rows = scopes.map(({ id }) => ({ values: { ...way.values, id } }));
  const values = { ...way.values, ids: scopes.map(({ id }) => id), ...(scopes.length === 1 ? { id: scopes[0]?.id } : {}) };
  const reply = await way.ask(call, { values, rows });
  if (!reply.ok) return reply;
  const said = reply.value;
  const isGood = said.status >= 200 && said.status < 300;
  if (isGood && said.isEmpty) return { ok: true, value: [] };
  const found = isGood ? listAt(said.body, list) : null;
  return found === null
    ? faultIn(way, said)
    : { ok: true, value: found.slice(0, MOST_SALES * scopes.length).map((row) => ({ row, said })) };
}

async function inPieces<T>(items: readonly T[], size: number, work: (some: readonly T[]) => Promise<Reply<void>>): Promise<Reply<void>> {
  for (let at = 0; at < items.length; at += size) {
    const done = await work(items.slice(at, at + size));
    if (!done.ok) return done;
  }
  return { ok: true, value: undefined };
}

/** Ids of the sales of each lead, by what its own record names and by what the target lists. */
async function linkedIds(
  way: Way,
  { links, linkAt }: Outcomes,
  leads: readonly There[],
): Promise<Reply<ReadonlyMap<string, readonly string[]>>> {
  const ids = new Map<string, string[]>();
  const add = (lead: string, id: string | undefined): void => void (id === undefined || ids.set(lead, [...(ids.get(lead) ?? []), id]));
  for (const { id, fields } of leads) add(id, textAt(fields, linkAt));
  if (links === undefined) return { ok: true, value: ids };
  const read = await inPieces(leads, links.size, async (some) => {
    const rows = await rowsOf(way, links, some);
    if (!rows.ok) return rows;
    for (const { row } of rows.value) {
      const lead = textAt(row, links.of) ?? (some.length === 1 ? some[0]?.id : undefined);
      if (lead !== undefined && some.some(({ id }) => id === lead)) for (const id of allAt(row, links.ids)) add(lead, textAt(id, ''));
    }
    return { ok: true, value: undefined };
  });
  return read.ok ? { ok: true, value: ids } : read;
}

/** Sales by their own ids. */
async function dealsByIds(way: Way, deals: Deals, ids: readonly string[]): Promise<Reply<ReadonlyMap<string, Sale>>> {
  const found = new Map<string, Sale>();
  const read = await inPieces(ids, deals.size, async (some) => {
    const rows = await rowsOf(
      way,
      deals,
      some.map((id) => ({ id })),
    );
    if (!rows.ok) return rows;
    for (const sale of rows.value) {
      const id = textAt(sale.row, deals.id);
      if (id !== undefined) found.set(id, sale);
    }
    return { ok: true, value: undefined };
  });
  return read.ok ? { ok: true, value: found } : read;
}

/** The sales of each lead, by the lead's id there. */
async function dealsOf(way: Way, outcomes: Outcomes, leads: readonly There[]): Promise<Reply<ReadonlyMap<string, readonly Sale[]>>> {
  const { deals } = outcomes;
  const found = new Map<string, readonly Sale[]>();
  if (deals === undefined) return { ok: true, value: found };
  if (deals.by === 'lead') {
    const read = await inPieces(leads, 1, async ([lead]) => {
      const rows = lead === undefined ? { ok: true as const, value: [] } : await rowsOf(way, deals, [lead]);
      if (rows.ok && lead !== undefined) found.set(lead.id, rows.value);
      return rows.ok ? { ok: true, value: undefined } : rows;
    });
    return read.ok ? { ok: true, value: found } : read;
  }
  const linked = await linkedIds(way, outcomes, leads);
  if (!linked.ok) return linked;
  const sales = await dealsByIds(way, deals, [...new Set([...linked.value.values()].flat())]);
  if (!sales.ok) return sales;
  for (const [lead, ids] of linked.value)
    found.set(
      lead,
      [...new Set(ids)].flatMap((id) => sales.value.get(id) ?? []),
    );
  return { ok: true, value: found };
}

const QUIET: Said = { status: 200, header: () => null, body: undefined, isEmpty: false };

function toldOf({ lead, deals }: Outcomes, { fields, zone }: There, sales: readonly Sale[]): ToldOutcome {
  const live =
    deals === undefined ? [] : sales.filter(({ row, said }) => deals.isGone === undefined || !holds(deals.isGone, { said, root: row }));
  const told = deals === undefined ? [] : live.map(({ row, said }) => outcomeTold(deals.told, row, { said, zone }));
  const own = lead === undefined ? [] : [outcomeTold(lead, fields, { said: QUIET, zone })];
  return uniteTold(told.length > 0 ? told : own);
}

/** What became of leads in the target, by the `outcomes` of its description. Writes nothing. */
export async function outcomesRest(
  link: RestLink,
  tasks: readonly OutcomeTask[],
): Promise<Result<readonly RemoteOutcome[], PreflightError>> {
  const way = await openWay(link);
  if (!way.ok) return errorOf(way.fault);
  const { read, outcomes: described } = way.value.description;
  if (read === undefined || described === undefined) return fail('not-supported');
  const { links, deals, ...places } = described;
  const calls = { ...(links === undefined ? {} : { links }), ...(deals === undefined ? {} : { deals }) };
  // blanks in calls are filled when they are made
  const outcomes: Outcomes = { ...settled(places, way.value.values), ...calls };
  const shown = await readShown(
    way.value,
    { ...read, isGone: outcomes.isGone ?? read.isGone },
    { tasks: tasks.map(({ task }) => task), more: outcomes.fields },
  );
  if (!shown.ok) return errorOf(shown.fault);
  const whereabouts = new Map<OutcomeTask, There>();
  for (const one of tasks) {
    const [lead] = one.task.records;
    const found = (shown.value.get(one.task) ?? []).filter(({ key }) => key === lead.externalKey);
    const own = found.find(({ id }) => id === one.task.item.remoteId) ?? found[0];
    if (own !== undefined) whereabouts.set(one, { id: own.id, fields: own.fields, zone: one.zone });
  }
  const sales = await dealsOf(way.value, outcomes, [...whereabouts.values()]);
  if (!sales.ok) return errorOf(sales.fault);
  return ok(
    tasks.map((one): RemoteOutcome => {
      const leadId = one.task.item.lead.id;
      const there = whereabouts.get(one);
      if (there === undefined) return { leadId, state: one.task.item.remoteId === null ? 'unsent' : 'gone' };
      return { leadId, state: 'told', told: toldOf(outcomes, there, sales.value.get(there.id) ?? []) };
    }),
  );
}
