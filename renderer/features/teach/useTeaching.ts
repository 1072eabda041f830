import { useMemo, useState } from 'react';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { useLive } from '#renderer/data/useLive.ts';
import type { BadgeFormat, BadgeLayout, BadgePlan } from '#shared/domain/badgeFormat.ts';
import type { LeadId } from '#shared/domain/ids.ts';
import type { Show } from '#shared/domain/show.ts';
import { proposeBadgeFormat } from '#shared/formats/badge/learn.ts';
import { isTeachable } from '#shared/formats/badge/teachable.ts';
import { chooseExamples, readCandidates, readKnown, readWaiting } from './examples.ts';

/** What a badge is being taught with: the examples at hand, how they are read, and how to change either. */
export type Teaching = {
  readonly examples: readonly string[];
  /** Other scans that may serve. */
  readonly others: readonly string[];
  readonly waiting: readonly string[];
  readonly plan: BadgePlan;
  readonly setPlan: (plan: BadgePlan) => void;
  /** Forgets what was changed by hand; splits as `layout` says when one is given. */
  readonly propose: (layout?: BadgeLayout) => void;
  readonly add: (text: string) => void;
  readonly remove: (text: string) => void;
};

export type TeachingOf = { readonly show: Show; readonly leadId: LeadId | null; readonly format: BadgeFormat | null };

/** Follows the scans of the show while a badge is taught; what a person changed stays when more badges come in. */
export function useTeaching({ show, leadId, format }: TeachingOf): Teaching | undefined {
  const store = useStore();
  const [since] = useState(() => store.now());
  const [draft, setDraft] = useState<BadgePlan | null>(format);
  const [layout, setLayout] = useState<BadgeLayout | null>(null);
  const [{ added, removed }, setChoice] = useState<{ added: readonly string[]; removed: readonly string[] }>({ added: [], removed: [] });
  const candidates = useLive((live) => readCandidates(live, show.id, leadId), [show.id, leadId]);
  const waiting = useLive((live) => readWaiting(live, show.id), [show.id]);
  const examples = useMemo(
    () => chooseExamples(candidates ?? [], { leadId, plan: format, since, added, removed }),
    [candidates, leadId, format, since, added, removed],
  );
  const known = useLive((live) => readKnown(live, show.id, examples), [show.id, examples]);
  const proposed = useMemo(
    () => proposeBadgeFormat(examples, { known: known ?? [], ...(layout === null ? {} : { layout }) }),
    [examples, known, layout],
  );
  if (candidates === undefined || waiting === undefined) return undefined;
  return {
    examples,
    others: candidates.map(({ text }) => text).filter((text) => isTeachable(text) && !examples.includes(text)),
    waiting,
    plan: draft ?? proposed,
    setPlan: setDraft,
    propose: (chosen) => {
      setLayout(chosen ?? null);
      setDraft(null);
    },
    add: (text) => setChoice((choice) => ({ added: [...choice.added, text], removed: choice.removed.filter((one) => one !== text) })),
    remove: (text) => setChoice((choice) => ({ added: choice.added.filter((one) => one !== text), removed: [...choice.removed, text] })),
  };
}
