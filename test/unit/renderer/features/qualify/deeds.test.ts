import { beforeEach, describe, expect, it } from 'vitest';
import type { ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { heatOf, stageOf } from '#shared/domain/qualification.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { cycleBant } from '#renderer/features/qualify/answerBant.ts';
import { forecastSale, nextMonths } from '#renderer/features/qualify/forecastSale.ts';
import { weightedForecast } from '#shared/domain/opportunity.ts';
import { toggleAction, toggleInterest } from '#renderer/features/qualify/noteInterest.ts';
import { rateLead } from '#renderer/features/qualify/rateLead.ts';
import { giveLead } from '#renderer/data/owners.ts';
import { disqualifyLead, requalifyLead } from '#renderer/features/qualify/settleLead.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const SHOW = 'show-1' as ShowId;
const STAFF = 'staff-1' as StaffId;

let store: Store;
let lead: Lead;

const now = async (): Promise<Lead> => {
  const found = await readLead(store, lead.id);
  if (found === undefined) throw new Error('the lead is gone');
  return found;
};

const lastLine = async () => (await readTimeline(store, lead.id)).history.at(-1);

beforeEach(async () => {
  ({ store } = await newTestStore({ staff: STAFF }));
  const contact = { formattedName: 'Vera Beispiel', emails: [{ value: 'vera@example.org', kind: 'work' as const }] };
  const scan = { source: 'camera' as const, text: 'x' };
  ({ lead } = await saveCapture(store, { showId: SHOW, scan, seed: { contact, isResolved: true } }));
});

describe('a lead is rated', () => {
  it('keeps what the score proposes beside what staff chose, and can go back to it', async () => {
    await rateLead(store, lead.id, 'hot');
    expect(heatOf(await now())).toBe('hot');
    expect(await lastLine()).toMatchObject({ action: 'heat', changes: [{ field: 'heat', from: 'cold', to: 'hot' }], stage: { to: 'sql' } });
    await rateLead(store, lead.id, null);
    expect((await now()).heatChosen).toBeUndefined();
    expect(heatOf(await now())).toBe('cold');
  });

  it('writes nothing when the same key is pressed twice', async () => {
    await rateLead(store, lead.id, 'warm');
    const { history } = await readTimeline(store, lead.id);
    await rateLead(store, lead.id, 'warm');
    expect((await readTimeline(store, lead.id)).history).toHaveLength(history.length);
  });
});

describe('BANT is answered by one key', () => {
  it('goes from not known to yes to no and back, even when the key is hammered', async () => {
    const seen: (string | undefined)[] = [];
    for (let press = 0; press < 3; press += 1) seen.push((await cycleBant(store, lead.id, 'budget'))?.bant.budget);
    expect(seen).toEqual(['yes', 'no', undefined]);
    await Promise.all(Array.from({ length: 4 }, () => cycleBant(store, lead.id, 'need')));
    expect((await now()).bant).toEqual({ need: 'yes' });
  });
});

describe('interests and visitor actions', () => {
  it('are put on and taken off again, whatever the case they are typed in', async () => {
    await toggleInterest(store, lead.id, ' Pumps ');
    expect((await now()).interests).toEqual(['Pumps']);
    await toggleInterest(store, lead.id, 'pumps');
    expect((await now()).interests).toEqual([]);
  });

  it('an empty interest is not written', async () => {
    await toggleInterest(store, lead.id, '   ');
    expect((await lastLine())?.action).toBe('capture');
  });

  it('a quote asked for makes a hot lead by the score alone', async () => {
    await toggleAction(store, lead.id, 'quote');
    expect(stageOf(await now()).stage).toBe('sql');
  });
});

describe('a sale is forecast', () => {
  it('makes a qualified prospect when probability and amount are both set, and no longer when one goes', async () => {
    await forecastSale(store, lead.id, { probability: 40 });
    expect(stageOf(await now()).stage).not.toBe('qualified');
    await forecastSale(store, lead.id, { amount: 25_000, currency: 'EUR' });
    expect(stageOf(await now())).toEqual({ stage: 'qualified', because: 'forecast' });
    expect(weightedForecast((await now()).opportunity)).toBe(10_000);
    await forecastSale(store, lead.id, { amount: undefined });
    expect((await now()).opportunity).toEqual({ probability: 40, currency: 'EUR' });
    expect(stageOf(await now()).stage).not.toBe('qualified');
  });

  it('offers months across the turn of the year', () => {
    expect(nextMonths(Date.UTC(2026, 10, 30), 3)).toEqual(['2026-11', '2026-12', '2027-01']);
  });
});

describe('a lead leaves the running', () => {
  it('with a reason, and comes back to where its facts put it', async () => {
    await rateLead(store, lead.id, 'hot');
    await disqualifyLead(store, lead.id, ' No budget ');
    expect(await now()).toMatchObject({ disqualified: { reason: 'No budget', by: STAFF } });
    expect(stageOf(await now()).stage).toBe('disqualified');
    await requalifyLead(store, lead.id, 'New facts');
    expect(stageOf(await now()).stage).toBe('sql');
    expect(await lastLine()).toMatchObject({ action: 'requalify', changes: [{ from: 'No budget', to: 'New facts' }] });
  });

  it('has an owner, another one, or none', async () => {
    await giveLead(store, { leadId: lead.id, owner: 'staff-2' as StaffId });
    expect((await now()).owner).toBe('staff-2');
    await giveLead(store, { leadId: lead.id, owner: null });
    expect(await now()).not.toHaveProperty('owner');
  });
});
