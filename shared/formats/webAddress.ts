import { parse } from 'tldts';

/** A web address taken apart; untrusted, never opened by reading it. */
export type WebAddress = {
  /** Lower case, without "://"; '' for "example.com/x". */
  readonly scheme: string;
  readonly host: string;
  readonly path: readonly string[];
  readonly query: readonly (readonly [key: string, value: string])[];
};

/** Percent codes and `+` undone; text as it stands when they are broken. */
export function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** `a=1&b=2` as pairs, in order. */
export const readQuery = (query: string): [string, string][] =>
  query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals < 0 ? [unescapeUrl(pair), ''] : [unescapeUrl(pair.slice(0, equals)), unescapeUrl(pair.slice(equals + 1)).trim()];
    });

/** Reads "https://host/path?query#part", also without a scheme when the host ends in a public suffix. Null for anything else. */
export function readWebAddress(text: string): WebAddress | null {
  const trimmed = text.trim();
  if (trimmed.length > 4000 || /\s/.test(trimmed)) return null;
  const match = /^(?:([a-z][a-z0-9+.-]{1,30}):\/\/(?:[^@/?#]*@)?)?([^/?#:@]+)(?::\d{1,5})?(?=[/?#]|$)/i.exec(trimmed);
  const host = match?.[2]?.toLowerCase() ?? '';
  if (match === null || (!host.includes('.') && match[1] === undefined)) return null;
  if (match[1] === undefined && !isPublicHost(host)) return null;
  const rest = trimmed.slice(match[0].length);
  const hash = rest.indexOf('#');
  const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const path = (mark < 0 ? beforeHash : beforeHash.slice(0, mark)).split('/').filter(Boolean).map(unescapeUrl);
  return { scheme: match[1]?.toLowerCase() ?? '', host, path, query: mark < 0 ? [] : readQuery(beforeHash.slice(mark + 1)) };
}

/** Whether a host could be on the web: letters, and an end of the Public Suffix List's ICANN part. */
function isPublicHost(host: string): boolean {
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(host) || /^[\d.]+$/.test(host)) return false;
  const { domain, publicSuffix, isIcann } = parse(host);
  return isIcann === true && domain !== null && !SUFFIX_OF_TEXT.test(publicSuffix ?? '');
}

/** Public suffixes that are file endings or initials far more often than web addresses on a badge ("report.zip"). */
const SUFFIX_OF_TEXT = /^(?:zip|mov|md|py|sh|rs)$/;
