import { expect, test } from 'vitest';
import { looksLikePhone, phoneKindOfLabel } from '#shared/domain/phone.ts';

test('tells phone numbers from postal codes, days and ids', () => {
  expect(['+33 6 12 34 56 78', '(030) 901820', '0612345678', '212-555-1212'].map(looksLikePhone)).toEqual([true, true, true, true]);
  expect(['75001', '2026-11-22', '1234567', 'Hall 4'].map(looksLikePhone)).toEqual([false, false, false, false]);
});

test('the word beside a number says what it reaches', () => {
  expect(['Mob.', 'Fax', 'Büro', 'Tel', 'Domicile'].map(phoneKindOfLabel)).toEqual(['mobile', 'fax', 'work', 'other', 'home']);
});
