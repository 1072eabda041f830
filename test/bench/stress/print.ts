import bwip from 'bwip-js/generic';
import type { Grey } from '#renderer/devices/pixels.ts';

/** The kinds of code that the stress frames show. */
export type Printed = 'qrcode' | 'azteccode' | 'datamatrix' | 'pdf417' | 'code128';

const options: Readonly<Record<Printed, Record<string, unknown>>> = {
  qrcode: { eclevel: 'M' },
  azteccode: {},
  datamatrix: {},
  pdf417: { columns: 5, eclevel: 3 },
  code128: {},
};
/** Rows of modules that bars are high, and quiet modules around each kind. */
const BAR_HEIGHT = 34;
const quiet: Readonly<Record<Printed, number>> = { qrcode: 4, azteccode: 3, datamatrix: 3, pdf417: 4, code128: 10 };
const PDF417_ROW = 3;

/** A printed code, one pixel a module, 0 black, 255 paper, with its quiet zone. Throws when the text does not fit the kind. */
export function printCode(kind: Printed, text: string): Grey {
  // oxlint-disable-next-line import/no-named-as-default-member -- the named `raw` is the encoder of one kind of code, not this function
  const [symbol] = bwip.raw(kind, text, options[kind]) as { pixs?: number[]; pixx?: number; pixy?: number; sbs?: number[] }[]; // bwip-js types it as a union of two of these
  if (symbol?.pixs !== undefined && symbol.pixx !== undefined) return fromMatrix(symbol.pixs, symbol.pixx, kind);
  if (symbol?.sbs === undefined) throw new Error(`bwip-js drew no ${kind}`);
  const row = symbol.sbs.flatMap((width, i) => Array.from({ length: width }, () => (i % 2 === 0 ? 1 : 0)));
  return fromMatrix(Array.from({ length: BAR_HEIGHT }, () => row).flat(), row.length, kind);
}

function fromMatrix(bits: readonly number[], columns: number, kind: Printed): Grey {
  const high = kind === 'pdf417' ? PDF417_ROW : 1;
  const margin = quiet[kind];
  const width = columns + 2 * margin;
  const height = (bits.length / columns) * high + 2 * margin;
  const data = new Uint8Array(width * height).fill(255);
  for (let y = margin; y < height - margin; y += 1) {
    const row = Math.floor((y - margin) / high) * columns;
    for (let x = 0; x < columns; x += 1) if (bits[row + x] === 1) data[y * width + margin + x] = 0;
  }
  return { data, width, height };
}
