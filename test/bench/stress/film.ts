import type { Grey } from '#renderer/devices/pixels.ts';
import { newChance } from './chance.ts';
import { defocus, grain, light, shine, smear } from './harm.ts';
import { printCode, type Printed } from './print.ts';
import { FRAME, holdCode, paintBooth, type Hold } from './scene.ts';

/** What keeps a badge in a hand from being read; `none`: a hand and a badge without a code. */
export type Plight = 'good' | 'blurred' | 'smeared' | 'glare' | 'tiny' | 'cut' | 'dark' | 'none';

/** A film of somebody who holds up a badge. */
export type Film = { readonly plight: Plight; readonly kind: Printed; readonly text: string; readonly seed: number };

/** Where a hand's tremor puts the badge, px; the frames go round through them. */
const TREMOR = [
  [0, 0],
  [3, 1],
  [5, -2],
  [2, -4],
  [-2, -2],
] as const;
const PIXELS_A_MODULE = 3.6;

/** The frames of a film, drawn as they are asked for; `at` counts them. */
export function newFilm({ plight, kind, text, seed }: Film): (at: number) => Grey {
  const chance = newChance(seed);
  const booth = paintBooth(chance);
  const print = printCode(kind, text);
  const bare: Grey = { ...print, data: print.data.map(() => 255) };
  const scale = plight === 'tiny' ? 1.05 : PIXELS_A_MODULE;
  const x = plight === 'cut' ? (print.width * scale) / 5 : FRAME.width / 2 + chance.between(-60, 60);
  const hold: Hold = { scale, turn: chance.between(-0.1, 0.1), tipX: 0.1, tipY: 0.1, x, y: FRAME.height / 2 };
  const frames = TREMOR.map(([dx, dy]) => {
    const picture: Grey = { ...booth, data: new Uint8Array(booth.data) };
    const held = { ...hold, x: hold.x + dx, y: hold.y + dy };
    holdCode(picture, plight === 'none' ? bare : print, held);
    return harm(defocus(picture, 0.4), plight, { hold: held, size: print.height * scale });
  });
  return (at) => grain(frames[at % frames.length] ?? booth, 3, newChance(seed + at));
}

function harm(picture: Grey, plight: Plight, { hold, size }: { readonly hold: Hold; readonly size: number }): Grey {
  switch (plight) {
    case 'blurred':
      return defocus(picture, hold.scale);
    case 'smeared':
      return smear(picture, 3.5 * hold.scale, 0.5);
    case 'glare':
      return shine(picture, { x: hold.x, y: hold.y, radius: size * 0.4 });
    case 'dark':
      return light(picture, { from: 0.06, to: 0.06, lift: 8 });
    case 'good':
    case 'tiny':
    case 'cut':
    case 'none':
      return picture;
  }
}
