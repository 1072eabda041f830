import { settleMemos } from '#renderer/features/leads/memoRecording.ts';
import { settleNotes } from '#renderer/features/leads/noteDraft.ts';
import { settlePlan } from '#renderer/features/plan/usePlan.ts';
import { settleForms } from '#renderer/features/setup/liveForm.ts';

/** What is typed or spoken and not on the disk yet, on its way there; null when there is nothing. */
export function settleAll(): Promise<unknown> | null {
  const left = [settleNotes(), settleMemos(), settleForms(), settlePlan()].filter((work) => work !== null);
  return left.length === 0 ? null : Promise.allSettled(left);
}
