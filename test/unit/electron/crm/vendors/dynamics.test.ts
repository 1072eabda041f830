import { living, tableOf } from '#test/fakes/table.ts';
import { tellStories } from './stories.ts';
import { contactOf, signedIn } from './vendorCase.ts';
import type { Hanging } from './vendorCase.ts';

/** What hangs from a lead has an id made of our key: the same key, the same id. The tests know things by what they say. */
const hanging = (table: string, parent: string, isIt: (fields: Readonly<Record<string, unknown>>, number: string) => boolean): Hanging => ({
  table,
  find: (fake, key) => living(tableOf(fake.tables, table)).filter(({ fields }) => isIt(fields, String(Number(key.slice(-12))))),
  parent: (_, row) => row.fields[parent],
});

tellStories({
  vendor: 'dynamics',
  settings: (fake) => ({ domain: 'acme.crm4.dynamics.com', clientId: '00000000-0000-4000-8000-00000000c11e', login: fake.url }),
  secret: signedIn,
  isOauth: true,
  expected: (item) => {
    const { email, company, jobTitle, city } = contactOf(item);
    return {
      emailaddress1: email,
      companyname: company,
      lastname: 'Dupré',
      leadsourcecode: 7,
      ...(jobTitle === undefined ? {} : { jobtitle: jobTitle }),
      ...(city === undefined ? {} : { address1_city: city }),
    };
  },
  appointments: hanging(
    'appointments',
    '_regardingobjectid_value',
    ({ subject }, number) => subject === `Demo for Visitor ${number} Dupré`,
  ),
  notes: hanging('annotations', '_objectid_value', ({ notetext }, number) => String(notetext).endsWith(`\nNumber ${number}`)),
  pictures: hanging('annotations', '_objectid_value', ({ filename }, number) =>
    String(filename).endsWith(`${number.padStart(12, '0')}.jpg`),
  ),
  promises: null,
  moved: { subject: 'Moved', scheduledstart: '2026-03-17T11:00:00.000Z' },
  theirs: { statuscode: 2, address1_stateorprovince: 'Rhône', address1_city: 'Villeurbanne' },
  bad: {
    lead: (lead) => ({ ...lead, contact: { ...lead.contact, emails: [{ value: `${'x'.repeat(90)}@atelier.example`, kind: 'work' }] } }),
    field: 'emailaddress1',
    words: /exceeded the maximum allowed length of '100'/u,
    // no call of Dataverse takes several leads and says which is bad: one call each, and the list of the fields
    most: 103,
  },
  pick: { field: 'need', wrong: '77', hot: '0', there: 0 },
  atOnce: 2,
});
