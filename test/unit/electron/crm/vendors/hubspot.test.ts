import { findBy, living, tableOf } from '#test/fakes/table.ts';
import type { Fake } from '#test/fakes/startFake.ts';
import type { Row } from '#test/fakes/table.ts';
import { tellStories } from './stories.ts';
import { contactOf } from './vendorCase.ts';
import type { Hanging } from './vendorCase.ts';

const keyed =
  (table: string): Hanging['find'] =>
  (fake, key) => {
    const row = findBy(tableOf(fake.tables, table), fake.keyField, key);
    return row === undefined ? [] : [row];
  };

/** The contact at the other end of the one association. */
const contactOfRow =
  (table: string) =>
  (fake: Fake, row: Row): unknown => {
    const ends = living(tableOf(fake.tables, 'associations')).filter(({ fields }) => fields['from'] === `${table}/${row.id}`);
    return ends.map(({ fields }) => String(fields['to']).slice('contacts/'.length)).join(' ');
  };

const hanging = (table: string): Hanging => ({ table, find: keyed(table), parent: contactOfRow(table) });

tellStories({
  vendor: 'hubspot',
  settings: () => ({}),
  secret: (fake) => fake.oauth.grant().access,
  isOauth: false,
  expected: (item) => {
    const { email, company, jobTitle, city } = contactOf(item);
    return {
      email,
      company,
      lastname: 'Dupré',
      ...(jobTitle === undefined ? {} : { jobtitle: jobTitle }),
      ...(city === undefined ? {} : { city }),
    };
  },
  appointments: hanging('meetings'),
  notes: hanging('notes'),
  pictures: hanging('notes'),
  promises: null,
  moved: { hs_meeting_title: 'Moved', hs_meeting_start_time: '2026-03-17T11:00:00.000Z' },
  theirs: { hs_lead_status: 'IN_PROGRESS', state: 'Rhône', city: 'Villeurbanne' },
  bad: {
    lead: (lead) => ({ ...lead, contact: { ...lead.contact, emails: [{ value: 'no address', kind: 'work' }] } }),
    field: 'email',
    words: /invalid/u,
    most: 16,
  },
  pick: { field: 'hs_lead_status', hot: 'OPEN_DEAL', there: 'OPEN_DEAL' },
});
