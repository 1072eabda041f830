import type { Scan } from '#shared/domain/scan.ts';
import type { Show } from '#shared/domain/show.ts';
import { readCommand } from '#shared/formats/commandCode.ts';

/** The rest of a code comes this soon behind its beginning, ms: a laptop that was too busy to take all keys as one scan. */
const REST_WITHIN_MS = 3_000;

/** A beginning of a desk code that waits for its rest. */
let piece: { readonly scan: Scan; readonly at: number } | null = null;

const joined = (first: Scan, rest: Scan): Scan => ({
  source: rest.source,
  text: first.text + rest.text,
  ...(first.rawKeys === undefined || rest.rawKeys === undefined ? {} : { rawKeys: `${first.rawKeys} ${rest.rawKeys}` }),
});

/** The scan as it came; or, when the one before it was the beginning of a desk code and both make a whole one, that. */
export function joinPieces(scan: Scan, show: Show, now: number): Scan {
  const before = piece;
  piece = null;
  if (scan.source !== 'scanner') return scan;
  if (before !== null && now - before.at <= REST_WITHIN_MS) {
    const both = joined(before.scan, scan);
    if (readCommand(both, show)?.kind === 'command') return both;
  }
  if (readCommand(scan, show)?.kind === 'damaged') piece = { scan, at: now };
  return scan;
}
