import { useEffect, useState } from 'react';
import { watchJudgedLeads } from '#renderer/data/judgedLeads.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import type { ShowId } from '#shared/domain/ids.ts';
import type { JudgedLead } from '#shared/domain/previewDefinitions.ts';

/** The leads of a show as they are judged, followed as they are saved; null until they are open. */
export function useJudgedLeads(showId: ShowId): readonly JudgedLead[] | null {
  const store = useStore();
  const [known, setKnown] = useState<{ readonly showId: ShowId; readonly leads: readonly JudgedLead[] } | null>(null);
  useEffect(() => watchJudgedLeads(store, showId, (leads) => setKnown({ showId, leads })), [store, showId]);
  return known?.showId === showId ? known.leads : null;
}
