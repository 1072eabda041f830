import type { Grey } from '#renderer/devices/pixels.ts';
import type { Chance } from './chance.ts';

/** Size of a webcam frame. */
export const FRAME = { width: 1280, height: 720 } as const;

/** How a badge is held: pixels a module, turned in the picture and tipped out of it (radians), its centre in the frame. */
export type Hold = {
  readonly scale: number;
  readonly turn: number;
  readonly tipX: number;
  readonly tipY: number;
  readonly x: number;
  readonly y: number;
};

/** Focal length of the made-up webcam in pixels: 65° across, as most have. */
const FOCAL = 1000;
const SAMPLES = 3;
const INK = 40;
const PAPER = 225;

/** A booth behind the badge: walls, posters with lines of print, lamps, a person. No code in it. */
export function paintBooth(chance: Chance): Grey {
  const data = new Uint8Array(FRAME.width * FRAME.height);
  const slope = chance.between(-40, 40);
  const base = chance.between(90, 150);
  for (let y = 0; y < FRAME.height; y += 1) {
    for (let x = 0; x < FRAME.width; x += 1) data[y * FRAME.width + x] = base + (slope * x) / FRAME.width + (30 * y) / FRAME.height;
  }
  const picture = { data, ...FRAME };
  for (let i = 0; i < 7; i += 1) paintPoster(picture, chance);
  return picture;
}

/** A poster or screen with a heading and lines of print. */
function paintPoster(picture: Grey, chance: Chance): void {
  const [left, top] = [chance.whole(-60, 1180), chance.whole(-60, 620)];
  const [width, height] = [chance.whole(80, 420), chance.whole(60, 320)];
  const [paper, ink] = [chance.whole(30, 250), chance.whole(10, 240)];
  fill(picture, { left, top, width, height }, paper);
  const line = chance.whole(6, 26);
  for (let y = top + line; y + line < top + height; y += 2 * line) {
    for (let x = left + line; x < left + width - 2 * line;) {
      const glyph = chance.whole(2, line);
      fill(picture, { left: x, top: y, width: glyph, height: Math.ceil(line * chance.between(0.5, 1)) }, ink);
      x += glyph + chance.whole(2, Math.ceil(line / 2) + 2);
    }
  }
}

function fill(picture: Grey, box: { left: number; top: number; width: number; height: number }, shade: number): void {
  const right = Math.min(picture.width, box.left + box.width);
  for (let y = Math.max(0, box.top); y < Math.min(picture.height, box.top + box.height); y += 1)
    picture.data.fill(shade, y * picture.width + Math.max(0, box.left), Math.max(0, y * picture.width + right));
}

/** Lays a printed code, with a hand's breadth of badge about it, over the picture (which it changes), as a lens would see it. */
export function holdCode(picture: Grey, print: Grey, hold: Hold): void {
  const back = newLens(hold);
  const reach = Math.hypot(print.width, print.height) * hold.scale * 0.9 + 60;
  const border = 30 / hold.scale;
  for (let y = Math.max(0, Math.floor(hold.y - reach)); y < Math.min(picture.height, hold.y + reach); y += 1) {
    for (let x = Math.max(0, Math.floor(hold.x - reach)); x < Math.min(picture.width, hold.x + reach); x += 1) {
      const [u, v] = back(x + 0.5, y + 0.5);
      const isBadge = Math.abs(u) <= print.width / 2 + border && Math.abs(v) <= print.height / 2 + border;
      if (isBadge) picture.data[y * picture.width + x] = PAPER - (PAPER - INK) * darkShare(print, back, [x, y]);
    }
  }
}

/** How much of a pixel is ink. */
function darkShare(print: Grey, back: Lens, [x, y]: Place): number {
  let dark = 0;
  for (let s = 0; s < SAMPLES * SAMPLES; s += 1) {
    const [u, v] = back(x + ((s % SAMPLES) + 0.5) / SAMPLES, y + (Math.floor(s / SAMPLES) + 0.5) / SAMPLES);
    const [column, row] = [Math.floor(u + print.width / 2), Math.floor(v + print.height / 2)];
    const isInside = column >= 0 && row >= 0 && column < print.width && row < print.height;
    if (isInside && print.data[row * print.width + column] === 0) dark += 1;
  }
  return dark / (SAMPLES * SAMPLES);
}

type Place = readonly [x: number, y: number];
type Lens = (x: number, y: number) => Place;

/** From a pixel of the frame to the place on the badge, in modules from its middle: the inverse of the pinhole projection of a plane. */
function newLens({ scale, turn, tipX, tipY, x: centreX, y: centreY }: Hold): Lens {
  const [ct, st, cx, sx, cy, sy] = [Math.cos(turn), Math.sin(turn), Math.cos(tipX), Math.sin(tipX), Math.cos(tipY), Math.sin(tipY)];
  // columns of Ry(tipY) · Rx(tipX) · Rz(turn): the badge's two axes in space
  const a = [cy * ct + sy * sx * st, cx * st, -sy * ct + cy * sx * st] as const;
  const b = [-cy * st + sy * sx * ct, cx * ct, sy * st + cy * sx * ct] as const;
  return (x, y) => {
    const [px, py] = [(x - centreX) / FOCAL, (y - centreY) / FOCAL];
    // u·a + v·b + (0, 0, F) is on the ray (px, py, 1): two equations in u and v
    const [m11, m12, m21, m22] = [a[0] - px * a[2], b[0] - px * b[2], a[1] - py * a[2], b[1] - py * b[2]];
    const det = m11 * m22 - m12 * m21;
    const [rx, ry] = [px * FOCAL, py * FOCAL];
    return [(rx * m22 - m12 * ry) / det / scale, (m11 * ry - rx * m21) / det / scale];
  };
}
