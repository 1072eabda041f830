import { describe } from 'vitest';
import { listOf, objectOf } from '#test/fakes/call.ts';
import { living, tableOf } from '#test/fakes/table.ts';
import type { Row } from '#test/fakes/table.ts';
import { tellMerged, tellStories } from './stories.ts';
import { contactOf } from './vendorCase.ts';
import type { Hanging, VendorCase } from './vendorCase.ts';

/** Things that hang from a person carry our key in a text. */
const hanging = (table: string, field: string, parent: (row: Row) => unknown): Hanging => ({
  table,
  find: (fake, key) => living(tableOf(fake.tables, table)).filter(({ fields }) => String(fields[field]).includes(key)),
  parent: (_, row) => parent(row),
});

const pipedrive: VendorCase = {
  vendor: 'pipedrive',
  // a search finds a new person only after some seconds
  fake: { deletedAs: 'flag', searchLagMs: 20_000 },
  settings: () => ({ domain: 'acme.pipedrive.com' }),
  secret: (fake) => fake.oauth.grant().access,
  isOauth: false,
  faultIn: 10,
  expected: (item) => {
    const { email, mobile } = contactOf(item);
    return {
      name: item.lead.contact.formattedName,
      emails: [{ value: email, primary: true, label: 'work' }],
      ...(mobile === undefined ? {} : { phones: [{ value: mobile, primary: true, label: 'work' }] }),
    };
  },
  appointments: hanging('activities', 'note', ({ fields }) => objectOf(listOf(fields['participants'])[0])['person_id']),
  notes: hanging('notes', 'content', ({ fields }) => fields['person_id']),
  pictures: hanging('files', 'name', ({ fields }) => fields['person_id']),
  promises: null,
  moved: { subject: 'Moved', due_date: '2026-03-17', due_time: '11:00' },
  theirs: { marketing_status: 'subscribed', name: 'Visitor Dix Dupré' },
  bad: {
    lead: (lead) => ({ ...lead, facts: { competitor: 'boiling' } }),
    mapping: { marketing_status: { from: 'competitor', as: 'choice' } },
    field: 'marketing_status',
    words: /Invalid enum value/u,
    // no call of Pipedrive takes several: it is looked for in two ways, then a person, a lead and the conversation are made
    most: 502,
  },
  pick: { field: 'marketing_status', hot: 'subscribed', there: 'subscribed' },
};

tellStories(pipedrive);

describe('pushing to pipedrive, where somebody deleted does not answer at all', () => {
  tellMerged({ ...pipedrive, fake: { deletedAs: '404' } });
});
