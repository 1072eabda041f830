import { useRef, useState } from 'react';
import type { Search } from '#renderer/data/search.ts';
import { useStore } from '#renderer/data/StoreContext.tsx';
import { booth } from '#renderer/lib/booth.ts';
import { exportLeads } from './exportLeads.ts';
import { useLastFile } from './lastFile.ts';
import type { ExportEnd, ExportProgress, ExportRequest } from './exportLeads.ts';

/** How far an export is, and how the last one ended. */
export type Run = { readonly progress: ExportProgress | null; readonly end: ExportEnd | null };

export type ExportRun = {
  readonly run: Run;
  readonly isRunning: boolean;
  readonly begin: (request: ExportRequest) => Promise<void>;
  readonly stop: () => void;
};

/** One export at a time: begins it, follows it, stops it. */
export function useExportRun(search: Search): ExportRun {
  const store = useStore();
  const [run, setRun] = useState<Run>({ progress: null, end: null });
  const stop = useRef(new AbortController());
  const begin = async (request: ExportRequest): Promise<void> => {
    stop.current = new AbortController();
    setRun({ progress: { done: 0, total: 0 }, end: null });
    const end = await exportLeads({ store, booth, search }, request, {
      signal: stop.current.signal,
      onProgress: (progress) => setRun({ progress, end: null }),
    });
    if (end.ok) useLastFile.setState({ rows: end.value.rows });
    setRun({ progress: null, end });
  };
  return { run, isRunning: run.progress !== null && run.end === null, begin, stop: () => stop.current.abort() };
}
