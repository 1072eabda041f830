const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The address of an update feed as a person typed it, with one slash at its end; null when it is none: only `https:` (`http:` on this very
 * computer, for those who try a feed), and no user, password, question or fragment in it.
 */
export function readFeedAddress(text: string): string | null {
  const typed = text.trim();
  if (typed.length > 500 || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!isSafe || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  return `${url.href.replace(/\/+$/u, '')}/`;
}
