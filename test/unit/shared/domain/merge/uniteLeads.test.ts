import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receiptNumber } from '#shared/domain/consentReceipt.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { MERGE_ORDER } from '#shared/domain/merge/mergeFields.ts';
import type { MergeChoices } from '#shared/domain/merge/mergeFields.ts';
import { choicesOf, olderFirst, planMerge } from '#shared/domain/merge/planMerge.ts';
import { patchOf, takeBack } from '#shared/domain/merge/takeBack.ts';
import { uniteLeads } from '#shared/domain/merge/uniteLeads.ts';
import { anyLead } from './anyLead.ts';

const one = anyLead('one');
const other = anyLead('other');
const choices: fc.Arbitrary<MergeChoices> = fc.dictionary(fc.constantFrom(...MERGE_ORDER), fc.constantFrom('winner', 'loser' as const), {
  noNullPrototype: true,
});

const merge = (winner: Lead, loser: Lead, wish: MergeChoices = {}): Lead =>
  uniteLeads(winner, loser, choicesOf(planMerge({ lead: winner }, { lead: loser }, wish)));

const emailsOf = ({ contact }: Lead): string[] => (contact.emails ?? []).map(({ value }) => value.toLowerCase());
const phonesOf = ({ contact }: Lead): string[] => (contact.phones ?? []).map(({ value, e164 }) => e164 ?? value.replaceAll(/\D/gu, ''));
const folds = (list: readonly string[] | undefined): string[] => (list ?? []).map((text) => text.toLowerCase());

const nameIn = ({ contact: { formattedName, givenName, familyName } }: Lead) => [formattedName, givenName, familyName];

describe('merging two leads of one visitor', () => {
  test('loses no address, number, interest, tag, consent, picture, appointment, badge id or answer, whatever is chosen', () => {
    fc.assert(
      fc.property(one, other, choices, (winner, loser, wish) => {
        const merged = merge(winner, loser, wish);
        for (const lead of [winner, loser]) {
          expect(emailsOf(merged)).toEqual(expect.arrayContaining(emailsOf(lead)));
          expect(phonesOf(merged)).toEqual(expect.arrayContaining(phonesOf(lead)));
          expect(folds(merged.interests)).toEqual(expect.arrayContaining(folds(lead.interests)));
          expect(folds(merged.facts?.tags)).toEqual(expect.arrayContaining(folds(lead.facts?.tags)));
          expect(merged.pictures).toEqual(expect.arrayContaining([...lead.pictures]));
          expect(merged.appointments).toEqual(expect.arrayContaining([...lead.appointments]));
          expect(Object.keys(merged.answers ?? {})).toEqual(expect.arrayContaining(Object.keys(lead.answers ?? {})));
          if (lead.badgeCode !== undefined) expect([merged.badgeCode, ...(merged.otherCodes ?? [])]).toContain(lead.badgeCode);
        }
        expect(merged.consents).toHaveLength(winner.consents.length + loser.consents.length);
        expect(merged.visits).toBe(winner.visits + loser.visits);
      }),
    );
  });

  test('names nobody twice', () => {
    fc.assert(
      fc.property(one, other, choices, (winner, loser, wish) => {
        const merged = merge(winner, loser, wish);
        for (const list of [emailsOf(merged), merged.pictures, merged.appointments, folds(merged.interests)])
          expect(new Set(list).size).toBe(list.length);
      }),
    );
  });

  test('keeps the number of every receipt', () => {
    fc.assert(
      fc.property(one, other, (winner, loser) => {
        const numbers = [winner, loser].flatMap((lead) => lead.consents.map((consent) => receiptNumber(lead.id, consent)));
        const merged = merge(winner, loser);
        expect(merged.consents.map((consent) => receiptNumber(merged.id, consent)).sort()).toEqual(numbers.sort());
      }),
    );
  });

  test('a name is never put together of two', () => {
    fc.assert(
      fc.property(one, other, choices, (winner, loser, wish) => {
        expect([nameIn(winner), nameIn(loser)]).toContainEqual(nameIn(merge(winner, loser, wish)));
      }),
    );
  });

  test('taken back at once it leaves the lead as it was, and after an edit all but what was edited', () => {
    fc.assert(
      fc.property(one, other, choices, (winner, loser, wish) => {
        const merged = merge(winner, loser, wish);
        const patch = patchOf(winner, merged);
        expect(takeBack(merged, patch)).toEqual(winner);
        const edited: Lead = {
          ...merged,
          contact: { ...merged.contact, jobTitle: 'Edited since' },
          interests: [...merged.interests, 'New'],
        };
        const back = takeBack(edited, patch);
        expect(back.contact.jobTitle).toBe('Edited since');
        expect(back.interests.toSorted()).toEqual([...winner.interests, 'New'].toSorted());
        expect({ ...back, contact: { ...back.contact, jobTitle: '' }, interests: [] }).toEqual({
          ...winner,
          contact: { ...winner.contact, jobTitle: '' },
          interests: [],
        });
      }),
    );
  });

  test('the proposal is the same whichever of the two comes first', () => {
    fc.assert(
      fc.property(one, other, (a, b) => {
        const [winner, loser] = olderFirst(a, b);
        expect(olderFirst(b, a)).toEqual([winner, loser]);
        expect(winner.capturedAt).toBeLessThanOrEqual(loser.capturedAt);
      }),
    );
  });
});

