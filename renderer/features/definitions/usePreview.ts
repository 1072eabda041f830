import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { DefinitionsContent } from '#shared/domain/definitions.ts';
import { moveOf, previewOf } from '#shared/domain/previewDefinitions.ts';
import type { JudgedLead, Move, Preview } from '#shared/domain/previewDefinitions.ts';

/** Pause after the last key before leads are judged, milliseconds. */
const REST_MS = 200;
/** Leads judged between two breaths of the screen: 5,000 take 60 ms in all, so a breath is 3 ms off. */
const LEADS_A_TIME = 200;

type Judging = { readonly leads: readonly JudgedLead[]; readonly content: DefinitionsContent };

async function previewAll({ leads, content }: Judging, signal: AbortSignal): Promise<Preview | null> {
  const moves: Move[] = [];
  for (let at = 0; at < leads.length; at += LEADS_A_TIME) {
    for (const lead of leads.slice(at, at + LEADS_A_TIME)) {
      const move = moveOf(lead, content);
      if (move !== null) moves.push(move);
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    if (signal.aborted) return null;
  }
  return previewOf(moves);
}

/**
 * What the content would do to the leads, a moment after the last change of it: judged in memory, a few at a time, so that typing stays
 * smooth whatever their number. Null while it is not known, and when `content` is.
 */
export function usePreview(leads: readonly JudgedLead[] | null, content: DefinitionsContent | null): Preview | null {
  const [written] = useDebouncedValue(content === null ? null : JSON.stringify(content), REST_MS);
  const [known, setKnown] = useState<{ readonly preview: Preview; readonly of: string } | null>(null);
  useEffect(() => {
    if (leads === null || written === null) return undefined;
    const stop = new AbortController();
    // what was written three lines above
    void previewAll({ leads, content: JSON.parse(written) as DefinitionsContent }, stop.signal).then((preview) => {
      if (preview !== null) setKnown({ preview, of: written });
    });
    return () => stop.abort();
  }, [leads, written]);
  return content !== null && known?.of === JSON.stringify(content) ? known.preview : null;
}
