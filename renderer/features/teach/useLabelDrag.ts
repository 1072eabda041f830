import { useState } from 'react';
import type { PointerEvent } from 'react';
import type { BadgeField } from '#shared/domain/badgeFormat.ts';

/** A label under way: where it is, and over which column. */
export type LabelDrag = { readonly field: BadgeField; readonly x: number; readonly y: number; readonly over: number | null };

type Handlers = {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: () => void;
};

/** A press that moves less than this is a click, px. */
const STILL_PX = 6;

/** The column under a point: its cells carry `data-column`. */
function columnAt(x: number, y: number): number | null {
  const cell = document.elementFromPoint(x, y)?.closest('[data-column]');
  const place = Number(cell?.getAttribute('data-column') ?? Number.NaN);
  return Number.isInteger(place) ? place : null;
}

type Deeds = { readonly onDrop: (field: BadgeField, column: number) => void; readonly onClick: (field: BadgeField) => void };

/** Dragging labels onto columns with mouse, pen or finger; a press without a move is a click. */
export function useLabelDrag({ onDrop, onClick }: Deeds): {
  readonly drag: LabelDrag | null;
  readonly handlers: (field: BadgeField) => Handlers;
} {
  const [drag, setDrag] = useState<(LabelDrag & { readonly from: readonly [number, number] }) | null>(null);
  const handlers = (field: BadgeField): Handlers => ({
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ field, x: event.clientX, y: event.clientY, over: null, from: [event.clientX, event.clientY] });
    },
    onPointerMove: ({ clientX: x, clientY: y }) => setDrag((now) => (now === null ? null : { ...now, x, y, over: columnAt(x, y) })),
    onPointerUp: ({ clientX: x, clientY: y }) => {
      if (drag === null) return;
      const isStill = Math.hypot(x - drag.from[0], y - drag.from[1]) < STILL_PX;
      const over = columnAt(x, y);
      if (isStill) onClick(field);
      else if (over !== null) onDrop(field, over);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { drag, handlers };
}
