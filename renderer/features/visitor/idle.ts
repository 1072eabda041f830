/** A half filled form is wiped after this long without input, ms: the visitor has left, and the next one must not read it. */
const WIPE_MS = 60_000;
/** So long before, it is said, ms. */
const WARN_MS = 15_000;

/** What to do with a form nobody has touched for `quiet` ms: nothing, count down the seconds that are left, or wipe it. Pure. */
export function idleStep(quiet: number): { readonly kind: 'wait' | 'wipe' } | { readonly kind: 'warn'; readonly seconds: number } {
  if (quiet >= WIPE_MS) return { kind: 'wipe' };
  if (quiet < WIPE_MS - WARN_MS) return { kind: 'wait' };
  return { kind: 'warn', seconds: Math.ceil((WIPE_MS - quiet) / 1_000) };
}
