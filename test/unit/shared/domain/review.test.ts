import { expect, test } from 'vitest';
import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Consent, Lead } from '#shared/domain/lead.ts';
import { doubtsOfLead, gapsOf } from '#shared/domain/review.ts';

// ids of the test's own
const context = { id: 'one' as LeadId, showId: 'show' as ShowId, now: 0, staff: 'sam' as StaffId };
const ada = newLead({ contact: { formattedName: 'Ada', organization: ['Mill'], emails: [{ value: 'a@b.test', kind: 'work' }] }, isResolved: true }, context); // prettier-ignore
const yes: Consent = { purpose: 'email', given: true, at: 1, by: null, method: 'spoken', wordingVersion: '1', language: 'en' };
const done: Lead = { ...ada, consents: [yes] };

test('a lead with a name, a company, an address, an owner and an answer has nothing left to look at', () => {
  expect(doubtsOfLead(done, 0)).toEqual([]);
  expect(doubtsOfLead(done, 2)).toEqual(['promises']);
});

test('a code that says nothing is to be identified; that everything of it is missing is not said twice', () => {
  const code = newLead({ contact: {}, badgeCode: '0001', isResolved: false }, { ...context, staff: null });
  expect(doubtsOfLead(code, 0)).toEqual(['unresolved', 'owner']);
});

test('each doubt is told, in the order it is looked at', () => {
  const { owner: _nobody, ...bare } = { ...ada, contact: { formattedName: 'Ada', phones: [{ value: '1', kind: 'mobile' as const }] } };
  expect(doubtsOfLead({ ...bare, toCheck: ['name'] }, 1)).toEqual(['check', 'incomplete', 'owner', 'consent', 'promises']);
});

test('nobody is asked for consent whom nobody can reach, and a gap that nobody can fill is asked about once', () => {
  const unreachable: Lead = { ...ada, contact: { formattedName: 'Ada', organization: ['Mill'] } };
  expect(doubtsOfLead(unreachable, 0)).toEqual(['incomplete']);
  expect(gapsOf(unreachable)).toEqual(['reach']);
  expect(doubtsOfLead({ ...unreachable, acceptedGaps: ['reach'] }, 0)).toEqual([]);
  expect(doubtsOfLead({ ...ada, acceptedGaps: ['consent'] }, 0)).toEqual([]);
});

test('of a lead that was set aside only who it is and what was promised matters, of a discarded one nothing', () => {
  const { owner: _nobody, ...aside } = { ...ada, disqualified: { reason: 'a student', at: 1, by: null }, toCheck: ['name'] };
  expect(doubtsOfLead(aside, 1)).toEqual(['check', 'promises']);
  expect(doubtsOfLead({ ...aside, discardedAt: 1 }, 1)).toEqual([]);
});
