import { useState } from 'react';
import type { PointerEvent } from 'react';

/** A row under way: which one, and before which place (0 … number of rows) it would be put. */
export type RowDrag = { readonly id: string; readonly to: number };

type Handlers = {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
};

/** The place between rows nearest to a height on the screen, px: rows carry `data-row`, in order. */
function placeAt(y: number): number {
  const middles = [...document.querySelectorAll('[data-row]')].map((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  });
  return middles.filter((middle) => middle < y).length;
}

/** Dragging rows to another place with mouse, pen or finger. `onDrop` hears the place among all rows, the dragged one taken out. */
export function useRowDrag(ids: readonly string[], onDrop: (id: string, to: number) => void) {
  const [drag, setDrag] = useState<RowDrag | null>(null);
  const handlers = (id: string): Handlers => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, to: ids.indexOf(id) });
    },
    onPointerMove: ({ clientY }) => setDrag((now) => (now === null ? null : { ...now, to: placeAt(clientY) })),
    onPointerUp: () => {
      if (drag === null) return;
      const from = ids.indexOf(id);
      const to = drag.to > from ? drag.to - 1 : drag.to;
      setDrag(null);
      if (to !== from) onDrop(id, to);
    },
    onPointerCancel: () => setDrag(null),
  });
  /** Where the mark of the place is drawn at a row. */
  const overOf = (id: string): 'before' | 'after' | undefined => {
    const at = ids.indexOf(id);
    if (drag === null || drag.id === id) return undefined;
    if (drag.to === at) return 'before';
    return drag.to === ids.length && at === ids.length - 1 ? 'after' : undefined;
  };
  return { drag, handlers, overOf };
}
