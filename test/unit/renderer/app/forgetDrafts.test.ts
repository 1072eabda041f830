import { beforeEach, expect, test } from 'vitest';
import { forgetDrafts } from '#renderer/app/forgetDrafts.ts';
import { reopenNote, settleNotes, useNoteDrafts } from '#renderer/features/leads/noteDraft.ts';
import { type Visit, beginVisit, endVisit, useVisitor } from '#renderer/features/visitor/visitorState.ts';
import type { InteractionId, LeadId } from '#shared/domain/ids.ts';

// another file's tests may have left something in this process
beforeEach(() => {
  useNoteDrafts.setState({ drafts: {} });
  useVisitor.setState({ kept: new Map() });
});

test('nothing typed about a person outlives their erasure in memory, and what is typed about others stays', async () => {
  const [erased, other] = ['erased', 'other'].map((id) => id as LeadId);
  for (const id of [erased, other]) {
    await reopenNote(id as LeadId, { noteId: `note-${id}` as InteractionId, by: null, text: 'Wants the grey couplings' });
    const [shown, draft] = [{ fields: {} }, { fields: { email: 'half@typed' } }];
    beginVisit({ leadId: id, shown, draft, step: 'form' } as unknown as Visit); // what is kept of a visit
    endVisit();
  }
  forgetDrafts([
    { table: 'leads', del: 'erased' },
    { table: 'captures', del: 'other' },
  ]);
  expect(Object.keys(useNoteDrafts.getState().drafts)).toEqual(['other']);
  expect([...useVisitor.getState().kept.keys()]).toEqual(['other']);
  expect(settleNotes()).toBeNull();
  forgetDrafts([{ table: 'leads', del: 'other' }]);
  expect([Object.keys(useNoteDrafts.getState().drafts), useVisitor.getState().kept.size]).toEqual([[], 0]);
});
