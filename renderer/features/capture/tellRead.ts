import type { Settled } from '#renderer/data/cards.ts';
import { nameOf } from '#shared/domain/lead.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import { useCapture } from './captureState.ts';
import { tellCaptured } from './deeds.ts';
import type { Capturing } from './deeds.ts';

/**
 * Tells whose card it was, when it was the last thing captured; a card of a folder, or one behind which the next visitor was already
 * scanned, is told by the lists alone.
 */
export function tellRead({ lead, isKnown }: Settled, savedAs: LeadId, capturing: Pick<Capturing, 'hasSound' | 'store'>): void {
  if (useCapture.getState().undoable?.leadId !== savedAs || nameOf(lead) === '') return;
  tellCaptured({ lead, isNew: !isKnown }, capturing);
}
