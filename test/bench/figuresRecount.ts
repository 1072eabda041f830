import { whereOf } from '#renderer/data/codec.ts';
import type { Codec } from '#renderer/data/codec.ts';
import type { Part, Quarter, Rating, ShowFigures } from '#shared/domain/figures/showFigures.ts';
import type { LeadCounts } from '#shared/domain/figures/leadCounts.ts';
import type { Definitions } from '#shared/domain/definitions.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Appointment, Interaction, PromiseMade } from '#shared/domain/interaction.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { Show } from '#shared/domain/show.ts';
import type { VisitorTally } from '#shared/domain/visitorTally.ts';
import type { WireFrame } from '#shared/ipc/journal.ts';

/**
 * What the booth did, counted from its journal alone and as plainly as it can be said: the last body of each record, filters, sums.
 * Slow on purpose and written from the words of PRODUCT.md, so that it shares nothing with the figures it is held against but records.
 */
export type Recount = {
  readonly figures: ShowFigures;
  /** Visitors counted by the key, by hour, in order. */
  readonly visitors: readonly { readonly hour: number; readonly count: number }[];
  readonly openPromises: number;
};

const TABLES = ['shows', 'leads', 'interactions', 'appointments', 'promises', 'tallies'] as const;
type Records = {
  readonly shows: readonly Show[];
  readonly leads: readonly Lead[];
  readonly interactions: readonly Interaction[];
  readonly appointments: readonly Appointment[];
  readonly promises: readonly PromiseMade[];
  readonly tallies: readonly VisitorTally[];
};

const BODIES_A_TIME = 1_000;

/** Opens the last body that the journal has of each record which was not deleted. Rejects when one does not open. */
export async function readRecords(frames: AsyncIterable<WireFrame> | Iterable<WireFrame>, codec: Codec): Promise<Records> {
  const last = new Map<string, Map<string, Uint8Array>>(TABLES.map((table) => [table, new Map()]));
  for await (const { ops } of frames)
    for (const op of ops) {
      const rows = last.get(op.table);
      if ('del' in op) rows?.delete(op.del);
      else if (op.put.body !== null) rows?.set(op.put.id, op.put.body);
    }
  const opened = new Map<string, unknown[]>();
  for (const [table, rows] of last) {
    const all = [...rows];
    const records: unknown[] = [];
    for (let from = 0; from < all.length; from += BODIES_A_TIME)
      records.push(...(await Promise.all(all.slice(from, from + BODIES_A_TIME).map(([id, body]) => codec.open(whereOf(table, id), body)))));
    opened.set(table, records);
  }
  return Object.fromEntries(opened) as unknown as Records; // each table has its own records, sealed by us
}

/** A lead with what hangs from it, by number. */
type Known = {
  readonly lead: Lead;
  readonly stage: string;
  readonly heat: string;
  readonly visits: number;
  readonly appointments: number;
};

/** Qualified is who has an appointment, or a probability and a forecast; a lead can be reached and showed an interest (PRODUCT.md §2). */
function stageIn(lead: Lead, heat: string, appointments: number): string {
  const { contact, opportunity } = lead;
  if (lead.disqualified !== undefined) return 'disqualified';
  if (lead.outcome !== undefined) return lead.outcome;
  if (appointments > 0) return 'qualified';
  if ((opportunity.probability ?? 0) > 0 && (opportunity.amount ?? 0) > 0) return 'qualified';
  if (!lead.isResolved) return 'unresolved';
  const reach = [...(contact.emails ?? []), ...(contact.phones ?? [])].filter(({ value }) => value !== '');
  const didMore = lead.actions.filter((action) => action !== 'scan').length;
  const isInterested = lead.interests.length + didMore > 0 || lead.heatChosen !== undefined || lead.intention === 'yes' || lead.visits > 1;
  if (reach.length === 0 || !isInterested) return 'contact';
  return heat === 'hot' ? 'sql' : heat === 'warm' ? 'mql' : 'lead';
}

/** How many rows of each lead there are. */
function countRows(rows: readonly { readonly leadId: string }[]): (id: string) => number {
  const counts = new Map<string, number>();
  for (const { leadId } of rows) counts.set(leadId, (counts.get(leadId) ?? 0) + 1);
  return (id) => counts.get(id) ?? 0;
}

/** Which leads are counted: those of a show, captured in a stretch of time where one is given (its end does not belong to it). */
type Asked = { readonly showId: ShowId; readonly span?: { readonly from: number; readonly to: number } };

