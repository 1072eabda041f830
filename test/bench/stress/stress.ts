import type { Grey } from '#renderer/devices/pixels.ts';
import { newChance, type Chance } from './chance.ts';
import { defocus, grain, light, shine, smear, squeeze } from './harm.ts';
import { printCode, type Printed } from './print.ts';
import { FRAME, holdCode, paintBooth, type Hold } from './scene.ts';

/** What is wrong with a frame. `cut`: part of the code is outside the picture, so that it may stay unread but not be misread. */
export const TROUBLES = [
  'plain',
  'perspective',
  'rotated',
  'defocus',
  'motion',
  'noise',
  'glare',
  'faint',
  'uneven',
  'small',
  'jpeg',
  'cut',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** One made webcam scene: what is in it and what is wrong with it. The same spec draws the same frames on every machine. */
export type Spec = { readonly set: string; readonly kind: Printed; readonly trouble: Trouble; readonly seed: number };

/** A scene before the camera: the text in it, and its frames one after the other, each with new noise and a hand's tremor. */
export type Scene = { readonly text: string; readonly frame: (at: number) => Grey };

const ODD = 7919;

/** The scenes of a run, `share` of the full list: 360 QR codes, 120 Aztec and Data Matrix, 120 PDF417 and 120 Code 128 tilted. */
export function listStress(share: number): readonly Spec[] {
  const list = (set: string, kinds: readonly Printed[], count: number): Spec[] =>
    Array.from({ length: Math.round(count * share) }, (_, i) => ({
      set,
      kind: kinds[i % kinds.length] ?? 'qrcode',
      trouble: set.endsWith('tilted') ? 'rotated' : (TROUBLES[Math.floor(i / kinds.length) % TROUBLES.length] ?? 'plain'),
      seed: ODD * (i + 1) + set.length,
    }));
  return [
    ...list('QR', ['qrcode'], 360),
    ...list('Aztec, Data Matrix', ['azteccode', 'datamatrix'], 120),
    ...list('PDF417 tilted', ['pdf417'], 120),
    ...list('Code 128 tilted', ['code128'], 120),
  ];
}

/** Draws a scene. Each frame costs a few milliseconds to some tens. */
export function newScene({ kind, trouble, seed }: Spec): Scene {
  const chance = newChance(seed);
  const text = writeText(kind, chance);
  const print = printCode(kind, text);
  const hold = holdFor(print, { kind, trouble }, chance);
  const picture = paintBooth(chance);
  holdCode(picture, print, hold);
  const harmed = harm(picture, { trouble, hold, print }, chance);
  const sigma = trouble === 'noise' ? chance.between(20, 44) : chance.between(1.5, 6);
  const step = trouble === 'jpeg' ? chance.between(40, 90) : 0;
  return {
    text,
    frame: (at) => {
      const noisy = grain(harmed, sigma, newChance(seed + 31 * (at + 1)));
      return step > 0 ? squeeze(noisy, step) : noisy;
    },
  };
}

const NAMES = ['Orla Venn', 'Tibor Halasz', 'Maren Quist', 'Ines Aldaba', 'Pavol Streck', 'Yuki Omori'];
const FIRMS = ['Ixworthy Couplings', 'Pallet Days', 'Norrkvist Valves', 'Calder & Roe'];

function writeText(kind: Printed, chance: Chance): string {
  const id = `B${chance.whole(100_000, 999_999)}`;
  const name = NAMES[chance.whole(0, NAMES.length)] ?? '';
  const firm = FIRMS[chance.whole(0, FIRMS.length)] ?? '';
  if (kind === 'code128') return `${id}-${chance.whole(10, 99)}`;
  if (kind === 'datamatrix' || kind === 'azteccode') return `${id};${name};${firm}`;
  if (kind === 'pdf417') return `${id};${name};${firm};${name.toLowerCase().replace(' ', '.')}@fair.example`;
  const card = `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${name.replace(' ', ';')}\r\nORG:${firm}\r\nTEL:+4930${chance.whole(1_000_000, 9_999_999)}\r\nEND:VCARD`;
  return chance.between(0, 1) < 0.5 ? card : `${id};${name};${firm}`;
}

function holdFor(print: Grey, { kind, trouble }: Pick<Spec, 'kind' | 'trouble'>, chance: Chance): Hold {
  const tilt = (30 * Math.PI) / 180;
  const isBars = kind === 'pdf417' || kind === 'code128';
  const size = { plain: [3, 6], small: [1.25, 1.9], defocus: [3, 5], motion: [3, 5] } as const;
  const [low, high] = isBars ? [1.8, 3.2] : trouble in size ? size[trouble as keyof typeof size] : [2.4, 4.5]; // `in` has shown it
  const scale = Math.min(chance.between(low, high), 620 / print.height, 1000 / print.width);
  const reach = ((trouble === 'cut' ? 0.5 : 1) * print.width * scale) / 2;
  const x = trouble === 'cut' ? reach * chance.between(0.3, 1.2) : FRAME.width / 2 + chance.between(-120, 120);
  const lean = trouble === 'perspective' ? 0.95 : 0.15;
  const turn = trouble === 'rotated' ? (isBars ? tilt : Math.PI) : 0.12;
  return {
    scale,
    turn: chance.between(-turn, turn),
    tipX: chance.between(-lean, lean),
    tipY: chance.between(-lean, lean),
    x,
    y: FRAME.height / 2 + chance.between(-40, 40),
  };
}

type Harmed = { readonly trouble: Trouble; readonly hold: Hold; readonly print: Grey };

function harm(picture: Grey, { trouble, hold, print }: Harmed, chance: Chance): Grey {
  const lens = defocus(picture, chance.between(0.2, 0.8));
  switch (trouble) {
    case 'defocus':
      return defocus(lens, hold.scale * chance.between(0.25, 0.5));
    case 'motion':
      return smear(lens, hold.scale * chance.between(0.8, 1.9), chance.between(0, Math.PI));
    case 'glare': {
      const size = print.height * hold.scale;
      const off = (): number => chance.between(-0.6, 0.6) * size;
      return shine(lens, { x: hold.x + off(), y: hold.y + off(), radius: size * chance.between(0.1, 0.28) });
    }
    case 'faint':
      return light(lens, { from: 0.06, to: 0.1, lift: chance.between(60, 180) });
    case 'uneven':
      return light(lens, { from: chance.between(0.9, 1.3), to: chance.between(0.02, 0.1), lift: 12 });
    case 'plain':
    case 'perspective':
    case 'rotated':
    case 'noise':
    case 'small':
    case 'jpeg':
    case 'cut':
      return lens;
  }
}
