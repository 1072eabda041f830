import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignAll, assignProposed, giveLead, takeBack } from '#renderer/data/owners.ts';
import type { Given } from '#renderer/data/owners.ts';
import { useSearch } from '#renderer/data/SearchContext.tsx';
import type { LeadRow } from '#renderer/data/searchRow.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { StaffId } from '#shared/domain/ids.ts';
import type { OwnerProposal } from '#shared/domain/routing.ts';
import type { Show } from '#shared/domain/show.ts';
import { rememberDone } from './followupState.ts';

export type OwnerDeeds = {
  /** How far accepting all is, in percent; null while it does not run. */
  readonly progress: number | null;
  readonly accept: (row: LeadRow, proposal: OwnerProposal) => Promise<void>;
  readonly give: (row: LeadRow, owner: StaffId) => Promise<void>;
  readonly acceptAll: () => Promise<void>;
  readonly stop: () => void;
};

/** What can be done about leads without an owner; each deed can be taken back. */
export function useOwnerDeeds(show: Show): OwnerDeeds {
  const { t } = useTranslation();
  const store = useStore();
  const search = useSearch();
  const [progress, setProgress] = useState<number | null>(null);
  const running = useRef<AbortController>(null);
  const told = (given: readonly Given[], words: string): void => {
    if (given.length > 0) rememberDone({ words, undo: () => takeBack(store, given) });
  };
  const words = (row: LeadRow, owner: StaffId): string =>
    t('followup.done.owned', { lead: row.name || t('leads.unnamed'), name: show.staff.find(({ id }) => id === owner)?.name ?? '' });
  return {
    progress,
    accept: async (row, proposal) => told(await assignProposed(store, new Map([[row.id, proposal]])), words(row, proposal.owner)),
    give: async (row, owner) => {
      const given = await giveLead(store, { leadId: row.id, owner });
      if (given !== null) told([given], words(row, owner));
    },
    acceptAll: async () => {
      if (progress !== null) return;
      const control = new AbortController();
      running.current = control;
      setProgress(0);
      const onProgress = (done: number, all: number): void => setProgress((100 * done) / Math.max(1, all));
      const given = await assignAll(store, search, { show, signal: control.signal, onProgress });
      setProgress(null);
      told(given, t('followup.done.all', { count: given.length }));
    },
    stop: () => running.current?.abort(),
  };
}
