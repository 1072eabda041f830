import { create } from 'zustand';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Draft } from '#shared/domain/questionEdits.ts';
import type { Show } from '#shared/domain/show.ts';

type Drafts = { readonly [K in ShowId]?: Draft };

/** Forms that are being changed, one a show: kept while one looks at another screen, until they are saved or dropped. */
export const useQuestionDrafts = create<{ drafts: Drafts }>(() => ({ drafts: {} }));

/** The questions of a show as they are on the disk. */
export const savedQuestions = ({ questionnaire }: Pick<Show, 'questionnaire'>): Draft => questionnaire?.questions ?? [];

/** Keeps a changed form. */
export const keepDraft = (id: ShowId, draft: Draft): void =>
  useQuestionDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [id]: draft } }));

/** Drops what was changed, or forgets it because it is saved. */
export const dropDraft = (id: ShowId): void => useQuestionDrafts.setState(({ drafts: { [id]: _gone, ...drafts } }) => ({ drafts }));
