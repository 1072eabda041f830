import type { Box } from '#shared/domain/scan.ts';

/** A line of print as the recogniser saw it. Untrusted. */
export type CardLine = {
  readonly text: string;
  /** 0…1, mean of its characters. */
  readonly confidence: number;
  /** Corners of the line in pixels of the upright picture: top left of the text, then clockwise. */
  readonly box: Box;
  /** Height of the line in pixels of the upright picture. */
  readonly height: number;
  /** Where each character of `text` as first read stands, 0…1 of the line's width: lets a screen mark one word. */
  readonly at?: readonly number[];
};
