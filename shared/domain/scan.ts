import type { Contact } from './contact.ts';

/** The names that screens, files and the decoder use for a code's kind. */
export type Symbology =
  | 'QR'
  | 'Micro QR'
  | 'rMQR'
  | 'Aztec'
  | 'Data Matrix'
  | 'PDF417'
  | 'MaxiCode'
  | 'Code 128'
  | 'Code 39'
  | 'Code 93'
  | 'EAN-8'
  | 'EAN-13'
  | 'UPC-A'
  | 'UPC-E'
  | 'ITF'
  | 'Codabar'
  | 'DataBar'
  | 'other';

/** Where a scan came in. */
export type ScanSource = 'camera' | 'scanner' | 'image' | 'file' | 'manual' | 'kiosk';

/** One thing read by the hardware, before anybody knows what it means. Untrusted. */
export type Scan = {
  readonly source: ScanSource;
  readonly text: string;
  /** The payload as the code holds it; text may already have lost the charset. */
  readonly bytes?: Uint8Array;
  readonly symbology?: Symbology;
  /** Corners of the code in pixels of the picture: top left, then clockwise. */
  readonly box?: Box;
  /** Scanner only: the physical keys as they came, kept to undo a wrong layout. */
  readonly rawKeys?: string;
};

export type Box = readonly [Point, Point, Point, Point];
export type Point = readonly [number, number];

/** Confidence 0…1 by field: name, family, given, title, company, org, emails, phones, websites, address, note. */
export type Confidence = Readonly<Record<string, number>>;

/** What a payload turned out to be. */
export type FindingKind = 'contact' | 'code' | 'profile-url' | 'url' | 'text' | 'calendar' | 'geo' | 'wifi';

/** A named value of a payload that has no place in a contact: kept beside it, never thrown away. */
export type Unplaced = { readonly name: string; readonly value: string };

/** One thing found in a picture, a file or a scan. The shape is fixed: the batch mode prints it (docs: README, Batch mode). */
export type Finding = {
  readonly from: 'code' | 'card' | 'file' | 'badge-text';
  readonly kind: FindingKind;
  readonly symbology?: Symbology;
  readonly text?: string;
  readonly bytesBase64?: string;
  /** The id to look up in the attendee list, leading zeros kept. */
  readonly code?: string;
  readonly box?: Box;
  readonly contact?: Contact;
  readonly confidence?: Confidence;
  /** What the payload said and no field took; absent when everything was placed. */
  readonly unplaced?: readonly Unplaced[];
};
