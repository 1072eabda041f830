import { describe, expect, test } from 'vitest';
import { firstDefinitions } from '#shared/domain/definitions.ts';
import { sampleShow } from '#shared/domain/sampleShow.ts';
import { firstOpen, setupState } from '#shared/domain/setupState.ts';
import type { SetupStep } from '#shared/domain/setupState.ts';
import type { Show } from '#shared/domain/show.ts';

let made = 0;
const newId = (): string => `id-${(made += 1)}`;
const show = sampleShow({ now: Date.parse('2026-03-10T08:00:00Z'), newId, zone: 'Europe/Paris', language: 'en' });
const facts = { today: '2026-03-01', lists: 0, rehearsed: null };

const full: Show = {
  ...show,
  sources: ['Mailing'],
  definitions: [{ ...firstDefinitions, target: { ...firstDefinitions.target, roles: ['buyer'] } }],
  questionnaire: { version: 1, questions: [{ id: 'q' as never, kind: 'text', words: { en: 'Why?', fr: '' }, isRequired: false }] },
  costs: [{ id: 'c', kind: 'space', text: 'Stand', amount: 9000 }],
  goals: { leads: 200 },
  economics: { averageSale: 1500, market: 320_000 },
};
const allDone = { today: '2026-03-01', lists: 1, rehearsed: 4 };
const openOf = (one: Show, step: SetupStep, more: Partial<typeof allDone> = {}): string[] =>
  setupState(one, { ...allDone, ...more })
    .filter((state) => state.step === step)
    .flatMap(({ open }) => open.map(({ what, isNeeded }) => (isNeeded ? `${what}!` : what)));

describe('how far a show is set up', () => {
  test('nothing is open of a show with everything; the guide ends there', () => {
    const states = setupState(full, allDone);
    expect(states.every(({ state, open }) => state === 'done' && open.length === 0)).toBe(true);
    expect(firstOpen(states)).toBeNull();
  });

  test('the guide begins with what is needed, not with what would be nice', () => {
    const states = setupState(show, facts);
    expect(states.map(({ state }) => state)).toEqual('done done optional todo optional todo todo done optional optional'.split(' '));
    expect(firstOpen(states)).toBe('target');
    expect(firstOpen(setupState({ ...full, sources: [] }, allDone))).toBe('offer');
  });

  test('each step says what it lacks', () => {
    expect(openOf({ ...full, company: ' ', venue: '', lastDay: '2026-02-01' }, 'basics')).toEqual(['company!', 'venue', 'over']);
    expect(openOf({ ...full, staff: [] }, 'staff')).toEqual(['nobody!']);
    expect(openOf({ ...full, staff: full.staff.map(({ email: _none, ...one }) => one) }, 'staff')).toEqual(['mails']);
    expect(openOf({ ...full, interests: [] }, 'offer')).toEqual(['interests!']);
    expect(openOf(show, 'target')).toEqual(['profile!', 'definitions']);
    expect(openOf({ ...full, costs: [{ id: 'c', kind: 'space', text: '', amount: 1, isEstimate: true }] }, 'costs')).toEqual([
      'estimates!',
    ]);
    expect(openOf({ ...full, goals: { leads: 0 }, economics: {} }, 'goals')).toEqual(['no-goals!', 'average-sale!', 'market']);
    expect(openOf({ ...full, consentWording: full.consentWording.slice(0, 1) }, 'consent')).toEqual(['wording!']);
    expect(openOf(full, 'rehearsal', { rehearsed: 0 })).toEqual(['untried']);
  });

  test('a question that was taken off is none', () => {
    const gone = {
      ...full,
      questionnaire: { version: 2, questions: (full.questionnaire?.questions ?? []).map((one) => ({ ...one, retiredAt: 1 })) },
    };
    expect(openOf(gone, 'questions')).toEqual(['no-questions']);
  });
});
