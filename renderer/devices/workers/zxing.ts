import { readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader';
import type { Box, Symbology } from '#shared/domain/scan.ts';
import type { Decode, How, Read } from '#renderer/devices/passes.ts';
import { paintRgba } from '#renderer/devices/pixels.ts';

/** What a booth meets. Left out on purpose: film edges and Telepen, which are only ever read by mistake here. */
const linear = ['Codabar', 'Code39', 'Code93', 'Code128', 'ITF', 'DataBar', 'EANUPC'] as const;
const matrix = ['PDF417', 'Aztec', 'QRCode', 'DataMatrix', 'MaxiCode'] as const;
const formats = { all: [...linear, ...matrix], barred: [...linear, 'PDF417'], matrix: [...matrix] } as const;

/** Reads a grey picture with zxing-cpp. The WebAssembly module must have been prepared by the caller. */
export const readWithZxing: Decode = async (picture, how) => {
  // The type asks for ImageData, the code only for these three fields (zxing-wasm 3.1.4, share.js).
  const results = await readBarcodes(paintRgba(picture) as ImageData, readOptions(how));
  return results.map(newRead);
};

function readOptions(how: How): ReaderOptions {
  return {
    textMode: 'Plain',
    formats: [...formats[how.formats ?? 'all']],
    tryHarder: how.effort === 'full',
    tryRotate: how.effort === 'full',
    tryInvert: how.effort === 'full',
    tryDownscale: how.downscale ?? how.effort === 'full',
    tryDenoise: how.denoise ?? false,
    maxNumberOfSymbols: how.max,
    returnErrors: how.errors ?? false,
    ...(how.binarizer === 'global' ? { binarizer: 'GlobalHistogram' } : {}),
  };
}

function newRead(result: ReadResult): Read {
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  const box: Box = [
    [topLeft.x, topLeft.y],
    [topRight.x, topRight.y],
    [bottomRight.x, bottomRight.y],
    [bottomLeft.x, bottomLeft.y],
  ];
  return {
    text: result.text,
    bytes: result.bytes,
    symbology: readSymbology(result),
    box,
    lines: result.lineCount,
    isValid: result.isValid,
  };
}

function readSymbology({ format, symbology }: ReadResult): Symbology {
  if (format === 'MicroQRCode') return 'Micro QR';
  if (format === 'RMQRCode') return 'rMQR';
  if (format === 'EAN8') return 'EAN-8';
  if (format === 'UPCA') return 'UPC-A';
  if (format === 'UPCE') return 'UPC-E';
  return bySymbology[symbology] ?? 'other';
}

const bySymbology: Readonly<Partial<Record<ReadResult['symbology'], Symbology>>> = {
  QRCode: 'QR',
  Aztec: 'Aztec',
  DataMatrix: 'Data Matrix',
  PDF417: 'PDF417',
  MaxiCode: 'MaxiCode',
  Code128: 'Code 128',
  Code39: 'Code 39',
  Code93: 'Code 93',
  EANUPC: 'EAN-13',
  ITF: 'ITF',
  Codabar: 'Codabar',
  DataBar: 'DataBar',
};
