import { expect, test } from 'vitest';
import { readShow, saveShow } from '#renderer/data/shows.ts';
import { saveDeskSheet } from '#renderer/features/desk/saveDeskSheet.ts';
import { basicsForm } from '#renderer/features/setup/basicsForm.ts';
import { firstDeskSheet } from '#shared/domain/command.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const sheet = { ...firstDeskSheet('fr'), symbology: 'Code 128' } as const;

test('the sheet is kept with its show, and goes when the usual one is wanted again', async () => {
  const { store } = await newTestStore();
  const show = sampleShow({ now: store.now(), newId: store.newId, zone: 'UTC', language: 'en' });
  await saveShow(store, show);
  await saveDeskSheet(store, show.id, sheet);
  expect((await readShow(store, show.id))?.deskSheet).toEqual(sheet);
  await saveDeskSheet(store, show.id, null);
  expect(await readShow(store, show.id)).toEqual(show);
});

test('what was changed in the show meanwhile stays, and editing the show keeps its sheet', async () => {
  const { store } = await newTestStore();
  const show = sampleShow({ now: store.now(), newId: store.newId, zone: 'UTC', language: 'en' });
  await saveShow(store, { ...show, interests: ['Palletiser'] });
  await saveDeskSheet(store, show.id, sheet);
  const kept = await readShow(store, show.id);
  expect(kept?.interests).toEqual(['Palletiser']);
  if (kept === undefined) throw new Error('the show was saved');
  const { show: edited } = basicsForm.read({ ...basicsForm.draftOf(kept), venue: 'Hall 7' }, kept);
  expect(edited).toMatchObject({ venue: 'Hall 7', deskSheet: sheet });
});
