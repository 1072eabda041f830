import { blur, type Grey } from './pixels.ts';

/** Side of the squares that vote, in pixels. */
const BLOCK = 24;
/** One bin a degree; bars and their ends are at right angles, so angles count modulo 90. */
const BINS = 90;

/**
 * The angles (radians, between -45° and 45°) by which striped parts of the picture are tilted, strongest first, at most `limit`.
 * Squares of pixels whose edges all run one way vote (structure tensor, weighted by coherence): bars do, text and faces hardly.
 */
export function readTilts(picture: Grey, limit: number): readonly number[] {
  // Stair-steps along hard edges pull angles towards the axes.
  const soft = blur(picture, 2);
  const votes = new Float64Array(BINS);
  for (let y = 1; y + BLOCK < picture.height; y += BLOCK) {
    for (let x = 1; x + BLOCK < picture.width; x += BLOCK) vote(votes, soft, [x, y]);
  }
  const smooth = votes.map((_, i) =>
    [-2, -1, 0, 1, 2].reduce((sum, d) => sum + (votes[(i + d + BINS) % BINS] ?? 0) * (3 - Math.abs(d)), 0),
  );
  const found: number[] = [];
  while (found.length < limit) {
    const best = smooth.indexOf(Math.max(...smooth));
    if ((smooth[best] ?? 0) <= 0) break;
    found.push(toTilt(centre(votes, best)));
    for (let d = -6; d <= 6; d += 1) smooth[(best + d + BINS) % BINS] = 0;
  }
  return found;
}

function vote(votes: Float64Array, { data, width }: Grey, [left, top]: readonly [number, number]): void {
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let y = top; y < top + BLOCK; y += 1) {
    for (let i = y * width + left; i < y * width + left + BLOCK; i += 1) {
      const dx = (data[i + 1] ?? 0) - (data[i - 1] ?? 0);
      const dy = (data[i + width] ?? 0) - (data[i - width] ?? 0);
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
  }
  const energy = xx + yy;
  if (energy < BLOCK * BLOCK * 100) return;
  const coherence = Math.hypot(xx - yy, 2 * xy) / energy;
  const degrees = (Math.atan2(2 * xy, xx - yy) * 90) / Math.PI;
  const bin = ((Math.round(degrees) % BINS) + BINS) % BINS;
  votes[bin] = (votes[bin] ?? 0) + energy * coherence ** 4;
}

/** Centre of mass about the strongest bin: finer than a degree. */
function centre(votes: Float64Array, best: number): number {
  let sum = 0;
  let weighted = 0;
  for (let d = -2; d <= 2; d += 1) {
    const weight = votes[(best + d + BINS) % BINS] ?? 0;
    sum += weight;
    weighted += weight * d;
  }
  return best + (sum > 0 ? weighted / sum : 0);
}

const toTilt = (degrees: number): number => ((degrees > 45 ? degrees - 90 : degrees) * Math.PI) / 180;
