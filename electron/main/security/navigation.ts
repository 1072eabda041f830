import type { WebContents } from 'electron';
import { isOurs } from './trust.ts';

/** Hosts a link may open in the person's browser; with their subdomains. */
const HOSTS = ['linkedin.com', 'xing.com', 'openstreetmap.org', 'github.com'];

/** True for a link that may leave for the browser: `https:`, a listed host, no user or port in it. */
export function isListedLink(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return false;
  return HOSTS.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** What `guardNavigation` needs of a web contents. */
type Guarded = Pick<WebContents, 'setWindowOpenHandler'> & { readonly on: WebContents['on'] };

const hold = (event: { readonly preventDefault: () => void; readonly url: string }): void => {
  if (!isOurs(event.url)) event.preventDefault();
};

/** Holds a web contents on our page: no navigation away, no redirect, no new window, no webview. A listed link goes to `open`. */
export function guardNavigation(contents: Guarded, open: (url: string) => void): void {
  contents.on('will-navigate', hold);
  contents.on('will-frame-navigate', hold);
  contents.on('will-redirect', hold);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isListedLink(url)) open(url);
    return { action: 'deny' };
  });
}