const lead = (fields: Partial<Lead>): Lead => ({ ...(fc.sample(one, { numRuns: 1, seed: 1 })[0] as Lead), ...fields }); // one was asked for
const sideOf = (winner: Lead, loser: Lead, field: string): string | undefined =>
  planMerge({ lead: winner }, { lead: loser }).find((planned) => planned.field === field)?.side;

test('what a person typed is proposed before what was read, a filled field before an empty one, else the newer one', () => {
  const read = lead({ contact: { jobTitle: 'Read' }, updatedAt: 20 });
  const typed = lead({ contact: { jobTitle: 'Typed' }, updatedAt: 10 });
  expect(sideOf(typed, read, 'title')).toBe('loser');
  expect(planMerge({ lead: typed, typed: new Set(['jobTitle']) }, { lead: read })[0]).toMatchObject({ side: 'winner', isOpen: true });
  expect(sideOf(lead({ contact: {}, updatedAt: 20 }), typed, 'title')).toBe('loser');
});

const withEmail = (value: string, kind: 'work' | 'home', updatedAt: number): Lead =>
  lead({ contact: { emails: [{ value, kind }] }, updatedAt });

test('a personal address at work comes before the firm’s and the one at home', () => {
  const firm = withEmail('info@mill.test', 'work', 30);
  const home = withEmail('ada@home.test', 'home', 20);
  const work = withEmail('ada@mill.test', 'work', 10);
  expect(sideOf(work, firm, 'email')).toBe('winner');
  expect(sideOf(home, work, 'email')).toBe('loser');
  expect(merge(firm, home).contact.emails?.[0]?.value).toBe('ada@home.test');
});

test('a lead that a CRM has already stays, so that nobody is there twice', () => {
  const early = lead({ id: 'early' as LeadId, capturedAt: 1 });
  const late = lead({ id: 'late' as LeadId, capturedAt: 2 });
  expect(olderFirst(early, late, ({ id }) => id === 'late')).toEqual([late, early]);
  expect(olderFirst(early, late, () => true)).toEqual([early, late]);
});

test('somebody who is still in the running by the later word stays so', () => {
  const out = lead({ disqualified: { reason: 'a student', at: 12, by: null }, updatedAt: 12 });
  const { disqualified: _none, ...running } = lead({ updatedAt: 20 });
  expect(merge(out, running).disqualified).toBeUndefined();
  expect(merge({ ...running, updatedAt: 11 }, out).disqualified?.reason).toBe('a student');
});

test('a doubt goes when the other lead says the same without one, and stays with the value that was doubted', () => {
  const doubted = lead({
    contact: { emails: [{ value: 'ada@mill.test', kind: 'work' }], jobTitle: 'Buyer' },
    toCheck: ['emails', 'title'],
  });
  const sure = lead({ contact: { emails: [{ value: 'ada@mill.test', kind: 'work' }] }, toCheck: [] });
  expect(merge(doubted, sure).toCheck).toEqual(['title']);
});
