import { expect, test } from 'vitest';
import { draftOf, keepTemplate, useTemplates, withField } from '#renderer/features/agenda/templateDraft.ts';
import type { ShowId } from '#shared/domain/ids.ts';

const SHOW = 'show' as ShowId;

test('a field takes the place of what is selected', () => {
  expect(withField('Dear X,', 'givenName', { from: 5, to: 6 })).toBe('Dear {givenName},');
  expect(withField('', 'when', { from: 0, to: 0 })).toBe('{when}');
});

test('words that are being written stay through a look at another mail, and go when they are as saved', () => {
  const key = { language: 'fr', kind: 'move' } as const;
  const words = { subject: 'Nouvel horaire', text: 'Bonjour' };
  keepTemplate(SHOW, key, words);
  expect(draftOf(useTemplates.getState(), SHOW, { language: 'en', kind: 'move' })).toBeUndefined();
  expect(draftOf(useTemplates.getState(), 'other' as ShowId, key)).toBeUndefined();
  expect(draftOf(useTemplates.getState(), SHOW, key)).toEqual(words);
  keepTemplate(SHOW, key, null);
  expect(draftOf(useTemplates.getState(), SHOW, key)).toBeUndefined();
});
