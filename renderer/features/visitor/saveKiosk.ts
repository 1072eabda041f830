import { t } from 'i18next';
import { recordConsents } from '#renderer/data/consents.ts';
import type { Captured } from '#renderer/data/leads.ts';
import { updateLead } from '#renderer/data/leads.ts';
import type { Store } from '#renderer/data/store.ts';
import { saveNote } from '#renderer/data/timeline.ts';
import type { InteractionId } from '#shared/domain/ids.ts';
import type { Lead, LeadSeed } from '#shared/domain/lead.ts';
import { filledFrom } from '#shared/domain/samePerson.ts';
import type { Scan } from '#shared/domain/scan.ts';
import type { Show } from '#shared/domain/show.ts';
import { captureOf, differing, typedContact } from './kioskForm.ts';
import type { KioskForm } from './kioskForm.ts';
import { answersOf } from './saveVisitor.ts';
import { sheetOf } from './visitorSheet.ts';

/** The one road of captures (`features/capture/captureScan.ts`). */
export type SaveCapture = (scan: Scan, seed: LeadSeed) => Promise<Captured>;

/** Somebody we know already typed something: what was not known is filled in, what differs is noted, nothing is written over. */
async function addTyped(store: Store, { lead }: Captured, { form, show }: Registration): Promise<void> {
  const typed = typedContact(form, show.country);
  await updateLead(store, lead.id, { action: 'edit', change: (before) => ({ ...before, contact: filledFrom(before.contact, typed) }) });
  const words = differing(lead.contact, form).map((field) => form[field].trim());
  if (words.length === 0) return;
  // a fresh id for a note
  const id = store.newId() as InteractionId;
  await saveNote(store, { id, leadId: lead.id, text: t('visitor.kiosk.wrote', { words: words.join(' · ') }) });
}

/** A form as it was sent, and where. */
export type Registration = { readonly form: KioskForm; readonly show: Show };

/**
 * Saves a registration as a capture of its own kind: a new lead, or a visit of the one there is; then the interests and the answers,
 * each with the words it was given to. Resolves when all of it is on the disk.
 */
export async function saveKiosk(store: Store, registration: Registration, capture: SaveCapture): Promise<Lead['id']> {
  const { form, show } = registration;
  const { scan, seed } = captureOf(form, show.country);
  const captured = await capture(scan, seed);
  const { id } = captured.lead;
  if (!captured.isNew) await addTyped(store, captured, registration);
  if (form.interests.length > 0)
    await updateLead(store, id, {
      action: 'interests',
      change: (lead) => ({ ...lead, interests: [...new Set([...lead.interests, ...form.interests])] }),
    });
  const { wordings } = sheetOf(show, { visit: '', scheme: 'light' });
  await recordConsents(store, id, { answers: answersOf(form, wordings[form.language]) });
  return id;
}
