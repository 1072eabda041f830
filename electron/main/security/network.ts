import type { Session } from 'electron';
import { isOurs } from './trust.ts';

/** True for what a page may load: its own origin and what it made itself. `devtools:` only matters in development. */
export function isLocal(address: string): boolean {
  if (isOurs(address)) return true;
  const [scheme] = address.split(':', 1);
  return scheme === 'data' || scheme === 'blob' || scheme === 'devtools';
}

/** A second wall behind the page's policy: the renderer's session reaches no network at all. Main's own calls do not pass here. */
export function guardNetwork(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
}
