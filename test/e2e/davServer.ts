import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small calendar server (CalDAV): one user, one calendar, versions that must fit. */
export type DavServer = {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Events by their address. */
  readonly events: Map<string, { etag: string; ics: string }>;
  /** Writes an event as the rep does in their own calendar. */
  readonly change: (change: (ics: string) => string | null) => void;
  readonly close: () => Promise<void>;
};

const FOLDER = '/dav/calendars/tallowick/meetings/';
const HOME = '/dav/calendars/tallowick/';
const PRINCIPAL = '/dav/principals/tallowick/';
const SPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const answerOf = (href: string, props: string): string =>
  `<d:response><d:href>${escaped(href)}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer); // a request's stream yields buffers
  return Buffer.concat(pieces).toString('utf8');
}

const say = (answer: ServerResponse, rows: readonly string[]): void =>
  void answer
    .writeHead(207, { 'content-type': 'application/xml; charset=utf-8' })
    .end(`<?xml version="1.0"?><d:multistatus ${SPACES}>${rows.join('')}</d:multistatus>`);

/** A server that listens. */
export async function openDav(): Promise<DavServer> {
  const user = 'tallowick';
  const password = 'crane & lantern';
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const events: DavServer['events'] = new Map();
  let version = 0;
  const keep = (path: string, ics: string): string => {
    version += 1;
    events.set(path, { etag: `"v${version}"`, ics });
    return `"v${version}"`;
  };
  const list = (path: string, depth: string | undefined): string[] => {
    if (path === FOLDER) {
      const own = `<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>Meetings &amp; calls</d:displayname><cs:getctag>c${version}-${events.size}</cs:getctag>`;
      const kept = [...events].map(([href, { etag }]) => answerOf(href, `<d:getetag>${etag}</d:getetag>`));
      return [answerOf(FOLDER, own), ...(depth === '1' ? kept : [])];
    }
    const plain = '<d:resourcetype><d:collection/></d:resourcetype>';
    if (path === HOME) return [answerOf(HOME, plain), ...(depth === '1' ? list(FOLDER, '0') : [])];
    if (path === PRINCIPAL) return [answerOf(PRINCIPAL, `<c:calendar-home-set><d:href>${HOME}</d:href></c:calendar-home-set>`)];
    return [answerOf(path, `<d:current-user-principal><d:href>${PRINCIPAL}</d:href></d:current-user-principal>${plain}`)];
  };
  const write = (request: IncomingMessage, answer: ServerResponse, ics: string): void => {
    const path = request.url ?? '';
    const there = events.get(path);
    const fits = request.headers['if-none-match'] === '*' ? there === undefined : there?.etag === request.headers['if-match'];
    if (!fits) return void answer.writeHead(412).end();
    if (request.method === 'PUT') return void answer.writeHead(there === undefined ? 201 : 204, { etag: keep(path, ics) }).end();
    events.delete(path);
    return void answer.writeHead(204).end();
  };
  const handle = async (request: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await bodyOf(request);
    const path = request.url ?? '';
    if (request.headers.authorization !== authorization)
      return void answer.writeHead(401, { 'www-authenticate': 'Basic realm="dav"' }).end();
    if (path === '/.well-known/caldav') return void answer.writeHead(301, { location: '/dav/' }).end();
    switch (request.method ?? '') {
      case 'PROPFIND':
        return say(answer, list(path, request.headers['depth']?.toString()));
      case 'REPORT': {
        const asked = [...body.matchAll(/<d:href>([^<]+)<\/d:href>/gu)].map(([, href = '']) => href);
        const wanted = body.includes('calendar-multiget') ? asked : [...events.keys()];
        const rows = wanted.flatMap((href) => {
          const event = events.get(href);
          return event === undefined
            ? []
            : [answerOf(href, `<d:getetag>${event.etag}</d:getetag><c:calendar-data>${escaped(event.ics)}</c:calendar-data>`)];
        });
        return say(answer, rows);
      }
      case 'GET': {
        const event = events.get(path);
        if (event === undefined) return void answer.writeHead(404).end();
        return void answer.writeHead(200, { 'content-type': 'text/calendar', etag: event.etag }).end(event.ics);
      }
      case 'PUT':
      case 'DELETE':
        return write(request, answer, body);
      default:
        return void answer.writeHead(405).end();
    }
  };
  const server: Server = createServer((request, answer) => void handle(request, answer));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a listening TCP server's address
    user,
    password,
    events,
    change: (change) => {
      for (const [path, { ics }] of events) {
        const after = change(ics);
        if (after === null) events.delete(path);
        else keep(path, after);
      }
      version += 1;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
