import { recordConsents } from '#renderer/data/consents.ts';
import type { ConsentAnswer } from '#renderer/data/consents.ts';
import { confirmField, editContact } from '#renderer/data/editContact.ts';
import { readLead } from '#renderer/data/leads.ts';
import { keepMedia } from '#renderer/data/media.ts';
import type { Store } from '#renderer/data/store.ts';
import { PURPOSES } from '#shared/domain/consentWording.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { KeptMedia } from '#shared/domain/interaction.ts';
import { readBase64 } from '#shared/formats/bytes.ts';
import type { SheetWording, VisitorDraft, VisitorSheet } from '#shared/ipc/visitor.ts';
import { correctionsOf } from './visitorSheet.ts';

/** Nobody by this id: the lead was never there, or is gone. */
export class NoLeadError extends Error {
  override readonly name = 'NoLeadError';
}

/** The answers that were given, each with the words it was given to. Pure. */
export const answersOf = (draft: Pick<VisitorDraft, 'answers'>, wording: SheetWording): ConsentAnswer[] =>
  PURPOSES.flatMap((purpose) => {
    const given = draft.answers[purpose];
    const { version } = wording.questions[purpose];
    return given === undefined ? [] : [{ purpose, given, method: 'screen', wordingVersion: version, language: wording.language }];
  });

/** The bytes of the drawn signature, kept sealed; undefined when nothing was drawn. It proves answers, so without answers it is not kept. */
export async function keepSignature(
  store: Store,
  { signature }: Pick<VisitorDraft, 'signature'>,
  answers: readonly ConsentAnswer[],
): Promise<KeptMedia | undefined> {
  if (signature === null || answers.length === 0) return undefined;
  const bytes = Uint8Array.from(readBase64(signature.slice(signature.indexOf(',') + 1)));
  return keepMedia(store, { blob: new Blob([bytes], { type: 'image/png' }), name: 'signature.png' });
}

/** What the visitor confirmed: for whom, what they saw, and how they left it. */
export type Confirmed = {
  readonly leadId: LeadId;
  readonly country: string;
  readonly sheet: VisitorSheet;
  readonly shown: VisitorDraft;
  readonly draft: VisitorDraft;
};

/**
 * Saves what a visitor confirmed on their screen: corrected fields, fields they left (no longer in doubt), answers with the very words
 * they were asked in, the signature. Fields they did not touch stay as staff may have changed them meanwhile. Saved again after a
 * failure, nothing is written twice but answers that were saved already. Resolves when all of it is on the disk.
 */
export async function saveVisitor(store: Store, { leadId, country, sheet, shown, draft }: Confirmed): Promise<void> {
  if ((await readLead(store, leadId)) === undefined) throw new NoLeadError('visitor: no lead');
  const { changed, confirmed } = correctionsOf(shown, draft);
  for (const field of changed) await editContact(store, leadId, { field, value: draft[field], country });
  for (const field of confirmed) await confirmField(store, leadId, { field });
  const answers = answersOf(draft, sheet.wordings[draft.language]);
  const signature = await keepSignature(store, draft, answers);
  await recordConsents(store, leadId, { answers, ...(signature === undefined ? {} : { signature }) });
}
