import { beforeEach, describe, expect, it } from 'vitest';
import { editContact } from '#renderer/data/editContact.ts';
import { readLead, saveCapture } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { readTimeline } from '#renderer/data/timeline.ts';
import { NoLeadError, saveVisitor } from '#renderer/features/visitor/saveVisitor.ts';
import { correctionsOf, draftOf, sheetOf } from '#renderer/features/visitor/visitorSheet.ts';
import { beginVisit, changeVisit, endVisit, useVisitor } from '#renderer/features/visitor/visitorState.ts';
import type { Visit } from '#renderer/features/visitor/visitorState.ts';
import { confirmVisit } from '#renderer/features/visitor/confirmVisit.ts';
import { takeMessage } from '#renderer/features/visitor/takeMessage.ts';
import type { LeadId, ShowId, StaffId } from '#shared/domain/ids.ts';
import { consentOf } from '#shared/domain/lead.ts';
import type { Lead } from '#shared/domain/lead.ts';
import { firstWording } from '#shared/domain/sampleShow.ts';
import { FromVisitor, ToVisitor } from '#shared/ipc/visitor.ts';
import { newTestStore } from '#test/unit/renderer/data/testStore.ts';

const STAFF = 'staff-1' as StaffId;
const show = { name: 'Pallet Days', company: 'Ixworthy', consentWording: firstWording };
const VISIT = '0190a3b4-1111-7222-8333-0123456789ab';
const PNG = 'data:image/png;base64,iVBORw0KGgo=';
const sheet = sheetOf(show, { visit: VISIT, scheme: 'light' });

let store: Store;
let lead: Lead;

const now = async (): Promise<Lead> => {
  const found = await readLead(store, lead.id);
  if (found === undefined) throw new Error('the lead is gone');
  return found;
};

const visitOf = (): Visit => {
  const shown = draftOf(lead, 'en');
  return { leadId: lead.id, country: 'GB', name: 'Vera', sheet, shown, draft: shown, step: 'form', where: 'here' };
};

beforeEach(async () => {
  ({ store } = await newTestStore({ staff: STAFF }));
  const seed = {
    contact: {
      givenName: 'Vera',
      familyName: 'Beispiel',
      organization: ['Beispiel Pumps'],
      emails: [{ value: 'vera@beispiel.example', kind: 'work' as const }],
    },
    confidence: { company: 0.4, emails: 0.5 },
    isResolved: true,
  };
  ({ lead } = await saveCapture(store, { showId: 'show-1' as ShowId, scan: { source: 'camera', text: 'x' }, seed }));
  endVisit();
  useVisitor.setState({ visit: null, kept: new Map() });
});

describe('what a visitor sees', () => {
  it('is their data and the questions in both languages, nothing else of the lead', () => {
    const draft = draftOf(lead, 'en');
    expect(draft).toEqual({
      language: 'en',
      given: 'Vera',
      family: 'Beispiel',
      company: 'Beispiel Pumps',
      email: 'vera@beispiel.example',
      phone: '',
      answers: {},
      signature: null,
    });
    expect(sheet.wordings.fr.questions.email.question).toBe('Vous pouvez m’écrire par e-mail au sujet de cet échange.');
    expect(JSON.stringify(sheet)).not.toContain(STAFF);
  });

  it('passes the check of the window it is sent to, whatever a badge held', () => {
    const hostile = { ...lead, contact: { ...lead.contact, organization: ['x'.repeat(100_000)], formattedName: '<b>"\u0000' } };
    const draft = draftOf(hostile, 'en');
    expect(ToVisitor.safeParse({ kind: 'show', sheet, draft }).success).toBe(true);
    expect(FromVisitor.safeParse({ kind: 'confirm', visit: VISIT, draft }).success).toBe(true);
    expect(FromVisitor.safeParse({ kind: 'confirm', visit: VISIT, draft: { ...draft, signature: 'data:text/html,x' } }).success).toBe(
      false,
    );
    expect(FromVisitor.safeParse({ kind: 'confirm', visit: VISIT, draft, more: 1 }).success).toBe(false);
  });

  it('begins with the answers that stand, so that confirming them proves them', async () => {
    await saveVisitor(store, { ...visitOf(), draft: { ...visitOf().draft, answers: { email: true, partners: false } } });
    expect(draftOf(await now(), 'en').answers).toEqual({ email: true, partners: false });
  });
});

