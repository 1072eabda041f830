import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AppointmentId, InteractionId, LeadId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { commit } from '#renderer/data/commit.ts';
import { readLead } from '#renderer/data/leads.ts';
import { mergeLeads } from '#renderer/data/mergeLeads.ts';
import { settleLead } from '#renderer/data/settleLead.ts';
import { splitMerged } from '#renderer/data/splitMerged.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline, saveNote } from '#renderer/data/timeline.ts';
import { anyLead } from '#test/unit/shared/domain/merge/anyLead.ts';
import { runs } from '#test/unit/runs.ts';
import { stateOf } from './stateOfLeads.ts';
import { newTestStore, NINE } from './testStore.ts';

const REP = 'rep' as StaffId; // an id of the tests' own

/** Saves a lead as every lead is saved: judged, with the meeting that it says it has. */
async function saveLead(store: Store, given: Lead): Promise<void> {
  const { lead } = await settleLead(store, { before: null, after: given, action: 'capture' });
  const times = { startsAt: NINE, endsAt: NINE + 1, zone: 'UTC', bookedAt: NINE, bookedBy: null, sequence: 0, title: '', place: '' };
  const id = given.appointments[0] ?? ('' as AppointmentId);
  const meeting = { v: 1, id, showId: lead.showId, leadId: lead.id, rep: REP, kind: 'meeting', ...times } as const;
  const puts = [{ table: 'leads', record: lead } as const, { table: 'appointments', record: meeting } as const];
  await commit(store, { puts, queue: [lead.id], line: { action: 'capture', leadId: lead.id } });
}

test('any two leads, merged and parted, are what they were; whatever order their rows are in', async () => {
  const pair = fc.tuple(anyLead('a'), anyLead('b'), fc.shuffledSubarray(['x', 'y', 'z'], { minLength: 3 }));
  await fc.assert(
    fc.asyncProperty(pair, async ([a, b, texts]) => {
      const { store } = await newTestStore();
      for (const lead of [a, b]) await saveLead(store, lead);
      for (const text of texts) await saveNote(store, { id: text as InteractionId, leadId: text === 'x' ? a.id : b.id, text }); // the test's own ids
      const before = await stateOf(store, [a.id, b.id]);
      await mergeLeads(store, { winner: a.id, loser: b.id });
      const merged = (await readTimeline(store, a.id)).interactions.flatMap((one) => (one.kind === 'note' ? one.text : []));
      expect(merged.toSorted()).toEqual(['x', 'y', 'z']);
      await splitMerged(store, b.id);
      expect(await stateOf(store, [a.id, b.id])).toEqual(before);
    }),
    runs(25),
  );
});

test('the first of two that went into a third leaves it as the second alone would have made it', async () => {
  const parts = fc.tuple(anyLead('a'), anyLead('b'), anyLead('c'));
  await fc.assert(
    fc.asyncProperty(parts, async (leads) => {
      const [one, two] = [await newTestStore(), await newTestStore()];
      for (const { store } of [one, two])
        await commit(store, {
          puts: leads.map((record) => ({ table: 'leads', record })),
          line: { action: 'capture', leadId: null },
        });
      const [winner, first, second] = leads.map(({ id }) => id) as [LeadId, LeadId, LeadId]; // three were made
      await mergeLeads(one.store, { winner, loser: first });
      await mergeLeads(one.store, { winner, loser: second, choices: { name: 'loser', heat: 'loser' } });
      await splitMerged(one.store, first);
      await mergeLeads(two.store, { winner, loser: second, choices: { name: 'loser', heat: 'loser' } });
      const [is, would] = [await readLead(one.store, winner), await readLead(two.store, winner)];
      expect(is?.mergedFrom).toEqual([second]);
      expect(is?.visits).toBe(would?.visits);
      expect(is?.pictures).toEqual(would?.pictures);
      expect(is?.consents).toEqual(would?.consents);
      expect(is?.contact.formattedName).toEqual(would?.contact.formattedName);
      expect(is?.contact.emails?.map(({ value }) => value.toLowerCase()).sort()).toEqual(
        would?.contact.emails?.map(({ value }) => value.toLowerCase()).sort(),
      );
    }),
    runs(15),
  );
});
