/** No field of one or of the other to compare. */
export const NONE = 7;

/**
 * What comparing one field came to: its level (the higher the more alike; what each means is said in fields.ts), and the values that
 * agree, by which their rarity is known ('' when rarity says nothing there).
 */
export type Finding = { readonly level: number; readonly a: string; readonly b: string };

const NOTHING: Finding = { level: NONE, a: '', b: '' };
const plain = [0, 1, 2, 3, 4, 5, 6].map((level): Finding => ({ level, a: '', b: '' }));

/** A finding whose values have no rarity. */
export const atLevel = (level: number): Finding => plain[level] ?? NOTHING;

/** One of the two does not say. */
export const unknown: Finding = NOTHING;

/** The best of several comparisons: people have several numbers and addresses. */
export function bestOf<T>(mine: readonly T[], theirs: readonly T[], compare: (a: T, b: T) => Finding): Finding {
  let best = NOTHING;
  for (const a of mine)
    for (const b of theirs) {
      const found = compare(a, b);
      if (best.level === NONE || found.level > best.level) best = found;
    }
  return best;
}
