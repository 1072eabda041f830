/** What is to be worked through now, and what was left for now. */
export type Queue<T> = { readonly open: readonly T[]; readonly left: readonly T[] };

/** The things of a kind without those that are settled; those left for now stand by themselves. */
export function queueOf<T>(items: readonly T[], keyOf: (item: T) => string, skipped: readonly string[]): Queue<T> {
  const isSkipped = new Set(skipped);
  return { open: items.filter((item) => !isSkipped.has(keyOf(item))), left: items.filter((item) => isSkipped.has(keyOf(item))) };
}

/** Which one is in hand: the one that is held, else the one whose turn it is; null when there is none. */
export function inHand(open: readonly string[], { held, at }: { readonly held: string | null; readonly at: number }): string | null {
  return held ?? open[Math.min(at, open.length - 1)] ?? null;
}

/** The one before (-1) or after (1) in the queue; the same at its ends. */
export function neighbour(open: readonly string[], now: string | null, { at, by }: { readonly at: number; readonly by: number }): number {
  const place = now === null ? -1 : open.indexOf(now);
  const from = place === -1 ? at - (by > 0 ? 1 : 0) : place;
  return Math.max(0, Math.min(open.length - 1, from + by));
}
