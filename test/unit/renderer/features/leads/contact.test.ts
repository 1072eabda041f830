import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId, ShowId } from '#shared/domain/ids.ts';
import { newLead } from '#shared/domain/lead.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { CONTACT_FIELDS, FIELD_ORDER, isDoubted, nextDoubt } from '#shared/domain/contactFields.ts';
import { confirmField, editContact, withTyped } from '#renderer/data/editContact.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const SHOW = 'show-1' as ShowId;
const context = { id: 'lead-1' as LeadId, showId: SHOW, now: 1, staff: null };

describe('a contact is typed over', () => {
  it('gives back in each field what was written into it, and leaves the others alone', () => {
    const words = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_ORDER.filter((field) => !/[23]$/.test(field))), words, words, (field, value, other) => {
        const before: Contact = {
          givenName: other,
          familyName: other,
          organization: [other, 'Unit'],
          emails: [{ value: other, kind: 'home' }],
          addresses: [{ city: other }],
        };
        const after = CONTACT_FIELDS[field].write(before, value);
        expect(CONTACT_FIELDS[field].read(after)).toBe(value);
        for (const rest of FIELD_ORDER)
          if (rest !== field) expect(CONTACT_FIELDS[rest].read(after)).toBe(CONTACT_FIELDS[rest].read(before));
      }),
    );
  });

  it('an emptied field is gone, not empty', () => {
    const contact: Contact = {
      givenName: 'Vera',
      formattedName: 'Vera',
      emails: [{ value: 'a@b.org', kind: 'work' }],
      addresses: [{ city: 'Lyon' }],
    };
    const emptied = FIELD_ORDER.reduce((rest, field) => CONTACT_FIELDS[field].write(rest, ''), contact);
    expect(emptied).toEqual({});
  });

  it('splits a name in one piece, and writes it whole again when a part is corrected', () => {
    const contact: Contact = { formattedName: 'Vera van Beispiel' };
    expect(CONTACT_FIELDS.family.read(contact)).toBe('van Beispiel');
    expect(CONTACT_FIELDS.given.write(contact, 'Wera')).toEqual({
      givenName: 'Wera',
      familyName: 'van Beispiel',
      formattedName: 'Wera van Beispiel',
    });
  });

  it('keeps the kind of a corrected phone and reads its number for the show’s country', () => {
    const lead = newLead({ contact: { phones: [{ value: '0612', kind: 'mobile' }] }, isResolved: true }, context);
    const { contact } = withTyped(lead, { field: 'phone', value: '06 12 34 56 78', country: 'FR' });
    expect(contact.phones).toEqual([{ value: '06 12 34 56 78', kind: 'mobile', e164: '+33612345678' }]);
  });
});

describe('doubted fields', () => {
  it('are asked one after the other in the order of the page, until none is left', () => {
    let lead = newLead({ contact: {}, confidence: { emails: 0.4, name: 0.6, title: 0.95 }, isResolved: true }, context);
    expect(nextDoubt(lead.toCheck)).toBe('given');
    lead = withTyped(lead, { field: 'given', value: 'Vera', country: 'FR' });
    expect(nextDoubt(lead.toCheck)).toBe('email');
    expect(isDoubted('title', lead.toCheck)).toBe(false);
    lead = withTyped(lead, { field: 'email', value: 'vera@example.org', country: 'FR' });
    expect(nextDoubt(lead.toCheck)).toBeUndefined();
  });

  it('confirmed and corrected ones are in the history, field by field; nothing typed writes nothing', async () => {
    const { store } = await newTestStore();
    const seed = {
      contact: { emails: [{ value: 'vera@gmial.com', kind: 'work' as const }] },
      confidence: { emails: 0.5 },
      isResolved: true,
    };
    const { lead } = await saveCapture(store, { showId: SHOW, scan: { source: 'camera', text: 'x' }, seed });
    await editContact(store, lead.id, { field: 'email', value: ' vera@gmial.com ', country: 'FR' });
    expect((await readTimeline(store, lead.id)).history).toHaveLength(1);
    await confirmField(store, lead.id, { field: 'email' });
    expect((await readLead(store, lead.id))?.toCheck).toEqual([]);
    await editContact(store, lead.id, { field: 'email', value: 'vera@gmail.com', country: 'FR' });
    const { history } = await readTimeline(store, lead.id);
    expect(history.at(-1)).toMatchObject({ action: 'edit', changes: [{ field: 'email', from: 'vera@gmial.com', to: 'vera@gmail.com' }] });
    expect((await readLead(store, lead.id))?.contact.emails?.[0]).not.toHaveProperty('suggestion');
  });

  it('an unknown badge is resolved once somebody types who it is', () => {
    const lead = newLead({ contact: {}, badgeCode: '007', isResolved: false }, context);
    expect(withTyped(lead, { field: 'city', value: 'Lyon', country: 'FR' }).isResolved).toBe(false);
    expect(withTyped(lead, { field: 'family', value: 'Beispiel', country: 'FR' }).isResolved).toBe(true);
  });
});
