import { readEarlier } from '#renderer/data/earlier.ts';
import { discardLead } from '#renderer/data/leads.ts';
import type { Captured } from '#renderer/data/leads.ts';
import { playTone } from '#renderer/devices/sound.ts';
import type { Contact } from '#shared/domain/contact.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { saveCapture } from '#renderer/data/leads.ts';
import { finishContact } from '#shared/formats/finishContact.ts';
import { captureScan } from './captureScan.ts';
import type { CaptureContext } from './captureScan.ts';
import { feedbackOf, showFeedback, tellEarlier } from './captureState.ts';

/** What the screen wants after a capture: to open the lead, unless more are coming (rapid mode, a folder). */
export type Capturing = CaptureContext & { readonly hasSound: boolean; readonly onCaptured: (id: LeadId) => void };

/** Looks for the visitor at earlier shows, and says so beside the name. */
async function tellWhoCameBefore({ store }: Pick<Capturing, 'store'>, { lead }: Pick<Captured, 'lead'>): Promise<void> {
  const [last] = await readEarlier(store, lead);
  if (last !== undefined) tellEarlier(lead.id, last);
}

/** Tells a capture: tone, colour, name in large type; then whether the visitor came before. */
export function tellCaptured(captured: Pick<Captured, 'lead' | 'isNew'>, capturing: Pick<Capturing, 'hasSound' | 'store'>): void {
  const feedback = feedbackOf(captured);
  showFeedback(feedback);
  if (capturing.hasSound) playTone(feedback.kind === 'new' ? 'good' : feedback.kind === 'again' ? 'again' : 'unknown');
  void tellWhoCameBefore(capturing, captured);
}

/** Saves a scan, tells it, and hands the lead on. A save that fails is told in red and thrown on. */
export async function takeScan(capturing: Capturing, scan: Scan): Promise<Captured[]> {
  try {
    const all = await captureScan(capturing, scan);
    const last = all.at(-1);
    if (last !== undefined) {
      tellCaptured(last, capturing);
      capturing.onCaptured(last.lead.id);
    }
    return all;
  } catch (error) {
    showFeedback({ kind: 'failed', name: scan.text.slice(0, 40), company: '', visits: 0, leadId: null });
    if (capturing.hasSound) playTone('error');
    throw error;
  }
}

export type Typed = { readonly name: string; readonly company: string; readonly email: string; readonly phone: string };

/** What was typed, as a contact; undefined when every field is empty. */
export function contactOf({ name, company, email, phone }: Typed, country: string): Contact | undefined {
  const typed: Contact = {
    ...(name.trim() === '' ? {} : { formattedName: name.trim() }),
    ...(company.trim() === '' ? {} : { organization: [company.trim()] }),
    ...(email.trim() === '' ? {} : { emails: [{ value: email.trim(), kind: 'work' }] }),
    ...(phone.trim() === '' ? {} : { phones: [{ value: phone.trim(), kind: 'work' }] }),
  };
  return Object.keys(typed).length === 0 ? undefined : finishContact(typed, { country });
}

/** Saves a visitor typed by hand, as a capture of its own kind. */
export async function takeTyped(capturing: Capturing, typed: Typed): Promise<Captured | undefined> {
  const contact = contactOf(typed, capturing.country);
  if (contact === undefined) return undefined;
  const scan: Scan = { source: 'manual', text: Object.values(typed).filter(Boolean).join('\n') };
  const captured = await saveCapture(capturing.store, { showId: capturing.showId, scan, seed: { contact, isResolved: true } });
  tellCaptured(captured, capturing);
  capturing.onCaptured(captured.lead.id);
  return captured;
}

/** Takes a capture back: out of every list and count, still in the history. */
export const undoCapture = async (capturing: Pick<Capturing, 'store'>, id: LeadId): Promise<void> => {
  await discardLead(capturing.store, id);
};
