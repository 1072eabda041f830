/** Where a picture stands in its window: `x`, `y` of its top left corner in px, and how large. */
export type View = { readonly scale: number; readonly x: number; readonly y: number };

type Point = readonly [number, number];
type Size = { readonly width: number; readonly height: number };
type Area = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

const LEAST = 0.02;
const MOST = 12;

/** Shows an area of the picture whole, in the middle of the window. */
export function fitView(area: Area, { width, height }: Size): View {
  const [across, down] = [Math.max(1, area.right - area.left), Math.max(1, area.bottom - area.top)];
  const scale = Math.min(MOST, Math.max(LEAST, Math.min(width / across, height / down)));
  return { scale, x: (width - across * scale) / 2 - area.left * scale, y: (height - down * scale) / 2 - area.top * scale };
}

/** Larger or smaller; what is under `at` (px of the window) stays there. */
export function zoomView(view: View, by: number, at: Point): View {
  const scale = Math.min(MOST, Math.max(LEAST, view.scale * by));
  const [x, y] = pointAt(view, at);
  return { scale, x: at[0] - x * scale, y: at[1] - y * scale };
}

/** Moved by so many px. */
export const moveView = (view: View, by: Point): View => ({ ...view, x: view.x + by[0], y: view.y + by[1] });

/** The point of the picture that is at a point of the window. */
export const pointAt = ({ scale, x, y }: View, at: Point): Point => [(at[0] - x) / scale, (at[1] - y) / scale];
