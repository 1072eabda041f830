import { describe, expect, test } from 'vitest';
import { newDraft, showOf } from '#renderer/features/setup/showDraft.ts';

let made = 0;
const newId = (): string => `id-${(made += 1)}`;
const here = { today: '2026-03-16', zone: 'Europe/Paris', country: 'FR' };
const context = { now: 1, newId };
const draft = {
  ...newDraft(here),
  name: 'Pumps 2026',
  staff: 'Ada Okafor, ada@okafor.example\nIvo Marek',
  interests: 'Pumps\n\nValves\nPumps',
};

describe('the short form of a new show', () => {
  test('a name and one person make a show of today and here', () => {
    const { show } = showOf(draft, context);
    expect(show?.staff).toMatchObject([{ name: 'Ada Okafor', email: 'ada@okafor.example' }, { name: 'Ivo Marek' }]);
    expect(show).toMatchObject({ firstDay: '2026-03-16', lastDay: '2026-03-16', zone: 'Europe/Paris', country: 'FR', isSample: false });
    expect(show?.interests).toEqual(['Pumps', 'Valves']);
    expect(show?.consentWording.map(({ language }) => language)).toEqual(['en', 'fr']);
  });

  test('all that is missing is named at once', () => {
    const faults = showOf({ ...draft, name: ' ', lastDay: '2026-03-15', staff: '\n', country: 'France' }, context).faults;
    expect(faults.map(({ field, fault }) => `${field} ${fault}`)).toEqual(['name name', 'lastDay days', 'country country', 'staff staff']);
    expect(showOf({ ...draft, staff: '' }, context).show).toBeNull();
  });

  test('each person of each show is somebody of their own', () => {
    const [first, second] = [showOf(draft, context), showOf(draft, context)];
    const ids = [first.show, second.show].flatMap((show) => show?.staff.map(({ id }) => id) ?? []);
    expect(new Set(ids).size).toBe(4);
  });
});
