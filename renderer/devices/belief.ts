import type { Box, Symbology } from '#shared/domain/scan.ts';
import type { Read } from './passes.ts';

/** A read and the pass it came by. */
export type Heard = { readonly read: Read; readonly look: string };

/** How much proof a kind of code carries in itself: error correction, a lot of checked codewords, or bars with a digit's worth at most. */
type Proof = 'full' | 'checked' | 'bars';

const proofs: Readonly<Record<Symbology, Proof>> = {
  QR: 'full',
  'Micro QR': 'full',
  rMQR: 'full',
  Aztec: 'full',
  'Data Matrix': 'full',
  MaxiCode: 'full',
  PDF417: 'checked',
  'Code 128': 'bars',
  'Code 39': 'bars',
  'Code 93': 'bars',
  'EAN-8': 'bars',
  'EAN-13': 'bars',
  'UPC-A': 'bars',
  'UPC-E': 'bars',
  ITF: 'bars',
  Codabar: 'bars',
  DataBar: 'bars',
  other: 'bars',
};

/** Scan lines that must agree for one look to be enough. Wrong bars were read by at most 2 lines of a plain picture, 2 of a doubled one. */
const linesEnough: Readonly<Record<string, number>> = { plain: 4, 'double-sharpen': 10, deskew: 8 };

/** True for a read that needs no second one, whatever look it came by. */
export const isProven = (read: Read): boolean => proofs[read.symbology] === 'full';

/** Same text in the same kind of code. */
export const isSameCode = (a: Read, b: Read): boolean => a.text === b.text && a.symbology === b.symbology;

/**
 * The reads that may be believed, each code once, in the order they were found. 2D codes with error correction at once (in a
 * still, PDF417 too: no pass misread one in 821 pictures); bars when enough scan lines agree or two different looks do. Of two that
 * claim one place, the one more lines saw.
 */
export function settle(heard: readonly Heard[]): readonly Read[] {
  const sure: Read[] = [];
  for (const { read } of heard) {
    if (sure.some((other) => isSameCode(other, read))) continue;
    if (isSure(heard.filter((other) => isSameCode(other.read, read)))) sure.push(read);
  }
  return sure.filter((read) => isProven(read) || !sure.some((rival) => isRival(rival, read) && weigh(heard, rival) > weigh(heard, read)));
}

function isSure(same: readonly Heard[]): boolean {
  return (
    new Set(same.map(({ look }) => look)).size >= 2 ||
    same.some(({ read, look }) => {
      const proof = proofs[read.symbology];
      return proof !== 'bars' || read.lines >= (linesEnough[look] ?? Number.POSITIVE_INFINITY);
    })
  );
}

const isRival = (a: Read, b: Read): boolean => !isSameCode(a, b) && proofs[a.symbology] === 'bars' && overlap(a.box, b.box);

const weigh = (heard: readonly Heard[], read: Read): number =>
  heard.reduce((sum, other) => sum + (isSameCode(other.read, read) ? other.read.lines : 0), 0);

/** Do the upright frames of two boxes share more than a corner? */
function overlap(a: Box, b: Box): boolean {
  return [0, 1].every((axis) => {
    const [aLow, aHigh] = range(a, axis);
    const [bLow, bHigh] = range(b, axis);
    return Math.min(aHigh, bHigh) - Math.max(aLow, bLow) >= 0;
  });
}

function range(box: Box, axis: number): readonly [number, number] {
  const values = box.map((point) => point[axis] ?? 0);
  return [Math.min(...values), Math.max(...values)];
}
