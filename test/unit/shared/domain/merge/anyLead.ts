import * as fc from 'fast-check';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';

export const showId = 'show-1' as ShowId; // ids of the tests' own, here and below
const marie = 'marie' as StaffId;

const text = fc.constantFrom('Ada', 'ada', 'Béa', 'Cy Verne', 'Ltd', '');
const email = fc.record({
  value: fc.constantFrom('ada@mill.test', 'ADA@mill.test', 'info@mill.test', 'ada@home.test'),
  kind: fc.constantFrom('work', 'home', 'other' as const),
});
const phone = fc.record(
  {
    value: fc.constantFrom('06 12 34 56 78', '0612345678', '+33612345678', '0198'),
    kind: fc.constantFrom('mobile', 'work', 'fax', 'other' as const),
    e164: fc.constantFrom('+33612345678', '+33198765432'),
  },
  { requiredKeys: ['value', 'kind'] },
);
const address = fc.record(
  { street: fc.constantFrom('1 Mill Lane', '2 Quay'), city: fc.constantFrom('Lyon', 'LYON', 'Bath') },
  { requiredKeys: [] },
);

/** A contact without empty texts, as all that read one make it. */
const contact: fc.Arbitrary<Contact> = fc
  .record(
    {
      formattedName: text,
      givenName: text,
      familyName: text,
      organization: fc.array(fc.constantFrom('Mill', 'Quay'), { minLength: 1, maxLength: 2 }),
      jobTitle: text,
      emails: fc.uniqueArray(email, { maxLength: 3, selector: ({ value }) => value.toLowerCase() }),
      phones: fc.uniqueArray(phone, { maxLength: 3, selector: ({ value }) => value }),
      addresses: fc.array(address, { maxLength: 2 }),
      urls: fc.uniqueArray(fc.constantFrom('https://mill.test/', 'mill.test', 'quay.test'), { maxLength: 2 }),
      note: fc.constantFrom('blue tie', 'tie'),
    },
    { requiredKeys: [] },
  )
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '' && value.length > 0)) as Contact); // fields were only left out

const consent = fc.record({
  purpose: fc.constantFrom('call', 'email', 'newsletter', 'partners' as const),
  given: fc.boolean(),
  at: fc.nat(9),
  by: fc.constant(marie),
  method: fc.constantFrom('spoken', 'card' as const),
  wordingVersion: fc.constantFrom('1', '2'),
  language: fc.constantFrom('en', 'fr' as const),
});

const yesNo = fc.constantFrom('yes' as const, 'no' as const);

const known = {
  contact,
  updatedAt: fc.integer({ min: 10, max: 30 }),
  capturedAt: fc.nat(9),
  confidence: fc.dictionary(fc.constantFrom('name', 'emails', 'phones', 'company'), fc.constantFrom(0.5, 0.95), { noNullPrototype: true }),
  toCheck: fc.uniqueArray(fc.constantFrom('name', 'emails', 'phones', 'company', 'note')),
  isResolved: fc.boolean(),
  visits: fc.integer({ min: 1, max: 4 }),
  interests: fc.uniqueArray(fc.constantFrom('Pumps', 'pumps', 'Valves')),
  consents: fc.array(consent, { maxLength: 3 }),
  bant: fc.record({ budget: yesNo, authority: yesNo, need: yesNo, timeline: yesNo }, { requiredKeys: [] }),
  opportunity: fc.record(
    { probability: fc.constantFrom(20, 80), amount: fc.constantFrom(5, 9), currency: fc.constantFrom('EUR', 'CHF') },
    { requiredKeys: [] },
  ),
};
const perhaps = {
  badgeCode: fc.constantFrom('0001', '0002'),
  heatChosen: fc.constantFrom('cold', 'warm', 'hot' as const),
  intention: yesNo,
  owner: fc.constantFrom(marie, 'paul' as StaffId),
  outcome: fc.constantFrom('customer', 'ambassador' as const),
  sale: fc.record(
    {
      state: fc.constantFrom('won', 'lost' as const),
      amount: fc.constantFrom(5, 9),
      day: fc.constant('2026-04-02'),
      from: fc.constantFrom('hand', 'file' as const),
    },
    { requiredKeys: ['state', 'day', 'from'] },
  ),
  capturedVia: fc.constantFrom('camera', 'kiosk' as const),
  disqualified: fc.record({ reason: fc.constantFrom('a student', 'a rival'), at: fc.nat(30), by: fc.constant(marie) }),
  facts: fc.record(
    {
      tags: fc.uniqueArray(fc.constantFrom('vip', 'VIP', 'press')),
      competitor: text,
      source: fc.constantFrom('walk-in', 'talk'),
      isCustomer: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  bantDetail: fc.record({ amount: fc.constantFrom(5, 9), currency: fc.constantFrom('EUR', 'CHF'), need: text }, { requiredKeys: [] }),
  profile: fc.record({ size: fc.constantFrom('2-9', '10-49'), industry: text }, { requiredKeys: [] }),
  answers: fc.dictionary(
    fc.constantFrom('q1', 'q2'),
    fc.record({ value: fc.constantFrom('a', 'b'), version: fc.constant(1), at: fc.nat(9), by: fc.constant(marie) }),
    { noNullPrototype: true },
  ),
  nextDone: fc.record({ heat: fc.constantFrom('cold', 'hot' as const), at: fc.nat(9), by: fc.constant(marie) }),
};

/** Any lead of the show: every field may be there or not. Its pictures and appointments are named after it. */
export const anyLead = (id: string): fc.Arbitrary<Lead> =>
  fc.record({ ...known, ...perhaps }, { requiredKeys: Object.keys(known) as (keyof typeof known)[] }).map((fields) => {
    const seed = { contact: {}, isResolved: false };
    const lead = newLead(seed, { id: id as LeadId, showId, now: 0, staff: null });
    const own = { pictures: [`${id}-picture`], appointments: [`${id}-meeting`], actions: ['scan', 'appointment'] };
    return { ...lead, ...own, ...fields } as unknown as Lead; // every field was made with values of its kind
  });
