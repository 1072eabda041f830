import { blur, type Grey } from '#renderer/devices/pixels.ts';
import type { Chance } from './chance.ts';

/** Out of focus by about `radius` pixels: three box means are close to a lens's disc. */
export function defocus(picture: Grey, radius: number): Grey {
  const whole = Math.floor(radius);
  const soft = whole === 0 ? picture : blur(blur(blur(picture, whole), whole), whole);
  const share = radius - whole;
  return share < 0.05 ? soft : mix(soft, blur(soft, 1), share);
}

function mix(a: Grey, b: Grey, share: number): Grey {
  return { ...a, data: a.data.map((value, i) => value * (1 - share) + (b.data[i] ?? 0) * share) };
}

/** Smeared along `angle` over `length` pixels, as by a hand that moves while the shutter is open. */
export function smear(picture: Grey, length: number, angle: number): Grey {
  const steps = Math.max(1, Math.round(length));
  const shifts = Array.from({ length: steps }, (_, i) => {
    const along = i - (steps - 1) / 2;
    return Math.round(Math.sin(angle) * along) * picture.width + Math.round(Math.cos(angle) * along);
  });
  const data = new Uint8Array(picture.data.length);
  for (let i = 0; i < data.length; i += 1) {
    let sum = 0;
    for (const shift of shifts) sum += picture.data[Math.min(data.length - 1, Math.max(0, i + shift))] ?? 0;
    data[i] = sum / steps;
  }
  return { ...picture, data };
}

/** A lamp mirrored by the badge's sleeve: white at (x, y), fading out over `radius` pixels. */
export function shine(picture: Grey, spot: { readonly x: number; readonly y: number; readonly radius: number }): Grey {
  const data = new Uint8Array(picture.data);
  for (let y = Math.max(0, Math.floor(spot.y - spot.radius)); y < Math.min(picture.height, spot.y + spot.radius); y += 1) {
    for (let x = Math.max(0, Math.floor(spot.x - spot.radius)); x < Math.min(picture.width, spot.x + spot.radius); x += 1) {
      const far = Math.hypot(x - spot.x, y - spot.y) / spot.radius;
      if (far >= 1) continue;
      const at = y * picture.width + x;
      data[at] = Math.min(255, (data[at] ?? 0) + 340 * (1 - far ** 2));
    }
  }
  return { ...picture, data };
}

/** Light that falls from one side: shades times `from` at the left … `to` at the right, round a mean grey of `lift`. */
export function light(picture: Grey, { from, to, lift }: { readonly from: number; readonly to: number; readonly lift: number }): Grey {
  const data = picture.data.map((value, i) => {
    const share = from + ((to - from) * (i % picture.width)) / picture.width;
    return Math.max(0, Math.min(255, lift + share * (value - lift)));
  });
  return { ...picture, data };
}

/** Sensor noise of `sigma` shades, new at each call. */
export function grain(picture: Grey, sigma: number, chance: Chance): Grey {
  const table = Int8Array.from({ length: 4096 }, () => Math.max(-127, Math.min(127, Math.round(chance.normal() * sigma))));
  const data = new Uint8Array(picture.data.length);
  let at = chance.whole(0, 4096);
  for (let i = 0; i < data.length; i += 1) {
    // a jump now and then, or the table shows as a pattern
    at = (i & 1023) === 0 ? chance.whole(0, 4096) : (at + 1) & 4095;
    data[i] = Math.max(0, Math.min(255, (picture.data[i] ?? 0) + (table[at] ?? 0)));
  }
  return { ...picture, data };
}

/** Cosines of the 8 × 8 transform of JPEG (ITU-T T.81, A.3.3). */
const cosines = Float32Array.from({ length: 64 }, (_, i) => {
  const [k, n] = [i >> 3, i & 7];
  return (k === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * n + 1) * k * Math.PI) / 16);
});

/** The blocks and rings of a JPEG whose coarsest steps are `step` shades (20 is a poor webcam): transform, round, transform back. */
export function squeeze(picture: Grey, step: number): Grey {
  const data = new Uint8Array(picture.data);
  const [block, half] = [new Float32Array(64), new Float32Array(64)];
  for (let y = 0; y + 8 <= picture.height; y += 8) {
    for (let x = 0; x + 8 <= picture.width; x += 8) {
      const at = (i: number): number => (y + (i >> 3)) * picture.width + x + (i & 7);
      for (let i = 0; i < 64; i += 1) block[i] = (picture.data[at(i)] ?? 0) - 128;
      transform(block, half, true);
      for (let i = 0; i < 64; i += 1) {
        const size = step * (0.5 + 0.25 * ((i >> 3) + (i & 7)));
        block[i] = Math.round((block[i] ?? 0) / size) * size;
      }
      transform(block, half, false);
      for (let i = 0; i < 64; i += 1) data[at(i)] = Math.max(0, Math.min(255, Math.round((block[i] ?? 0) + 128)));
    }
  }
  return { ...picture, data };
}

function transform(block: Float32Array, half: Float32Array, isForward: boolean): void {
  const weight = (k: number, n: number): number => cosines[isForward ? k * 8 + n : n * 8 + k] ?? 0;
  for (let i = 0; i < 64; i += 1) {
    let sum = 0;
    for (let n = 0; n < 8; n += 1) sum += weight(i & 7, n) * (block[(i & 56) + n] ?? 0);
    half[i] = sum;
  }
  for (let i = 0; i < 64; i += 1) {
    let sum = 0;
    for (let n = 0; n < 8; n += 1) sum += weight(i >> 3, n) * (half[n * 8 + (i & 7)] ?? 0);
    block[i] = sum;
  }
}
