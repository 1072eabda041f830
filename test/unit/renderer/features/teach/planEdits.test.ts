import { describe, expect, test } from 'vitest';
import { chooseExamples } from '#renderer/features/teach/examples.ts';
import type { Candidate } from '#renderer/features/teach/examples.ts';
import { withCut, withField, withoutFixed, withTexts } from '#renderer/features/teach/planEdits.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { readBadgeFormat } from '#shared/formats/badge/apply.ts';
import { proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { typedSeparator, visibleOf } from '#shared/formats/badge/visible.ts';

const TEXTS = ['A7#00123#DOE#Jane#Acme SA', 'A7#00891#TALLOWICK#Camille#Lumen Partners'] as const;
const plan = proposeBadgeFormat(TEXTS);
const fields = (changed: typeof plan) => changed.columns.map(({ field }) => field);

describe('correcting what is proposed', () => {
  test('a label that another column has changes places', () => {
    const swapped = withField(plan, 2, 'first');
    expect(fields(swapped)).toEqual([null, 'code', 'first', 'last', 'company']);
    expect(readBadgeFormat(swapped, TEXTS[0])?.contact).toMatchObject({ givenName: 'DOE', familyName: 'Jane' });
  });

  test('a label on a fixed part makes it a part like the others', () => {
    const changed = withField(plan, 0, 'type');
    expect(changed.columns[0]).toEqual({ field: 'type' });
    expect(readBadgeFormat(changed, 'B2#00123#DOE#Jane#Acme SA')?.code).toBe('00123');
  });

  test('a text to leave out must be there, and an empty one is none', () => {
    const changed = withTexts(plan, 4, { prefix: 'Acme ' });
    expect(readBadgeFormat(changed, TEXTS[0])?.contact?.organization).toEqual(['SA']);
    expect(readBadgeFormat(changed, TEXTS[1])).toBeNull();
    expect(withTexts(changed, 4, { prefix: '' }).columns[4]).toEqual({ field: 'company' });
  });

  test('a fixed part refuses other badges until it is told not to', () => {
    expect(readBadgeFormat(plan, 'B2#00123#DOE#Jane#Acme SA')).toBeNull();
    expect(readBadgeFormat(withoutFixed(plan, 0), 'B2#00123#DOE#Jane#Acme SA')?.code).toBe('00123');
  });

  test('a column of fixed width can be cut in two', () => {
    const padded = proposeBadgeFormat(['00123DOE       Jane      Acme SA', '00891TALLOWICK Camille   Lumen Partners']);
    const cut = withCut(padded, 0, 2);
    expect(cut.columns.slice(0, 2).map(({ width }) => width)).toEqual([2, 3]);
    expect(withCut(padded, 0, 99)).toBe(padded);
  });
});

const lead = (id: string): LeadId => id as LeadId; // any id will do

describe('the examples', () => {
  const candidates: Candidate[] = [
    { text: '4711', leadId: lead('a'), at: 9, isWaiting: true },
    { text: 'X|1|Eva|Kranz', leadId: lead('b'), at: 8, isWaiting: true },
    { text: TEXTS[0], leadId: lead('c'), at: 7, isWaiting: true },
    { text: TEXTS[1], leadId: lead('d'), at: 6, isWaiting: true },
    { text: 'A7#00999#NAMED#Already#By somebody', leadId: lead('e'), at: 5, isWaiting: false },
  ];
  const choice = { leadId: null, plan: null, since: 100, added: [], removed: [] };

  test("are the lead's own badge and the waiting ones that look alike, never a mere id", () => {
    expect(chooseExamples(candidates.slice(0, 4), { ...choice, leadId: lead('c') })).toEqual([TEXTS[0], TEXTS[1]]);
    expect(chooseExamples(candidates, choice)).toEqual(['X|1|Eva|Kranz']);
  });

  test('what is scanned meanwhile comes in, what is left out stays out', () => {
    const removed = { ...choice, removed: ['X|1|Eva|Kranz'], since: 5 };
    expect(chooseExamples(candidates, removed)).toEqual([TEXTS[0], TEXTS[1], 'A7#00999#NAMED#Already#By somebody']);
    expect(chooseExamples([], { ...choice, added: ['pasted;text'] })).toEqual(['pasted;text']);
  });
});

test('control signs can be seen, and typed as they are seen', () => {
  expect(visibleOf('a\tb\u001Dc\u001Ed\ne')).toBe('a⇥b␝c␞d↵e');
  for (const sign of ['\t', '\u001D', '\u001E', '\n', '#;']) expect(typedSeparator(visibleOf(sign))).toBe(sign);
  expect(typedSeparator('\\t')).toBe('\t');
});
