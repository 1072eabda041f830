import { notifications } from '@mantine/notifications';
import i18next, { t } from 'i18next';
import type { Store } from '#renderer/data/store.ts';
import { booth } from '#renderer/lib/booth.ts';
import type { AppointmentId, LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import type { DraftFault } from '#shared/ipc/files.ts';
import type { Result } from '#shared/lib/result.ts';
import { calendarPaper, followUpPaper, invitationPaper, openInvitation, openPaper } from './openMail.ts';
import type { MailAsk, MailFault, MailPaper } from './openMail.ts';
import { saveText } from './saveInvitation.ts';

type Desk = { readonly store: Store; readonly show: Show };

const askOf = (desk: Desk): MailAsk => ({ ...desk, fallback: i18next.resolvedLanguage === 'fr' ? 'fr' : 'en' });

const say = (message: string, color: 'teal' | 'orange' | 'red'): void => void notifications.show({ message, color, autoClose: 8_000 });

/** Says what became of a mail; when nothing here opens mails it is saved as a file instead. */
async function tell(opened: Result<null, DraftFault | MailFault>, paper: () => Promise<Result<MailPaper, MailFault>>): Promise<boolean> {
  if (opened.ok) {
    say(t('invite.opened'), 'teal');
    return true;
  }
  if (opened.error === 'no-program') {
    const written = await paper();
    say(t('invite.fault.no-program'), 'orange');
    return written.ok && saveText({ ...written.value, kind: 'eml' });
  }
  say(t(`invite.fault.${opened.error}`), opened.error === 'no-address' || opened.error === 'refused' ? 'orange' : 'red');
  return false;
}

/** Opens the mail about an appointment in the mail program and says what became of it; resolves with whether it is before the person. */
export async function openInvite(desk: Desk, id: AppointmentId): Promise<boolean> {
  const ask = askOf(desk);
  return tell(await openInvitation(ask, booth, id), () => invitationPaper(ask, id));
}

/** Opens the mail after a conversation in the mail program. */
export async function openFollowUp(desk: Desk, leadId: LeadId): Promise<boolean> {
  const ask = askOf(desk);
  const paper = await followUpPaper(ask, leadId);
  return tell(paper.ok ? await openPaper(booth, paper.value) : paper, () => Promise.resolve(paper));
}

/** Saves the calendar file of an appointment where the person wants it. */
export async function saveIcs(desk: Desk, id: AppointmentId): Promise<void> {
  const paper = await calendarPaper(askOf(desk), id);
  if (paper.ok) await saveText({ ...paper.value, kind: 'ics' });
  else say(t(`invite.fault.${paper.error}`), 'red');
}
