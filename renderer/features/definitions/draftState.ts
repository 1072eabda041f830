import { create } from 'zustand';
import { contentOf, definitionsOf } from '#shared/domain/definitions.ts';
import type { DefinitionsContent } from '#shared/domain/definitions.ts';
import type { ShowId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';

export type DefinitionsTab = 'score' | 'target' | 'words' | 'quadrant' | 'versions';

type Draft = { readonly showId: ShowId; readonly content: DefinitionsContent };

/** What is being written and where on the screen; kept while a lead is looked at, gone with the program. */
export const useDraft = create<{ draft: Draft | null; tab: DefinitionsTab }>(() => ({ draft: null, tab: 'score' }));

/** Turns to a tab. */
export const showTab = (tab: DefinitionsTab): void => useDraft.setState({ tab });

/** Throws away what was written and not applied. */
export const dropDraft = (): void => useDraft.setState({ draft: null });

/** Puts content into the form: that of a file or of an earlier version. */
export const takeContent = (showId: ShowId, content: DefinitionsContent): void =>
  useDraft.setState({ draft: { showId, content }, tab: 'score' });

const contentFor = (draft: Draft | null, show: Show): DefinitionsContent =>
  draft?.showId === show.id ? draft.content : contentOf(definitionsOf(show));

export type Drafting = {
  readonly content: DefinitionsContent;
  /** Something differs from the definitions that hold. */
  readonly isChanged: boolean;
  readonly change: (change: (content: DefinitionsContent) => DefinitionsContent) => void;
};

/** The definitions in the form: what was written so far, else those that hold. */
export function useDrafting(show: Show): Drafting {
  const draft = useDraft((state) => state.draft);
  const content = contentFor(draft, show);
  const held = JSON.stringify(contentOf(definitionsOf(show)));
  return {
    content,
    isChanged: JSON.stringify(content) !== held,
    change: (change) =>
      useDraft.setState(({ draft: before }) => {
        const next = change(contentFor(before, show));
        // typed back to what holds: nothing is being written, so the form follows what holds from now on
        return { draft: JSON.stringify(next) === held ? null : { showId: show.id, content: next } };
      }),
  };
}
