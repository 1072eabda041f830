import { z } from 'zod';
import { LEAD_MODEL } from '#shared/crm/odoo.ts';
import type { PreflightError, RemoteOutcome } from '#shared/crm/push.ts';
import { cleanText } from '#shared/crm/record.ts';
import { amountTold, dayTold } from '#shared/crm/rest/outcomes.ts';
import type { ToldOutcome } from '#shared/domain/outcomePlan.ts';
import { ok } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';
import { callOdoo } from './odooCall.ts';
import type { OdooLink, Reply } from './odooCall.ts';
import { readSpec } from './odooFields.ts';
import { readKeys } from './odooKnown.ts';
import { errorOf } from './odooRights.ts';
import type { OutcomeTask } from './transport.ts';

const Row = z.looseObject({ id: z.number().int() });
type Row = z.infer<typeof Row>;

/** What is read of a lead; a version that lacks one of them is not asked for it (`lost_reason` became `lost_reason_id`, `won_status` is new). */
const FIELDS = [
  'active',
  'probability',
  'stage_id',
  'won_status',
  'expected_revenue',
  'company_currency',
  'date_closed',
  'lost_reason_id',
  'lost_reason',
];

const LONGEST_REASON = 200;

/** Name behind a relation: Odoo answers `[id, name]`, false for nothing. */
const nameOf = (value: unknown): string => {
  const name: unknown = Array.isArray(value) ? value[1] : '';
  return typeof name === 'string' ? cleanText(name) : '';
};
const idOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);

const search = (link: OdooLink, model: string, args: Readonly<Record<string, unknown>>): Promise<Reply<Row[]>> =>
  callOdoo(link, { model, method: 'search_read', args: { ...args, context: { active_test: false, tz: 'UTC' } }, shape: z.array(Row) });

/** Numbers of the stages in which a lead is won. */
async function wonStages(link: OdooLink, rows: readonly Row[]): Promise<Reply<ReadonlySet<unknown>>> {
  const ids = [...new Set(rows.map((row) => idOf(row['stage_id'])).filter((id) => id !== undefined))];
  if (ids.length === 0) return { ok: true, value: new Set() };
  const stages = await search(link, 'crm.stage', { domain: [['id', 'in', ids]], fields: ['is_won'] });
  if (!stages.ok) return stages;
  return { ok: true, value: new Set(stages.value.filter((stage) => stage['is_won'] === true).map(({ id }) => id)) };
}

/** Won and lost as Odoo means them (crm.lead: won in a stage that is one, or at 100 %; lost when archived at 0 %). */
function stateOf(row: Row, won: ReadonlySet<unknown>): ToldOutcome['state'] {
  const { active, probability, won_status: status } = row;
  if (status === 'won' || status === 'lost') return status;
  if (active === false) return probability === 0 ? 'lost' : 'open';
  return won.has(idOf(row['stage_id'])) || probability === 100 ? 'won' : 'open';
}

function toldOf(row: Row, won: ReadonlySet<unknown>, zone: string): ToldOutcome {
  const state = stateOf(row, won);
  if (state === 'open') return { state };
  const revenue = row['expected_revenue'];
  const amount = amountTold(typeof revenue === 'number' && revenue > 0 ? String(revenue) : undefined);
  const currency = nameOf(row['company_currency']);
  const closed = row['date_closed'];
  const day = dayTold(typeof closed === 'string' ? closed : undefined, zone);
  const reason = (nameOf(row['lost_reason_id']) || nameOf(row['lost_reason'])).slice(0, LONGEST_REASON);
  return {
    state,
    ...(amount === undefined ? {} : { amount }),
    ...(amount === undefined || !/^[A-Z]{3}$/u.test(currency) ? {} : { currency }),
    ...(day === undefined ? {} : { day }),
    ...(state === 'lost' && reason !== '' ? { reason } : {}),
  };
}

type There = { readonly rows: ReadonlyMap<string, Row>; readonly won: ReadonlySet<unknown> };

/** The leads that are there with our keys: one that was merged into another or deleted is not. */
async function readThere(link: OdooLink, ids: readonly number[]): Promise<Reply<There>> {
  const spec = await readSpec(link, LEAD_MODEL);
  if (!spec.ok) return spec;
  const rows = await search(link, LEAD_MODEL, { domain: [['id', 'in', ids]], fields: FIELDS.filter((name) => spec.value.has(name)) });
  if (!rows.ok) return rows;
  const keys = await readKeys(link, LEAD_MODEL, ids);
  if (!keys.ok) return keys;
  const won = await wonStages(link, rows.value);
  return won.ok
    ? { ok: true, value: { rows: new Map(rows.value.map((row) => [keys.value.get(row.id) ?? '', row])), won: won.value } }
    : won;
}

/** What became of leads in Odoo. Writes nothing. */
export async function outcomesOdoo(
  link: OdooLink,
  tasks: readonly OutcomeTask[],
): Promise<Result<readonly RemoteOutcome[], PreflightError>> {
  const ids = tasks.flatMap(({ task: { item } }) => (item.remoteId === null ? [] : [Number(item.remoteId)])).filter(Number.isSafeInteger);
  const there =
    ids.length === 0 ? { ok: true as const, value: { rows: new Map(), won: new Set() } satisfies There } : await readThere(link, ids);
  if (!there.ok) return errorOf(there.fault);
  const { rows, won }: There = there.value;
  return ok(
    tasks.map(({ task: { item }, zone }): RemoteOutcome => {
      if (item.remoteId === null) return { leadId: item.lead.id, state: 'unsent' };
      const row = rows.get(item.lead.externalKey);
      return row === undefined
        ? { leadId: item.lead.id, state: 'gone' }
        : { leadId: item.lead.id, state: 'told', told: toldOf(row, won, zone) };
    }),
  );
}
