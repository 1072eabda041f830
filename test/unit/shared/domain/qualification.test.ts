import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppointmentId, LeadId, ShowId } from '#shared/domain/ids.ts';
import { consentOf, nameOf, newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import type { VisitorAction } from '#shared/domain/stage.ts';
import { heatOf, nextActionOf, proposedHeat, scoreOf, stageOf } from '#shared/domain/qualification.ts';

const someone = (patch: Partial<Lead> = {}): Lead => ({
  ...newLead(
    { contact: { formattedName: 'Nora Lind', emails: [{ value: 'nora@lind.example', kind: 'work' }] }, isResolved: true },
    { id: 'l1' as LeadId, showId: 's1' as ShowId, now: 1_000, staff: null },
  ),
  ...patch,
});

const answer = (given: boolean, at: number) =>
  ({ purpose: 'email', given, at, by: null, method: 'spoken', wordingVersion: '1', language: 'en' }) as const;

describe('the stage of a lead', () => {
  test('a visitor without e-mail and phone is a contact, not a lead', () => {
    expect(stageOf(someone({ contact: { formattedName: 'Nora Lind' }, interests: ['Pumps'] }))).toEqual({
      stage: 'contact',
      because: 'no-address',
    });
  });

  test('a visitor who was only scanned is a contact until an interest is shown', () => {
    expect(stageOf(someone())).toEqual({ stage: 'contact', because: 'no-interest' });
    expect(stageOf(someone({ interests: ['Pumps'] })).stage).toBe('lead');
  });

  test('a code nobody could read is a lead to resolve', () => {
    expect(stageOf(someone({ isResolved: false, contact: {} })).stage).toBe('unresolved');
  });

  test('warm is MQL, hot is SQL', () => {
    expect(stageOf(someone({ heatChosen: 'warm' })).stage).toBe('mql');
    expect(stageOf(someone({ heatChosen: 'hot' })).stage).toBe('sql');
  });

  test('an appointment makes a qualified prospect, and cancelling it takes that back', () => {
    expect(stageOf(someone({ appointments: ['a1' as AppointmentId] }))).toEqual({ stage: 'qualified', because: 'appointment' });
    expect(stageOf(someone({ appointments: [], heatChosen: 'hot' })).stage).toBe('sql');
  });

  test('a probability and an amount make a qualified prospect, one of the two does not', () => {
    expect(stageOf(someone({ opportunity: { probability: 40, amount: 9_000 } }))).toEqual({ stage: 'qualified', because: 'forecast' });
    expect(stageOf(someone({ opportunity: { probability: 40 }, interests: ['Pumps'] })).stage).toBe('lead');
    expect(stageOf(someone({ opportunity: { amount: 9_000 }, interests: ['Pumps'] })).stage).toBe('lead');
  });

  test('a disqualified lead stays disqualified whatever else is true', () => {
    const lead = someone({ appointments: ['a1' as AppointmentId], disqualified: { reason: 'student', at: 1, by: null } });
    expect(stageOf(lead).stage).toBe('disqualified');
  });
});

describe('the score', () => {
  const actions = fc.uniqueArray(
    fc.constantFrom<VisitorAction>('scan', 'newsletter', 'document', 'demo', 'call-back', 'quote', 'appointment'),
  );

  test('stays between 0 and 100 and never falls when a visitor does more', () => {
    fc.assert(
      fc.property(
        actions,
        fc.constantFrom<VisitorAction>('document', 'demo', 'quote'),
        fc.integer({ min: 1, max: 9 }),
        (done, more, visits) => {
          const before = scoreOf(someone({ actions: done, visits }));
          expect(before).toBeGreaterThanOrEqual(0);
          expect(scoreOf(someone({ actions: [...done, more], visits }))).toBeGreaterThanOrEqual(before);
          expect(scoreOf(someone({ actions: [...done, more], visits: visits + 1, bant: { budget: 'yes' } }))).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  test('staff override what the score proposes, and the proposal stays known', () => {
    const lead = someone({ actions: ['scan', 'quote'], heatChosen: 'cold' });
    expect(heatOf(lead)).toBe('cold');
    expect(proposedHeat(lead)).toBe('hot');
    expect(nextActionOf('hot')).toEqual({ kind: 'hand-over', withinDays: 2 });
  });
});

describe('a lead', () => {
  test('is named by the best that is known', () => {
    expect(nameOf(someone())).toBe('Nora Lind');
    expect(nameOf(someone({ contact: { givenName: 'Nora', familyName: 'Lind' } }))).toBe('Nora Lind');
    expect(nameOf(someone({ contact: { organization: ['Lind AB'] } }))).toBe('Lind AB');
    expect(nameOf(someone({ contact: {}, badgeCode: '00042' }))).toBe('00042');
  });

  test('lists what is to be checked: fields read with less than nine in ten', () => {
    const lead = newLead(
      { contact: {}, confidence: { name: 0.95, company: 0.6 }, isResolved: true },
      { id: 'l2' as LeadId, showId: 's1' as ShowId, now: 1, staff: null },
    );
    expect(lead.toCheck).toEqual(['company']);
  });

  test('the newest answer about a purpose holds', () => {
    expect(consentOf({ consents: [answer(true, 1), answer(false, 2)] }, 'email')?.given).toBe(false);
    expect(consentOf({ consents: [] }, 'call')).toBeUndefined();
  });
});