/** The leads of a show that are somebody: neither discarded nor merged into another. */
function knownOf(records: Records, { showId, span = { from: 0, to: Number.MAX_VALUE } }: Asked): Known[] {
  const visitsOf = countRows(records.interactions.filter(({ kind }) => kind === 'visit'));
  const appointmentsOf = countRows(records.appointments.filter(({ cancelledAt }) => cancelledAt === undefined));
  return records.leads
    .filter((lead) => lead.showId === showId && lead.discardedAt === undefined && lead.mergedInto === undefined)
    .filter(({ capturedAt }) => span.from <= capturedAt && capturedAt < span.to)
    .map((lead) => {
      const heat = lead.heatChosen ?? lead.judgement?.heat ?? 'not judged';
      const appointments = appointmentsOf(lead.id);
      return { lead, heat, appointments, stage: stageIn(lead, heat, appointments), visits: visitsOf(lead.id) };
    });
}

const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((all, one) => all + of(one), 0);
const currencyIn = ({ country, currency }: Show): string =>
  currency ?? ({ GB: 'GBP', CH: 'CHF', US: 'USD' } as Record<string, string>)[country] ?? 'EUR';
const mayBeMailed = ({ consents }: Lead): boolean => {
  const newest = Math.max(...consents.filter(({ purpose }) => purpose === 'email').map(({ at }) => at));
  return consents.findLast(({ purpose, at }) => purpose === 'email' && at === newest)?.given === true;
};
/** Amount × probability, where both are known. */
const weighted = ({ opportunity: { amount, probability } }: Lead): number | null =>
  amount === undefined || probability === undefined ? null : Math.round((amount * probability) / 100);

const isAskedBy = ({ target, weights }: Definitions): boolean =>
  (['roles', 'sizes', 'industries', 'territories'] as const).some(
    (list, at) => target[list].length > 0 && weights[(['role', 'size', 'industry', 'territory'] as const)[at] ?? 'role'] > 0,
  );

/** Fits the target by the definitions it was judged by. */
function isOnTarget({ judgement }: Lead, definitions: readonly Definitions[]): boolean {
  const own = definitions.find(({ version }) => version === judgement?.version);
  return own !== undefined && judgement !== undefined && isAskedBy(own) && judgement.fit >= own.fitFrom;
}

const UNCOUNTED = new Set(['unresolved', 'contact', 'disqualified']);
const FUNNEL = ['lead', 'mql', 'sql', 'qualified', 'customer', 'ambassador'];
const ALL_STAGES = ['unresolved', 'contact', ...FUNNEL, 'disqualified'];
const HEATS = ['cold', 'warm', 'hot'];
const QUALIFIED = new Set(['qualified', 'customer', 'ambassador']);

