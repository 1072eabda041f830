/** The one origin of our pages. It owns the database and the camera: it never changes. */
export const SCHEME = 'app';
const HOST = 'booth';
export const HOME = `${SCHEME}://${HOST}/`;

/** The frame of a message, as far as the check looks at it (Electron's `WebFrameMain`). */
export type Frame = { readonly url: string; readonly parent: unknown };

/** True for an address of our origin. Parsed, never compared as text: `app://booth.evil` and `app://booth@evil` are not ours. */
export function isOurs(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '';
}

/** True when a message comes from the top frame of one of our pages. */
export function isTrusted(frame: Frame | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && isOurs(frame.url);
}
