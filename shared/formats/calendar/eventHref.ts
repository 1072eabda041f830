/** Percent escapes undone and made again, so that two spellings of one path are equal (RFC 3986 §6.2.2). */
export const plainPath = (path: string): string =>
  path
    .split('/')
    .map((part) => {
      try {
        return encodeURIComponent(decodeURIComponent(part));
      } catch {
        return part; // an escape that is none
      }
    })
    .join('/');

declare const URL: { new (address: string): { readonly pathname: string } };

/** Where in a calendar an event lies: its UID is its name (RFC 4791 §4.1), so that it has one address however often it is sent. */
export function eventHref(calendarUrl: string, uid: string): string {
  const folder = plainPath(new URL(calendarUrl).pathname);
  return `${folder.endsWith('/') ? folder : `${folder}/`}${encodeURIComponent(uid)}.ics`;
}
