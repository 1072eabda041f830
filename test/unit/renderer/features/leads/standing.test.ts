import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AppointmentId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { HistoryAction } from '#shared/domain/history.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { readLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { tellStanding } from '#renderer/features/leads/tellStanding.ts';
import { NINE, newTestStore } from '#test/unit/renderer/data/testStore.ts';

const SHOW = 'show-1' as ShowId;
const STAFF = 'staff-1' as StaffId;
const BOOKED = 'appointment-1' as AppointmentId;

let store: Store;
let clock: { now: number };
let lead: Lead;

const now = async (): Promise<Lead> => {
  const found = await readLead(store, lead.id);
  if (found === undefined) throw new Error('the lead is gone');
  return found;
};

const change = (action: HistoryAction, edit: (lead: Lead) => Lead) => updateLead(store, lead.id, { action, change: edit });
const book = () => change('book', (one) => ({ ...one, appointments: [BOOKED] }));
const cancel = () => change('cancel', (one) => ({ ...one, appointments: [] }));

beforeEach(async () => {
  ({ store, clock } = await newTestStore({ staff: STAFF }));
  const contact = { formattedName: 'Vera Beispiel', emails: [{ value: 'vera@example.org', kind: 'work' as const }] };
  const scan = { source: 'camera' as const, text: 'x' };
  ({ lead } = await saveCapture(store, { showId: SHOW, scan, seed: { contact, isResolved: true } }));
});

describe('the page of a lead tells why it stands where it stands', () => {
  it('by the deed alone when an appointment is booked, with whom and when', async () => {
    await book();
    expect(tellStanding(await now())).toEqual({
      stage: 'qualified',
      isAgain: false,
      because: null,
      reason: null,
      deed: { cause: 'book', isLoss: false, by: STAFF, at: NINE },
    });
  });

  it('as a stage it has again when the appointment is cancelled', async () => {
    await change('heat', (one) => ({ ...one, heatChosen: 'warm' }));
    await book();
    clock.now += 60_000;
    await cancel();
    expect(tellStanding(await now())).toMatchObject({
      stage: 'mql',
      isAgain: true,
      because: null,
      deed: { cause: 'cancel', isLoss: true, at: NINE + 60_000 },
    });
  });

  it('by the forecast that still holds when an appointment is cancelled and the lead stays qualified', async () => {
    await change('opportunity', (one) => ({ ...one, opportunity: { probability: 40, amount: 1000 } }));
    await book();
    await cancel();
    expect(tellStanding(await now())).toMatchObject({ stage: 'qualified', isAgain: false, because: 'forecast', deed: { cause: 'cancel' } });
  });

  it('by the reason and the deed where the deed does not say it', async () => {
    expect(tellStanding(await now())).toMatchObject({ stage: 'contact', because: 'no-interest', deed: { cause: 'capture' } });
    await change('heat', (one) => ({ ...one, heatChosen: 'hot' }));
    expect(tellStanding(await now())).toMatchObject({ stage: 'sql', because: 'hot', deed: { cause: 'heat' } });
  });

  it('by the score when nobody chose the temperature', async () => {
    await change('interests', (one) => ({ ...one, actions: ['scan', 'quote'] }));
    expect(tellStanding(await now())).toMatchObject({ stage: 'sql', because: 'score-hot', deed: { cause: 'interests' } });
  });

  it('by staff’s own words when it is set aside, and as a stage it has again when it is brought back', async () => {
    await change('heat', (one) => ({ ...one, heatChosen: 'warm' }));
    await change('disqualify', (one) => ({ ...one, disqualified: { reason: 'No budget', at: clock.now, by: STAFF } }));
    expect(tellStanding(await now())).toMatchObject({
      stage: 'disqualified',
      reason: 'No budget',
      deed: { cause: 'disqualify', by: STAFF, at: NINE },
    });
    await change('requalify', ({ disqualified: _gone, ...one }) => one);
    expect(tellStanding(await now())).toMatchObject({ stage: 'mql', isAgain: true, because: 'warm', deed: { cause: 'requalify' } });
  });

  it('by the reason alone for a lead that was saved before standings were kept', async () => {
    await book();
    const { standing: _none, ...old } = await now();
    expect(tellStanding(old)).toEqual({ stage: 'qualified', isAgain: false, because: 'appointment', reason: null, deed: null });
  });
});

const readWords = (language: string): { cause: Record<string, string> } =>
  JSON.parse(readFileSync(join('renderer/i18n', language, 'qualify.json'), 'utf8'));

describe('the words of a standing', () => {
  it('exist in both languages for every deed the history knows', () => {
    const [, union = ''] = /export type HistoryAction =([^;]+);/.exec(readFileSync('shared/domain/history.ts', 'utf8')) ?? [];
    const deeds = [...union.replaceAll(/\/\*\*.*?\*\//gs, '').matchAll(/'([^']+)'/g)].map(([, deed = '']) => deed);
    expect(deeds).toContain('promise-given');
    for (const language of ['en', 'fr']) {
      const { cause } = readWords(language);
      expect(deeds.filter((deed) => (cause[deed] ?? '') === '')).toEqual([]);
    }
  });
});
