import { useEffect, useRef } from 'react';
import type { PointerEvent as ReactPointerEvent } from 'react';
import type { Column } from './agendaColumns.ts';
import type { Entry } from './agendaEntries.ts';
import { setMoving, useAgenda } from './agendaState.ts';
import type { Moving } from './agendaState.ts';
import { snapTo } from './dayAxis.ts';

/** Pixels a hand may tremble before a press is a drag. */
const TREMBLE = 5;
/** Pixels from an edge within which the grid scrolls under the hand. */
const EDGE = 36;

type Point = Pick<PointerEvent, 'clientX' | 'clientY'>;
type Grid = { readonly columns: readonly Column[]; readonly zone: string; readonly step: number };

/** Where in time a point of the screen is: the column under it (or the nearest one) and the instant, not yet snapped. */
export function timeAt({ clientX, clientY }: Point, columns: readonly Column[]): { column: Column; at: number } | null {
  let nearest: { column: Column; at: number; away: number } | null = null;
  for (const column of columns) {
    const box = document.querySelector(`[data-column="${CSS.escape(column.key)}"]`)?.getBoundingClientRect();
    if (box === undefined) continue;
    const away = Math.max(box.left - clientX, clientX - box.right, 0);
    const part = (clientY - box.top) / box.height;
    const at = column.axis.startsAt + part * (column.axis.endsAt - column.axis.startsAt);
    if (nearest === null || away < nearest.away) nearest = { column, at, away };
  }
  return nearest;
}

const stopIt = (event: MouseEvent): void => event.stopPropagation();

/** The click that ends a drag is none. */
function swallowClick(): void {
  window.addEventListener('click', stopIt, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', stopIt, { capture: true }), 0);
}

function scrollAlong(target: Element | null, { clientY }: Point): void {
  const box = target?.getBoundingClientRect();
  if (target === null || box === undefined) return;
  if (clientY > box.bottom - EDGE) target.scrollTop += 10;
  else if (clientY < box.top + EDGE * 2) target.scrollTop -= 10;
}

/**
 * Dragging appointments to another time with mouse, pen or finger. `onDrop` hears where to; Escape, or the system taking the pointer away,
 * leaves everything as it was.
 */
export function useAgendaDrag({ columns, zone, step }: Grid, onDrop: (entry: Entry, to: Moving) => void) {
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  return (pressed: ReactPointerEvent, entry: Entry): void => {
    if (pressed.button !== 0 || useAgenda.getState().moving?.by === 'keys') return;
    const from = { clientX: pressed.clientX, clientY: pressed.clientY };
    const grabbedAt = timeAt(from, columns)?.at;
    if (grabbedAt === undefined) return;
    const held = grabbedAt - entry.startsAt;
    const frame = pressed.currentTarget.closest('[data-scroll]');
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const { signal } = stop;
    const end = (): void => {
      stop.abort();
      if (useAgenda.getState().moving?.by === 'hand') setMoving(null);
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerId !== pressed.pointerId) return;
      const isFar = Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > TREMBLE;
      const place = timeAt(event, columns);
      if (place === null || (!isFar && useAgenda.getState().moving === null)) return;
      scrollAlong(frame, event);
      const startsAt = snapTo(place.at - held, step, zone);
      setMoving({ id: entry.appointment.id, rep: place.column.rep ?? entry.appointment.rep, startsAt, by: 'hand' });
    };
    const drop = (event: PointerEvent): void => {
      if (event.pointerId !== pressed.pointerId) return;
      const { moving } = useAgenda.getState();
      end();
      if (moving === null || moving.by !== 'hand') return;
      swallowClick();
      onDrop(entry, moving);
    };
    window.addEventListener('pointermove', move, { signal });
    window.addEventListener('pointerup', drop, { signal });
    window.addEventListener('pointercancel', end, { signal });
    window.addEventListener('blur', end, { signal });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && end(), { signal, capture: true });
  };
}
