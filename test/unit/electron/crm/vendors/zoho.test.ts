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
  vendor: 'zoho',
  settings: (fake) => ({ datacenter: 'eu', clientId: '1000.CLIENTOFTHETESTS', login: fake.url }),
  secret: signedIn,
  isOauth: true,
  expected: (item) => {
    const { email, company, jobTitle, city } = contactOf(item);
    return {
      Email: email,
      Company: company,
      Last_Name: 'Dupré',
      Lead_Source: 'Trade Show',
      ...(jobTitle === undefined ? {} : { Designation: jobTitle }),
      ...(city === undefined ? {} : { City: city }),
    };
  },
  appointments: hanging('Events', 'Description', 'What_Id'),
  notes: hanging('Notes', 'Note_Content', 'Parent_Id'),
  pictures: hanging('Attachments', 'File_Name', 'Parent_Id'),
  promises: null,
  moved: { Event_Title: 'Moved', Start_DateTime: '2026-03-17T11:00:00+00:00' },
  theirs: { Lead_Status: 'Contacted', State: 'Rhône', City: 'Villeurbanne' },
  bad: {
    lead: (lead) => ({ ...lead, contact: { ...lead.contact, emails: [{ value: 'no address', kind: 'work' }] } }),
    field: 'Email',
    words: /invalid data/u,
    most: 16,
  },
  pick: { field: 'Rating', hot: 'Active', there: 'Active' },
});
