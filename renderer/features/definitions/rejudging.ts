import { notifications } from '@mantine/notifications';
import { t } from 'i18next';
import { create } from 'zustand';
import { rejudgeLeads, saveDefinitions, undoDefinitions } from '#renderer/data/definitions.ts';
import type { RejudgeOptions } from '#renderer/data/definitions.ts';
import type { Store } from '#renderer/data/store.ts';
import { definitionsOf } from '#shared/domain/definitions.ts';
import type { DefinitionsContent } from '#shared/domain/definitions.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { dropDraft } from './draftState.ts';

type Job = { readonly showId: ShowId; readonly done: number; readonly total: number };

/** The leads being judged again; it goes on while other screens are in view. */
export const useRejudging = create<{ job: Job | null }>(() => ({ job: null }));

let stop: AbortController | null = null;

/** Ends the judging under way; what was judged stays, the rest keeps its version. */
export const stopRejudging = (): void => stop?.abort();

/** Runs one judging at a time and keeps its progress in view. */
async function inView<T>(showId: ShowId, work: (options: RejudgeOptions) => Promise<T>): Promise<T | undefined> {
  if (useRejudging.getState().job !== null) return undefined;
  const mine = new AbortController();
  stop = mine;
  useRejudging.setState({ job: { showId, done: 0, total: 0 } });
  try {
    return await work({ signal: mine.signal, onProgress: (progress) => useRejudging.setState({ job: { showId, ...progress } }) });
  } finally {
    useRejudging.setState({ job: null });
  }
}

const tell = (message: string): void => void notifications.show({ color: 'teal', autoClose: 8_000, message });

/** Keeps the content as the show's next version, for leads from now on; the form is clean afterwards. */
export async function applyToNew(store: Store, show: Show, content: DefinitionsContent): Promise<void> {
  const held = await saveDefinitions(store, show.id, content);
  dropDraft();
  if (held !== undefined) tell(t('definitions.applied', { version: held.version }));
}

/** Judges the leads of the show by the definitions that hold, in view, and says what came of it. */
export async function judgeAgain(store: Store, show: Show): Promise<void> {
  const report = await inView(show.id, (options) => rejudgeLeads(store, show.id, options));
  if (report !== undefined) tell(t(report.isWhole ? 'definitions.judged' : 'definitions.judgedPart', { count: report.judged }));
}

/** Keeps the content as the next version and judges the leads of the show by it. */
export async function applyToAll(store: Store, show: Show, content: DefinitionsContent): Promise<void> {
  if (useRejudging.getState().job !== null) return;
  const held = await saveDefinitions(store, show.id, content);
  dropDraft();
  if (held !== undefined) await judgeAgain(store, show);
}

/** Takes the last change back, with the leads that were judged by it, and says what came of it; what is being written stays. */
export async function undoChange(store: Store, show: Show): Promise<void> {
  const before = definitionsOf(show).version;
  const undone = await inView(show.id, (options) => undoDefinitions(store, show.id, options));
  if (undone === undefined) return;
  tell(t(undone.leads.isWhole ? 'definitions.undone' : 'definitions.undonePart', { count: undone.leads.judged, version: before }));
}
