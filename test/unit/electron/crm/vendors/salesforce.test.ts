import { living, tableOf } from '#test/fakes/table.ts';
import { tellStories } from './stories.ts';
import { contactOf, signedIn } from './vendorCase.ts';
import type { Hanging } from './vendorCase.ts';

/** Things that hang from a lead carry our key in a text. */
const hanging = (table: string, field: string, parent: string): Hanging => ({
  table,
  find: (fake, key) => living(tableOf(fake.tables, table)).filter(({ fields }) => String(fields[field]).includes(key)),
  parent: (_, row) => row.fields[parent],
});

tellStories({
  vendor: 'salesforce',
  settings: () => ({ domain: 'acme.my.salesforce.com', clientId: 'client-of-the-tests' }),
  secret: signedIn,
  isOauth: true,
  expected: (item) => {
    const { email, company, jobTitle, city } = contactOf(item);
    return {
      Email: email,
      Company: company,
      LastName: 'Dupré',
      ...(jobTitle === undefined ? {} : { Title: jobTitle }),
      ...(city === undefined ? {} : { City: city }),
    };
  },
  appointments: hanging('Event', 'Description', 'WhoId'),
  notes: hanging('Task', 'Description', 'WhoId'),
  pictures: hanging('ContentVersion', 'PathOnClient', 'FirstPublishLocationId'),
  promises: null,
  moved: { Subject: 'Moved', StartDateTime: '2026-03-17T11:00:00.000Z' },
  theirs: { Status: 'Working - Contacted', State: 'Rhône', City: 'Villeurbanne' },
  bad: {
    lead: (lead) => ({ ...lead, contact: { ...lead.contact, emails: [{ value: 'no address', kind: 'work' }] } }),
    field: 'Email',
    words: /invalid email/u,
    most: 16,
  },
  pick: { field: 'Industry', hot: 'Electronics', there: 'Electronics' },
});