describe('what a visitor confirms', () => {
  it('is saved: corrections, answers with the words they were given to, the signature, and what they left is no longer in doubt', async () => {
    expect(lead.toCheck.length).toBeGreaterThan(0);
    const draft = {
      ...draftOf(lead, 'en'),
      language: 'fr' as const,
      phone: '020 7946 0018',
      answers: { email: true, call: false },
      signature: PNG,
    };
    await saveVisitor(store, { ...visitOf(), draft });
    const after = await now();
    expect(after.contact.phones?.[0]).toMatchObject({ value: '020 7946 0018', e164: '+442079460018' });
    expect(after.toCheck).toEqual([]);
    expect(consentOf(after, 'email')).toMatchObject({ given: true, method: 'screen', language: 'fr', wordingVersion: '1', by: STAFF });
    expect(consentOf(after, 'call')).toMatchObject({ given: false });
    expect(consentOf(after, 'newsletter')).toBeUndefined();
    expect(consentOf(after, 'email')?.signature).toBeDefined();
    const { history } = await readTimeline(store, lead.id);
    expect(history.map(({ action }) => action)).toEqual(['capture', 'edit', 'edit', 'edit', 'consent']);
  });

  it('does not undo what staff changed meanwhile in a field the visitor left alone', async () => {
    const visit = visitOf();
    await editContact(store, lead.id, { field: 'company', value: 'Beispiel Holding', country: 'GB' });
    await saveVisitor(store, { ...visit, draft: { ...visit.draft, email: 'v@beispiel.example' } });
    const after = await now();
    expect(after.contact.organization).toEqual(['Beispiel Holding']);
    expect(after.contact.emails?.[0]?.value).toBe('v@beispiel.example');
    expect(correctionsOf(visit.shown, visit.draft).changed).toEqual([]);
  });

  it('keeps no signature without an answer that it proves', async () => {
    await saveVisitor(store, { ...visitOf(), draft: { ...visitOf().draft, signature: PNG } });
    expect((await now()).consents).toEqual([]);
    expect(await store.db.media.count()).toBe(0);
  });

  it('is saved once, however often the button is pressed', async () => {
    beginVisit(visitOf());
    const draft = { ...visitOf().draft, answers: { email: true } };
    const both = await Promise.all([confirmVisit(store, VISIT, draft), confirmVisit(store, VISIT, draft)]);
    expect(both).toEqual([true, false]);
    expect((await now()).consents).toHaveLength(1);
    expect(useVisitor.getState().visit?.step).toBe('thanks');
  });

  it('stays on the screen when it cannot be saved', async () => {
    beginVisit({ ...visitOf(), leadId: 'nobody' as LeadId });
    await expect(confirmVisit(store, VISIT, { ...visitOf().draft, phone: '1' })).rejects.toBeInstanceOf(NoLeadError);
    expect(useVisitor.getState().visit).toMatchObject({ step: 'failed', draft: { phone: '1' } });
  });
});

describe('a screen that goes away', () => {
  it('keeps what was typed for the next time, and forgets it once it is confirmed', () => {
    beginVisit(visitOf());
    changeVisit(VISIT, { draft: { ...visitOf().draft, phone: '123' } });
    endVisit();
    expect(useVisitor.getState().visit).toBeNull();
    beginVisit({ ...visitOf(), where: 'second' });
    expect(useVisitor.getState().visit).toMatchObject({ where: 'second', draft: { phone: '123' }, shown: { phone: '' } });
    changeVisit(VISIT, { step: 'thanks' });
    endVisit();
    beginVisit(visitOf());
    expect(useVisitor.getState().visit?.draft.phone).toBe('');
  });

  it('hears no word about another visit', () => {
    beginVisit(visitOf());
    changeVisit('0190a3b4-1111-7222-8333-ffffffffffff', { draft: { ...visitOf().draft, phone: '666' } });
    expect(useVisitor.getState().visit?.draft.phone).toBe('');
  });

  it('shows in the visitor’s own window what the program says of this visit, and nothing of another', () => {
    const draft = draftOf(lead, 'en');
    const shown = takeMessage(null, { kind: 'show', sheet, draft });
    expect(shown).toMatchObject({ step: 'form', draft });
    expect(takeMessage(shown, { kind: 'saved', visit: '0190a3b4-1111-7222-8333-ffffffffffff' })).toBe(shown);
    expect(takeMessage(shown, { kind: 'failed', visit: VISIT })?.step).toBe('failed');
    expect(takeMessage(shown, { kind: 'saved', visit: VISIT })?.step).toBe('thanks');
  });
});
