import { beforeEach, expect, test } from 'vitest';
import { readShow, saveShow, updateShow } from '#renderer/data/shows.ts';
import { basicsForm } from '#renderer/features/setup/basicsForm.ts';
import type { BasicsDraft } from '#renderer/features/setup/basicsForm.ts';
import { leaveForm, settleForms, typeInto, useTyping } from '#renderer/features/setup/liveForm.ts';
import type { FormPlace } from '#renderer/features/setup/liveForm.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

beforeEach(() => useTyping.setState({ typed: {}, unsaved: [] }));

async function newPlace(): Promise<{ place: FormPlace<BasicsDraft>; read: () => Promise<Show | undefined> }> {
  const { store } = await newTestStore();
  const show = sampleShow({ now: store.now(), newId: store.newId, zone: 'UTC', language: 'en' });
  await saveShow(store, show);
  return { place: { store, showId: show.id, form: basicsForm }, read: () => readShow(store, show.id) };
}

const NEVER = 1_000_000;
const typed = (): object => Object.assign({}, ...Object.values(useTyping.getState().typed)) as object; // of the one form in hand

test('what is typed is on the disk at the latest when the form is left, and forgotten here', async () => {
  const { place, read } = await newPlace();
  for (const venue of ['H', 'Ha', 'Hall 7 ']) typeInto(place, { venue }, NEVER);
  expect(useTyping.getState().unsaved).toHaveLength(1);
  await leaveForm(place);
  expect((await read())?.venue).toBe('Hall 7');
  expect(useTyping.getState()).toMatchObject({ typed: {}, unsaved: [] });
});

test('a bad field is neither saved nor lost, and keeps no good one from being saved', async () => {
  const { place, read } = await newPlace();
  const before = await read();
  typeInto(place, { name: '', venue: 'Hall 7' }, NEVER);
  await leaveForm(place);
  expect(await read()).toEqual({ ...before, venue: 'Hall 7' });
  expect(typed()).toEqual({ name: '' });
  // mended the next day
  typeInto(place, { name: 'Pump Days' }, NEVER);
  await leaveForm(place);
  expect((await read())?.name).toBe('Pump Days');
  expect(typed()).toEqual({});
});

test('a field that nobody typed in follows whoever changes it meanwhile', async () => {
  const { place, read } = await newPlace();
  typeInto(place, { venue: 'Hall 7' }, NEVER);
  await updateShow(place.store, place.showId, (show) => ({ ...show, company: 'Ixworthy', interests: ['Pumps'] }));
  await leaveForm(place);
  expect(await read()).toMatchObject({ venue: 'Hall 7', company: 'Ixworthy', interests: ['Pumps'] });
});

test('a pause saves by itself while the letters stay as they are typed', async () => {
  const { place, read } = await newPlace();
  typeInto(place, { venue: 'Hall 7 ' }, 0);
  await expect.poll(() => useTyping.getState().unsaved).toEqual([]);
  expect((await read())?.venue).toBe('Hall 7');
  expect(typed()).toEqual({ venue: 'Hall 7 ' });
});

test('closing the window waits for what is not on the disk, and for nothing else', async () => {
  const { place, read } = await newPlace();
  expect(settleForms()).toBeNull();
  typeInto(place, { venue: 'Hall 7' }, null);
  await settleForms();
  expect((await read())?.venue).toBe('Hall 7');
  expect(settleForms()).toBeNull();
});

test('a disk that failed once does not stop what is typed next', async () => {
  const { place, read } = await newPlace();
  const broken = {
    ...place,
    store: {
      ...place.store,
      newId: (): never => {
        throw new Error('full');
      },
    },
  };
  typeInto(broken, { venue: 'Hall 8' }, NEVER);
  await expect(leaveForm(broken)).rejects.toThrow('full');
  expect((await read())?.venue).not.toBe('Hall 8');
  typeInto(place, { company: 'Ixworthy' }, NEVER);
  await leaveForm(place);
  expect(await read()).toMatchObject({ venue: 'Hall 8', company: 'Ixworthy' });
});
