import type { Symbology } from '#shared/domain/scan.ts';
import type { Grey } from './pixels.ts';
import { runPass, stillPasses, type Decode, type Pass, type Read } from './passes.ts';

/** Most codes one picture may give. */
const MOST_CODES = 10;

/** A second decoder, asked once when the first found nothing. */
export type Lifeboat = (picture: Grey) => readonly Read[];

/** What a still picture holds. `isSeen`: something like a code was there although none could be read. */
export type Still = { readonly reads: readonly Read[]; readonly isSeen: boolean };

/**
 * Reads the codes of a still picture: pass after pass until one is sure. A two-dimensional code with error
 * correction is believed at once; bars and PDF417 after two equal reads, or one that many scan lines agree on.
 */
export async function readStill(picture: Grey, { decode, lifeboat, signal }: StillTools): Promise<Still> {
  const heard: Read[] = [];
  let isSeen = false;
  for (const pass of stillPasses) {
    if (signal?.aborted) return { reads: [], isSeen };
    const reads = await runPass(decode, withErrors(pass), picture);
    isSeen ||= reads.some((read) => !read.isValid);
    heard.push(...reads.filter((read) => read.isValid && read.text !== ''));
    const sure = settle(heard);
    if (sure.length > 0) return { reads: sure, isSeen: true };
  }
  const last = lifeboat?.(picture) ?? [];
  return { reads: settle([...heard, ...last]), isSeen: isSeen || heard.length > 0 || last.length > 0 };
}

export type StillTools = { readonly decode: Decode; readonly lifeboat?: Lifeboat; readonly signal?: AbortSignal };

/** The reads that may be believed, each code once, in the order they were found. */
export function settle(heard: readonly Read[]): readonly Read[] {
  const sure: Read[] = [];
  for (const read of heard) {
    if (sure.some((other) => isSameCode(other, read))) continue;
    if (isFirm(read) || heard.filter((other) => isSameCode(other, read)).length >= 2) sure.push(read);
  }
  return sure.slice(0, MOST_CODES);
}

/** True for a read that needs no second one: error correction proves it, or many scan lines of a code with a check digit agree. */
export const isFirm = (read: Read): boolean => proven[read.symbology];

/** Codes whose error correction proves a read. */
const proven: Readonly<Record<Symbology, boolean>> = {
  QR: true,
  'Micro QR': true,
  rMQR: true,
  Aztec: true,
  'Data Matrix': true,
  MaxiCode: true,
  PDF417: false,
  'Code 128': false,
  'Code 39': false,
  'Code 93': false,
  'EAN-8': false,
  'EAN-13': false,
  'UPC-A': false,
  'UPC-E': false,
  ITF: false,
  Codabar: false,
  DataBar: false,
  other: false,
};

/** Same text in the same kind of code. */
export const isSameCode = (a: Read, b: Read): boolean => a.text === b.text && a.symbology === b.symbology;

const withErrors = (pass: Pass): Pass => (pass.name === 'plain' ? { ...pass, how: { ...pass.how, errors: true } } : pass);