const tallied = <T>(names: readonly string[], count: (name: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(names.map((name) => [name, count(name)]));

/** `live` are all that are somebody, `show` by what they are counted. */
function countsOf(live: readonly Known[], show: Show): LeadCounts {
  const own = currencyIn(show);
  const definitions = show.definitions ?? [];
  const hasTarget = definitions.slice(-1).some(isAskedBy);
  const counted = live.filter(({ stage }) => !UNCOUNTED.has(stage));
  const won = counted.filter(({ lead }) => lead.sale?.state === 'won');
  const paid = won.filter(({ lead: { sale } }) => sale?.amount !== undefined && (sale.currency ?? own) === own);
  const open = counted.filter(({ lead }) => lead.sale === undefined && weighted(lead) !== null);
  const mine = open.filter(({ lead }) => (lead.opportunity.currency ?? own) === own);
  return {
    leads: counted.length,
    byStage: tallied(ALL_STAGES, (name) => live.filter(({ stage }) => stage === name).length) as LeadCounts['byStage'],
    byHeat: tallied(HEATS, (name) => counted.filter(({ heat }) => heat === name).length) as LeadCounts['byHeat'],
    reached: tallied(
      FUNNEL,
      (name) => counted.filter(({ stage }) => FUNNEL.indexOf(stage) >= FUNNEL.indexOf(name)).length,
    ) as LeadCounts['reached'],
    onTarget: hasTarget ? counted.filter(({ lead }) => isOnTarget(lead, definitions)).length : 0,
    appointments: sum(counted, ({ appointments }) => appointments),
    visits: sum(counted, ({ visits }) => visits),
    mailable: counted.filter(({ lead }) => mayBeMailed(lead)).length,
    pipeline: sum(mine, ({ lead }) => weighted(lead) ?? 0),
    won: won.length,
    lost: counted.filter(({ lead }) => lead.sale?.state === 'lost').length,
    revenue: sum(paid, ({ lead }) => lead.sale?.amount ?? 0),
    apart: won.length - paid.length + (open.length - mine.length),
  };
}

/** Groups in the order in which their keys are said. */
function groupsOf<K>(known: readonly Known[], of: (lead: Lead) => K): [K, Known[]][] {
  const groups = new Map<K, Known[]>();
  for (const one of known) {
    const group = groups.get(of(one.lead));
    if (group === undefined) groups.set(of(one.lead), [one]);
    else group.push(one);
  }
  return [...groups].sort(([a], [b]) => (String(a ?? '') < String(b ?? '') ? -1 : 1));
}

const partsOf = <K>(counted: readonly Known[], show: Show, of: (lead: Lead) => K): Part<K>[] =>
  groupsOf(counted, of)
    .map(([key, group]) => ({ of: key, counts: countsOf(group, show) }))
    .sort((a, b) => b.counts.leads - a.counts.leads);

const quartersOf = (counted: readonly Known[]): Quarter[] =>
  groupsOf(counted, ({ capturedAt }) => capturedAt - (capturedAt % 900_000))
    .map(([at, group]) => ({ at, leads: group.length, qualified: group.filter(({ stage }) => QUALIFIED.has(stage)).length }))
    .sort((a, b) => a.at - b.at);

const ratingsOf = (counted: readonly Known[]): Rating[] =>
  groupsOf(
    counted.filter(({ lead }) => lead.heatChosen !== undefined),
    ({ capturedBy }) => capturedBy,
  ).flatMap(([of, group]) =>
    (['cold', 'warm', 'hot'] as const).flatMap((heat) => {
      const rated = group.filter(({ lead }) => lead.heatChosen === heat);
      const decided = (state: string): number => rated.filter(({ lead }) => lead.sale?.state === state).length;
      return rated.length === 0 ? [] : [{ of, heat, leads: rated.length, won: decided('won'), lost: decided('lost') }];
    }),
  );

function figuresIn(show: Show, live: readonly Known[]): ShowFigures {
  const counted = live.filter(({ stage }) => !UNCOUNTED.has(stage));
  const own = currencyIn(show);
  const expected = counted.filter(
    ({ lead }) => lead.sale === undefined && weighted(lead) !== null && (lead.opportunity.currency ?? own) === own,
  );
  const won = counted.filter(({ lead }) => lead.sale?.state === 'won');
  const paidIn = ({ sale }: Lead): number => ((sale?.currency ?? own) === own ? (sale?.amount ?? 0) : 0);
  return {
    showId: show.id,
    currency: own,
    hasTarget: (show.definitions ?? []).slice(-1).some(isAskedBy),
    total: countsOf(live, show),
    byQuarter: quartersOf(counted),
    byStaff: partsOf(counted, show, ({ capturedBy }) => capturedBy),
    bySource: partsOf(counted, show, ({ facts }) => facts?.source ?? (facts?.referredBy ? 'referral' : '')),
    byVia: partsOf(counted, show, ({ capturedVia }) => capturedVia ?? 'unknown'),
    pipelineByMonth: groupsOf(expected, ({ opportunity }) => opportunity.month ?? '').map(([month, group]) => ({
      month,
      amount: sum(group, ({ lead }) => weighted(lead) ?? 0),
      leads: group.length,
    })),
    wonByDay: groupsOf(won, ({ sale }) => sale?.day ?? '').map(([day, group]) => ({
      day,
      amount: sum(group, ({ lead }) => paidIn(lead)),
      count: group.length,
    })),
    ratings: ratingsOf(counted),
  };
}

/** All that can be counted of one show; throws when there is none of this id. */
export function recount(records: Records, asked: Asked): Recount {
  const { showId } = asked;
  const show = records.shows.find(({ id }) => id === showId);
  if (show === undefined) throw new Error('the journal knows no such show');
  const live = knownOf(records, asked);
  const hours = new Map<number, number>();
  for (const { hour, count } of records.tallies.filter((tally) => tally.showId === showId)) hours.set(hour, (hours.get(hour) ?? 0) + count);
  const promised = new Set<string>(live.map(({ lead }) => lead.id));
  return {
    figures: figuresIn(show, live),
    visitors: [...hours].map(([hour, count]) => ({ hour, count })).sort((a, b) => a.hour - b.hour),
    openPromises: records.promises.filter(
      ({ leadId, keptAt, handedTo }) => promised.has(leadId) && keptAt === undefined && handedTo === undefined,
    ).length,
  };
}

/** Every number and word in which two answers differ, as paths (`figures.total.leads`). */
export function differencesIn(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return Object.is(a, b) ? [] : [`${path}: ${String(a)} ≠ ${String(b)}`];
  const [one, other] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    differencesIn(one.get(key), other.get(key), path === '' ? key : `${path}.${key}`),
  );
}
