import { firstScanner, keyLayouts, type KeyLayout } from '#shared/domain/scanner.ts';
import { weighReading } from './plausibility.ts';
import { readKeys } from './readKeys.ts';
import type { Stroke } from './stroke.ts';

/** What the scans so far say about the scanner's keyboard. */
export type LayoutGuess = {
  readonly layout: KeyLayout;
  /** Others that read every scan so far alike. */
  readonly alike: readonly KeyLayout[];
  /** Others that read them differently and nearly as well: with any of these, only the calibration code can tell. */
  readonly rivals: readonly KeyLayout[];
  /** True when the newest scan alone leaves no doubt: it may be read so at once. */
  readonly isSure: boolean;
};

/** How much better than the present keyboard a guess must be before a person is asked, over all scans heard. */
const ASK = 8;
/** How much better a single scan must be to be read at once, without asking. */
const SURE = 14;
/** How much better than every other reading. */
const CLEAR = 3;

type Candidate = { readonly layout: KeyLayout; readonly texts: readonly string[]; readonly weights: readonly number[] };

/**
 * The keyboard that a scanner nobody has calibrated seems to be set to, from its scans so far, newest last; null while the present
 * reading (US unless told) is about as good. Layouts that read all alike are one guess.
 */
export function inferLayout(scans: readonly (readonly Stroke[])[], present: KeyLayout = 'us'): LayoutGuess | null {
  const candidates = keyLayouts.map((layout) => newCandidate(scans, layout));
  const own = candidates.find(({ layout }) => layout === present);
  const ranked = candidates.toSorted((a, b) => total(b.weights) - total(a.weights));
  const best = ranked[0];
  if (own === undefined || best === undefined || isAlike(best, own)) return null;
  if (total(best.weights) - total(own.weights) < ASK || total(best.weights) <= 0) return null;
  const others = ranked.filter((other) => !isAlike(other, best));
  const rivals = others.filter((other) => total(best.weights) - total(other.weights) < CLEAR);
  const [gain, lead] = [newest(best) - newest(own), newest(best) - Math.max(...others.map(newest))];
  return {
    layout: best.layout,
    alike: candidates.filter((other) => other !== best && isAlike(other, best)).map(({ layout }) => layout),
    rivals: rivals.map(({ layout }) => layout),
    isSure: rivals.length === 0 && gain >= SURE && lead >= CLEAR && newest(best) >= SURE,
  };
}

const newest = ({ weights }: Candidate): number => weights.at(-1) ?? 0;

function newCandidate(scans: readonly (readonly Stroke[])[], layout: KeyLayout): Candidate {
  const readings = scans.map((strokes) => readKeys(strokes, { ...firstScanner, layout }));
  return { layout, texts: readings.map(({ text }) => text), weights: readings.map(({ text, strays }) => weighReading(text, strays)) };
}

const isAlike = (a: Candidate, b: Candidate): boolean => a.texts.every((text, i) => text === b.texts[i]);

const total = (weights: readonly number[]): number => weights.reduce((sum, weight) => sum + weight, 0);
