import { z } from 'zod';

/** A rectangle on the desktop, in device-independent pixels. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** window.json: where the window was. */
export const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive(), isMaximized: z.boolean() });
export type Bounds = z.output<typeof Bounds>;

export const LEAST = { width: 720, height: 540 };
const USUAL = { width: 1280, height: 840 };
/** A title bar shorter than this cannot be caught with a mouse. */
const CATCH = 80;

const widthShown = (box: Box, area: Box): number => Math.min(box.x + box.width, area.x + area.width) - Math.max(box.x, area.x);

/** True when enough of the window's top edge lies on the display to be dragged. */
const isCaught = (box: Box, area: Box): boolean =>
  widthShown(box, area) >= CATCH && box.y >= area.y && box.y + CATCH <= area.y + area.height;

/** Where to open: as saved when a display still shows it, else the usual size, placed by the system. */
export function fitBounds(saved: Bounds | null, areas: readonly Box[]): Partial<Box> & { readonly width: number; readonly height: number } {
  const area = saved === null ? undefined : areas.find((candidate) => isCaught(saved, candidate));
  if (saved === null || area === undefined) return USUAL;
  return {
    x: saved.x,
    y: saved.y,
    width: Math.max(LEAST.width, Math.min(saved.width, area.width)),
    height: Math.max(LEAST.height, Math.min(saved.height, area.height)),
  };
}
