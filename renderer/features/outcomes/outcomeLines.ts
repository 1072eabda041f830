import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { planOutcome, uniteTold } from '#shared/domain/outcomePlan.ts';
import type { OutcomeStep, Teller, ToldOutcome } from '#shared/domain/outcomePlan.ts';
import type { FoundOutcome, OutcomeFound } from '#renderer/data/outcomeRows.ts';
import type { SaleToSave } from '#renderer/data/sales.ts';

/** What stands in a line and could not be read. */
type Unread = 'amount' | 'day';

/** What is told of one lead, and what comes of it; `lead` null: nobody, or nobody yet. */
export type OutcomeLine = {
  readonly key: string;
  /** As the file names them, where no lead was found. */
  readonly who: string;
  /** Rows of the file, the first below the headers is 1. */
  readonly rows: readonly number[];
  readonly by: OutcomeFound | 'crm' | 'gone';
  readonly lead: Lead | null;
  /** Of whom a person may choose. */
  readonly leads: readonly Lead[];
  readonly told: ToldOutcome;
  readonly unread: readonly Unread[];
  readonly step: OutcomeStep | null;
};

/** Which lead a person chose for a row, by the row's line. */
export type Chosen = Readonly<Record<string, LeadId>>;

const whoOf = ({ row }: FoundOutcome): string => [row.name, row.company, row.email].filter(Boolean).join(' · ');

const leadOf = ({ by, leads, row }: FoundOutcome, chosen: Chosen): Lead | null => {
  const own = leads.find(({ id }) => id === chosen[String(row.at)]);
  return own ?? (by === 'several' ? null : (leads[0] ?? null));
};

const toldOf = ({ row: { state, amount, currency, day, reason } }: FoundOutcome): ToldOutcome => ({
  state,
  ...(amount === undefined ? {} : { amount }),
  ...(currency === undefined ? {} : { currency }),
  ...(day === undefined ? {} : { day }),
  ...(reason === undefined ? {} : { reason }),
});

const TRUST: readonly OutcomeFound[] = ['key', 'email', 'several', 'name', 'none'];

function groupedLine(lead: Lead, found: readonly FoundOutcome[], teller: Teller): OutcomeLine {
  const told = uniteTold(found.map(toldOf));
  const trusts = found.map(({ by }) => TRUST.indexOf(by));
  return {
    key: String(found[0]?.row.at),
    who: '',
    rows: found.map(({ row }) => row.at),
    by: TRUST[Math.max(...trusts)] ?? 'none',
    lead,
    leads: found.flatMap(({ by, leads }) => (by === 'several' ? leads : [])),
    told,
    unread: [...new Set(found.flatMap(({ row }) => row.unread))],
    step: planOutcome(lead.sale, told, teller),
  };
}

const loneLine = (found: FoundOutcome): OutcomeLine => ({
  key: String(found.row.at),
  who: whoOf(found),
  rows: [found.row.at],
  by: found.by,
  lead: null,
  leads: found.leads,
  told: toldOf(found),
  unread: found.row.unread,
  step: null,
});

/** The lines of a file: rows about one lead are one, what nobody was found for stands by itself. Open sales of strangers are left out. */
export function linesOfFile(found: readonly FoundOutcome[], chosen: Chosen, teller: Teller): OutcomeLine[] {
  const byLead = new Map<LeadId, { lead: Lead; found: FoundOutcome[] }>();
  const alone: OutcomeLine[] = [];
  for (const one of found) {
    const lead = leadOf(one, chosen);
    const group = lead === null ? undefined : byLead.get(lead.id);
    if (lead === null) alone.push(loneLine(one));
    else if (group === undefined) byLead.set(lead.id, { lead, found: [one] });
    else group.found.push(one);
  }
  const grouped = [...byLead.values()].map((group) => groupedLine(group.lead, group.found, teller));
  return [...grouped, ...alone.filter(({ told }) => told.state !== 'open')];
}

/** A line that a person must look at: it differs from what they noted, was found by name, or nobody knows whom it means. */
export const isAsked = ({ by, step }: OutcomeLine): boolean =>
  by === 'several'
    ? step === null || step.kind === 'ask'
    : step !== null && (step.kind === 'ask' || (by === 'name' && step.kind === 'write'));

/** Whether a line is written unless a person says otherwise. */
export const isTaken = (line: OutcomeLine): boolean => line.step?.kind === 'write' && !isAsked(line);

export type OutcomeCount = 'won' | 'lost' | 'same' | 'ask' | 'none' | 'gone';
export const OUTCOME_COUNTS: readonly OutcomeCount[] = ['won', 'lost', 'same', 'ask', 'none', 'gone'];

/** What a line counts as in the summary. */
export function countOf(line: OutcomeLine): OutcomeCount {
  if (line.by === 'gone') return 'gone';
  if (isAsked(line)) return 'ask';
  if (line.step === null) return 'none';
  if (line.step.kind === 'same' || line.told.state === 'open') return 'same';
  return line.told.state;
}

/** How many lines there are of each kind. */
export const countsOf = (lines: readonly OutcomeLine[]): Readonly<Record<OutcomeCount, number>> => {
  const counts = { won: 0, lost: 0, same: 0, ask: 0, none: 0, gone: 0 };
  for (const line of lines) counts[countOf(line)] += 1;
  return counts;
};

/** What a person ticked or unticked, by the line's key. */
export type Ticks = Readonly<Record<string, boolean>>;

export const isOn = (line: OutcomeLine, ticks: Ticks): boolean =>
  line.step !== null && line.step.kind !== 'same' && (ticks[line.key] ?? isTaken(line));

/** What is to be written of the lines that are on. */
export const salesOf = (lines: readonly OutcomeLine[], ticks: Ticks): SaleToSave[] =>
  lines.flatMap((line) =>
    line.lead !== null && line.step !== null && line.step.kind !== 'same' && isOn(line, ticks)
      ? [{ id: line.lead.id, sale: line.step.after }]
      : [],
  );
