import type { Box, Confidence } from './scan.ts';
import type { Contact } from './contact.ts';

/** One word of print on a picture. */
export type PrintedWord = {
  readonly text: string;
  /** Which line of print it stands in, from 0. */
  readonly line: number;
  /** 0…1, as sure as its line was read. */
  readonly confidence: number;
  /** Corners in pixels of the upright picture: top left of the word, then clockwise. */
  readonly box: Box;
};

/** Which words a field was read from; `item` counts within a list field (second e-mail: 1). */
export type PrintedField = { readonly field: string; readonly item: number; readonly words: readonly number[] };

/** What was read on a picture: kept with it, so that a person can check the fields against the print at any time. */
export type CardPrint = {
  /** Quarter turns clockwise that make the picture upright. */
  readonly rotation: 0 | 1 | 2 | 3;
  /** Size of the upright picture in pixels; boxes are in it. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly PrintedWord[];
  readonly fields: readonly PrintedField[];
  /** The fields as they were read, before any code or person had a word. */
  readonly contact: Contact;
  readonly confidence: Confidence;
};

/**
 * Where the reading of a picture stands. `waiting` survives a restart: reading goes on where it stopped.
 * `from`: a card, or the print of a badge whose code is only an id.
 */
export type CardState =
  | { readonly kind: 'waiting'; readonly from: PrintSource }
  | { readonly kind: 'read'; readonly from: PrintSource; readonly print: CardPrint }
  | { readonly kind: 'failed'; readonly from: PrintSource };

export type PrintSource = 'card' | 'badge-text';
