import { useState } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import type { CardPrint } from '#shared/domain/cardPrint.ts';
import { wordsIn } from './reviewOrder.ts';
import { moveView, pointAt } from './view.ts';
import type { View } from './view.ts';

type Point = readonly [number, number];
type Drag =
  | { readonly kind: 'pan'; readonly from: Point; readonly view: View }
  | { readonly kind: 'words'; readonly from: Point; readonly to: Point };

/** Where the mouse is in what listens to it, px. */
export const pointIn = ({ clientX, clientY, currentTarget }: MouseEvent): Point => {
  const { left, top } = currentTarget.getBoundingClientRect();
  return [clientX - left, clientY - top];
};

type Props = {
  readonly view: View;
  readonly print: CardPrint | undefined;
  readonly onMove: (view: View) => void;
  readonly onTake: (words: readonly number[], isAdding: boolean) => void;
};

/** The hand on a picture: from a word it marks words until it is lifted, from elsewhere it moves the picture. */
export function useHand({ view, print, onMove, onTake }: Props) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const marked = drag?.kind === 'words' && print !== undefined ? wordsIn(print, drag.from, drag.to) : [];
  const events = {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const from = pointIn(event);
      const point = pointAt(view, from);
      const isWord = print !== undefined && wordsIn(print, point, point).length > 0;
      setDrag(isWord ? { kind: 'words', from: point, to: point } : { kind: 'pan', from, view });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      const at = pointIn(event);
      if (drag?.kind === 'words') setDrag({ ...drag, to: pointAt(view, at) });
      if (drag?.kind === 'pan') onMove(moveView(drag.view, [at[0] - drag.from[0], at[1] - drag.from[1]]));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>): void => {
      // from where it is lifted, not from what was drawn last: a quick hand is ahead of the screen
      if (drag?.kind === 'words' && print !== undefined) onTake(wordsIn(print, drag.from, pointAt(view, pointIn(event))), event.shiftKey);
      setDrag(null);
    },
    onPointerCancel: (): void => setDrag(null),
    // the field that has the focus keeps it
    onMouseDown: (event: MouseEvent): void => event.preventDefault(),
  };
  return { events, drawn: marked, isPanning: drag?.kind === 'pan' };
}
