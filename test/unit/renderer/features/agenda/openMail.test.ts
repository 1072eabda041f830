import { describe, expect, test } from 'vitest';
import { bookAppointment } from '#renderer/data/appointments.ts';
import { recordConsents } from '#renderer/data/consents.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { readRecord } from '#renderer/data/read.ts';
import { calendarPaper, followUpPaper, nextMailOf, openInvitation } from '#renderer/features/agenda/openMail.ts';
import type { MailAsk, MailCalls } from '#renderer/features/agenda/openMail.ts';
import type { StaffId } from '#shared/domain/ids.ts';
import { isDrafted } from '#shared/domain/interaction.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { HOUR } from '#shared/lib/time.ts';
import { someAppointment, someLead, someShow } from '#test/unit/shared/crm/someLeads.ts';
import { newTestStore, NINE } from '#test/unit/renderer/data/testStore.ts';

const REP = 'staff-1' as StaffId; // the show's own rep

function newProgram(answer: Awaited<ReturnType<MailCalls['draftOpen']>> = ok(null)) {
  const opened: { name: string; text: string }[] = [];
  const calls: MailCalls = {
    draftOpen: ({ name, bytes }) => {
      if (answer.ok) opened.push({ name, text: new TextDecoder().decode(bytes) });
      return Promise.resolve(answer);
    },
  };
  return { opened, calls };
}

async function newBooked(email: string | undefined) {
  const { store } = await newTestStore();
  const emails = email === undefined ? {} : { emails: [{ value: email, kind: 'work' as const }] };
  const seed = { contact: { formattedName: 'Nora Lind', ...emails }, isResolved: true };
  const { lead } = await saveCapture(store, { showId: someShow.id, scan: { source: 'manual', text: 'Nora Lind' }, seed });
  const slot = { rep: REP, startsAt: NINE + HOUR, endsAt: NINE + 2 * HOUR };
  const booked = await bookAppointment(store, { leadId: lead.id, slot, kind: 'call', title: 'Call', place: '', zone: 'UTC' });
  if (!booked.ok) throw new Error(booked.error);
  const ask: MailAsk = { store, show: someShow, fallback: 'fr' };
  return { store, lead, id: booked.value.id, ask };
}

describe('the invitation in the mail program', () => {
  test('is opened with the words of its kind, and that it is open is kept', async () => {
    const { store, id, ask } = await newBooked('nora@lind.example');
    const { opened, calls } = newProgram();
    expect((await openInvitation(ask, calls, id)).ok).toBe(true);
    expect(opened[0]?.name).toMatch(/^Notre appel : lundi 16 mars 2026/u);
    expect(opened[0]?.text).toContain('To: Nora Lind <nora@lind.example>');
    const after = await readRecord(store, 'appointments', id);
    expect(after && isDrafted(after)).toBe(true);
  });

  test('is not opened without an address to write to: the calendar file is there to be given another way', async () => {
    for (const email of [undefined, 'nora at lind', 'a@b.example>\r\nBcc: x@y.example']) {
      const { store, id, ask, lead } = await newBooked(email);
      const { opened, calls } = newProgram();
      expect(await openInvitation(ask, calls, id)).toMatchObject({ ok: false, error: 'no-address' });
      expect(await followUpPaper(ask, lead.id)).toMatchObject({ ok: false, error: 'no-address' });
      expect(opened).toEqual([]);
      expect((await readRecord(store, 'appointments', id))?.drafted).toBeUndefined();
      const paper = await calendarPaper(ask, id);
      expect(paper.ok && paper.value.text).toContain('METHOD:REQUEST');
    }
  });

  test('who does not want e-mails, or no more, gets no follow-up mail, but is still told of what was booked', async () => {
    const { store, id, ask, lead } = await newBooked('nora@lind.example');
    const answer = { purpose: 'email', method: 'spoken', wordingVersion: '1', language: 'en' } as const;
    await recordConsents(store, lead.id, { answers: [{ ...answer, given: true }] });
    expect((await followUpPaper(ask, lead.id)).ok).toBe(true);
    await recordConsents(store, lead.id, { answers: [{ ...answer, given: false }] });
    expect(await followUpPaper(ask, lead.id)).toMatchObject({ ok: false, error: 'refused' });
    expect((await openInvitation(ask, newProgram().calls, id)).ok).toBe(true);
  });

  test('a computer that opens no mails is said, and nothing passes for opened', async () => {
    const { store, id, ask } = await newBooked('nora@lind.example');
    expect(await openInvitation(ask, newProgram(fail('no-program')).calls, id)).toMatchObject({ ok: false, error: 'no-program' });
    expect((await readRecord(store, 'appointments', id))?.drafted).toBeUndefined();
  });

  test('the one key opens the mail of what was booked last, and of nothing that is past or known', () => {
    const base = someAppointment(someLead(1));
    const late = { ...base, bookedAt: base.bookedAt + 1 };
    expect(nextMailOf([base, late], base.bookedAt)).toBe(late);
    expect(nextMailOf([base], base.endsAt)).toBeUndefined();
    expect(nextMailOf([{ ...base, told: { sequence: base.sequence, method: 'REQUEST', at: 1, by: null } }], base.bookedAt)).toBeUndefined();
  });
});
