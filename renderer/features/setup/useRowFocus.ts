import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** The focus in a table of lines: `go` puts it into the first field of a line, as soon as that line is there. */
export type RowFocus = { readonly table: RefObject<HTMLTableElement | null>; readonly go: (row: string) => void };

/** Moves the focus to lines that are marked `data-row`. */
export function useRowFocus(): RowFocus {
  const table = useRef<HTMLTableElement>(null);
  const [wanted, setWanted] = useState<{ readonly row: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(wanted.row)}"] [data-first]`)?.focus();
  }, [wanted]);
  return { table, go: (row) => setWanted({ row }) };
}
