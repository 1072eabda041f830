/** A code unread for this long has gone, ms. */
const GONE_MS = 2000;
/** … and for this many frames looked at: a code that is hard to read is missed in most of them. */
const GONE_FRAMES = 12;
/** With another code read meanwhile, this long unread is enough, ms; shorter, and both are on one badge. */
const SWAPPED_MS = 700;

type Sight = { readonly at: number; readonly frame: number };

/** What was in front of the camera lately. */
export type Sights = { readonly frame: number; readonly seen: ReadonlyMap<string, Sight> };

/** Nothing seen yet. */
export const noSights: Sights = { frame: 0, seen: new Map() };

/**
 * Takes the codes read in one frame that was looked at (a frame skipped because nothing moved must not be counted) and answers which
 * of them are new: a code held in front of the camera is new once, and again after it was away or another code took its place.
 */
export function takeSights(
  before: Sights,
  codes: readonly string[],
  now: number,
): { readonly sights: Sights; readonly fresh: readonly string[] } {
  const frame = before.frame + 1;
  const fresh = codes.filter((code) => {
    const last = before.seen.get(code);
    if (last === undefined) return true;
    const away = now - last.at;
    const isGone = away >= GONE_MS && frame - last.frame > GONE_FRAMES;
    return isGone || (away >= SWAPPED_MS && [...before.seen.values()].some((other) => other.at > last.at));
  });
  const recent = [...before.seen].filter(([, sight]) => now - sight.at < GONE_MS || frame - sight.frame <= GONE_FRAMES);
  return { sights: { frame, seen: new Map([...recent, ...codes.map((code) => [code, { at: now, frame }] as const)]) }, fresh };
}
