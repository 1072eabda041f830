import { markTold } from '#renderer/data/appointments.ts';
import { readRecord } from '#renderer/data/read.ts';
import type { Store } from '#renderer/data/store.ts';
import type { Appointment } from '#shared/domain/interaction.ts';
import type { Show } from '#shared/domain/show.ts';
import { invitationMail, mailLanguageOf } from '#shared/formats/mailDraft.ts';
import type { MailLanguage } from '#shared/formats/mailText.ts';
import type { DraftFault } from '#shared/ipc/files.ts';
import { fail } from '#shared/lib/result.ts';
import type { Result } from '#shared/lib/result.ts';

/** The call to main that mails need (part of `Booth`). */
export type MailCalls = { readonly draftOpen: (input: { name: string; bytes: Uint8Array }) => Promise<Result<null, DraftFault>> };

const ALARM_MINUTES = 15;

/**
 * Puts the mail that an appointment needs before the person, in their own mail program. It is theirs to send: `tellSent` notes that they
 * did. Fails when nothing on this computer opens mails; the lead may be gone too.
 */
export async function openInvitation(
  { store, booth }: { readonly store: Store; readonly booth: MailCalls },
  { appointment, show, fallback }: { readonly appointment: Appointment; readonly show: Show; readonly fallback: MailLanguage },
): Promise<Result<null, DraftFault | 'no-lead'>> {
  const lead = await readRecord(store, 'leads', appointment.leadId);
  if (lead === undefined) return fail('no-lead');
  const language = mailLanguageOf(lead, fallback);
  const { name, eml } = invitationMail(appointment, { lead, show, language, now: store.now(), alarmMinutes: ALARM_MINUTES });
  return booth.draftOpen({ name, bytes: new TextEncoder().encode(eml) });
}

/** Notes that the mail about an appointment, as it was when it was opened, was sent. */
export const tellSent = (store: Store, { id, sequence, cancelledAt }: Appointment): Promise<void> =>
  markTold(store, id, { sequence, method: cancelledAt === undefined ? 'REQUEST' : 'CANCEL' });
