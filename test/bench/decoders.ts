import {
  AztecCodeReader,
  BinaryBitmap,
  DataMatrixReader,
  HybridBinarizer,
  MultiFormatOneDReader,
  PDF417Reader,
  QRCodeReader,
  RGBLuminanceSource,
  type Reader,
} from '@zxing/library';
import { scanGrayBuffer, setModuleArgs } from '@undecaf/zbar-wasm';
import zbarUrl from '@undecaf/zbar-wasm/dist/zbar.wasm?url';
import jsQR from 'jsqr';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import zxingUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { paintRgba, type Grey } from '#renderer/devices/pixels.ts';
import { readStill } from '#renderer/devices/readStill.ts';
import { readWithZxing } from '#renderer/devices/workers/zxing.ts';
import { readWithZxingLibrary } from '#renderer/devices/workers/zxingLibrary.ts';

/** A decoder of the comparison: the texts it reads in one picture. */
export type Decoder = { readonly name: string; readonly read: (picture: Grey) => Promise<readonly string[]> };

/** Loads both WebAssembly decoders from the program's own files. */
export async function loadDecoders(): Promise<void> {
  setModuleArgs({ locateFile: () => zbarUrl });
  await prepareZXingModule({ overrides: { locateFile: () => zxingUrl }, fireImmediately: true });
}

const MOST_CODES = 10;

/** Our passes for stills. */
export const ours: Decoder = {
  name: 'boothbook',
  read: async (picture) =>
    (await readStill(picture, { decode: readWithZxing, lifeboat: readWithZxingLibrary })).reads.map(({ text }) => text),
};

/** @zxing/library without TRY_HARDER, reader by reader: its MultiFormatReader writes every failure to the console, which costs more. */
const libraryPlain: Decoder = {
  name: '@zxing/library',
  read: async (picture) => {
    const source = new RGBLuminanceSource(new Uint8ClampedArray(picture.data), picture.width, picture.height);
    const bitmap = new BinaryBitmap(new HybridBinarizer(source));
    const readers: readonly (() => Reader)[] = [
      () => new QRCodeReader(),
      () => new DataMatrixReader(),
      () => new AztecCodeReader(),
      () => new PDF417Reader(),
      () => new MultiFormatOneDReader(new Map()),
    ];
    for (const newReader of readers) {
      try {
        return [newReader().decode(bitmap).getText()];
      } catch {
        // it says "nothing found" by throwing
      }
    }
    return [];
  },
};

const libraryHarder: Decoder = { name: '@zxing/library', read: async (picture) => readWithZxingLibrary(picture).map(({ text }) => text) };

const zxingWasm: Decoder = {
  name: 'zxing-wasm',
  read: async (picture) => {
    // the type asks for ImageData, the code only for these three fields (zxing-wasm 3.1.4, share.js)
    const results = await readBarcodes(paintRgba(picture) as ImageData, {
      tryHarder: true,
      textMode: 'Plain',
      maxNumberOfSymbols: MOST_CODES,
    });
    return results.map(({ text }) => text);
  },
};

const jsqr: Decoder = {
  name: 'jsQR',
  read: async (picture) => {
    const code = jsQR(paintRgba(picture).data, picture.width, picture.height);
    return code === null || code.data === '' ? [] : [code.data];
  },
};

const zbar: Decoder = {
  name: 'zbar',
  read: async ({ data, width, height }) => {
    const symbols = await scanGrayBuffer(new Uint8Array(data).buffer, width, height);
    return symbols.map((symbol) => symbol.decode());
  },
};

/** The others on stills: each tries as hard as it can in one call. */
export const others: readonly Decoder[] = [libraryHarder, zxingWasm, jsqr, zbar];

/** The others on a camera's frames: @zxing/library without TRY_HARDER, which costs seven times as much. */
export const othersLive: readonly Decoder[] = [libraryPlain, zxingWasm, jsqr, zbar];
