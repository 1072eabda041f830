import { newCrm } from '#electron/main/crm/push.ts';
import type { Crm } from '#electron/main/crm/push.ts';
import { connectorOf } from '#shared/crm/connectors.ts';
import type { PushItem, PushReport, PushResult, PushTarget } from '#shared/crm/push.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import * as schemas from '#shared/ipc/crm.ts';
import { someShow } from '#test/unit/shared/crm/someLeads.ts';

const MINUTE = 60_000;

/** Bytes of every picture of the tests. */
export const PICTURE = Buffer.from('not much of a picture');

type Row = { item: PushItem; end: PushResult | null };

export type Laptop = {
  readonly crm: Crm;
  readonly target: PushTarget;
  readonly rows: Map<LeadId, Row>;
  /** Sends what is due until nothing is, as the outbox does: one batch after the other, later again what did not arrive. */
  readonly push: (rounds?: number) => Promise<readonly PushReport[]>;
  /** A lead that has changed is due again. */
  readonly change: (item: PushItem) => void;
  readonly signIn: (secret: string) => void;
  /** What the vault holds. */
  readonly secret: () => string;
};

export type LaptopOptions = {
  readonly target: PushTarget;
  readonly secret: string;
  readonly items: readonly PushItem[];
  readonly clock: { now: number };
  /** The program dies with this report: nothing of it is written down. */
  readonly forgets?: (report: number) => boolean;
  /** Between two batches. */
  readonly pause?: () => Promise<void>;
};

/** A laptop that writes down what was confirmed and nothing else, with the real engine behind the checks of the calls between processes. */
export function newLaptop({ target, secret, items, clock, forgets = () => false, pause }: LaptopOptions): Laptop {
  let kept = secret;
  const crm = newCrm({
    readSecret: () => kept,
    now: () => clock.now,
    readFile: async () => PICTURE,
    keepSecret: async (_, value) => {
      kept = value;
      return true;
    },
  });
  const rows = new Map<LeadId, Row>(items.map((item) => [item.lead.id, { item, end: null }]));
  const size = connectorOf(target.config)?.batch ?? 1;
  let reports = 0;

  /** As the outbox writes it down: what is not known any more is forgotten. */
  function settle(result: PushResult): void {
    const row = rows.get(result.leadId);
    if (row === undefined) throw new Error('an answer about a lead nobody asked for');
    const { item } = row;
    const isKept = result.outcome !== 'done' && result.outcome !== 'transient';
    row.item = {
      ...item,
      remotes: { ...item.remotes, ...result.remotes },
      remoteId: result.remoteId ?? item.remoteId,
      sent: result.sent ?? (isKept ? item.sent : null),
    };
    if (result.outcome !== 'transient' && result.outcome !== 'untried') row.end = result;
  }

  /** The program ends between sending and writing down. */
  function forget(leads: readonly PushItem[]): void {
    for (const { lead } of leads) {
      const row = rows.get(lead.id);
      if (row !== undefined) row.item = { ...row.item, sent: null };
    }
  }

  const due = (): PushItem[] => [...rows.values()].flatMap(({ item, end }) => (end === null ? [item] : []));

  async function round(all: PushReport[]): Promise<boolean> {
    const waiting = due();
    for (let at = 0; at < waiting.length; at += size) {
      const leads = waiting.slice(at, at + size);
      const input = schemas.PushInput.parse(structuredClone({ target, shows: [someShow], leads, dryRun: false }));
      const report = await crm.push(input);
      await pause?.();
      reports += 1;
      all.push(report);
      if (forgets(reports)) forget(leads);
      else for (const result of report.results) settle(result);
      if (report.pause === 'auth' || report.pause === 'setup') return false;
      clock.now += report.retryAfterMs ?? 0;
    }
    return due().length > 0;
  }

  return {
    crm,
    target,
    rows,
    signIn(fresh) {
      kept = fresh;
    },
    secret: () => kept,
    change(item) {
      rows.set(item.lead.id, { item, end: null });
    },
    async push(rounds = 200) {
      const all: PushReport[] = [];
      for (let done = 0; done < rounds; done += 1) {
        if (!(await round(all))) return all;
        clock.now += 6 * MINUTE;
      }
      return all;
    },
  };
}
