import { pause } from '#renderer/devices/pause.ts';
import type { Scan } from '#shared/domain/scan.ts';
import { isCommandCode } from '#shared/formats/commandCode.ts';

/** Codes that a camera reads this near to each other lie on one sheet in front of it, ms. */
const TOGETHER_MS = 700;
/** So long a code of the camera waits for others to turn up, ms: a few frames. */
const SETTLE_MS = 400;
/** Forgotten after this, ms. */
const KEPT_MS = 10_000;

/** Desk codes that the camera saw lately and when; a hand scanner sees one at a time. */
const seen = new Map<string, number>();

/** Notes a desk code of the camera the moment it is read, before earlier scans are done with. */
export function noticeInView(scan: Scan, now: number): void {
  if (scan.source !== 'camera' || !isCommandCode(scan)) return;
  for (const [text, at] of seen) if (now - at > KEPT_MS) seen.delete(text);
  seen.set(scan.text, now);
}

/** True unless the camera saw other desk codes with this one: then nobody knows which is meant. */
export async function isAloneInView(scan: Scan, now: () => number): Promise<boolean> {
  const mine = seen.get(scan.text);
  if (scan.source !== 'camera' || mine === undefined) return true;
  await pause(mine + SETTLE_MS - now(), new AbortController().signal);
  return ![...seen].some(([text, at]) => text !== scan.text && Math.abs(at - mine) < TOGETHER_MS);
}
