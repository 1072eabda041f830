import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Heat } from '#shared/domain/stage.ts';
import { rebuildFacts, stageFactsOf, stageOf, stageOfFacts } from '#shared/domain/qualification.ts';
import { bookAppointment, cancelAppointment, readRepAppointments } from '#renderer/data/appointments.ts';
import { discardLead, readLead, restoreLead, saveCapture, updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { HOUR } from '#shared/lib/time.ts';
import { newTestStore, NINE } from './testStore.ts';

const REP = 'rep' as StaffId;
const SEED = { contact: { formattedName: 'Nora Lind', emails: [{ value: 'nora@lind.example', kind: 'work' }] }, isResolved: true } as const;

const scan = (store: Store) => saveCapture(store, { showId: 'show' as ShowId, scan: { source: 'manual', text: 'Nora Lind' }, seed: SEED });

async function book(store: Store, leadId: LeadId, hour: number): Promise<void> {
  const slot = { rep: REP, startsAt: NINE + hour * HOUR, endsAt: NINE + (hour + 1) * HOUR };
  await bookAppointment(store, { leadId, slot, kind: 'meeting', title: '', place: '', zone: 'UTC' });
}

async function cancelOne(store: Store): Promise<void> {
  const standing = (await readRepAppointments(store, REP)).find(({ cancelledAt }) => cancelledAt === undefined);
  if (standing !== undefined) await cancelAppointment(store, standing.id);
}

const rate = (store: Store, id: LeadId, heat: Heat) =>
  updateLead(store, id, { action: 'heat', change: (lead) => ({ ...lead, heatChosen: heat }) });

const forecast = (store: Store, id: LeadId, amount: number) =>
  updateLead(store, id, { action: 'opportunity', change: (lead) => ({ ...lead, opportunity: { probability: 30, amount } }) });

type Step = (store: Store, id: LeadId) => Promise<unknown>;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.integer({ min: 0, max: 8 }).map(
    (hour): Step =>
      (store, id) =>
        book(store, id, hour),
  ),
  fc.constant<Step>(cancelOne),
  fc.constantFrom<Heat>('cold', 'warm', 'hot').map(
    (heat): Step =>
      (store, id) =>
        rate(store, id, heat),
  ),
  fc.constantFrom(0, 500).map(
    (amount): Step =>
      (store, id) =>
        forecast(store, id, amount),
  ),
  fc.constant<Step>((store) => scan(store)),
  fc.constant<Step>((store, id) => discardLead(store, id)),
  fc.constant<Step>((store, id) => restoreLead(store, id)),
);

test('the history on the disk rebuilds where a lead stands, whatever was done to it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 12 }), async (history) => {
      const { store } = await newTestStore();
      const { lead } = await scan(store);
      for (const step of history) await step(store, lead.id);
      const now = await readLead(store, lead.id);
      const facts = rebuildFacts((await readTimeline(store, lead.id)).history);
      expect(now && stageFactsOf(now)).toEqual(facts);
      expect(now && stageOf(now)).toEqual(stageOfFacts(facts));
    }),
    { numRuns: 40 },
  );
});
