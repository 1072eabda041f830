import { expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { AppointmentId, LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import { isNextOpen, isOwnerWanted, nextStepOf } from '#shared/domain/nextStep.ts';
import { DAY } from '#shared/lib/time.ts';

// ids of the test's own
const lead = {
  ...newLead(
    { contact: { emails: [{ value: 'ada@example.test', kind: 'work' }] }, isResolved: true },
    { id: 'lead' as LeadId, showId: 'show' as ShowId, now: 1_000, staff: null },
  ),
  heatChosen: 'hot' as const,
};

test('a hot lead is to be handed over within the days its definitions give', () => {
  expect(nextStepOf({ heat: 'hot', capturedAt: 1_000 }, firstDefinitions)).toEqual({ kind: 'hand-over', dueAt: 1_000 + 2 * DAY });
});

test('the next action is open until it is done, another temperature asks again, an appointment is the action itself', () => {
  expect(isNextOpen(lead)).toBe(true);
  const done = { ...lead, nextDone: { heat: 'hot' as const, at: 2_000, by: null } };
  expect(isNextOpen(done)).toBe(false);
  expect(isNextOpen({ ...done, heatChosen: 'warm' })).toBe(true);
  expect(isNextOpen({ ...lead, appointments: ['a' as AppointmentId] })).toBe(false);
  expect(isNextOpen({ ...lead, discardedAt: 3_000 })).toBe(false);
  expect(isNextOpen({ ...lead, disqualified: { reason: 'Competitor', at: 3_000, by: null } })).toBe(false);
  expect(isNextOpen({ ...lead, contact: {} })).toBe(false);
});

test('every lead in the running wants an owner', () => {
  expect(isOwnerWanted(lead)).toBe(true);
  expect(isOwnerWanted({ ...lead, owner: 'marie' as StaffId })).toBe(false);
  expect(isOwnerWanted({ ...lead, disqualified: { reason: 'Competitor', at: 3_000, by: null } })).toBe(false);
  expect(isOwnerWanted({ ...lead, discardedAt: 3_000 })).toBe(false);
});
