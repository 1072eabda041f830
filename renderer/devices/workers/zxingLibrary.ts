import {
  AztecCodeReader,
  BarcodeFormat,
  BinaryBitmap,
  DataMatrixReader,
  DecodeHintType,
  HybridBinarizer,
  InvertedLuminanceSource,
  MultiFormatOneDReader,
  PDF417Reader,
  QRCodeReader,
  RGBLuminanceSource,
  type LuminanceSource,
  type Reader,
  type Result,
  type ResultPoint,
} from '@zxing/library';
import type { Box, Point, Symbology } from '#shared/domain/scan.ts';
import type { Read } from '#renderer/devices/passes.ts';
import type { Grey } from '#renderer/devices/pixels.ts';

const symbologies = new Map<BarcodeFormat, Symbology>([
  [BarcodeFormat.QR_CODE, 'QR'],
  [BarcodeFormat.AZTEC, 'Aztec'],
  [BarcodeFormat.DATA_MATRIX, 'Data Matrix'],
  [BarcodeFormat.PDF_417, 'PDF417'],
  [BarcodeFormat.CODE_128, 'Code 128'],
  [BarcodeFormat.CODE_39, 'Code 39'],
  [BarcodeFormat.CODE_93, 'Code 93'],
  [BarcodeFormat.EAN_8, 'EAN-8'],
  [BarcodeFormat.EAN_13, 'EAN-13'],
  [BarcodeFormat.UPC_A, 'UPC-A'],
  [BarcodeFormat.UPC_E, 'UPC-E'],
  [BarcodeFormat.ITF, 'ITF'],
  [BarcodeFormat.CODABAR, 'Codabar'],
]);

/**
 * Reads a grey picture with @zxing/library: slower and weaker than zxing-cpp, but plain JavaScript.
 * The last pass on still pictures (it finds some PDF417 the other does not), and all there is where WebAssembly cannot start.
 */
export function readWithZxingLibrary(picture: Grey, { bars }: { readonly bars: boolean } = { bars: true }): readonly Read[] {
  const source = new RGBLuminanceSource(new Uint8ClampedArray(picture.data), picture.width, picture.height);
  const result = tryRead(source, bars) ?? tryRead(new InvertedLuminanceSource(source), bars);
  return result === null ? [] : [newLibraryRead(result)];
}

/** One by one and not by MultiFormatReader, which writes the failures of damaged codes to the console. */
function tryRead(source: LuminanceSource, bars: boolean): Result | null {
  const hints = new Map<DecodeHintType, unknown>([
    [DecodeHintType.TRY_HARDER, true],
    [DecodeHintType.POSSIBLE_FORMATS, [...symbologies.keys()]],
  ]);
  const readers: readonly (() => Reader)[] = [
    () => new QRCodeReader(),
    () => new DataMatrixReader(),
    () => new AztecCodeReader(),
    () => new PDF417Reader(),
    ...(bars ? [() => new MultiFormatOneDReader(hints)] : []),
  ];
  const bitmap = new BinaryBitmap(new HybridBinarizer(source));
  for (const newReader of readers) {
    try {
      return newReader().decode(bitmap, hints);
    } catch {
      // The library says "nothing found" by throwing, and throws all sorts of things at a damaged code.
    }
  }
  return null;
}

/** A read in our words; the library tells neither bytes nor how sure it is. */
export function newLibraryRead(result: Result): Read {
  // its types hide that a mark of a damaged code, which it did not find, is null
  const marks: readonly (ResultPoint | null)[] = result.getResultPoints();
  const points = marks.flatMap((mark): Point[] => (mark === null ? [] : [[mark.getX(), mark.getY()]]));
  return {
    text: result.getText(),
    bytes: new TextEncoder().encode(result.getText()),
    symbology: symbologies.get(result.getBarcodeFormat()) ?? 'other',
    box: frame(points),
    lines: 1,
    isValid: true,
  };
}

/** The upright rectangle about the points: the library gives three or four of a code's marks, in an order of its own; none, a corner. */
function frame(found: readonly Point[]): Box {
  const points: readonly Point[] = found.length === 0 ? [[0, 0]] : found;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}
