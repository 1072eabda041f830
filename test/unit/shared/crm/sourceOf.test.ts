import { expect, test } from 'vitest';
import type { Interaction, Media } from '#shared/domain/interaction.ts';
import type { InteractionId, MediaId, QuestionId } from '#shared/domain/ids.ts';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import { pushShowOf, sourceOf } from '#shared/crm/sourceOf.ts';
import { richLead, someLead, somePromise, someShow } from '#test/unit/shared/crm/someLeads.ts';

const line = 'q1' as QuestionId; // ids of the test's own
const asking = {
  ...someShow,
  questionnaire: {
    version: 1,
    questions: [
      {
        id: line,
        kind: 'multi' as const,
        words: { en: '', fr: 'Quelle ligne ?' },
        isRequired: false,
        choices: [{ id: 'c1', words: { en: 'Cutting', fr: 'Coupe' } }],
      },
    ],
  },
  definitions: [
    { ...firstDefinitions, version: 3, next: { ...firstDefinitions.next, hot: { kind: 'hand-over' as const, withinDays: 1 } } },
  ],
};

test('a target is told who works at the booth, never the hash of a PIN', () => {
  const shown = pushShowOf({ ...someShow, staff: someShow.staff.map((one) => ({ ...one, pin: 'salted-hash' })) });
  expect(shown.staff).toEqual(someShow.staff);
  expect(JSON.stringify(shown)).not.toContain('salted-hash');
});

test('a lead is told with its answers in words, its next action, captions as notes, and how many memos there are', () => {
  const lead = { ...richLead(), pictures: ['m3' as MediaId] };
  const head = { v: 1, showId: lead.showId, leadId: lead.id, at: 5, updatedAt: 5, by: null } as const;
  const interactions: readonly Interaction[] = [
    { ...head, id: 'i1' as InteractionId, kind: 'voice', mediaId: 'm1' as MediaId, text: 'he wants two' },
    { ...head, id: 'i2' as InteractionId, kind: 'voice', mediaId: 'm2' as MediaId, text: '' },
    { ...head, id: 'i3' as InteractionId, kind: 'note', text: 'call back' },
    { ...head, id: 'i4' as InteractionId, kind: 'note', text: 'of another', leadId: someLead(1).id },
  ];
  const picture = { v: 1, leadId: lead.id, at: 5, bytes: 10, sha256: 'aa', name: 'card.jpg' } as const;
  const media: readonly Media[] = [
    { ...picture, id: 'm1' as MediaId, mediaType: 'audio/webm' },
    { ...picture, id: 'm3' as MediaId, mediaType: 'image/jpeg' },
    { ...picture, id: 'm4' as MediaId, mediaType: 'image/png' },
  ];
  const told = sourceOf(lead, asking, { interactions, appointments: [], promises: [somePromise(lead), somePromise(someLead(1))], media });
  expect(told.answers).toEqual([{ id: line, question: 'Quelle ligne ?', text: 'Cutting', value: ['c1'] }]);
  expect(told.next).toEqual({ kind: 'hand-over', dueAt: lead.capturedAt + 86_400_000 });
  expect(told.notes.map(({ text }) => text)).toEqual(['he wants two', '', 'call back']);
  expect([told.memos, told.promises.length]).toEqual([2, 1]);
  // memos are no pictures, and what the visitor signed is not of the lead's pictures
  expect(told.pictures.map(({ id }) => id)).toEqual(['m3']);
  expect(
    sourceOf({ ...lead, disqualified: { reason: 'x', at: 1, by: null } }, asking, {
      interactions: [],
      appointments: [],
      promises: [],
      media: [],
    }).next,
  ).toBeNull();
});
