import { describe, expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { judgedLeadOf } from '#shared/domain/previewDefinitions.ts';
import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';
import { byQuadrant, inPlane, marksOf } from '#renderer/features/definitions/quadrantMarks.ts';

const lead = (name: string, patch: Partial<Lead> = {}): JudgedLead =>
  judgedLeadOf({
    ...newLead({ contact: { formattedName: name }, isResolved: true }, { id: name as LeadId, showId: 's1' as ShowId, now: 1, staff: null }),
    ...patch,
  });
const placed = (name: string, fit: number, maturity: number): JudgedLead => {
  const judgement = { version: 1, fit, maturity, score: Math.round((fit * maturity) / 100), heat: 'warm' as const };
  return lead(name, { judgement });
};

describe('the quadrants', () => {
  test('hold each lead once, the highest score first', () => {
    const leads = [placed('a', 100, 60), placed('b', 100, 90), placed('c', 100, 20), placed('d', 20, 90), placed('e', 10, 10)];
    const parts = byQuadrant(leads, firstDefinitions);
    const names = Object.fromEntries(Object.entries(parts).map(([part, list]) => [part, list.map(({ name }) => name)]));
    expect(names).toEqual({ sell: ['b', 'a'], nurture: ['c'], check: ['d'], leave: ['e'] });
  });

  test('have no place for who was disqualified', () => {
    const gone = lead('gone', { disqualified: { reason: 'student', at: 1, by: null } });
    expect(inPlane([gone, lead('here')]).map(({ name }) => name)).toEqual(['here']);
  });

  test('leads of one temperature in one place are one mark, so that nobody is hidden behind another', () => {
    const rated = { ...placed('c', 100, 60), heat: 'hot' as const };
    const marks = marksOf([placed('a', 100, 60), rated, placed('b', 100, 60), placed('d', 100, 61)]);
    expect(marks.map(({ leads, heat }) => [leads.map(({ name }) => name).join(), heat])).toEqual([
      ['a,b', 'warm'],
      ['c', 'hot'],
      ['d', 'warm'],
    ]);
  });
});
