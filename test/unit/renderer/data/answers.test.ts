import { expect, test } from 'vitest';
import type { QuestionId, ShowId, StaffId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { withKind } from '#shared/domain/questionEdits.ts';
import type { AnswerValue, Question } from '#shared/domain/questionnaire.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import type { Show } from '#shared/domain/show.ts';
import { countAnswers, countIn, saveAnswer, saveQuestionnaire } from '#renderer/data/answers.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { readShow, saveShow } from '#renderer/data/shows.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { NINE, newTestStore } from './testStore.ts';

const MARIE = 'marie' as StaffId; // an id of the test's own
const id = (text: string): QuestionId => text as QuestionId; // as above

const supplier: Question = {
  id: id('supplier'),
  kind: 'multi',
  words: { en: 'Which supplier?', fr: 'Quel fournisseur ?' },
  isRequired: true,
  choices: [
    { id: 'p', words: { en: 'Pumpwell', fr: 'Pumpwell' } },
    { id: 'o', words: { en: 'Others', fr: 'D’autres' } },
  ],
};
const plants: Question = { id: id('plants'), kind: 'number', words: { en: 'Plants?', fr: 'Usines ?' }, isRequired: false };

type Booth = { readonly store: Store; readonly showId: ShowId; readonly leads: readonly Lead[] };

/** A show with a form of two questions and some leads. */
async function openBooth(count: number): Promise<Booth> {
  const { store } = await newTestStore({ staff: MARIE });
  const show = sampleShow({ now: NINE, newId: store.newId, zone: 'Europe/Paris', language: 'en' });
  await saveShow(store, show);
  await saveQuestionnaire(store, show.id, { draft: [supplier, plants], language: 'en' });
  const leads: Lead[] = [];
  for (let at = 0; at < count; at += 1) {
    const email = `visitor${at}@example.test`;
    const seed = { contact: { formattedName: `Visitor ${at}`, emails: [{ value: email, kind: 'work' as const }] }, isResolved: true };
    leads.push((await saveCapture(store, { showId: show.id, scan: { source: 'manual', text: email }, seed })).lead);
  }
  return { store, showId: show.id, leads };
}

const answer = (store: Store, lead: Lead | undefined, question: Question, value: AnswerValue | null): Promise<Lead | undefined> =>
  lead === undefined
    ? Promise.resolve(undefined)
    : saveAnswer(store, lead.id, { question, change: () => value, version: 1, language: 'fr' });

test('an answer is saved with its version, its time and who wrote it down, and the history tells it in words', async () => {
  const { store, leads } = await openBooth(1);
  const [lead] = leads;
  await answer(store, lead, supplier, ['p']);
  const after = await answer(store, lead, supplier, ['p', 'o']);
  expect(after?.answers).toEqual({ supplier: { value: ['p', 'o'], version: 1, at: NINE, by: MARIE } });
  const { history } = await readTimeline(store, after?.id ?? ('' as Lead['id'])); // an id of nobody
  const told = history.filter(({ action }) => action === 'answers').flatMap(({ changes }) => changes);
  expect(told.toSorted((a, b) => a.from.length - b.from.length)).toEqual([
    { field: 'Quel fournisseur ?', from: '', to: 'Pumpwell' },
    { field: 'Quel fournisseur ?', from: 'Pumpwell', to: 'Pumpwell, D’autres' },
  ]);
});

test('two quick presses both count, and two answers at once do not overwrite each other', async () => {
  const { store, leads } = await openBooth(1);
  const [lead] = leads;
  const press = (choice: string) =>
    lead === undefined
      ? undefined
      : saveAnswer(store, lead.id, {
          question: supplier,
          change: (before) => [...(typeof before === 'object' ? before : []), choice],
          version: 1,
          language: 'en',
        });
  await Promise.all([press('p'), answer(store, lead, plants, 3), press('o')]);
  const after = lead === undefined ? undefined : await readLead(store, lead.id);
  expect(after?.answers?.[supplier.id]?.value).toEqual(['p', 'o']);
  expect(after?.answers?.[plants.id]?.value).toBe(3);
});

test('an answer taken away is gone, and the same answer again is not written twice', async () => {
  const { store, leads } = await openBooth(1);
  const [lead] = leads;
  await answer(store, lead, plants, 3);
  const lines = await store.db.history.count();
  await answer(store, lead, plants, 3);
  expect(await store.db.history.count()).toBe(lines);
  expect((await answer(store, lead, plants, null))?.answers).toEqual({});
  expect((await answer(store, lead, supplier, []))?.answers).toEqual({});
  expect(await store.db.history.count()).toBe(lines + 1);
});

test('a lead is sent again when it is answered', async () => {
  const { store, leads } = await openBooth(1);
  const [lead] = leads;
  const before = (await store.db.outbox.toArray()).map(({ rev }) => rev);
  await answer(store, lead, plants, 3);
  expect((await store.db.outbox.toArray()).map(({ rev }) => rev)).not.toEqual(before);
});

test('leads that answered are counted by question and by choice', async () => {
  const { store, showId, leads } = await openBooth(3);
  await answer(store, leads[0], supplier, ['p']);
  await answer(store, leads[1], supplier, ['p', 'o']);
  await answer(store, leads[2], plants, 0);
  const counts = await countAnswers(store, showId);
  expect(counts.leads).toBe(3);
  expect([countIn(counts, supplier.id), countIn(counts, plants.id), countIn(counts, id('none'))]).toEqual([2, 1, 0]);
  expect([countIn(counts, supplier.id, 'p'), countIn(counts, supplier.id, 'o')]).toEqual([2, 1]);
});

test('the words of a question are corrected under the answers of all leads, which stay byte for byte', async () => {
  const { store, showId, leads } = await openBooth(20);
  for (const lead of leads) await answer(store, lead, supplier, ['o']);
  const before = await Promise.all(leads.map(async ({ id: leadId }) => (await readLead(store, leadId))?.answers));
  const words = { en: 'Who supplies you?', fr: 'Qui vous fournit ?' };
  const show = await saveQuestionnaire(store, showId, { draft: [plants, { ...supplier, words }], language: 'en' });
  expect(show?.questionnaire?.version).toBe(2);
  expect(show?.questionnaire?.questions.map((question) => question.id)).toEqual(['plants', 'supplier']);
  expect(await Promise.all(leads.map(async ({ id: leadId }) => (await readLead(store, leadId))?.answers))).toEqual(before);
});

test('a kind is changed in place as long as nobody answered; after that the answered question is retired for a new one', async () => {
  const { store, showId, leads } = await openBooth(1);
  const asText = (question: Question): Question => withKind(question, 'text', store.newId);
  const first = await saveQuestionnaire(store, showId, { draft: [supplier, asText(plants)], language: 'en' });
  expect(first?.questionnaire?.questions.map(({ id: of, kind }) => [of, kind])).toEqual([
    ['supplier', 'multi'],
    ['plants', 'text'],
  ]);
  await answer(store, leads[0], supplier, ['p']);
  const second = await saveQuestionnaire(store, showId, { draft: [asText(supplier), asText(plants)], language: 'en' });
  const [fresh, old] = second?.questionnaire?.questions ?? [];
  expect([fresh?.kind, fresh?.retiredAt, old?.id, old?.kind, old?.retiredAt]).toEqual(['text', undefined, 'supplier', 'multi', NINE]);
  expect(fresh?.id).not.toBe('supplier');
});

test('a form saved as it was writes nothing; one saved beside another change of the show keeps both', async () => {
  const { store, showId } = await openBooth(0);
  const lines = await store.db.history.count();
  await saveQuestionnaire(store, showId, { draft: [supplier, plants], language: 'en' });
  expect(await store.db.history.count()).toBe(lines);
  const show = await readShow(store, showId);
  const renamed: Show | undefined = show === undefined ? undefined : { ...show, name: 'Renamed' };
  if (renamed !== undefined) await saveShow(store, renamed);
  await saveQuestionnaire(store, showId, { draft: [plants], language: 'en' });
  const after = await readShow(store, showId);
  expect([after?.name, after?.questionnaire?.version]).toEqual(['Renamed', 2]);
  expect(await saveQuestionnaire(store, 'nowhere' as ShowId, { draft: [], language: 'en' })).toBeUndefined(); // an id of no show
});
