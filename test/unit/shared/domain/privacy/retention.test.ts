import { expect, test } from 'vitest';
import { consentClass, dueAt, dueOf, firstDueAt, readRetention } from '#shared/domain/privacy/retention.ts';
import type { Consent } from '#shared/domain/lead.ts';
import { DAY } from '#shared/lib/time.ts';

const answer = (purpose: Consent['purpose'], given: boolean, at = 1): Consent => ({
  purpose,
  given,
  at,
  by: null,
  method: 'spoken',
  wordingVersion: '1',
  language: 'en',
});
const show = { lastDay: '2026-03-18', zone: 'Europe/Paris', retention: { none: 30, contact: 365 } };
/** Midnight after the thirtieth day; summer time has begun meanwhile. */
const DUE = Date.parse('2026-04-17T22:00:00Z');

test('a lead that agreed to nothing is due when its days after the show are over, to the minute of the show’s clock', () => {
  expect(dueOf({ consents: [] }, show, DUE - 1)).toBeNull();
  expect(dueOf({ consents: [] }, show, DUE)).toEqual({ since: DUE, of: 'none' });
  expect(firstDueAt(show)).toBe(DUE);
});

test('the answers that hold decide: a withdrawn yes counts as none, the newsletter has no end here', () => {
  expect(consentClass({ consents: [answer('email', true), answer('email', false, 2)] })).toBe('none');
  expect(consentClass({ consents: [answer('call', true), answer('partners', false)] })).toBe('contact');
  const reader = { consents: [answer('newsletter', true), answer('call', true)] };
  expect([consentClass(reader), dueOf(reader, show, DUE + 10_000 * DAY)]).toEqual(['lasting', null]);
});

test('nobody is due where nobody decided, and nobody who is kept for a reason', () => {
  const { retention: _none, ...undecided } = show;
  expect([firstDueAt(undecided), dueAt(undecided, 'none'), dueOf({ consents: [] }, undecided, DUE * 2)]).toEqual([null, null, null]);
  const kept = { reason: 'contract', at: 1, by: null } as const;
  expect(dueOf({ consents: [], kept }, show, DUE * 2)).toBeNull();
});

test('only whole days from none to ten years are taken', () => {
  expect(readRetention({ none: 0, contact: 3_650, lasting: null })).toEqual({ none: 0, contact: 3_650 });
  expect(readRetention({ none: -1, contact: 1.5, lasting: 3_651 })).toBeUndefined();
});
